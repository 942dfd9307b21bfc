//! The statements that a step runs over.

use super::view::View;

/// Statements that a view shows, in order of insertion.
#[derive(Clone)]
pub(crate) struct Rows<'v> {
    view: &'v View,
    one: std::slice::Iter<'v, u32>,
    many: std::vec::IntoIter<u32>,
}

impl<'v> Rows<'v> {
    pub(crate) fn one(view: &'v View, rows: &'v [u32]) -> Self {
        Rows { view, one: rows.iter(), many: Vec::new().into_iter() }
    }

    /// Of several nodes that are one.
    pub(crate) fn many(view: &'v View, rows: Vec<u32>) -> Self {
        Rows { view, one: [].iter(), many: rows.into_iter() }
    }

    /// At most so many.
    pub(crate) fn at_most(&self) -> usize {
        self.one.len() + self.many.len()
    }
}

impl Iterator for Rows<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let view = self.view;
        let shown = |row: &u32| view.shows_row(*row);
        self.one.by_ref().copied().find(shown).or_else(|| self.many.find(shown))
    }
}
