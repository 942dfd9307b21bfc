//! The default view: what is shown, and which nodes are one.

use super::row::{Row, Subject};
use super::stand::counts;
use super::{Oracle, table};

/// A flag for each node and each statement, and the node that stands for each node.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct View {
    pub(crate) nodes: Vec<bool>,
    pub(crate) rows: Vec<bool>,
    pub(crate) shown_as: Vec<usize>,
}

/// What statements that stand take back, before anything falls with it.
struct TakenBack {
    nodes: Vec<bool>,
    /// Set where it is not taken back.
    rows: Vec<bool>,
}

impl Oracle {
    /// The largest set of nodes and statements that hold each other up: everything that is not taken back, less what lacks something, until
    /// nothing changes.
    pub(crate) fn view(&self) -> View {
        let taken = self.taken_back();
        let nodes = taken.nodes.iter().map(|taken| !taken).collect();
        let shown_as = (0..self.nodes.len()).collect();
        let mut view = View { nodes, rows: taken.rows.clone(), shown_as };
        loop {
            let before = view.clone();
            for index in 0..self.rows.len() {
                view.rows[index] = view.rows[index] && self.row_stands(&self.rows[index], &view);
            }
            for node in 0..self.nodes.len() {
                view.nodes[node] = view.nodes[node] && self.node_stands(node, &view, &taken);
            }
            if view == before {
                break;
            }
        }
        self.join(&mut view);
        view
    }

    /// Everything as it was put in.
    pub(crate) fn archive(&self) -> View {
        let (nodes, rows) = (vec![true; self.nodes.len()], vec![true; self.rows.len()]);
        View { nodes, rows, shown_as: (0..self.nodes.len()).collect() }
    }

    /// A retraction comes after what it retracts: from the last to the first, each that is not itself taken back takes its subject back.
    fn taken_back(&self) -> TakenBack {
        let mut taken = TakenBack { nodes: vec![false; self.nodes.len()], rows: vec![true; self.rows.len()] };
        for index in (0..self.rows.len()).rev().filter(|index| self.rows[*index].takes_back()) {
            match self.rows[index].subject {
                _ if !taken.rows[index] => {}
                Subject::Node(node) => taken.nodes[node] = true,
                Subject::Row(row) => taken.rows[row] = false,
            }
        }
        taken
    }

    /// It needs what it is said of, what it leads to, and a ground in a document that is shown, or in none. What takes a thing back needs nothing.
    fn row_stands(&self, row: &Row, view: &View) -> bool {
        let subject = match row.subject {
            Subject::Node(node) => view.nodes[node],
            Subject::Row(row) => view.rows[row],
        };
        let object = row.object_node().is_none_or(|node| view.nodes[node]);
        let ground = row.grounds.iter().any(|ground| ground.extent().is_none_or(|at| view.nodes[at.document]));
        row.takes_back() || (subject && object && ground)
    }

    fn node_stands(&self, node: usize, view: &View, taken: &TakenBack) -> bool {
        let kind = self.kind(node);
        let has = |relation: &str| self.of(node, relation).filter(|(index, _)| view.rows[*index]).count();
        let is_whole = table::needs(kind).iter().all(|(relation, least)| has(relation) >= *least);
        match kind {
            "quote" => {
                is_whole
                    && has("segment") + has("reported_clause") > 0
                    && self.chain_stands(node, view, taken)
                    && self.voice_stands(node, view, taken)
            }
            _ => is_whole,
        }
    }

    /// Every agent of the chain: the speakers, the relays, and without relays the outer quote. A speaker who was himself taken back from the quote
    /// is in no chain.
    fn chain_stands(&self, quote: usize, view: &View, taken: &TakenBack) -> bool {
        let stand = |relation: &str| {
            let said = self.of(quote, relation).filter(|(index, _)| taken.rows[*index]);
            said.filter_map(|(_, row)| row.object_node()).all(|node| view.nodes[node])
        };
        let has_relays = self.of(quote, "by_way_of").any(|(index, _)| view.rows[index]);
        stand("spoken_by") && stand("by_way_of") && (has_relays || stand("nested_in"))
    }

    /// The voice and, if it is not the author's, whoever owns it.
    fn voice_stands(&self, quote: usize, view: &View, taken: &TakenBack) -> bool {
        let stands = self.stands(quote, &taken.rows);
        let Some(first) = stands.first() else { return false };
        let covering = self.covering(first.document, first.start, &taken.rows);
        let owned = |voice: usize| {
            let owners = self.of(voice, "owned_by").filter(|(index, _)| taken.rows[*index]);
            owners.filter_map(|(_, row)| row.object_node()).all(|owner| view.nodes[owner])
        };
        if covering.is_empty() {
            return view.nodes[self.author(first.document)];
        }
        covering.into_iter().any(|voice| view.nodes[voice] && owned(voice))
    }

    /// Judgements that are shown join their ends, until nothing changes.
    pub(super) fn join(&self, view: &mut View) {
        let judgements: Vec<(usize, usize)> = self
            .all("same_as")
            .filter(|(index, _)| counts(&view.rows, *index))
            .filter_map(|(_, row)| row.subject_node().zip(row.object_node()))
            .collect();
        for (one, other) in judgements {
            let (one, other) = (view.shown_as[one], view.shown_as[other]);
            view.shown_as.iter_mut().filter(|shown| **shown == other).for_each(|shown| *shown = one);
        }
        for node in 0..self.nodes.len() {
            let members = view.members(node);
            let known = members.iter().find(|member| self.kind(**member) != "someone");
            let shown = *known.unwrap_or(&members[0]);
            members.iter().for_each(|member| view.shown_as[*member] = shown);
        }
    }
}

impl View {
    /// The nodes that are one with a node, itself among them, in order of insertion.
    pub(crate) fn members(&self, node: usize) -> Vec<usize> {
        (0..self.shown_as.len()).filter(|other| self.shown_as[*other] == self.shown_as[node]).collect()
    }

    /// The nodes that are shown, each cluster once.
    pub(crate) fn shown(&self) -> Vec<usize> {
        (0..self.nodes.len()).filter(|node| self.nodes[*node] && self.shown_as[*node] == *node).collect()
    }
}

/// What the view shows of a node: of all that are one with it.
impl Oracle {
    /// The statements of a relation that are said of it.
    pub(crate) fn shown_of<'o>(
        &'o self,
        node: usize,
        relation: &'o str,
        view: &'o View,
    ) -> impl Iterator<Item = (usize, &'o Row)> {
        let said = self.all(relation).filter(|(index, _)| view.rows[*index]);
        said.filter(move |(_, row)| row.subject_node().is_some_and(|subject| view.shown_as[subject] == node))
    }

    /// The statements of a relation that lead to it.
    pub(crate) fn shown_to<'o>(
        &'o self,
        node: usize,
        relation: &'o str,
        view: &'o View,
    ) -> impl Iterator<Item = (usize, &'o Row)> {
        let said = self.all(relation).filter(|(index, _)| view.rows[*index]);
        said.filter(move |(_, row)| row.object_node().is_some_and(|object| view.shown_as[object] == node))
    }

    /// The nodes to which a relation leads from it, as they are shown.
    pub(crate) fn objects(&self, node: usize, relation: &str, view: &View) -> Vec<usize> {
        let said = self.shown_of(node, relation, view);
        said.filter_map(|(_, row)| row.object_node()).map(|object| view.shown_as[object]).collect()
    }

    /// The nodes from which a relation leads to it, as they are shown.
    pub(crate) fn subjects(&self, node: usize, relation: &str, view: &View) -> Vec<usize> {
        let said = self.shown_to(node, relation, view);
        said.filter_map(|(_, row)| row.subject_node()).map(|subject| view.shown_as[subject]).collect()
    }
}
