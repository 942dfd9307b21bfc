//! Holds what is new against the laws, and says which record is to blame.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use super::insertion::Insertion;
use super::laws::{Laws, nested_since};
use super::source::{Source, WHOLE};
use crate::graph::error::{Fault, FaultKind};
use crate::graph::tables::{WORDING, in_parts};
use crate::model::Relation;
use crate::text::Span;

/// From so many rows or nodes on, the laws are asked on two threads.
const MANY: usize = 1 << 9;

/// A node of which a part is new: what makes it the one that it is; and the record that says so.
type Changed = (u32, usize);

/// What is wrong, where it comes from, and the row that is at fault.
type Wrong = (Source, FaultKind, Option<u32>);

impl Insertion<'_> {
    /// All that is wrong with what is new: its rows, then the nodes of which it makes a part.
    pub(super) fn judge(&mut self) {
        let rows = self.core.rows_since(self.mark);
        let nested = nested_since(self.core, rows.start);
        let laws = || Laws::with_nesting(self.core, &self.before, rows.start, nested);
        let all = rows.start as usize..rows.end as usize;
        let judged = in_parts(all, MANY, laws, |laws, part| self.judged_rows(laws, part));
        let (mut found, mut changed) = (Vec::new(), Vec::new());
        for (wrong, nodes) in judged {
            found.extend(wrong);
            changed.extend(nodes);
        }
        // Whoever changed it last spoiled it, if it is spoiled.
        changed.sort_unstable_by_key(|(node, record): &Changed| (*node, Reverse(*record)));
        changed.dedup_by_key(|(node, _)| *node);
        let faulty: HashSet<usize> = self.faults.iter().map(|fault| fault.source.record).collect();
        let is_other =
            |fault: &&Fault| matches!(fault.kind, FaultKind::OtherWords(_) | FaultKind::OtherDocument { .. });
        let of_another: HashSet<usize> = self.faults.iter().filter(is_other).map(|fault| fault.source.record).collect();
        changed.retain(|(_, record)| !of_another.contains(record));
        let nodes = |part| changed.get(part).unwrap_or_default();
        let judged = in_parts(0..changed.len(), MANY, laws, |laws, part| self.judged_nodes(laws, nodes(part), &faulty));
        found.extend(judged.into_iter().flatten());
        found.into_iter().for_each(|(source, kind, row)| self.fault_of_row(source, kind, row));
    }

    /// What is wrong with some rows, and the nodes that they change.
    fn judged_rows(&self, laws: &Laws<'_>, rows: Range<usize>) -> (Vec<Wrong>, Vec<Changed>) {
        let since = self.core.rows_since(self.mark).start;
        let sources = self.sources.iter().skip(rows.start - since as usize);
        let (mut found, mut changed): (Vec<Wrong>, Vec<Changed>) = (Vec::new(), Vec::new());
        for (row, source) in (rows.start as u32..rows.end as u32).zip(sources) {
            for (within, kind) in laws.of_row(row) {
                found.push((source.inside(source.within.and(&within)), kind, Some(row)));
            }
            let Some(node) = self.changed_by(row) else { continue };
            match changed.last_mut() {
                // Row after row is said of the same.
                Some((latest, record)) if *latest == node => *record = source.record.max(*record),
                _ => changed.push((node, source.record)),
            }
        }
        (found, changed)
    }

    /// What is wrong with some nodes, some of them of records that are at fault already.
    fn judged_nodes(&self, laws: &Laws<'_>, changed: &[Changed], faulty: &HashSet<usize>) -> Vec<Wrong> {
        let mut found = Vec::new();
        for (node, record) in changed {
            for kind in laws.of_node(*node) {
                // A record that could not be looked up whole lacks parts; its own faults say why.
                if faulty.contains(record) && matches!(kind, FaultKind::Incomplete { .. }) {
                    continue;
                }
                let (source, row) = self.source_of(*node, &kind).unwrap_or_else(|| ((*record, WHOLE).into(), None));
                found.push((source, kind, row));
            }
        }
        found
    }

    /// The node that is what it is by this row too. What else is said of a node leaves it as sound as it was.
    fn changed_by(&self, row: u32) -> Option<u32> {
        if self.core.relation(row)?.is_part() { self.core.joins(row)?.0 } else { None }
    }

    /// The step of what is wrong with a node as a whole, where it is new and one step is to blame: that it is nested, or some of its words.
    fn source_of(&self, node: u32, kind: &FaultKind) -> Option<(Source, Option<u32>)> {
        let rows = |relation| self.core.outgoing(node, relation).rows();
        let stands_at = |row: &u32, span: Span| {
            self.core.row(*row).is_some_and(|row| row.extents().any(|extent| extent.span == span))
        };
        let row = match kind {
            FaultKind::NotWithin { .. } | FaultKind::Circle { relation: Relation::NestedIn, .. } => {
                rows(Relation::NestedIn).last()
            }
            FaultKind::Overlap { first, second, .. } => {
                let words = WORDING.into_iter().flat_map(rows);
                words.filter(|row| stands_at(row, *first) || stands_at(row, *second)).last()
            }
            FaultKind::Unsayable { relation: Relation::VoiceKind, .. } => rows(Relation::VoiceKind).next(),
            FaultKind::AcrossVoices { span, .. } => {
                WORDING.into_iter().flat_map(rows).find(|row| stands_at(row, *span))
            }
            _ => None,
        }?;
        let new = row.checked_sub(self.core.rows_since(self.mark).start)?;
        Some((self.sources.get(new as usize)?.clone(), Some(row)))
    }
}
