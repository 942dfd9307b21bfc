//! Scratch memory of walks: what is known of the nodes that were met, kept for the next walk.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

use smallvec::SmallVec;

use super::bits::Bits;
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

    /// For so many nodes at least.
    fn make_room(&mut self, nodes: u32) {
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

/// Some nodes, a bit each; forgotten at the cost of those that were marked. Few are near each other in memory where few are marked.
#[derive(Clone, Debug, Default)]
struct Marked {
    bits: Bits,
    nodes: Vec<u32>,
}

impl Marked {
    /// Whether it was not there before.
    #[inline]
    fn add(&mut self, node: u32) -> bool {
        let is_new = self.bits.set(node);
        if is_new {
            self.nodes.push(node);
        }
        is_new
    }

    /// Whether it was there, and is no longer.
    fn remove(&mut self, node: u32) -> bool {
        self.bits.unset(node)
    }
}

/// What a walk borrows, and gives back in the end.
pub(crate) trait Borrowed: Default {
    /// Forgets everything.
    fn clear(&mut self);

    /// Where a pool keeps them.
    fn shelf(pool: &Pool) -> &Mutex<Vec<Self>>;
}

impl Borrowed for Marks {
    /// Cost: O(1).
    fn clear(&mut self) {
        self.base = self.highest;
    }

    fn shelf(pool: &Pool) -> &Mutex<Vec<Self>> {
        &pool.marks
    }
}

impl Borrowed for Marked {
    /// Cost: O(nodes that were marked).
    fn clear(&mut self) {
        for node in self.nodes.drain(..) {
            self.bits.unset(node);
        }
    }

    fn shelf(pool: &Pool) -> &Mutex<Vec<Self>> {
        &pool.marked
    }
}

/// What no walk uses at the moment.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    marks: Mutex<Vec<Marks>>,
    marked: Mutex<Vec<Marked>>,
}

impl Pool {
    /// How many of each are kept: of marks as many as walks go on at once, where these are not very many; of the others a walk borrows two at most.
    const KEPT: usize = 16;

    fn take<T: Borrowed>(&self) -> T {
        T::shelf(self).lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    fn give_back<T: Borrowed>(&self, borrowed: T) {
        let mut kept = T::shelf(self).lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < Self::KEPT {
            kept.push(borrowed);
        }
    }
}

/// What a walk has borrowed: clear at first, and given back in the end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch<T: Borrowed = Marks> {
    borrowed: T,
    pool: Arc<Pool>,
}

impl<T: Borrowed> Scratch<T> {
    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.borrowed.clear();
    }
}

impl View {
    /// Marks for a walk. Cost: O(1); O(nodes) for the first walk, and where the graph has grown.
    pub(crate) fn scratch(&self) -> Scratch {
        let mut scratch: Scratch = self.borrowed();
        scratch.make_room(self.core().node_count());
        scratch
    }

    /// For a walk that only asks whether a node was met. Cost: O(1), and in the end O(nodes that were met).
    pub(crate) fn seen(&self) -> Seen<'_> {
        Seen { view: self, few: SmallVec::new(), many: None }
    }

    fn borrowed<T: Borrowed>(&self) -> Scratch<T> {
        Scratch { borrowed: self.pool.take(), pool: Arc::clone(&self.pool) }
    }
}

/// The nodes that a walk has met. A few are looked through sooner than bits are borrowed.
pub(crate) struct Seen<'v> {
    view: &'v View,
    few: SmallVec<[u32; FEW]>,
    many: Option<Scratch<Marked>>,
}

/// From so many on, each has a bit; from fewer where it is tested.
const FEW: usize = if cfg!(debug_assertions) { 3 } else { 16 };

impl Seen<'_> {
    /// Whether it was not there before.
    #[inline]
    pub(crate) fn add(&mut self, node: u32) -> bool {
        match &mut self.many {
            Some(many) => many.add(node),
            None => self.add_to_few(node),
        }
    }

    fn add_to_few(&mut self, node: u32) -> bool {
        let is_new = !self.few.contains(&node);
        if is_new {
            self.few.push(node);
        }
        if self.few.len() == FEW {
            let many = self.many.insert(self.view.borrowed());
            self.few.iter().for_each(|node| _ = many.add(*node));
        }
        is_new
    }

    /// Whether it was there, and is no longer.
    pub(crate) fn remove(&mut self, node: u32) -> bool {
        match &mut self.many {
            Some(many) => many.remove(node),
            None => self.few.iter().position(|few| *few == node).map(|place| self.few.swap_remove(place)).is_some(),
        }
    }
}

impl<T: Borrowed> Deref for Scratch<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.borrowed
    }
}

impl<T: Borrowed> DerefMut for Scratch<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.borrowed
    }
}

impl<T: Borrowed> Drop for Scratch<T> {
    fn drop(&mut self) {
        let mut borrowed = std::mem::take(&mut self.borrowed);
        borrowed.clear();
        self.pool.give_back(borrowed);
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
        let mut scratch = Scratch { borrowed: pool.take::<Marks>(), pool: Arc::clone(&pool) };
        scratch.set(4, 9);
        assert_eq!(scratch.get(4), 9);
        drop(scratch);
        let marks: Marks = pool.take();
        assert_eq!((marks.marks.len(), marks.get(4)), (5, 0));
    }

    #[test]
    fn what_was_met_comes_back_empty_whatever_was_taken_out_of_it() {
        let pool = Arc::new(Pool::default());
        let mut met = Scratch { borrowed: pool.take::<Marked>(), pool: Arc::clone(&pool) };
        assert_eq!([7, 200, 7, 8].map(|node| met.add(node)), [true, true, false, true]);
        assert_eq!([7, 7, 9].map(|node| met.remove(node)), [true, false, false]);
        assert!(met.remove(8) && met.remove(200) && met.add(200) && met.add(7));
        drop(met);
        let mut met: Marked = pool.take();
        assert!((0..256).all(|node| met.add(node)));
    }
}
