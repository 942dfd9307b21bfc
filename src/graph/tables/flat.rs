//! The rows that touch each node, flat: those of one relation side by side, by node, each node's in order of insertion.

use super::adjacency::Way;
use super::lists::{Lists, Settled};
use super::nodes::Nodes;
use super::pairs::Listed;
use super::room::{Coming, Counted, Room};
use super::rows::Rows;
use crate::model::Relation;

/// The rows of all relations, seen from one end.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    relations: Box<[Lists; Relation::COUNT]>,
}

impl Default for Flat {
    fn default() -> Self {
        Flat { relations: Box::new(std::array::from_fn(|_| Lists::default())) }
    }
}

impl Flat {
    #[inline(always)]
    pub(super) fn links<'c>(&'c self, nodes: &'c Nodes, node: u32, relation: Relation) -> Listed<'c> {
        self.settled(nodes, relation).of(node)
    }

    /// The rows of a relation.
    #[inline(always)]
    pub(super) fn settled<'c>(&'c self, nodes: &'c Nodes, relation: Relation) -> Settled<'c> {
        Settled { lists: self.relations.get(relation as usize), nodes }
    }

    /// All rows.
    pub(super) fn of(nodes: &Nodes, rows: &Rows, way: Way) -> Flat {
        let mut flat = Flat::default();
        flat.take_in(nodes, rows, 0, way);
        flat
    }

    /// Takes in the rows from this one on, which came later. Each of their relations is laid out anew; all at once, for who goes through the rows of one
    /// goes past all others. Cost: O(rows of their relations).
    pub(super) fn take_in(&mut self, nodes: &Nodes, rows: &Rows, from: u32, way: Way) {
        let mut coming: Vec<Coming> = Relation::ALL.iter().map(|relation| Coming::none(*relation, way)).collect();
        for (_, seen) in rows.seen_since(from, way) {
            coming.get_mut(seen.relation as usize).into_iter().for_each(|coming| coming.add(nodes, &seen));
        }
        let with_coming = self.relations.iter().zip(&coming);
        let counted =
            |(there, coming): (&Lists, &Coming)| (coming.count > 0).then(|| Counted::of(there, nodes, coming));
        let mut counted: Vec<Option<Counted>> = with_coming.map(counted).collect();
        for (_, seen) in rows.seen_since(from, way) {
            let counted = counted.get_mut(seen.relation as usize).and_then(Option::as_mut);
            counted.into_iter().for_each(|counted| counted.add(nodes, seen.node, 1));
        }
        // What was there is let go before there is room for the next.
        let room = |(there, counted): (&mut Lists, Option<Counted>)| {
            counted.map(|counted| counted.room(&std::mem::take(there), nodes))
        };
        let mut rooms: Vec<Option<Room>> = self.relations.iter_mut().zip(counted).map(room).collect();
        for (row, seen) in rows.seen_since(from, way) {
            let room = rooms.get_mut(seen.relation as usize).and_then(Option::as_mut);
            room.into_iter().for_each(|room| room.put(nodes, seen.node, (row, seen.end)));
        }
        for (lists, room) in self.relations.iter_mut().zip(rooms) {
            room.into_iter().for_each(|room| *lists = room.lists());
        }
    }

    /// How many rows there are of the relations of which there are any from this row on.
    pub(super) fn beside(&self, rows: &Rows, from: u32) -> usize {
        let mut is_there = [false; Relation::COUNT];
        for row in rows.rows.get(from as usize..).unwrap_or_default() {
            is_there.get_mut(row.relation as usize).into_iter().for_each(|is_there| *is_there = true);
        }
        let those = self.relations.iter().zip(is_there).filter(|(_, is_there)| *is_there);
        those.map(|(lists, _)| lists.len()).sum()
    }
}
