//! Erasure: what the view shows, numbered anew.

use super::row::{Ground, Object, Row, Subject};
use super::{Extent, Oracle, View};

/// The new number of each node and each statement; none for what is gone.
#[derive(Clone, Debug)]
pub(crate) struct Renumbered {
    pub(crate) nodes: Vec<Option<usize>>,
    pub(crate) rows: Vec<Option<usize>>,
}

impl Oracle {
    /// Those that a row names, in the order in which rows do; the rows then name them anew. The first, of which nothing is known, is not in the list.
    fn recordings_named(&self, rows: &mut [Row]) -> Vec<String> {
        let mut named: Vec<usize> = Vec::new();
        for row in rows.iter_mut().filter(|row| row.recording > 0) {
            if !named.contains(&row.recording) {
                named.push(row.recording);
            }
            row.recording = 1 + named.iter().position(|old| *old == row.recording).expect("it was put there");
        }
        named.into_iter().map(|old| self.recordings[old - 1].clone()).collect()
    }

    /// What the view shows before identities are joined, in the same order. What took back a thing that is gone is gone too, and what has lost its ground and so takes nothing back.
    pub(crate) fn compacted(&self, view: &View) -> (Oracle, Renumbered) {
        let mut small = Oracle::default();
        let mut new = Renumbered { nodes: Vec::new(), rows: Vec::new() };
        for (node, shown) in self.nodes.iter().zip(&view.nodes) {
            new.nodes.push(shown.then_some(small.nodes.len()));
            small.nodes.extend(shown.then(|| node.clone()));
        }
        for (index, (row, shown)) in self.rows.iter().zip(&view.rows).enumerate() {
            let row = shown.then(|| new.row(row, self.grounds_of(index, view))).flatten();
            new.rows.push(row.is_some().then_some(small.rows.len()));
            small.rows.extend(row);
        }
        small.recordings = self.recordings_named(&mut small.rows);
        (small, new)
    }
}

impl Renumbered {
    fn row(&self, row: &Row, grounds: Vec<Ground>) -> Option<Row> {
        let subject = match row.subject {
            Subject::Node(node) => Subject::Node(self.nodes[node]?),
            Subject::Row(row) => Subject::Row(self.rows[row]?),
        };
        let object = match &row.object {
            Object::Node(node) => Object::Node(self.nodes[*node]?),
            Object::Words(extent) => Object::Words(self.extent(*extent)?),
            object => object.clone(),
        };
        let grounds: Vec<Ground> = grounds.into_iter().filter_map(|ground| self.ground(ground)).collect();
        if grounds.is_empty() && row.takes_back() {
            return None;
        }
        Some(Row { subject, object, grounds, ..row.clone() })
    }

    fn ground(&self, ground: Ground) -> Option<Ground> {
        match ground {
            Ground::Words(extent) => self.extent(extent).map(Ground::Words),
            Ground::Implied(extent) => self.extent(extent).map(Ground::Implied),
            Ground::Outside => Some(Ground::Outside),
        }
    }

    fn extent(&self, extent: Extent) -> Option<Extent> {
        Some(Extent { document: self.nodes[extent.document]?, ..extent })
    }
}
