//! What is wrong with how documents cite each other: circles, and sources from the future.

use super::provenance::came_before;
use super::shortest_circle::Search;
use crate::graph::{Budget, DocumentRef, Network, Step, View};
use crate::model::{Document, NodeKind, Relation};
use crate::walk::Path;

/// Documents that cite each other in a circle, with one shortest circle among them.
#[derive(Clone, Debug)]
pub struct Circle<'g> {
    documents: Vec<DocumentRef<'g>>,
    witness: Path<'g>,
    is_shortest: bool,
}

/// What counts as a citation.
const CITATIONS: [Relation; 2] = [Relation::Cites, Relation::QuotesFrom];

fn citations(view: &View) -> Network<'_> {
    view.network(CITATIONS).among([NodeKind::Document])
}

impl View {
    /// The circles in which documents cite or quote from each other: the largest sets of two documents or more of which each leads to each other (strongly connected
    /// components, Tarjan 1972), in order of insertion, each with a shortest circle as witness.
    ///
    /// A shortest circle is looked for through one document after the other, breadth first, never farther than the shortest so far, and each document is left out once it is
    /// done with (Itai and Rodeh 1978). That may take documents × citations in all, so all but the first search of a circle come out of the budget, a citation
    /// a unit; [`is_shortest`](Circle::is_shortest) says whether it sufficed. Cost besides: O(documents + citations).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["wire", "gazette", "post", "blog"] { graph.insert(Document::new(key, "A deckhand spoke."))?; }
    /// # let id = |graph: &Graph, key: &str| graph.document(key).map(|document| document.id());
    /// # let (wire, gazette, post, blog) = (id(&graph, "wire")?, id(&graph, "gazette")?, id(&graph, "post")?, id(&graph, "blog")?);
    /// # for (by, of) in [(blog, gazette), (gazette, post), (post, gazette), (post, wire)] { graph.insert(by.cites(of, Outside))?; }
    /// // The Gazette has it from the Post, and the Post from the Gazette.
    /// for circle in graph.circular_citations(Budget(100_000)) {
    ///     assert_eq!(circle.documents().len(), 2);
    ///     assert_eq!(circle.witness().to_string(), "gazette -> post -> gazette");
    ///     circle.witness().steps().iter().for_each(|step| println!("{}", step.evidence().snippet()));
    /// }
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn circular_citations(&self, mut budget: Budget) -> Vec<Circle<'_>> {
        let network = citations(self);
        let mut search = Search::over(network);
        let circles = network.circles().into_iter();
        let circles = circles.filter_map(|nodes| {
            let members: Vec<u32> = nodes.iter().map(|node| node.id().index()).collect();
            let (steps, is_shortest) = search.shortest(&members, &mut budget);
            let witness = Path::new(steps.first()?.from(), steps);
            let documents = nodes.into_iter().filter_map(|node| node.narrow::<Document>()).collect();
            Some(Circle { documents, witness, is_shortest })
        });
        circles.collect()
    }

    /// The citations of a document that was published later, in order of insertion of those that cite: those of which no date of either, as it may be read, allows
    /// for anything else. Where either has no date, or one is a phrase without a date, nothing is concluded. Both dates, with their grounds, are those
    /// that the documents' [`published`](DocumentRef::published) gives. Cost: O(citations × dates of both).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let post = graph.insert(Document::new("post", "A deckhand spoke.").published("2024-03-05", Outside))?;
    /// let march = graph.insert(Document::new("march", "A deckhand spoke.").published("2024-03", Outside))?;
    /// let april = graph.insert(Document::new("april", "A deckhand spoke.").published("2024-04", Outside))?;
    /// graph.insert(post.cites(march, Outside))?; // it may be of the 1st
    /// graph.insert(post.cites(april, Outside))?;
    /// let wrong: Vec<String> = graph.citations_of_the_future().map(|step| step.to_string()).collect();
    /// assert_eq!(wrong, ["post cites april"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn citations_of_the_future(&self) -> impl Iterator<Item = Step<'_>> {
        let network = citations(self);
        let all = network.nodes().flat_map(move |document| network.steps(document.id().index()));
        all.filter(|step| {
            let documents = step.from().narrow::<Document>().zip(step.to().narrow::<Document>());
            documents.is_some_and(|(citing, cited)| came_before(citing, cited))
        })
    }
}

impl<'g> Circle<'g> {
    /// All documents that lead to each other, in order of insertion.
    pub fn documents(&self) -> &[DocumentRef<'g>] {
        &self.documents
    }

    /// A circle among them, from a document back to itself; each step shows its grounds.
    pub fn witness(&self) -> &Path<'g> {
        &self.witness
    }

    /// Whether it is known that there is no shorter one among them: the budget sufficed.
    pub fn is_shortest(&self) -> bool {
        self.is_shortest
    }
}
