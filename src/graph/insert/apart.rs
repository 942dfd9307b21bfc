//! Quotes that are recorded several times in a file.

use std::collections::{HashMap, HashSet};

use super::insertion::{Existing, Insertion};
use super::source::Source;
use crate::graph::error::FaultKind;
use crate::graph::tables::{Row, WORDING};

impl Insertion<'_> {
    /// The row of an earlier record of the file that gives a quote the same words.
    pub(super) fn said_by_another(&self, source: &Source, row: &Row<'_>) -> Option<u32> {
        let quote = row.subject_node().filter(|_| WORDING.contains(&row.relation))?;
        let since = self.core.rows_since(self.mark).start;
        let is_own = |index: u32| {
            let of = index.checked_sub(since).and_then(|new| self.sources.get(new as usize));
            of.is_some_and(|of| of.record == source.record)
        };
        let is_same = |there: Row<'_>| there.object == row.object && there.grounds == row.grounds;
        // What the record says itself it says last.
        let lately = self.core.outgoing(quote, row.relation).rows().skip_while(|index| *index < since);
        let mut of_others = lately.take_while(|index| !is_own(*index));
        of_others.find(|index| self.core.row(*index).is_some_and(is_same))
    }

    /// The words of a quote are those of one record: another adds to what is said of it, and no words.
    pub(super) fn keep_quotes_apart(&mut self) {
        let rows = self.core.rows_since(self.mark);
        let since = rows.start;
        let faulty: HashSet<usize> = self.faults.iter().map(|fault| fault.source.record).collect();
        let mut given_by: HashMap<u32, usize> = HashMap::new();
        let mut found = Vec::new();
        for (row, source) in rows.zip(&self.sources).filter(|_| self.existing == Existing::Extend) {
            let words = self.core.row(row).filter(|row| WORDING.contains(&row.relation));
            let Some(quote) = words.and_then(|row| row.subject_node()) else { continue };
            let was_there =
                WORDING.iter().any(|part| self.core.outgoing(quote, *part).first().is_some_and(|row| row < since));
            let first = *given_by.entry(quote).or_insert(if was_there { usize::MAX } else { source.record });
            if first != source.record && !faulty.contains(&source.record) {
                found.extend(self.core.key(quote).map(|key| (source.clone(), FaultKind::OtherWords(key.clone()))));
            }
        }
        found.into_iter().for_each(|(source, kind)| self.fault(source, kind));
    }
}
