//! The default view: what is shown, and which nodes are one.

use super::row::{Ground, Row, Subject};
use super::stand::counts;
use super::{Oracle, table};

/// A flag for each node and each statement, and the node that stands for each node.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct View {
    pub(crate) nodes: Vec<bool>,
    pub(crate) rows: Vec<bool>,
    pub(crate) shown_as: Vec<usize>,
    /// What conditions let through.
    pub(crate) sieve: Sieve,
}

/// A flag for each ground of each statement, set where conditions let it through; all are, where there is none.
pub(crate) type Sieve = Vec<Vec<bool>>;

/// What is gone before anything falls with it: a flag for each node and each statement, set where it is not.
#[derive(Clone)]
struct Left {
    nodes: Vec<bool>,
    rows: Vec<bool>,
}

impl Oracle {
    /// The largest set of nodes and statements that hold each other up: everything that is not gone, less what lacks something, until nothing
    /// changes.
    pub(crate) fn view(&self) -> View {
        self.view_of(Sieve::new())
    }

    /// The same of what a sieve lets through. Second thoughts that it keeps out take nothing back.
    pub(super) fn view_of(&self, sieve: Sieve) -> View {
        let mut view = self.standing(&self.left(&sieve));
        view.sieve = sieve;
        self.join(&mut view);
        view
    }

    /// What is left, less what lacks something, until nothing changes.
    fn standing(&self, left: &Left) -> View {
        let (nodes, rows) = (left.nodes.clone(), left.rows.clone());
        let mut view = View { nodes, rows, shown_as: (0..self.nodes.len()).collect(), sieve: Sieve::new() };
        loop {
            let before = view.clone();
            for index in 0..self.rows.len() {
                view.rows[index] = view.rows[index] && self.row_stands(&self.rows[index], &view);
            }
            for node in 0..self.nodes.len() {
                view.nodes[node] = view.nodes[node] && self.node_stands(node, &view, left);
            }
            if view == before {
                break;
            }
        }
        view
    }

    /// Everything as it was put in.
    pub(crate) fn archive(&self) -> View {
        let (nodes, rows) = (vec![true; self.nodes.len()], vec![true; self.rows.len()]);
        View { nodes, rows, shown_as: (0..self.nodes.len()).collect(), sieve: Sieve::new() }
    }

    fn left(&self, sieve: &Sieve) -> Left {
        let mut left = self.not_retracted(sieve);
        if !self.rows.iter().any(|row| row.relation == "superseded_by") {
            return self.settled(left, sieve);
        }
        // What is seen where nothing is superseded.
        let seen = self.standing(&self.settled(left.clone(), sieve));
        let replaced: Vec<usize> = (0..self.nodes.len()).filter(|node| self.is_replaced(*node, &left, &seen)).collect();
        replaced.into_iter().for_each(|node| left.nodes[node] = false);
        self.settled(left, sieve)
    }

    /// Without documents that nothing says are there, statements without a ground, voices without their parts.
    fn settled(&self, mut left: Left, sieve: &Sieve) -> Left {
        for document in self.of_kinds(&["document"]) {
            left.nodes[document] &= self.of(document, "exists").any(|(index, _)| left.rows[index]);
        }
        // What is said of a statement comes after it.
        for (index, row) in self.rows.iter().enumerate() {
            left.rows[index] = left.rows[index] && self.is_grounded(index, row, &left, sieve);
        }
        for voice in self.of_kinds(&["voice"]) {
            let has = |relation: &str| self.of(voice, relation).any(|(index, _)| left.rows[index]);
            left.nodes[voice] &= ["exists", "voice_in", "voice_kind"].iter().all(|relation| has(relation));
        }
        for (index, row) in self.all("stretch") {
            left.rows[index] &= row.subject_node().is_none_or(|voice| left.nodes[voice]);
        }
        left
    }

    /// A retraction comes after what it retracts: from the last to the first, each that is not itself retracted takes its subject back.
    fn not_retracted(&self, sieve: &Sieve) -> Left {
        let mut left = Left { nodes: vec![true; self.nodes.len()], rows: vec![true; self.rows.len()] };
        for (row, grounds) in sieve.iter().enumerate() {
            left.rows[row] = grounds.contains(&true);
        }
        for index in (0..self.rows.len()).rev().filter(|index| self.rows[*index].relation == "retracted") {
            let row = &self.rows[index];
            let is_there =
                |document: usize| left.nodes[document] && self.of(document, "exists").any(|(said, _)| left.rows[said]);
            let mut grounds = row.grounds.iter().enumerate().filter(|(ground, _)| lets(sieve, index, *ground));
            let has_ground = grounds.any(|(_, ground)| ground.extent().is_none_or(|at| is_there(at.document)));
            match row.subject {
                _ if !left.rows[index] => {}
                _ if !has_ground => left.rows[index] = false,
                Subject::Node(node) => left.nodes[node] = false,
                Subject::Row(row) => left.rows[row] = false,
            }
        }
        left
    }

    /// Whether another stands in its place: one that is seen, or that another stands for; by a statement in a document that is seen.
    fn is_replaced(&self, node: usize, left: &Left, seen: &View) -> bool {
        let has_ground =
            |row: &Row| row.grounds.iter().any(|ground| ground.extent().is_none_or(|at| seen.nodes[at.document]));
        let by = self.of(node, "superseded_by").filter(|(index, row)| left.rows[*index] && has_ground(row));
        let mut by = by.filter_map(|(_, row)| row.object_node());
        by.any(|other| seen.nodes[other] || self.is_replaced(other, left, seen))
    }

    /// Whether it has a ground in a document that is there, or in none, if it needs one; and its statement or its document.
    fn is_grounded(&self, index: usize, row: &Row, left: &Left, sieve: &Sieve) -> bool {
        let of = match row.subject {
            Subject::Row(row) => left.rows[row],
            Subject::Node(_) => {
                !["in_document", "voice_in"].contains(&row.relation)
                    || row.object_node().is_none_or(|document| left.nodes[document])
            }
        };
        let mut grounds = row.grounds.iter().enumerate().filter(|(ground, _)| lets(sieve, index, *ground));
        let ground = grounds.any(|(_, ground)| ground.extent().is_none_or(|at| left.nodes[at.document]));
        of && (ground || row.takes_back() || row.relation == "wording")
    }

    /// It needs what it is said of and what it leads to. What takes a thing back needs nothing.
    fn row_stands(&self, row: &Row, view: &View) -> bool {
        let subject = match row.subject {
            Subject::Node(node) => view.nodes[node],
            Subject::Row(row) => view.rows[row],
        };
        row.takes_back() || (subject && row.object_node().is_none_or(|node| view.nodes[node]))
    }

    fn node_stands(&self, node: usize, view: &View, left: &Left) -> bool {
        let kind = self.kind(node);
        let has = |relation: &str| self.of(node, relation).filter(|(index, _)| view.rows[*index]).count();
        let is_whole = table::needs(kind).iter().all(|(relation, least)| has(relation) >= *least);
        let stands = match kind {
            "quote" => {
                has("segment") + has("reported_clause") > 0
                    && self.chain_stands(node, view, left)
                    && self.voice_stands(node, view, left)
            }
            "document" | "voice" => true,
            _ => self.has_witness(node, &view.rows),
        };
        is_whole && stands
    }

    /// Whether anything is said of it or leads to it that is no judgement, no remark, and not the wording of whoever recorded it.
    pub(super) fn has_witness(&self, node: usize, rows: &[bool]) -> bool {
        let mut said = self.rows.iter().enumerate().filter(|(index, _)| counts(rows, *index));
        said.any(|(_, row)| row.is_witness() && row.joins(node))
    }

    /// Every agent of the chain: the speakers, the relays, and without relays the outer quote. A speaker who was himself taken back from the quote
    /// is in no chain.
    fn chain_stands(&self, quote: usize, view: &View, left: &Left) -> bool {
        let said = |relation: &'static str| self.of(quote, relation).filter(|(index, _)| left.rows[*index]);
        let stand = |relation| said(relation).filter_map(|(_, row)| row.object_node()).all(|node| view.nodes[node]);
        let has_relays = said("by_way_of").next().is_some();
        stand("spoken_by") && stand("by_way_of") && (has_relays || stand("nested_in"))
    }

    /// Whoever owns the voice, if it is not the author's.
    fn voice_stands(&self, quote: usize, view: &View, left: &Left) -> bool {
        let Some(first) = self.stands(quote, &left.rows).first().copied() else { return false };
        let voice = self.voice_at(first.document, first.start, &left.rows);
        let owners = self.of(voice, "owned_by").filter(|(index, _)| left.rows[*index]);
        let mut owners = owners.filter_map(|(_, row)| row.object_node());
        self.author(first.document) == voice || owners.all(|owner| view.nodes[owner])
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

fn lets(sieve: &Sieve, row: usize, ground: usize) -> bool {
    sieve.get(row).is_none_or(|grounds| grounds[ground])
}

impl View {
    /// Whether conditions let a statement through on one of its grounds.
    pub(crate) fn lets(&self, row: usize, ground: usize) -> bool {
        lets(&self.sieve, row, ground)
    }

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

    /// The grounds of a statement in documents that are shown, or in none. A wording that has none left rests on the earliest stance to its claim, or else
    /// on the earliest other statement that bears witness to it.
    pub(super) fn grounds_of(&self, index: usize, view: &View) -> Vec<Ground> {
        let is_shown = |ground: &Ground| ground.extent().is_none_or(|at| view.nodes[at.document]);
        let shown = |index: usize| -> Vec<Ground> {
            let grounds = self.rows[index].grounds.iter().enumerate();
            grounds
                .filter(|(ground, _)| view.lets(index, *ground))
                .map(|(_, ground)| *ground)
                .filter(is_shown)
                .collect()
        };
        let (own, row) = (shown(index), &self.rows[index]);
        let Some(claim) = row.subject_node().filter(|_| own.is_empty() && row.relation == "wording") else {
            return own;
        };
        let mut said = self.rows.iter().enumerate().filter(|(index, _)| view.rows[*index]);
        let stance = said.clone().find(|(_, row)| row.relation == "takes_stance" && row.object_node() == Some(claim));
        let witness = stance.or_else(|| said.find(|(_, row)| row.is_witness() && row.joins(claim)));
        witness.map(|(index, _)| shown(index)).unwrap_or_default()
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
