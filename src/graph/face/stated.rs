//! What a source says, with its ground.

use std::fmt;
use std::ops::Deref;

use super::evidence::{Evidence, Excerpt};
use super::{AgentRef, NodeRef, Ref};
use crate::graph::tables::Subject;
use crate::graph::view::View;
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::{Attitude, Date, Id, Key, Modality, Recording, Relation, StanceKind, Statement};
use crate::text::visibly;

/// A statement, in a view.
#[derive(Clone, Copy)]
pub struct StatementRef<'g> {
    view: &'g View,
    row: u32,
}

impl<'g> StatementRef<'g> {
    #[inline]
    pub(crate) fn new(view: &'g View, row: u32) -> Self {
        StatementRef { view, row }
    }

    /// Its handle: what [`retracted`](Id::retracted) takes.
    pub fn id(self) -> Id<Statement> {
        Id::new(self.row)
    }

    /// The relation; [`Relation::Exists`] for a handle of no statement.
    pub fn relation(self) -> Relation {
        self.view.row(self.row).map_or(Relation::Exists, |row| row.relation)
    }

    /// The node of which it is said; none where it is said of a statement.
    pub fn source(self) -> Option<NodeRef<'g>> {
        self.view.subject(self.row).map(|node| Ref::new(self.view, node))
    }

    /// The statement of which it is said; none where it is said of a node.
    pub fn subject_statement(self) -> Option<StatementRef<'g>> {
        match self.view.row(self.row)?.subject {
            Subject::Row(row) => Some(StatementRef::new(self.view, row)),
            Subject::Node(_) => None,
        }
    }

    /// The node to which it leads; none where it gives a value.
    pub fn target(self) -> Option<NodeRef<'g>> {
        self.view.object(self.row).map(|node| Ref::new(self.view, node))
    }

    /// The key of the node of which it was said: another than that of the [`source`](StatementRef::source), where that stands for several that were
    /// judged the same.
    pub fn source_key(self) -> Option<&'g Key> {
        self.view.core().key(self.view.row(self.row)?.subject_node()?)
    }

    /// The key of the node to which it was said to lead: another than that of the [`target`](StatementRef::target), where that stands for several.
    pub fn target_key(self) -> Option<&'g Key> {
        self.view.core().key(self.view.row(self.row)?.object_node()?)
    }

    /// The value that it gives, as text: terms by name, words as they stand; none for an edge.
    #[inline]
    pub fn value(self) -> Option<String> {
        let row = self.view.row(self.row)?;
        row.value().map(|value| shown(self.view, row.relation, value))
    }

    /// The label of an open edge or attribute, the role of a participation.
    pub fn label(self) -> Option<&'g str> {
        self.view.core().detail(self.row)?.text()
    }

    /// Its grounds.
    pub fn evidence(self) -> Evidence<'g> {
        Evidence::of_rows(self.view, [self.row])
    }

    /// The view in which it is seen.
    pub fn view(self) -> &'g View {
        self.view
    }

    /// As a stance, if it is one.
    pub fn stance(self) -> Option<StanceRef<'g>> {
        let (holder, claim) = self.view.core().joins(self.row).filter(|_| self.relation() == Relation::TakesStance)?;
        Some(StanceRef::new(self, self.view.shown_as(holder?), self.view.shown_as(claim?)))
    }

    /// The act of recording to which it belongs.
    pub fn recording(self) -> Option<&'g Recording> {
        self.view.recordings().get(self.view.core().recording(self.row) as usize)
    }

    /// How sure: what the statement says itself, else its recording's default.
    pub fn confidence(self) -> Option<f64> {
        let own = self.view.on(self.row, Relation::Confidence).find_map(|row| match self.view.value(row)? {
            Value::Number(number) => Some(number),
            _ => None,
        });
        own.or_else(|| self.recording()?.confidence)
    }

    /// Who judged.
    pub fn judge(self) -> Option<&'g str> {
        self.qualifier(Relation::JudgedBy)?.text()
    }

    /// When it holds, as far as that is said.
    pub fn when(self) -> Option<&'g Date> {
        self.qualifier(Relation::When)?.date()
    }

    /// The remarks on it.
    pub fn notes(self) -> impl Iterator<Item = &'g str> + use<'g> {
        let view = self.view;
        view.on(self.row, Relation::Note).filter_map(move |row| view.value(row)?.text())
    }

    /// The words as they were given, where they differ from what stands there; its grounds hold the rules by which they matched.
    pub fn given(self) -> impl Iterator<Item = &'g str> + use<'g> {
        let view = self.view;
        view.on(self.row, Relation::GivenAs).filter_map(move |row| view.value(row)?.text())
    }

    /// The words that hedge it.
    pub fn hedges(self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
        let view = self.view;
        let words = move |row| Some(Excerpt::new(view, view.value(row)?.words()?));
        view.on(self.row, Relation::Hedge).filter_map(words)
    }

    fn qualifier(self, relation: Relation) -> Option<Value<'g>> {
        self.view.on(self.row, relation).find_map(|row| self.view.value(row))
    }

    fn term<T: Term>(self, relation: Relation) -> Option<T> {
        self.qualifier(relation)?.term().and_then(T::from_number)
    }
}

impl fmt::Debug for StatementRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<'g> fmt::Display for StatementRef<'g> {
    /// Subject, relation, object, by their keys; the label, the role or the stance in brackets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_judgement =
            matches!(self.relation(), Relation::SameAs | Relation::DifferentFrom | Relation::PerhapsSameAs);
        let key = |shown: NodeRef<'g>, said: Option<&'g Key>| said.filter(|_| is_judgement).unwrap_or(shown.key());
        visibly(f, |f| {
            match (self.source(), self.subject_statement()) {
                (Some(node), _) => write!(f, "{}", key(node, self.source_key()))?,
                (None, Some(statement)) => write!(f, "[{:?}]", statement.id())?,
                (None, None) => {}
            }
            write!(f, " {}", self.relation())?;
            match (self.target(), self.value()) {
                (Some(node), _) => write!(f, " {}", key(node, self.target_key()))?,
                (None, Some(value)) => write!(f, " {value:?}")?,
                (None, None) => {}
            }
            let detail = self.view.core().detail(self.row);
            detail.map_or(Ok(()), |detail| write!(f, " ({})", shown(self.view, self.relation(), detail)))
        })
    }
}

fn shown(view: &View, relation: Relation, value: Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Undated => "undated".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Words(extent) => view.text(extent).to_owned(),
        Value::Term(number) => term_name(relation, number).unwrap_or_default().to_owned(),
    }
}

/// The name of a term that a relation holds.
pub(crate) fn term_name(relation: Relation, number: u8) -> Option<&'static str> {
    let ends = relation.ends();
    [ends.object, ends.detail].into_iter().find_map(|holds| match holds {
        crate::model::relation::Holds::Terms(names) => names.get(usize::from(number)).copied(),
        _ => None,
    })
}

/// What a source says: a value, and the statement that gives it. Derefs to the value.
///
/// Two sources that say different things give two of these; none is chosen silently.
#[derive(Clone, Copy)]
pub struct Stated<'g, T> {
    value: T,
    statement: StatementRef<'g>,
}

impl<'g, T> Stated<'g, T> {
    #[inline]
    pub(crate) fn new(value: T, statement: StatementRef<'g>) -> Self {
        Stated { value, statement }
    }

    /// The value.
    #[inline]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value, without the statement.
    #[inline]
    pub fn into_value(self) -> T {
        self.value
    }

    /// The statement that gives it.
    #[inline]
    pub fn statement(&self) -> StatementRef<'g> {
        self.statement
    }

    /// On what ground.
    pub fn evidence(&self) -> Evidence<'g> {
        self.statement.evidence()
    }

    /// In which role, of a participation; under which label, of an open edge or attribute.
    pub fn label(&self) -> Option<&'g str> {
        self.statement.label()
    }
}

impl<T> Deref for Stated<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Stated<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = f.precision();
        visibly(f, |out| match digits {
            Some(digits) => write!(out, "{:.digits$}", self.value),
            None => write!(out, "{}", self.value),
        })
    }
}

impl<T: fmt::Debug> fmt::Debug for Stated<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// How somebody stands to a claim.
#[derive(Clone, Copy)]
pub struct StanceRef<'g> {
    statement: StatementRef<'g>,
    holder: u32,
    /// Whether the holder is known to be a quote: where that is known of many at once, it is not looked up of each.
    is_of_quote: bool,
    claim: u32,
}

impl<'g> StanceRef<'g> {
    #[inline]
    pub(crate) fn new(statement: StatementRef<'g>, holder: u32, claim: u32) -> Self {
        StanceRef { statement, holder, is_of_quote: false, claim }
    }

    /// Of a holder that is known to be a quote, or may be something else.
    #[inline]
    pub(super) fn of_quote(self, is_of_quote: bool) -> Self {
        StanceRef { is_of_quote, ..self }
    }

    /// The stance.
    #[inline]
    pub fn kind(self) -> StanceKind {
        let number = self.view.core().detail(self.row).and_then(Value::term);
        number.and_then(StanceKind::from_number).unwrap_or(StanceKind::Asserts)
    }

    /// The voice or the quote that takes it.
    #[inline]
    pub fn holder(self) -> Ref<'g, crate::model::Holder> {
        Ref::new(self.view, self.holder)
    }

    /// The quote that takes it, if it is one: its [`account`](Ref::account) says how those words came, for they may be put into somebody's mouth.
    #[inline]
    pub fn quote(self) -> Option<super::QuoteRef<'g>> {
        if self.is_of_quote { Some(Ref::new(self.view, self.holder)) } else { self.holder().narrow() }
    }

    /// By whose word it is taken: the speakers of the quote, or the owners of the voice, each with the statement that names him. Nobody where that
    /// is not known. Whether he says so himself, or others say that he does: the account of the [`quote`](StanceRef::quote).
    pub fn agents(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.holder().objects(Relation::SpokenBy).chain(self.holder().objects(Relation::OwnedBy))
    }

    /// The claim.
    #[inline]
    pub fn claim(self) -> Ref<'g, crate::model::Claim> {
        Ref::new(self.view, self.claim)
    }

    /// The voice in which its words stand: the holder's own, or the one that reports the quote.
    pub fn voice(self) -> Option<super::VoiceRef<'g>> {
        self.evidence().excerpts().next()?.voice()
    }

    /// What is done with the words.
    pub fn modality(self) -> Option<Modality> {
        self.term(Relation::Modality)
    }

    /// The author's own attitude to it.
    pub fn attitude(self) -> Option<Attitude> {
        self.term(Relation::Attitude)
    }

    /// From whose viewpoint it is put.
    pub fn viewpoint(self) -> Option<AgentRef<'g>> {
        let view = self.view;
        view.on(self.row, Relation::Viewpoint).find_map(|row| view.object(row)).map(|node| Ref::new(view, node))
    }
}

impl<'g> Deref for StanceRef<'g> {
    type Target = StatementRef<'g>;

    #[inline]
    fn deref(&self) -> &StatementRef<'g> {
        &self.statement
    }
}

impl fmt::Debug for StanceRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.statement, f)
    }
}

impl fmt::Display for StanceRef<'_> {
    /// What is done to which claim, and by whom: "denies “The port opens.”: the author of harbour".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| {
            f.write_str(self.kind().as_str())?;
            write!(f, " “{}”: {}", self.claim(), self.holder())
        })
    }
}
