//! What is gone before anything falls with it. Where things stand, and by whose account, follows from the statements that are left; so what
//! falls does not depend on the order in which it is worked out.

use std::collections::BTreeSet;

use super::sieve::Sieve;
use super::taken::TakenBack;
use crate::graph::bits::Bits;
use crate::graph::tables::{Core, Row, Stand, Subject};
use crate::model::{Ground, NodeKind, Relation};

/// What was taken back or is kept out, documents without their words, statements without a ground, voices without their parts.
pub(super) struct Gone {
    pub(super) nodes: Bits,
    pub(super) rows: Bits,
}

impl Gone {
    /// Cost: O(graph).
    pub(super) fn of(core: &Core, taken: &TakenBack, sieve: Option<&Sieve>) -> Gone {
        let mut gone = Gone { nodes: Bits::default(), rows: Bits::default() };
        taken.nodes.iter().for_each(|node| _ = gone.nodes.set(*node));
        taken.rows.iter().for_each(|row| _ = gone.rows.set(*row));
        sieve.into_iter().flat_map(|sieve| sieve.withdrawn().iter()).for_each(|node| _ = gone.nodes.set(node));
        let out = (0..core.row_count()).filter(|row| sieve.is_some_and(|sieve| sieve.is_out(*row)));
        out.for_each(|row| _ = gone.rows.set(row));
        gone.documents(core);
        gone.statements(core, |row, ground| sieve.is_none_or(|sieve| sieve.lets(row, ground)));
        gone.voices(core);
        gone
    }

    /// Where things stand, by what is left.
    pub(super) fn stand<'c>(&'c self, core: &'c Core) -> Stand<'c, impl Fn(u32) -> bool + 'c> {
        Stand::new(core, |row| !self.rows.has(row))
    }

    /// A document is gone with the last statement that it is there.
    fn documents(&mut self, core: &Core) {
        for document in core.of_kind(NodeKind::Document) {
            if core.outgoing(*document, Relation::Exists).rows().all(|row| self.rows.has(row)) {
                self.nodes.set(*document);
            }
        }
    }

    /// A statement is gone with its last ground, and with the statement of which it is said.
    fn statements(&mut self, core: &Core, lets: impl Fn(u32, Ground) -> bool) {
        for (index, row) in core.rows() {
            let is_of_gone = match row.subject {
                Subject::Row(subject) => self.rows.has(subject),
                Subject::Node(_) => {
                    let belongs = matches!(row.relation, Relation::InDocument | Relation::VoiceIn);
                    belongs && row.object_node().is_some_and(|document| self.nodes.has(document))
                }
            };
            let is_grounded =
                needs_no_ground(row) || row.grounds.iter().any(|ground| self.shows(ground) && lets(index, *ground));
            if is_of_gone || !is_grounded {
                self.rows.set(index);
            }
        }
    }

    fn shows(&self, ground: &Ground) -> bool {
        ground.is_within(|document| !self.nodes.has(document))
    }

    /// What stood in a voice that is gone stands in the author's.
    fn voices(&mut self, core: &Core) {
        let spoiled: BTreeSet<u32> = self
            .rows
            .iter()
            .filter_map(|row| core.row(row)?.subject_node())
            .chain(self.nodes.iter())
            .filter(|node| core.kind(*node) == Some(NodeKind::Voice))
            .collect();
        for voice in spoiled {
            let lacks = |relation| core.outgoing(voice, relation).rows().all(|row| self.rows.has(row));
            if self.nodes.has(voice) || NodeKind::Voice.requirements().iter().any(|part| lacks(part.relation)) {
                self.nodes.set(voice);
                core.outgoing(voice, Relation::Stretch).rows().for_each(|row| _ = self.rows.set(row));
            }
        }
    }
}

/// What takes a thing back does not fall with it. The wording of a claim is the words of whoever recorded it, for what its stances say.
fn needs_no_ground(row: Row<'_>) -> bool {
    takes_back(row.relation) || matches!(row.relation, Relation::Wording)
}

pub(in crate::graph) fn takes_back(relation: Relation) -> bool {
    matches!(relation, Relation::Retracted | Relation::SupersededBy)
}
