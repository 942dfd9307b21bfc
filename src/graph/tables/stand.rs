//! Where nodes stand: in which document, at which bytes, in which voice. Follows from the rows that are shown; nothing is stored twice.

use smallvec::SmallVec;

use super::core::Core;
use crate::model::term::Term;
use crate::model::{Extent, NodeKind, Relation, VoiceKind};

/// Where nodes stand, by the rows that `shows` lets through.
pub(crate) struct Stand<'c, S> {
    core: &'c Core,
    shows: S,
}

/// The relation by which a quote or a voice belongs to its document.
pub(crate) fn belongs_by(kind: NodeKind) -> Relation {
    if kind == NodeKind::Voice { Relation::VoiceIn } else { Relation::InDocument }
}

/// The author's voice of a document: the first that is in it. It is there as long as the document is.
pub(crate) fn author(core: &Core, document: u32) -> Option<u32> {
    core.incoming(document, Relation::VoiceIn).ends().next().map(|(_, voice)| voice)
}

impl<'c, S: Fn(u32) -> bool> Stand<'c, S> {
    pub(crate) fn new(core: &'c Core, shows: S) -> Self {
        Stand { core, shows }
    }

    /// The rows of a relation of a node, in order of insertion.
    pub(crate) fn rows(&self, node: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        self.core.outgoing(node, relation).rows().filter(|row| (self.shows)(*row))
    }

    /// The first object of a relation of a node.
    fn object(&self, node: u32, relation: Relation) -> Option<u32> {
        let mut ends = self.core.outgoing(node, relation).ends();
        ends.find(|(row, _)| (self.shows)(*row)).map(|(_, end)| end)
    }

    /// The document of a quote or a voice.
    pub(crate) fn document_of(&self, node: u32) -> Option<u32> {
        self.object(node, belongs_by(self.core.kind(node)?))
    }

    /// The words of a relation of a node: segments, stretches, hedges; in order of insertion.
    pub(crate) fn words(&self, node: u32, relation: Relation) -> impl Iterator<Item = Extent> + '_ {
        let said = self.core.outgoing(node, relation).into_iter().filter(|(row, _)| (self.shows)(*row));
        said.filter_map(|(_, number)| self.core.words(number))
    }

    /// Where a quote stands: its segments; its reported clause if it has none.
    pub(crate) fn quote_extents(&self, quote: u32) -> SmallVec<[Extent; 1]> {
        let segments: SmallVec<[Extent; 1]> = self.words(quote, Relation::Segment).collect();
        if segments.is_empty() { self.words(quote, Relation::ReportedClause).collect() } else { segments }
    }

    /// The kind of a voice.
    pub(crate) fn voice_kind(&self, voice: u32) -> Option<VoiceKind> {
        let row = self.rows(voice, Relation::VoiceKind).next()?;
        self.core.value(row)?.term().and_then(VoiceKind::from_number)
    }

    /// The voice in which a byte of a document stands: the one that covers it, else the author's. Cost: O(log voices), and the voices there
    /// that are not shown.
    pub(crate) fn voice_at(&self, document: u32, byte: u32) -> Option<u32> {
        self.region_at(document, byte).map(|(voice, _)| voice)
    }

    /// The voice in which a quote stands.
    pub(crate) fn voice_of(&self, quote: u32) -> Option<u32> {
        let extent = self.quote_extents(quote).first().copied()?;
        self.voice_at(extent.document.index(), extent.span.start())
    }

    /// The voice in which every one of these bytes stands, if it is one.
    pub(crate) fn voice_through(&self, extent: Extent) -> Option<u32> {
        let document = extent.document.index();
        let (voice, mut end) = self.region_at(document, extent.span.start())?;
        while end < extent.span.end() {
            let (next, next_end) = self.region_at(document, end)?;
            if next != voice {
                return None;
            }
            end = next_end;
        }
        Some(voice)
    }

    /// The voice of a byte, and where the stretch or the gap ends in which the byte lies. Voices that are shown share no byte, so the latest stretch to
    /// begin at the byte or before it decides.
    fn region_at(&self, document: u32, byte: u32) -> Option<(u32, u32)> {
        let latest = self.core.stretches().up_to(document, byte).find_map(|row| self.stretch(row));
        if let Some((voice, extent)) = latest.filter(|(_, extent)| byte < extent.span.end()) {
            return Some((voice, extent.span.end()));
        }
        let next = self.core.stretches().after(document, byte).find_map(|row| self.stretch(row));
        let end = next.map_or(u32::MAX, |(_, extent)| extent.span.start());
        author(self.core, document).map(|author| (author, end))
    }

    /// The stretches nearest to one of a voice, before and after, where any that shares bytes with it would stand; but not that stretch itself.
    pub(crate) fn beside(&self, voice: u32, extent: Extent) -> impl Iterator<Item = Extent> + '_ {
        let document = extent.document.index();
        let is_other = move |found: &(u32, Extent)| *found != (voice, extent);
        let stretches = self.core.stretches();
        let before = stretches.up_to(document, extent.span.start()).filter_map(|row| self.stretch(row)).find(is_other);
        let after = stretches.after(document, extent.span.start()).find_map(|row| self.stretch(row));
        before.into_iter().chain(after).map(|(_, extent)| extent)
    }

    fn stretch(&self, row: u32) -> Option<(u32, Extent)> {
        let said = self.core.row(row).filter(|_| (self.shows)(row))?;
        Some((said.subject_node()?, said.words()?))
    }
}
