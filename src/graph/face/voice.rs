//! Voices.

use std::fmt;

use super::Excerpt;
use super::stated::Stated;
use super::{AgentRef, DocumentRef, Ref, VoiceRef};
use crate::model::{Relation, VoiceKind};
use crate::text::visibly;

impl<'g> VoiceRef<'g> {
    /// Whose part of the document it is.
    pub fn kind(self) -> VoiceKind {
        self.view.stand().voice_kind(self.node).unwrap_or(VoiceKind::Author)
    }

    /// The document.
    pub fn document(self) -> Option<DocumentRef<'g>> {
        self.view.stand().document_of(self.node).map(|document| Ref::new(self.view, document))
    }

    /// Whose voice it is; nobody while that is unknown.
    pub fn owners(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.objects(Relation::OwnedBy)
    }

    /// "the author of harbour", "an editor's note in harbour".
    pub(super) fn show(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind();
        visibly(f, |f| {
            f.write_str(kind.in_words())?;
            let within = if kind == VoiceKind::Author { "of" } else { "in" };
            self.document().map_or(Ok(()), |document| write!(f, " {within} {}", document.key()))
        })
    }

    /// What stands in it; nothing for the author's, in which stands what is in no other.
    pub fn stretches(self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
        self.worded(Relation::Stretch)
    }
}
