//! What a view lets through, as a value.

use std::ops::{BitAnd, BitOr, Bound, Not, RangeBounds};

use super::condition::Condition;
use crate::model::reference::Handle;
use crate::model::{Agent, Date, Document, QuoteKind, VoiceKind};

/// A condition on statements and the grounds on which they stand: what a [view](crate::View::through) lets through. A plain value, joined by
/// `&`, `|` and `!`.
///
/// A statement is let through if one of its grounds is. What then has nothing left that bears witness to it falls, as with what is
/// [retracted](crate::Graph::insert): an edge with either end, a quote with its document, an agent of its chain, or the quote in which it is nested (for
/// without that its chain would be another). To ask of which quotes something holds, without what falls, there are the conditions of
/// [`quotes()`](crate::View::quotes).
///
/// - *Unknown* stays unknown: whether an undated article was published by May is neither so nor not so, and `!` does not change that. What is unknown
///   is kept out and [counted](crate::Through::unknown); [`or_unknown`](Only::or_unknown) lets it in.
/// - A condition says nothing of what it cannot be asked of, which passes: [`kinds`](Only::kinds) of quotations nothing of people,
///   [`documents`](Only::documents) nothing of what rests on no document, and none but [`recorded`](Only::recorded) and [`recorded_by`](Only::recorded_by)
///   anything of judgements and retractions, which are the words of whoever recorded them.
/// - Chains and voices are those of the view that is narrowed. Conditions that depend on each other follow each other: views nest.
///
/// ```
/// # use dictum::*;
/// # let mut graph = Graph::new();
/// # let gazette = graph.insert(Document::new("gazette", "The mayor said the port was shut.").published("2024-03-05", Outside))?;
/// # let herald = graph.insert(Document::new("herald", "The mayor reportedly said it was open.").published("2024-03-09", Outside))?;
/// # let leaflet = graph.insert(Document::new("leaflet", "The mayor said nothing."))?;
/// # let mayor = graph.insert(Person::described("the mayor", gazette, "The mayor"))?;
/// # graph.insert(Quote::indirect(gazette, "the port was shut").spoken_by(mayor, "The mayor"))?;
/// # graph.insert(Quote::indirect(herald, "it was open").hedged("reportedly").spoken_by(mayor, "The mayor"))?;
/// # graph.insert(Quote::indirect(leaflet, "nothing").spoken_by(mayor, "The mayor"))?;
/// let by_the_7th = Only::published("../2024-03-07".parse()?);
/// assert_eq!(graph.through(by_the_7th.clone()).quotes().count(), 1); // the leaflet has no date
/// assert_eq!(graph.through(by_the_7th.or_unknown()).quotes().count(), 2);
/// assert_eq!(graph.through(!Only::hedged() & !Only::documents([leaflet])).quotes().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
// Steps in the order in which a stack of answers is worked: a condition of any depth is made, asked and dropped without recursion.
#[derive(Clone, Debug)]
#[must_use = "a condition is nothing until a view is seen through it"]
pub struct Only(pub(super) Vec<Step>);

/// One step over a stack of answers.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Ask(Condition),
    And,
    Or,
    Not,
    OrUnknown,
}

impl Only {
    fn ask(condition: Condition) -> Self {
        Only(vec![Step::Ask(condition)])
    }

    /// Grounds in documents published within this period: `../2024-03-07` for all until then. Unknown for documents without a date.
    pub fn published(period: Date) -> Self {
        Self::ask(Condition::Published(period))
    }

    /// What was recorded within this period. Unknown where the recording does not say when.
    pub fn recorded(period: Date) -> Self {
        Self::ask(Condition::Recorded(period))
    }

    /// What this person or program recorded, by the very text that [`Recording::by`](crate::Recording::by) holds. Unknown where the
    /// recording does not say who.
    pub fn recorded_by(who: impl Into<String>) -> Self {
        Self::ask(Condition::RecordedBy(who.into()))
    }

    /// Grounds in these documents.
    pub fn documents<H: Handle<Document>>(documents: impl IntoIterator<Item = H>) -> Self {
        Self::ask(Condition::Documents(documents.into_iter().map(|document| document.handle().index()).collect()))
    }

    /// What comes by way of this agent: quotes in whose chain he is, the speaker included; whatever rests on documents that he published, or on voices
    /// that he owns, the author's among them. `Only::via(mail)` leaves of the quotes those that come by way of the Mail, and `!Only::via(mail)` is
    /// what would be known without it. A document is an agent where it is said to have spoken; for what rests on its text ask [`Only::documents`].
    pub fn via(agent: impl Handle<Agent>) -> Self {
        Self::ask(Condition::Via(agent.handle().index()))
    }

    /// Grounds that stand in a voice of one of these kinds.
    pub fn voices(kinds: impl IntoIterator<Item = VoiceKind>) -> Self {
        Self::ask(Condition::Voices(kinds.into_iter().collect()))
    }

    /// Quotes of one of these kinds.
    pub fn kinds(kinds: impl IntoIterator<Item = QuoteKind>) -> Self {
        Self::ask(Condition::Kinds(kinds.into_iter().collect()))
    }

    /// Quotes with so many relays, as [`Account::relays`](crate::Account::relays) counts them.
    pub fn relays(count: impl RangeBounds<usize>) -> Self {
        let bound = |bound: Bound<&usize>| bound.cloned();
        Self::ask(Condition::Relays(bound(count.start_bound()), bound(count.end_bound())))
    }

    /// Quotes and stances that are hedged.
    pub fn hedged() -> Self {
        Self::ask(Condition::Hedged)
    }

    /// What words say: no conclusion, and nothing that no document says. What a node cannot do without (the kind of a quote) is not asked.
    pub fn worded() -> Self {
        Self::ask(Condition::Worded)
    }

    /// What rests on no document.
    pub fn outside() -> Self {
        Self::ask(Condition::Outside)
    }

    /// The same, with what is unknown let in.
    pub fn or_unknown(self) -> Self {
        self.then(Step::OrUnknown)
    }

    fn then(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    fn with(mut self, other: Only, step: Step) -> Self {
        self.0.extend(other.0);
        self.then(step)
    }
}

impl BitAnd for Only {
    type Output = Only;

    fn bitand(self, other: Only) -> Only {
        self.with(other, Step::And)
    }
}

impl BitOr for Only {
    type Output = Only;

    fn bitor(self, other: Only) -> Only {
        self.with(other, Step::Or)
    }
}

impl Not for Only {
    type Output = Only;

    fn not(self) -> Only {
        self.then(Step::Not)
    }
}
