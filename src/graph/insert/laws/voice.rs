//! How voices lie in their document, and what stands in them.

use super::{Laws, overlap, unsayable};
use crate::graph::error::FaultKind;
use crate::graph::tables::{Links, Row, stand};
use crate::model::{Extent, NodeKind, Relation, VoiceKind};

impl Laws<'_> {
    /// A document has a text, and an author's voice before any other.
    pub(super) fn document(&self, document: u32) -> Option<FaultKind> {
        if self.core.content(document).is_none() {
            return Some(FaultKind::NoText);
        }
        let author = stand::author(self.core, document).filter(|voice| self.is_author(*voice));
        let incomplete =
            FaultKind::Incomplete { kind: NodeKind::Document, expected: "an author's voice, before others" };
        author.is_none().then_some(incomplete)
    }

    fn is_author(&self, voice: u32) -> bool {
        self.lens.shows_node(voice) && self.stand().voice_kind(voice) == Some(VoiceKind::Author)
    }

    /// A voice's stance is taken in its own words.
    pub(super) fn stance(&self, row: Row<'_>) -> Option<FaultKind> {
        let voice = row.subject_node().filter(|node| self.core.kind(*node) == Some(NodeKind::Voice))?;
        let stand = self.stand();
        let is_own = |extent: &Extent| stand.voice_at(extent.document.index(), extent.span.start()) == Some(voice);
        let outside = row.extents().find(|extent| !is_own(extent))?;
        Some(FaultKind::NotWithin { span: outside.span, holder: self.key(voice) })
    }

    /// Voices do not overlap, and stay in their document.
    pub(super) fn stretch(&self, row: Row<'_>) -> Option<FaultKind> {
        let voice = row.subject_node()?;
        let extent = row.value()?.words()?;
        let document = self.stand().document_of(voice)?;
        if document != extent.document.index() {
            return Some(self.other_document(document, extent.document.index()));
        }
        let stand = self.stand();
        let mut beside = stand.beside(voice, extent);
        beside.find(|other| other.span.overlaps(extent.span)).map(|other| overlap(other.span, extent.span))
    }

    /// What stands in the document runs through none of the voice's ends.
    pub(super) fn voice(&self, voice: u32) -> Option<FaultKind> {
        let stand = self.stand();
        let document = stand.document_of(voice)?;
        if self.is_author(voice) && stand::author(self.core, document) != Some(voice) {
            return Some(unsayable(
                Relation::VoiceKind,
                "every document has one author's voice, and it is there already",
            ));
        }
        if !self.is_changed(voice) {
            return None;
        }
        let stretches: Vec<Extent> = stand.words(voice, Relation::Stretch).collect();
        let is_near = |extents: &[Extent]| {
            extents.iter().any(|extent| stretches.iter().any(|stretch| stretch.span.overlaps(extent.span)))
        };
        // What comes with the voice is asked by itself.
        self.known(self.core.incoming(document, Relation::InDocument))
            .filter_map(|row| row.subject_node())
            .map(|quote| (quote, stand.quote_extents(quote)))
            .filter(|(_, extents)| is_near(extents))
            .find_map(|(quote, extents)| self.across_voices(quote, &extents))
            .or_else(|| self.stances_kept(document))
    }

    /// Whether what it covers is new in a graph that was there: then what was there is asked again. Cost of a new voice: O(quotes of its document, and stances
    /// of its author).
    fn is_changed(&self, voice: u32) -> bool {
        let parts = [Relation::Stretch, Relation::VoiceIn, Relation::VoiceKind];
        let mut latest = parts.iter().filter_map(|part| self.core.outgoing(voice, *part).latest());
        self.since > 0 && latest.any(|row| row >= self.since)
    }

    /// The rows among these that were there before and stand.
    fn known<'r>(&'r self, links: Links<'r>) -> impl Iterator<Item = Row<'r>> + 'r {
        links.rows().take_while(|row| *row < self.since).filter_map(|row| self.standing(row))
    }

    /// A voice that is put in later must not take another voice's stances over.
    fn stances_kept(&self, document: u32) -> Option<FaultKind> {
        let author = stand::author(self.core, document)?;
        self.known(self.core.outgoing(author, Relation::TakesStance)).find_map(|row| self.stance(row))
    }
}
