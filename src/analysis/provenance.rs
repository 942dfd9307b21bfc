//! What a chain says of where words come from.

use crate::graph::{Account, AgentRef, DocumentRef, Hop, HopKind, Stated};
use crate::model::{Date, Relation, Truth};
use crate::walk::{Route, Walk};

/// How a document rests on another: PROV-O's derivations.
pub(super) const DERIVES: [Relation; 5] =
    [Relation::Cites, Relation::QuotesFrom, Relation::RepublicationOf, Relation::RevisionOf, Relation::SummaryOf];

impl<'g> Account<'g> {
    /// How many stand between the speaker and the document.
    pub fn depth(&self) -> usize {
        self.relays().len()
    }

    /// Who is named and stands closest to the words: the speaker himself, if he is. None where the document alone is named.
    pub fn closest_named(&self) -> Option<&Hop<'g>> {
        self.hops().iter().find(|hop| hop.kind() != HopKind::Document && hop.is_named())
    }

    /// Who of the speakers quotes himself: he passed the words on too, or the voice in which they stand is his. Cost: O(speakers × (hops + owners)).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let column = graph.insert(Document::new("column", "I said last year that the port would shut. By Ana Ruiz"))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", column, "Ana Ruiz"))?;
    /// # let author = graph.document(column)?.author().id();
    /// # graph.insert(author.owned_by(ana, column.at("By Ana Ruiz")))?;
    /// # let quote = graph.insert(Quote::indirect(column, "the port would shut").spoken_by(ana, words("I").nth(1)))?;
    /// assert!(graph.quote(quote)?.account().self_quotation().is_some_and(|who| who.to_string() == "Ana Ruiz"));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn self_quotation(&self) -> Option<AgentRef<'g>> {
        let voice = self.quote().voice();
        let owns =
            |agent: &AgentRef<'g>| voice.into_iter().flat_map(|voice| voice.owners()).any(|owner| *owner == *agent);
        let passes_on =
            |agent: &AgentRef<'g>| self.relays().iter().any(|hop| hop.agents().any(|relay| relay == *agent));
        self.quote().speakers().map(Stated::into_value).find(|speaker| passes_on(speaker) || owns(speaker))
    }

    /// On through documents: those that its document cites, quotes from, republishes, revises or summarises, those that these do, and so on, nearest
    /// first; [`path_to`](Walk::path_to) gives the way to each with the ground of every step. Cost: O(documents and citations that are reached).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["wire", "gazette", "blog"] { graph.insert(Document::new(key, "“Not this year,” said Ana Ruiz."))?; }
    /// # let id = |graph: &Graph, key: &str| graph.document(key).map(|document| document.id());
    /// # let (wire, gazette, blog) = (id(&graph, "wire")?, id(&graph, "gazette")?, id(&graph, "blog")?);
    /// # graph.insert(blog.cites(gazette, Outside))?;
    /// # graph.insert(gazette.quotes_from(wire, Outside))?;
    /// # let quote = graph.insert(Quote::direct(blog, "Not this year,").unattributed())?;
    /// let mut sources = graph.quote(quote)?.account().sources();
    /// assert_eq!(sources.path_to(wire).expect("by way of the Gazette").to_string(), "blog -> gazette -> wire");
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn sources(&self) -> Walk<'g> {
        let [first, rest @ ..] = DERIVES;
        let one = rest.into_iter().fold(Route::from(first), Route::or);
        self.document().walk(one.repeated(1..))
    }
}

/// Whether one document was certainly published before another: no date of either, as it may be read, allows for anything else. Where either has no date, or one is a phrase
/// without a date, it is not certain.
pub(super) fn came_before(one: DocumentRef<'_>, other: DocumentRef<'_>) -> bool {
    let dates = |document: DocumentRef<'_>| -> Option<Vec<Date>> {
        document.published().map(Stated::into_value).map(|date| date.cloned()).collect()
    };
    let (Some(earlier), Some(later)) = (dates(one), dates(other)) else { return false };
    let is_before = |date: &Date| later.iter().all(|later| date.before(later) == Truth::Yes);
    !earlier.is_empty() && !later.is_empty() && earlier.iter().all(is_before)
}
