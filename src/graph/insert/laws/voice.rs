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
    pub(super) fn stance(&self, row: &Row<'_>) -> Option<FaultKind> {
        let voice = row.subject_node().filter(|node| self.core.kind(*node) == Some(NodeKind::Voice))?;
        let stand = self.stand();
        let is_own = |extent: &Extent| stand.voice_at(extent.document.index(), extent.span.start()) == Some(voice);
        let outside = row.extents().find(|extent| !is_own(extent))?;
        Some(FaultKind::NotWithin { span: outside.span, counted: Box::default(), holder: self.key(voice) })
    }

    /// Voices do not overlap, and stay in their document.
    pub(super) fn stretch(&self, row: &Row<'_>) -> Option<FaultKind> {
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
                "every document has its author's voice from the start: say in the document whose it is, with `by`",
            ));
        }
        if !self.is_changed(voice) {
            return None;
        }
        // What comes with the voice is asked by itself.
        let quoted = self.quoted(document);
        stand
            .words(voice, Relation::Stretch)
            .flat_map(|stretch| quoted.near(stretch.span))
            .find_map(|quote| self.across_voices(quote, &stand.quote_extents(quote)))
            .or_else(|| self.stances_kept(document))
    }

    /// Whether what it covers is new in a graph that was there: then what was there is asked again. Cost of new voices: once O(quotes of their document, times
    /// the logarithm, and stances of its author); then each O(quotes near it).
    fn is_changed(&self, voice: u32) -> bool {
        let parts = [Relation::Stretch, Relation::VoiceIn, Relation::VoiceKind];
        let mut latest = parts.iter().filter_map(|part| self.core.latest(voice, *part));
        self.since > 0 && latest.any(|row| row >= self.since)
    }

    /// The rows among these that were there before and stand.
    pub(super) fn known<'r>(&'r self, links: Links<'r>) -> impl Iterator<Item = Row<'r>> + 'r {
        links.rows().take_while(|row| *row < self.since).filter_map(|row| self.standing(row))
    }

    /// Voices that are put in later must not take another voice's stances over: asked once of all of them.
    fn stances_kept(&self, document: u32) -> Option<FaultKind> {
        let mut asked = self.stances_kept.borrow_mut();
        let kept = asked.entry(document).or_insert_with(|| {
            let author = stand::author(self.core, document)?;
            self.known(self.core.outgoing(author, Relation::TakesStance)).find_map(|row| self.stance(&row))
        });
        kept.clone()
    }
}
