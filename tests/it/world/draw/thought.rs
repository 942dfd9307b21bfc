//! Second thoughts: retractions of nodes and statements, retractions of retractions, supersessions, judgements of identity.

use super::Draw;
use crate::oracle::{Basis, ENTITIES, Name, Of, Step, Subject, What};

/// What can be undone.
const THOUGHTS: &[&str] = &["retracted", "superseded_by", "same_as"];

impl Draw<'_> {
    pub(super) fn thought(&mut self) -> Option<Step> {
        let mut step = match self.dice.below(100) {
            0..22 => self.retracted_node()?,
            22..42 => self.retracted_row(&[])?,
            42..62 => self.retracted_row(THOUGHTS)?,
            62..70 => self.superseded()?,
            70..93 => self.judged("same_as")?,
            93..97 => self.judged("different_from")?,
            _ => self.judged("perhaps_same_as")?,
        };
        if self.dice.extra(30) {
            step.qualifiers.push(Step::new("judged_by", What::Text("a judge".to_owned()), Basis::Outside));
        }
        self.qualify(&mut step);
        Some(step)
    }

    fn retracted_node(&mut self) -> Option<Step> {
        let kind = self.dice.one_of(&[
            "document",
            "voice",
            "person",
            "organization",
            "place",
            "event",
            "someone",
            "quote",
            "claim",
            "review",
        ]);
        let node = self.node(&[kind])?;
        Some(Step::new("retracted", What::Nothing, self.basis(None)).of(Of::Node(Name::Number(node))))
    }

    /// A statement of these relations, or of any that is said of a node.
    fn retracted_row(&mut self, relations: &[&str]) -> Option<Step> {
        let oracle = self.oracle;
        let can_be = |row: &usize| {
            let row = &oracle.rows[*row];
            let is_thought = THOUGHTS.contains(&row.relation);
            if relations.is_empty() { matches!(row.subject, Subject::Node(_)) } else { is_thought }
        };
        let rows: Vec<usize> = (0..oracle.rows.len()).filter(can_be).collect();
        let row = self.dice.pick(&rows)?;
        Some(Step::new("retracted", What::Nothing, self.basis(None)).of(Of::Row(row)))
    }

    fn superseded(&mut self) -> Option<Step> {
        let kind = self.dice.one_of(&["document", "person", "quote", "claim", "event"]);
        let (old, new) = (self.node(&[kind])?, self.node(&[kind])?);
        let any = self.dice.below(self.oracle.nodes.len());
        let new = if self.dice.chance(5) { any } else { new };
        let object = What::Node(Name::Number(new));
        Some(Step::new("superseded_by", object, self.basis(None)).of(Of::Node(Name::Number(old))))
    }

    fn judged(&mut self, relation: &'static str) -> Option<Step> {
        let kind = self.dice.one_of(&["person", "organization", "place", "event", "claim"]);
        let one = if self.dice.chance(30) { self.node(&["someone"])? } else { self.node(&[kind])? };
        let other = if self.dice.chance(10) { self.node(ENTITIES)? } else { self.node(&[kind])? };
        let (one, other) = if self.dice.chance(50) { (one, other) } else { (other, one) };
        Some(Step::new(relation, What::Node(Name::Number(other)), self.basis(None)).of(Of::Node(Name::Number(one))))
    }
}
