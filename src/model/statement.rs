//! A statement before it is looked up: subject, relation, object, ground.

use std::fmt;
use std::slice;

use super::basis::{Basis, Pointer, Said};
use super::date::{Date, DateError, When};
use super::id::Id;
use super::key::Key;
use super::kind::NodeKind;
use super::passage::Passage;
use super::reference::{Reference, Target};
use super::relation::Relation;
use super::term::Term;
use super::within::{DETAIL, OBJECT, SUBJECT, Within};
use crate::text::Selector;

/// What is said of nodes that are in the graph already: an edge, a value, a judgement, a retraction. Made by the verbs of
/// [`Id`](crate::Id) (`claim.contradicts(other, Outside)`) and inserted like any record.
#[derive(Clone, PartialEq, Debug)]
#[must_use = "a statement is nothing until it is inserted"]
pub struct Statement {
    pub(crate) subject: Subject,
    pub(crate) relation: Relation,
    pub(crate) object: Object,
    pub(crate) basis: Basis,
    /// Most have none.
    beside: Option<Box<Beside>>,
    /// Where in the record it came from: the field, and which of its values.
    pub(crate) step: (&'static str, usize),
}

// Very many of them go from who reads them to who puts them in.
const _: () = assert!(size_of::<Statement>() <= 136);

/// What a statement says beside its object, and what is said of it.
#[derive(Clone, PartialEq, Debug, Default)]
struct Beside {
    detail: Option<Object>,
    qualifiers: Vec<Statement>,
}

/// Of what a statement is said.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Subject {
    /// The record's own node, or the statement that this one qualifies.
    This,
    /// The author's voice of the record's document.
    Author,
    /// The author's voice of this document.
    AuthorOf(Target),
    /// The voice in which the words of the ground stand.
    Voice,
    Node(Target),
    Statement(u32),
}

/// What it says.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Object {
    Nothing,
    This,
    Node(Target),
    Text(String),
    Date(Box<Date>),
    Undated,
    /// Refused at insertion.
    NoDate(Box<DateError>),
    Term(u8),
    /// The words on which it rests, which are one passage.
    OwnWords,
    Words(Box<Pointer>),
    Number(f64),
}

/// A field of a record, and which of its values; empty for the record as a whole.
pub(crate) type Step = (&'static str, usize);

/// A record as insertion sees it: a node, and what is said of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) kind: NodeKind,
    pub(crate) key: Option<Key>,
    pub(crate) derived: Derived,
    pub(crate) text: Option<String>,
    pub(crate) place: Option<Passage>,
    /// The field whose words say that it is there.
    pub(crate) field: &'static str,
    /// On what it is there where those are none.
    pub(crate) exists: Basis,
    pub(crate) statements: Vec<Statement>,
}

/// Where a key comes from that the record does not give.
#[derive(Clone, Debug)]
pub(crate) enum Derived {
    /// It must be given.
    Never,
    /// From a name or a wording; refused if it is taken.
    Name(String),
    /// From where it stands: the document's key, `/`, and the bytes; counted on if it is taken.
    Extent,
    /// From where it begins: the document's key, `/`, this, and the first byte; counted on if it is taken.
    Start(String),
    /// From another node's key; counted on if it is taken.
    Beside(Target, &'static str),
}

impl Entry {
    /// The words that say that it is there, each with its step and its place among the words of that.
    pub(crate) fn worded(&self) -> impl Iterator<Item = (Step, usize, &Pointer)> {
        let said = self.statements.iter().filter(|said| said.step.0 == self.field);
        said.flat_map(|said| {
            said.basis.words().iter().enumerate().map(move |(index, pointer)| (said.step, index, pointer))
        })
    }

    /// The keys of the nodes that it names, each with the step that names it and where within that.
    pub(crate) fn named(&self) -> Vec<(Key, Step, Within)> {
        let place = self.place.as_ref().and_then(|place| place.document.target.key());
        let mut named: Vec<(Key, Step, Within)> =
            place.into_iter().map(|key| (key, ("place", 0), Within::default().field(DOCUMENT))).collect();
        if let Derived::Beside(target, _) = &self.derived {
            named.extend(target.key().map(|key| (key, ("claim", 0), Within::default())));
        }
        for said in &self.statements {
            named.extend(said.named().into_iter().map(|(key, within)| (key, said.step, within)));
        }
        let exists = by_basis(&self.exists, &Within::default());
        named.extend(exists.into_iter().map(|(key, within)| (key, ("", 0), within)));
        named
    }
}

impl Derived {
    /// Whether a key that is taken is counted on.
    pub(crate) fn counts_on(&self) -> bool {
        matches!(self, Derived::Extent | Derived::Start(_) | Derived::Beside(..))
    }
}

impl Statement {
    /// The keys of the nodes that it names, each with where it does.
    pub(crate) fn named(&self) -> Vec<(Key, Within)> {
        let mut keys = Vec::new();
        let mut parts = vec![(self, Within::default())];
        while let Some((said, within)) = parts.pop() {
            if let Subject::Node(target) | Subject::AuthorOf(target) = &said.subject {
                keys.extend(target.key().map(|key| (key, within.field(SUBJECT))));
            }
            for (object, part) in [(Some(&said.object), OBJECT), (said.detail(), DETAIL)] {
                match object {
                    Some(Object::Node(target)) => keys.extend(target.key().map(|key| (key, within.field(part)))),
                    Some(Object::Words(pointer)) => keys.extend(by_pointer(pointer, &within.field(part))),
                    _ => {}
                }
            }
            keys.extend(by_basis(&said.basis, &within));
            let qualifiers = said.qualifiers().iter().enumerate().rev();
            parts.extend(qualifiers.map(|(index, other)| (other, within.qualifier(other.relation, index))));
        }
        keys
    }

    pub(crate) fn new(relation: Relation, object: Object, basis: impl Into<Basis>) -> Self {
        let basis = basis.into();
        let object = match object {
            Object::Words(words) if basis.words() == slice::from_ref(&*words) => Object::OwnWords,
            object => object,
        };
        Statement { subject: Subject::This, relation, object, basis, beside: None, step: ("", 0) }
    }

    /// What it says beside its object.
    #[inline]
    pub(crate) fn detail(&self) -> Option<&Object> {
        self.beside.as_ref()?.detail.as_ref()
    }

    /// What is said of it.
    #[inline]
    pub(crate) fn qualifiers(&self) -> &[Statement] {
        self.beside.as_ref().map_or(&[], |beside| &beside.qualifiers)
    }

    pub(crate) fn of(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    pub(crate) fn detailed(mut self, detail: Object) -> Self {
        self.beside.get_or_insert_default().detail = Some(detail);
        self
    }

    pub(crate) fn at_step(mut self, field: &'static str, index: usize) -> Self {
        self.step = (field, index);
        self
    }

    /// The other way round: said of the object, about the record's own node.
    pub(crate) fn inverse(mut self) -> Self {
        if let Object::Node(target) = self.object {
            self.subject = Subject::Node(target);
            self.object = Object::This;
        }
        self
    }

    pub(crate) fn qualified(mut self, qualifier: Statement) -> Self {
        self.beside.get_or_insert_default().qualifiers.push(qualifier);
        self
    }

    /// Who judged; for judgements of identity, retractions and supersessions.
    pub fn judged_by(self, who: impl Into<String>) -> Self {
        self.qualified(Statement::new(Relation::JudgedBy, Object::Text(who.into()), Basis::Outside))
    }

    /// How sure, from 0 to 1, where the recording's default will not do.
    pub fn confidence(self, confidence: f64) -> Self {
        self.qualified(Statement::new(Relation::Confidence, Object::Number(confidence), Basis::Outside))
    }

    /// When it held; for memberships, offices, containment and other edges that hold for a time.
    pub fn when(self, date: impl Into<When>, basis: impl Into<Basis>) -> Self {
        self.qualified(Statement::new(Relation::When, Object::from(date.into()), basis))
    }

    /// A remark.
    pub fn note(self, text: impl Into<String>) -> Self {
        self.qualified(Statement::new(Relation::Note, Object::Text(text.into()), Basis::Outside))
    }
}

const DOCUMENT: &[&str] = &["document"];

fn by_pointer(pointer: &Pointer, within: &Within) -> Option<(Key, Within)> {
    let Pointer::There(passage) = pointer else { return None };
    passage.document.target.key().map(|key| (key, within.field(DOCUMENT)))
}

fn by_basis(basis: &Basis, within: &Within) -> Vec<(Key, Within)> {
    let (words, part): (&[Pointer], &'static [&'static str]) = match basis {
        Basis::Words(words) => (words, &["words"]),
        Basis::Implied(words) => (words, &["implied"]),
        Basis::Outside => return Vec::new(),
    };
    let each = words.iter().enumerate();
    each.filter_map(|(index, words)| by_pointer(words, &within.field(part).item(index))).collect()
}

impl From<When> for Object {
    fn from(when: When) -> Self {
        match when {
            When::Date(date) => Object::Date(Box::new(date)),
            When::Undated => Object::Undated,
            When::NoDate(error) => Object::NoDate(Box::new(error)),
        }
    }
}

/// A field of a record that says something.
pub(crate) trait Says {
    fn statement(self, relation: Relation) -> Statement;
}

impl Says for Said<String> {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Text(self.value), self.basis)
    }
}

impl Says for Said<When> {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::from(self.value), self.basis)
    }
}

impl<R> Says for Said<Reference<R>> {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Node(self.value.target), self.basis)
    }
}

impl<T: Term> Says for Said<T> {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Term(self.value.number()), self.basis)
    }
}

impl Says for Selector {
    fn statement(self, relation: Relation) -> Statement {
        Pointer::Here(self).statement(relation)
    }
}

impl Says for Pointer {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::OwnWords, Basis::Words(vec![self]))
    }
}

impl Says for Passage {
    fn statement(self, relation: Relation) -> Statement {
        Pointer::There(self).statement(relation)
    }
}

impl fmt::Debug for Id<Statement> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Statement#{}", self.index())
    }
}
