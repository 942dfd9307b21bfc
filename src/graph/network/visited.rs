//! What is known of the nodes that a walk has met.

/// Nodes to a page.
const PAGE: usize = 512;

/// A value for some nodes, a default for all others. Costs what is touched: a page at a time, and no hashing.
#[derive(Clone, Debug)]
pub(crate) struct NodeMap<T> {
    pages: Vec<Option<Box<[T; PAGE]>>>,
}

impl<T> Default for NodeMap<T> {
    fn default() -> Self {
        NodeMap { pages: Vec::new() }
    }
}

impl<T: Copy + Default> NodeMap<T> {
    pub(crate) fn get(&self, node: u32) -> T {
        let page = self.pages.get(node as usize / PAGE).and_then(Option::as_ref);
        page.and_then(|page| page.get(node as usize % PAGE)).copied().unwrap_or_default()
    }

    /// Puts a value there; the one that was there.
    pub(crate) fn set(&mut self, node: u32, value: T) -> T {
        let number = node as usize / PAGE;
        if self.pages.len() <= number {
            self.pages.resize_with(number + 1, || None);
        }
        let page = self.pages.get_mut(number).map(|page| page.get_or_insert_with(|| Box::new([T::default(); PAGE])));
        let place = page.and_then(|page| page.get_mut(node as usize % PAGE));
        place.map_or_else(T::default, |place| std::mem::replace(place, value))
    }
}

/// Which nodes one of petgraph's walks has visited. Costs what is touched.
#[derive(Clone, Debug, Default)]
pub struct Visited(pub(super) NodeMap<bool>);
