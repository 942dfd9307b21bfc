//! Voices.

use super::super::basis::{Basis, Implied, Said};
use super::super::kind::{Agent, NodeKind};
use super::super::passage::Passage;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Object, Says, Statement};
use super::super::term::{Term, VoiceKind};
use super::shared::{record, steps};

record! {
    /// A part of a document with its own speaker: an editor's note, a machine's summary, a caption. What no voice covers is the
    /// author's, whose voice every document has from the start (key: `DOCUMENT/author`). Voices do not overlap. Insert them before what
    /// stands in them. Where a kind was wrong, take the voice back, then insert the right one. Key: `DOCUMENT/voice-KIND-START`.
    Voice {
        /// Whose part it is.
        kind: VoiceKind,
        /// What stands in it, one passage for each stretch; words of its steps are looked for in the first.
        stretches: Vec<Passage>,
        ---
        /// Whose voice it is.
        owned_by: Said<Reference<Agent>>, => OwnedBy;
    }
}

impl Voice {
    /// By what stands in it.
    pub fn new(kind: VoiceKind, stretch: impl Into<Passage>) -> Self {
        Self::blank(kind, vec![stretch.into()])
    }

    /// A further stretch of the same document.
    pub fn also(mut self, stretch: impl Into<Passage>) -> Self {
        self.stretches.push(stretch.into());
        self
    }

    steps! {
        /// Whose voice it is.
        owned_by(agent: impl Names<Agent> as agent.reference()) => owned_by;
    }

    fn entry(mut self) -> Entry {
        let kind = Object::Term(self.kind.number());
        let kind = Statement::new(Relation::VoiceKind, kind, Implied).at_step("kind", 0);
        let place = self.stretches.first().cloned();
        let stretches = std::mem::take(&mut self.stretches).into_iter().enumerate();
        let stretches =
            stretches.map(|(index, passage)| passage.statement(Relation::Stretch).at_step("stretches", index));
        let statements = self.listed([kind].into_iter().chain(stretches));
        Entry {
            kind: NodeKind::Voice,
            key: self.key,
            derived: Derived::Start(format!("voice-{}", self.kind)),
            text: None,
            place,
            field: "stretches",
            exists: Basis::Words(Vec::new()),
            statements,
        }
    }
}
