//! A naive model of what a graph holds and answers: two lists, and loops over all of them.
//!
//! It uses nothing of `dictum`. Kinds, relations and terms are the names that files have for them; the rules are those of the design.

mod chain;
mod claims;
mod compact;
mod date;
mod deed;
mod distance;
mod find;
mod json;
mod laws;
mod only;
mod pattern;
mod quotes;
mod route;
mod row;
mod said;
mod sheet;
mod stand;
mod table;
mod view;
mod write;

pub(crate) use chain::Hop;
pub(crate) use claims::{ClaimCondition, StanceCondition};
pub(crate) use compact::Renumbered;
pub(crate) use deed::{Basis, Deed, Name, Of, Place, Pointer, Record, Spot, Step, What, Words};
pub(crate) use distance::{Distances, Roads, SYMMETRIC, Way};
pub(crate) use find::BETWEEN;
pub(crate) use json::without_digests;
pub(crate) use only::Only;
pub(crate) use pattern::{Pattern, Saying, Side};
pub(crate) use quotes::QuoteCondition;
pub(crate) use route::Trail;
pub(crate) use row::{Extent, Node, Object, Row, Subject};
pub(crate) use table::{AGENTS, ENTITIES, HOLDERS, TOPICS};
pub(crate) use view::View;
pub(crate) use write::derived;

/// Why a deed is refused.
pub(crate) type Refusal = &'static str;

/// Everything that was put in.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Oracle {
    pub(crate) nodes: Vec<Node>,
    pub(crate) rows: Vec<Row>,
    /// By whom, of every recording after the first.
    pub(crate) recordings: Vec<String>,
}

impl Oracle {
    /// Puts a deed in, or nothing of it, where so much is shown before.
    pub(crate) fn put(&mut self, deed: &Deed, standing: &View) -> Result<(), Refusal> {
        let before = self.clone();
        let done = self.write(deed, standing);
        let done = done.and_then(|()| self.lawful(&before, standing)).and_then(|()| self.lasting(&before, standing));
        if done.is_err() {
            *self = before;
        }
        done
    }

    /// The statements of a relation that are said of a node, shown or not.
    pub(crate) fn of(&self, node: usize, relation: &str) -> impl Iterator<Item = (usize, &Row)> {
        self.all(relation).filter(move |(_, row)| row.subject == Subject::Node(node))
    }

    /// The statements of a relation, shown or not.
    pub(crate) fn all(&self, relation: &str) -> impl Iterator<Item = (usize, &Row)> {
        self.rows.iter().enumerate().filter(move |(_, row)| row.relation == relation)
    }

    pub(crate) fn kind(&self, node: usize) -> &'static str {
        self.nodes[node].kind
    }

    /// The nodes of these kinds, shown or not.
    pub(crate) fn of_kinds(&self, kinds: &[&str]) -> Vec<usize> {
        (0..self.nodes.len()).filter(|node| kinds.contains(&self.kind(*node))).collect()
    }
}
