//! Scratch memory of walks: what is known of the nodes that were met, kept for the next walk.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

use super::view::View;

/// A number for some nodes, 0 for all others; forgotten all at once. No hashing.
///
/// Each number is kept as so much above a base, and what is not above it is 0: raising the base forgets everything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    marks: Vec<u32>,
    base: u32,
    highest: u32,
}

impl Marks {
    #[inline]
    pub(crate) fn get(&self, node: u32) -> u32 {
        self.marks.get(node as usize).map_or(0, |mark| mark.saturating_sub(self.base))
    }

    /// Puts a number there; the one that was there.
    #[inline]
    pub(crate) fn set(&mut self, node: u32, number: u32) -> u32 {
        let mark = self.mark(number);
        match self.marks.get_mut(node as usize) {
            Some(place) => std::mem::replace(place, mark).saturating_sub(self.base),
            None => self.set_beyond(node, mark),
        }
    }

    /// Where no node was marked before.
    #[cold]
    fn set_beyond(&mut self, node: u32, mark: u32) -> u32 {
        self.make_room(node.saturating_add(1));
        self.marks.get_mut(node as usize).into_iter().for_each(|place| *place = mark);
        0
    }

    /// Forgets everything. Cost: O(1).
    pub(crate) fn clear(&mut self) {
        self.base = self.highest;
    }

    /// For so many nodes at least.
    pub(crate) fn make_room(&mut self, nodes: u32) {
        if self.marks.is_empty() {
            // Zeroed where it is touched.
            self.marks = vec![0; nodes as usize];
        } else if self.marks.len() < nodes as usize {
            self.marks.resize(nodes as usize, 0);
        }
    }

    /// How a number is kept. Cost: O(1); once in four billion numbers O(nodes).
    #[inline]
    fn mark(&mut self, number: u32) -> u32 {
        if self.base.checked_add(number).is_none() {
            self.begin_anew();
        }
        let mark = self.base.saturating_add(number);
        self.highest = self.highest.max(mark);
        mark
    }

    #[cold]
    fn begin_anew(&mut self) {
        self.marks.iter_mut().for_each(|mark| *mark = mark.saturating_sub(self.base));
        (self.base, self.highest) = (0, self.highest - self.base);
    }
}

/// Marks that no walk uses at the moment.
#[derive(Debug, Default)]
pub(crate) struct Pool(Mutex<Vec<Marks>>);

impl Pool {
    /// How many are kept: as many as walks go on at once, where these are not very many.
    const KEPT: usize = 16;

    fn take(&self) -> Marks {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back(&self, marks: Marks) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < Self::KEPT {
            kept.push(marks);
        }
    }
}

/// Marks that a walk has borrowed: clear at first, and given back in the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    marks: Marks,
    pool: Arc<Pool>,
}

impl View {
    /// Marks for a walk. Cost: O(1); O(nodes) for the first walk, and where the graph has grown.
    pub(crate) fn scratch(&self) -> Scratch {
        let mut marks = self.pool.take();
        marks.make_room(self.core().node_count());
        Scratch { marks, pool: Arc::clone(&self.pool) }
    }
}

impl Deref for Scratch {
    type Target = Marks;

    fn deref(&self) -> &Marks {
        &self.marks
    }
}

impl DerefMut for Scratch {
    fn deref_mut(&mut self) -> &mut Marks {
        &mut self.marks
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.clear();
        self.pool.give_back(marks);
    }
}

#[cfg(test)]
mod tests {
    //! Nobody walks so far that the numbers are used up, so they are here.

    use super::*;

    #[test]
    fn what_was_marked_before_is_forgotten_and_what_was_marked_since_is_not_when_the_numbers_are_used_up() {
        let mut marks = Marks::default();
        marks.set(0, u32::MAX - 2);
        marks.clear();
        assert_eq!(marks.set(1, 2), 0);
        assert_eq!(marks.set(2, 7), 0);
        assert_eq!([0, 1, 2, 3].map(|node| marks.get(node)), [0, 2, 7, 0]);
        assert_eq!(marks.set(1, 0), 2);
        marks.clear();
        assert_eq!([0, 1, 2].map(|node| marks.get(node)), [0, 0, 0]);
    }

    #[test]
    fn marks_come_back_clear_and_grow_with_the_graph() {
        let pool = Arc::new(Pool::default());
        let mut scratch = Scratch { marks: pool.take(), pool: Arc::clone(&pool) };
        scratch.set(4, 9);
        assert_eq!(scratch.get(4), 9);
        drop(scratch);
        let marks = pool.take();
        assert_eq!((marks.marks.len(), marks.get(4)), (5, 0));
    }
}
