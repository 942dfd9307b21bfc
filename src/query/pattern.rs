//! Patterns: some nodes, and what is said of them together.

mod end;
mod error;
mod fact;
mod link;
mod list;
mod plan;
mod row;
mod rows;

use std::marker::PhantomData;

use self::end::EndOf;
pub use self::end::{End, OneOf};
pub use self::error::PatternError;
use self::fact::Fact;
pub use self::link::Link;
use self::list::List;
use self::plan::Plan;
pub use self::row::Row;
pub use self::rows::Rows;
use crate::graph::{Budget, View};
use crate::model::Kind;

/// Some nodes and what is said of them together: what it asks for are all ways to choose the nodes so that it holds.
///
/// Each variable is [`one_of`](Pattern::one_of) a list. What is said of them is a relation [`with`](Pattern::with) its two ends, as in a
/// [`Route`](crate::Route); or a stance, or a relation under a label. What must not be said is [`without`](Pattern::without). The order in which
/// all this is put changes no answer.
///
/// ```
/// # use dictum::*;
/// # let mut graph = Graph::new();
/// let note = graph.insert(Document::new(
///     "note",
///     "The port is shut, said Piet Lund. Ana Ruiz denied it.\nThe report on the port is a lie, she said.",
/// ))?;
/// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
/// # let piet = graph.insert(Person::named("Piet Lund", note, "Piet Lund"))?;
/// # let said = graph.insert(Quote::indirect(note, "The port is shut").key("said").spoken_by(piet, "Piet Lund"))?;
/// # let denied = graph.insert(Quote::indirect(note, "denied it").key("denied").spoken_by(ana, "Ana Ruiz"))?;
/// # let claim = graph.insert(Claim::new("The port is shut.").key("shut").looked_for(note.line(1))
/// #     .stance(Stance::new(StanceKind::Asserts, "The port is shut").by(said))
/// #     .stance(Stance::new(StanceKind::Denies, "denied it").by(denied)))?;
/// # graph.insert(Quote::indirect(note.line(2), "The report on the port is a lie").key("lie").spoken_by(ana, "she").about(claim, Implied))?;
/// // Who reports what somebody else denies?
/// let mut pattern = graph.pattern();
/// let (who, other) = (pattern.one_of(graph.people()), pattern.one_of(graph.people()));
/// let (report, denial) = (pattern.one_of(graph.quotes()), pattern.one_of(graph.quotes()));
/// let claim = pattern.one_of(graph.claims());
/// pattern
///     .with(report, Relation::SpokenBy, who)
///     .with(report, StanceKind::Asserts, claim)
///     .with(denial, StanceKind::Denies, claim)
///     .with(denial, Relation::SpokenBy, other)
///     .differ(who, other);
/// for row in pattern.rows(Budget(100_000))? {
///     println!("{} reports, {} denies: {}", row.get(who), row.get(other), row.get(claim));
///     println!("{}", row.evidence().snippet());
/// }
/// # assert_eq!(pattern.rows(Budget(100_000))?.count(), 1);
///
/// // What is said about claims that she denies?
/// let mut pattern = graph.pattern();
/// let denial = pattern.one_of(graph.quotes().spoken_by(ana)); // whatever can be asked of quotes
/// let (claim, about) = (pattern.one_of(graph.claims()), pattern.one_of(graph.quotes()));
/// pattern.with(denial, StanceKind::Denies, claim).with(about, Relation::About, claim);
/// let found: Set<Quote> = pattern.rows(Budget(100_000))?.map(|row| row.get(about)).collect();
/// assert!(found.keys().eq(["lie"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a pattern is nothing until its rows are asked for"]
pub struct Pattern<'g> {
    view: &'g View,
    /// Of each variable: what it is called in messages, and the list of which it is one.
    variables: Vec<(String, List<'g>)>,
    facts: Vec<Fact<'g>>,
    differ: Vec<(u32, u32)>,
}

/// One of the nodes of a [`Pattern`], of kind `K`; by its number, so that one of another pattern names whatever has it here.
pub struct Variable<K> {
    index: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Clone for Variable<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Variable<K> {}

impl View {
    /// A pattern that asks for nothing yet.
    pub fn pattern(&self) -> Pattern<'_> {
        Pattern { view: self, variables: Vec::new(), facts: Vec::new(), differ: Vec::new() }
    }
}

impl<'g> Pattern<'g> {
    /// A new variable: one of these. A list is not looked up as a whole where statements lead to fewer nodes.
    pub fn one_of<L: OneOf<'g>>(&mut self, nodes: L) -> Variable<L::Kind> {
        let kind = L::Kind::NAME.to_lowercase();
        let alike = self.variables.iter().filter(|(name, _)| name.trim_end_matches(char::is_numeric) == kind);
        let name = format!("{kind}{}", alike.count() + 1);
        self.variables.push((name, nodes.list()));
        Variable { index: self.variables.len() as u32 - 1, kind: PhantomData }
    }

    /// So that this is said: from one end a relation leads to the other. One end is a variable; the other may be one, a node, or a list, for
    /// any of its nodes. A relation that says the same in both directions ([`Relation::is_symmetric`](crate::Relation::is_symmetric)) is looked
    /// for in both.
    pub fn with(&mut self, from: impl End<'g>, link: impl Into<Link>, to: impl End<'g>) -> &mut Self {
        self.fact(from.end(), link.into(), to.end(), true)
    }

    /// So that this is not said, of no node of a list: `without(graph.quotes(), StanceKind::Denies, claim)` for a claim that no quote denies.
    pub fn without(&mut self, from: impl End<'g>, link: impl Into<Link>, to: impl End<'g>) -> &mut Self {
        self.fact(from.end(), link.into(), to.end(), false)
    }

    /// So that these are two nodes.
    pub fn differ<A, B>(&mut self, one: Variable<A>, other: Variable<B>) -> &mut Self {
        self.differ.push((one.index, other.index));
        self
    }

    fn fact(&mut self, from: EndOf<'g>, link: Link, to: EndOf<'g>, is_said: bool) -> &mut Self {
        self.facts.push(Fact::new(self.view, from, link, to, is_said));
        self
    }

    /// All ways to choose the nodes so that all of it holds, each once: in order of insertion of the variable that is looked for first, then of
    /// the second, and so on; [`explain`](Pattern::explain) says in which order. There are none without a variable.
    ///
    /// That order is the plan's, and may be another when the graph has grown. Any other would have to keep all rows before it gives the first: where
    /// one is needed whatever the plan is, collect them and sort by [`Row::get`].
    ///
    /// One variable after the other is looked for among what is said of those before it, whichever list is the shortest (a join by variables, as
    /// in Ngo, Ré and Rudra 2013). Each statement that is looked at comes out of the budget.
    ///
    /// # Errors
    /// [`PatternError`] where a relation cannot lead from and to what it is asked of.
    pub fn rows(&self, budget: Budget) -> Result<Rows<'g>, PatternError> {
        Ok(Rows::new(self.view, Plan::of(self)?, self, budget))
    }

    /// In which order the variables are looked for, among what, and what is then asked of them: a line each.
    ///
    /// # Errors
    /// As [`rows`](Pattern::rows).
    pub fn explain(&self) -> Result<String, PatternError> {
        Ok(Plan::of(self)?.explained(self))
    }

    /// What a variable is called in messages; none of another pattern.
    fn name(&self, variable: u32) -> Option<&str> {
        self.variables.get(variable as usize).map(|(name, _)| name.as_str())
    }
}
