//! The statements that a step runs over.

use super::view::View;
use crate::graph::tables::Links;

/// Statements that a view shows, in order of insertion.
#[derive(Clone)]
pub(crate) struct Rows<'v> {
    view: &'v View,
    one: Links<'v>,
    many: std::vec::IntoIter<(u32, u32)>,
}

impl<'v> Rows<'v> {
    pub(crate) fn one(view: &'v View, links: Links<'v>) -> Self {
        Rows { view, one: links, many: Vec::new().into_iter() }
    }

    /// Of several nodes that are one.
    pub(crate) fn many(view: &'v View, links: Vec<(u32, u32)>) -> Self {
        Rows { view, one: Links::default(), many: links.into_iter() }
    }

    /// At most so many.
    pub(crate) fn at_most(&self) -> usize {
        self.one.len() + self.many.len()
    }

    /// Those that join two nodes, each with the node at its other end, as it is shown.
    pub(crate) fn ends(mut self) -> impl Iterator<Item = (u32, u32)> + use<'v> {
        let view = self.view;
        let links = std::iter::from_fn(move || self.next_link()).filter(|(_, end)| Links::is_node(*end));
        links.map(move |(row, end)| (row, view.shown_as(end)))
    }

    #[inline]
    fn next_link(&mut self) -> Option<(u32, u32)> {
        let view = self.view;
        let shown = |(row, _): &(u32, u32)| view.shows_row(*row);
        self.one.find(shown).or_else(|| self.many.find(shown))
    }
}

impl Iterator for Rows<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        self.next_link().map(|(row, _)| row)
    }
}
