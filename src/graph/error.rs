//! What can be wrong with what is put in, and with what is asked.

use std::fmt;

use super::hidden::Hidden;
use super::insert::Source;
use super::wording::{called, counted_so, joined, nearest_keys, offsets, on_lines, parted};
use crate::model::{DateError, Key, Kinds, NodeKind, QuoteKind, Relation};
use crate::text::{FindError, Span, SpanError, visibly};

/// What a graph answers where it cannot do as asked.
///
/// Its `Debug` is its `Display`: a program that returns it from `main` prints what a person can read.
#[derive(Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// No node that is shown has this key.
    #[error("no {expected} has the key {key:?}{}", nearest_keys(.nearest))]
    NotFound {
        /// What was asked for.
        expected: Kinds,
        /// The key.
        key: Key,
        /// The keys most like it, best first; at most three.
        nearest: Vec<Key>,
    },
    /// The node is of another kind.
    #[error("{key:?} is {}, not {}: ask for it by its own kind", .found.with_article(), .expected.with_articles())]
    WrongKind {
        /// What was asked for.
        expected: Kinds,
        /// The key.
        key: Key,
        /// What it is.
        found: NodeKind,
    },
    /// It was judged the same as a node of another kind, which stands for both.
    #[error("{key:?} was judged the same as {shown:?}, which is {}, not {}: ask for it by that kind", .found.with_article(), .expected.with_articles())]
    JudgedSame {
        /// What was asked for.
        expected: Kinds,
        /// The key that was asked for, or that of the handle.
        key: Key,
        /// The key of the node that stands for both.
        shown: Key,
        /// What that is.
        found: NodeKind,
    },
    /// What was to be told of the progress of a [`load`](crate::Graph::load) broke it off.
    #[error("stopped after {count} records; the graph is as it was")]
    Stopped {
        /// How many records were in.
        count: usize,
    },
    /// It is in the graph, and this view does not show it.
    #[error("{key:?} {why}; `archive()` shows it still")]
    Hidden {
        /// The key.
        key: Key,
        /// Why it is not shown.
        why: Hidden,
    },
    /// The handle belongs to another graph. One that is in range names some other node here: handles never leave their graph.
    #[error("handle {index} names no {expected} here: it is of another graph")]
    NoSuchHandle {
        /// What was asked for.
        expected: Kinds,
        /// The handle's number.
        index: u32,
    },
    /// What was to be inserted has faults; the graph is as it was.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl fmt::Debug for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Everything that is wrong with what was to be inserted, in its order. The graph is as it was.
///
/// Its `Debug` is its `Display`.
#[derive(Clone, PartialEq)]
pub struct Refused {
    /// At least one.
    pub faults: Vec<Fault>,
}

impl std::error::Error for Refused {}

impl fmt::Debug for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.faults.as_slice() {
            [one] => write!(f, "refused: {one}"),
            faults => {
                write!(f, "refused, {} faults:", faults.len())?;
                faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
            }
        }
    }
}

/// One thing that is wrong: in which record, at which step, what.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Fault {
    /// The record: its kind and its key, or its place in the list.
    pub record: String,
    /// The field, and which of its values in a list: `kind`, `spoken_by[0]`; empty where it is the record as a whole.
    pub step: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// The words of the document that it is about, underlined; empty where it is about none.
    pub snippet: String,
    /// The place of the record among those that were inserted, the field and which of its values, and where within it.
    pub(crate) source: Source,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| match self.step.as_str() {
            "" => write!(f, "{}: {}", self.record, self.kind),
            step => write!(f, "{}, {step}: {}", self.record, self.kind),
        })?;
        self.snippet.lines().try_for_each(|line| write!(f, "\n    {line}"))
    }
}

/// What can be wrong.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// The words are not there, are there more than once, or differ.
    #[error("{document:?}, line {line}: {}{}", counted_so(.counted, error), on_lines(.elsewhere))]
    Words {
        /// The document in which they were looked for.
        document: Key,
        /// The line from which, from 1.
        line: u32,
        /// What is wrong.
        error: Box<FindError>,
        /// The same in words, with offsets in the unit in which they are given, where that is not bytes.
        counted: Option<Box<str>>,
        /// Where the place is too narrow: the lines on which the words begin elsewhere in the document, four at most.
        elsewhere: Vec<u32>,
    },
    /// A text is too long.
    #[error(transparent)]
    Text(SpanError),
    /// A text is no date.
    #[error("{0}; for a phrase that gives no date, `Undated`")]
    Date(DateError),
    /// A span is none of its document's.
    #[error("bytes {span} are no span of {document:?}: its ends must lie on character boundaries within the text")]
    Span {
        /// The document.
        document: Key,
        /// The span.
        span: Span,
    },
    /// Nothing has this key.
    #[error("nothing has the key {key:?}{}", nearest_keys(.nearest))]
    NoSuchKey {
        /// The key.
        key: Key,
        /// The keys most like it, best first; at most three.
        nearest: Vec<Key>,
    },
    /// The handle is out of range.
    #[error("handle {0} is none of this graph's")]
    NoSuchHandle(u32),
    /// The node has the wrong kind for this.
    #[error("{key:?} is {}; `{relation}` takes {} there", .found.with_article(), .expected.with_articles())]
    WrongKind {
        /// What was being said.
        relation: Relation,
        /// The node.
        key: Key,
        /// What it is.
        found: NodeKind,
        /// What can stand there.
        expected: Kinds,
    },
    /// This cannot be said of that, or not with this value.
    #[error("`{relation}` cannot be said so: {reason}")]
    Unsayable {
        /// What was being said.
        relation: Relation,
        /// Why not.
        reason: &'static str,
    },
    /// The key is taken.
    #[error(
        "{key:?} is the key of {} already{}: give this one another key, or say more of that one by its verbs",
        .found.with_article(), called(.name)
    )]
    KeyTaken {
        /// The key.
        key: Key,
        /// What would have it.
        kind: NodeKind,
        /// What has it.
        found: NodeKind,
        /// Its first name, description, wording or title, if it has one.
        name: Option<Box<str>>,
    },
    /// No key was given and none can be derived.
    #[error("it has no key and no name from which one follows: give it a key")]
    NoKey,
    /// The key will not do.
    #[error("{key:?} is no key: {reason}")]
    BadKey {
        /// The key.
        key: Key,
        /// Why not.
        reason: &'static str,
    },
    /// A document that is there already, with another text.
    #[error("there is a document with this key and another text: give this one another key, or say `revision_of`")]
    OtherText,
    /// A quote that is there already, with other words.
    #[error(
        "{0:?} is the key of a quote already, and its words are others: a quote is the words of one record, so give this one a `key` of its own"
    )]
    OtherWords(Key),
    /// A document without text.
    #[error("it has no text")]
    NoText,
    /// Words are to be looked for, and the record names no place.
    #[error(
        "there is no place to look for words: give the record a place, or the words a passage of their own, `note.at(\"the words\")`"
    )]
    NoPlace,
    /// It is implied, and there are no words that could imply it.
    #[error("it is said to be implied, but there are no words that could imply it: give the words, or say `Outside`")]
    NothingImplies,
    /// A statement without a ground.
    #[error("it has no ground: give the words that say it, or `Implied` or `Outside`")]
    NoGround,
    /// It says something of itself.
    #[error("`{0}` joins it to itself: name another node, or leave it out")]
    ToItself(Relation),
    /// A part lies in another document than the whole.
    #[error("it lies in {found:?}, not in {expected:?}")]
    OtherDocument {
        /// Where it should lie.
        expected: Key,
        /// Where it lies.
        found: Key,
    },
    /// A nested quote, or a voice's stance, lies outside of what is to hold it.
    #[error("{} do not lie within {holder:?}", offsets(&[*.span], .counted))]
    NotWithin {
        /// The words.
        span: Span,
        /// The same, in the unit in which offsets are given.
        counted: Box<str>,
        /// What should hold them.
        holder: Key,
    },
    /// Two voices, or two segments of one quote, share bytes or stand out of order.
    #[error("{} overlap or stand out of the order of the text", offsets(&[*.first, *.second], .counted))]
    Overlap {
        /// The earlier one.
        first: Span,
        /// The later one.
        second: Span,
        /// The same, in the unit in which offsets are given.
        counted: Box<str>,
    },
    /// Words that run from one voice into another.
    #[error("{} of {node:?} run from one voice into another", offsets(&[*.span], .counted))]
    AcrossVoices {
        /// Whose words.
        node: Key,
        /// The words.
        span: Span,
        /// The same, in the unit in which offsets are given.
        counted: Box<str>,
    },
    /// A direct quotation that holds the end of one quotation, and perhaps the beginning of another.
    #[error("{}", parted(.parts, .counted))]
    Spliced {
        /// The document in which it stands.
        document: Key,
        /// The words that are quoted: give each as a segment.
        parts: Vec<Span>,
        /// The same, their offsets in the unit in which they are given.
        counted: Box<str>,
    },
    /// A quote is said to be of two kinds.
    #[error(
        "{quote:?} is said to be {kind} here, and {other} elsewhere: say one kind; if these are other words, give the quote a `key` of its own"
    )]
    OtherKind {
        /// The quote.
        quote: Key,
        /// What is said here.
        kind: QuoteKind,
        /// What is said elsewhere.
        other: QuoteKind,
    },
    /// Structural relations that run in a circle.
    #[error("`{relation}` runs in a circle through {node:?}")]
    Circle {
        /// The relation.
        relation: Relation,
        /// A node on it.
        node: Key,
    },
    /// A part that its kind cannot do without is missing, or is there twice.
    #[error("{} has {expected}", .kind.with_article())]
    Incomplete {
        /// The kind of node.
        kind: NodeKind,
        /// What it has.
        expected: &'static str,
    },
    /// A judgement would make one thing of two kinds.
    #[error(
        "{first:?} is {} and {second:?} {}: they cannot be one thing",
        .first_kind.with_article(), .second_kind.with_article()
    )]
    TwoKinds {
        /// One of them.
        first: Key,
        /// Its kind.
        first_kind: NodeKind,
        /// The other.
        second: Key,
        /// Its kind.
        second_kind: NodeKind,
    },
    /// It belongs to a recording that is not there.
    #[error("there is no recording {0}")]
    NoSuchRecording(u32),
    /// What is looked up does not agree with the statements: a defect of this library.
    #[error("the index of {0} does not agree with the statements: a defect of this library, please report it")]
    Index(&'static str),
    /// A judgement would make one of what was judged to be two.
    #[error("{first:?} and {second:?} are judged to be different, and by {} to be one: take one of these judgements back", joined(.path))]
    JudgedDifferent {
        /// One of the two.
        first: Key,
        /// The other.
        second: Key,
        /// From the one to the other, along judgements that they are the same.
        path: Vec<Key>,
    },
    /// What is said of it would not be seen.
    #[error(
        "{0:?} is taken back, or fell with what was: what is said of it would not be seen; take the retraction back first"
    )]
    Retracted(Key),
    /// It refers to a record that was itself refused.
    #[error("it refers to {0:?}, which is refused: mend that one first")]
    RefusedWith(Key),
    /// The graph holds as much as its handles can number.
    #[error("the graph is full: it holds 4,294,967,295 nodes or statements")]
    Full,
}

impl FaultKind {
    /// With no more than its message shows.
    pub(crate) fn shortened(mut self) -> Self {
        if let FaultKind::Words { error, .. } = &mut self {
            error.shorten();
        }
        self
    }
}
