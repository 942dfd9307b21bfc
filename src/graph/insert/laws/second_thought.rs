//! What can be taken back, and what can be put in its place.

use super::{Laws, unsayable};
use crate::graph::error::FaultKind;
use crate::graph::tables::{Row, Subject, stand};
use crate::model::{NodeKind, Relation};

impl Laws<'_> {
    /// An author's voice is there as long as its document is.
    pub(super) fn retracted(&self, row: &Row<'_>) -> Option<FaultKind> {
        let voice = match row.subject {
            Subject::Node(node) => Some(node),
            Subject::Row(subject) => {
                let is_part = |row: &Row<'_>| NodeKind::Voice.requirement(row.relation).is_some();
                self.core.row(subject).filter(is_part).and_then(|row| row.subject_node())
            }
        };
        self.author_stays(row, voice?)
    }

    /// What stands in another's place is of its kind, and does not lead back to it.
    pub(super) fn superseded(&self, row: &Row<'_>) -> Option<FaultKind> {
        let (old, new) = row.subject_node().zip(row.object_node())?;
        self.two_kinds(old, new).or_else(|| self.author_stays(row, old)).or_else(|| self.circle(&self.succession, old))
    }

    fn author_stays(&self, row: &Row<'_>, voice: u32) -> Option<FaultKind> {
        let is_voice = self.core.kind(voice) == Some(NodeKind::Voice);
        let belongs = self.core.outgoing(voice, Relation::VoiceIn).first().filter(|_| is_voice)?;
        let document = self.core.row(belongs)?.object_node()?;
        let reason = "every document has its author's voice: take back the document, or what the voice says";
        (stand::author(self.core, document) == Some(voice)).then(|| unsayable(row.relation, reason))
    }
}
