//! What a route leads to.

use std::iter::FusedIterator;

use super::along::Along;
use super::path::Path;
use super::reach::Reach;
use super::route::Route;
use crate::graph::{NodeRef, Ref, View};
use crate::model::Node;
use crate::model::reference::Handle;

/// What a route leads to: each node once, nearest first, and among those of one distance the one that is met first. With the way to each.
///
/// A lazy iterator; along one relation, steps are taken from up to sixteen of those that were met at once, and where it goes on, before these are
/// given. Cost: O(steps from what is met), for each place of the route at which a node is met.
pub struct Walk<'g> {
    view: &'g View,
    way: Way<'g>,
}

/// How it is walked.
enum Way<'g> {
    /// Along one relation.
    Reach(Box<Reach<'g>>),
    Along(Box<Along<'g>>),
}

impl View {
    /// What a route leads to from some nodes; those that the view does not show are left out. See [`Ref::walk`].
    ///
    /// ```
    /// # use dictum::*;
    /// # fn ask(graph: &Graph) -> Result<(), GraphError> {
    /// // To whom was anything said that is hedged?
    /// for node in graph.walk(graph.quotes().hedged(), Relation::To) {
    ///     println!("{node}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn walk<H: Handle<Node>>(&self, from: impl IntoIterator<Item = H>, route: impl Into<Route>) -> Walk<'_> {
        let mut walk = Walk::of(self, &route.into());
        let starts = from.into_iter().map(|start| self.shown_as(start.handle().index()));
        let starts = starts.filter(|start| self.shows(*start));
        match &mut walk.way {
            Way::Reach(reach) => starts.for_each(|start| reach.begin(start)),
            Way::Along(along) => starts.for_each(|start| along.begin(start)),
        }
        walk
    }
}

impl<'g, K> Ref<'g, K> {
    /// What a route leads to from this node.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz told the Gazette that the port would stay shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", note, "the Gazette"))?;
    /// # graph.insert(Quote::indirect(note, "the port would stay shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// let mut told = graph.person("ana-ruiz")?.walk(Relation::SpokenBy.inverse().then(Relation::To));
    /// assert_eq!(told.next().expect("she told somebody").to_string(), "Gazette");
    ///
    /// let path = told.path_to(gazette).expect("she told it");
    /// for step in path.steps() {
    ///     println!("{step}\n{}", step.evidence().snippet());
    /// }
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn walk(self, route: impl Into<Route>) -> Walk<'g> {
        self.view().walk([self.as_node()], route)
    }
}

impl<'g> Walk<'g> {
    /// A shortest way by which the route leads to a node: of several the one that is met first. None where it does not lead there. The walk is
    /// followed as far as it takes; what it would give next is not changed.
    pub fn path_to(&mut self, node: impl Handle<Node>) -> Option<Path<'g>> {
        let node = self.view.shown_as(node.handle().index());
        let steps = match &mut self.way {
            Way::Reach(reach) => reach.steps_to(node),
            Way::Along(along) => along.steps_to(node),
        }?;
        let start = steps.first().map_or(node, |step| step.start());
        Some(Path::new(Ref::new(self.view, start), steps))
    }

    fn of(view: &'g View, route: &Route) -> Self {
        let way = match Reach::along(view, route) {
            Some(reach) => Way::Reach(Box::new(reach)),
            None => Way::Along(Box::new(Along::of(view, route))),
        };
        Walk { view, way }
    }
}

impl<'g> Iterator for Walk<'g> {
    type Item = NodeRef<'g>;

    fn next(&mut self) -> Option<NodeRef<'g>> {
        let node = match &mut self.way {
            Way::Reach(reach) => reach.next(),
            Way::Along(along) => along.next(),
        };
        node.map(|node| Ref::new(self.view, node))
    }
}

impl FusedIterator for Walk<'_> {}
