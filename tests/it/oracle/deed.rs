//! What is put in, as plain data, its words and names not yet looked up.

use std::fmt;

#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// A recording begins, by this program.
    Recording(String),
    Record(Record),
    /// A statement that is no part of a record.
    Statement(Step),
}

/// A node, and what is said of it, in the order of its fields.
#[derive(Clone)]
pub(crate) struct Record {
    pub(crate) kind: &'static str,
    pub(crate) key: Option<String>,
    /// Of a document.
    pub(crate) text: Option<String>,
    /// Where its words are looked for.
    pub(crate) place: Option<Place>,
    pub(crate) steps: Vec<Step>,
}

#[derive(Clone)]
pub(crate) struct Step {
    pub(crate) subject: Of,
    pub(crate) relation: &'static str,
    pub(crate) object: What,
    pub(crate) detail: Option<What>,
    pub(crate) basis: Basis,
    pub(crate) qualifiers: Vec<Step>,
}

/// Of what it is said.
#[derive(Clone, Debug)]
pub(crate) enum Of {
    /// The record's own node, or the statement that it qualifies.
    This,
    /// The author's voice of the record's document.
    Author,
    /// The voice in which the words stand.
    Voice,
    Node(Name),
    Row(usize),
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Nothing,
    This,
    Node(Name),
    Text(String),
    Date(&'static str),
    Undated,
    Term(&'static str),
    Words(Pointer),
    Number(f64),
}

#[derive(Clone, Debug)]
pub(crate) enum Name {
    Number(usize),
    Key(String),
    Unnamed,
}

#[derive(Clone, Debug)]
pub(crate) enum Basis {
    Words(Vec<Pointer>),
    Implied(Vec<Pointer>),
    Outside,
}

#[derive(Clone, Debug)]
pub(crate) enum Pointer {
    /// In the record's place.
    Here(Words),
    There(Place),
}

/// A document, or a part of it.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) document: Name,
    pub(crate) spots: Vec<Spot>,
}

#[derive(Clone, Debug)]
pub(crate) enum Spot {
    Line(usize),
    Words(Words),
}

/// Words by what they are, or by their bytes.
#[derive(Clone, Debug)]
pub(crate) enum Words {
    Bytes(usize, usize),
    Exact(String),
    Nth(String, usize),
}

impl Step {
    pub(crate) fn new(relation: &'static str, object: What, basis: Basis) -> Step {
        Step { subject: Of::This, relation, object, detail: None, basis, qualifiers: Vec::new() }
    }

    /// Words are their own ground.
    pub(crate) fn words(relation: &'static str, pointer: Pointer) -> Step {
        Step::new(relation, What::Words(pointer.clone()), Basis::Words(vec![pointer]))
    }

    pub(crate) fn of(self, subject: Of) -> Step {
        Step { subject, ..self }
    }

    pub(crate) fn with(self, detail: What) -> Step {
        Step { detail: Some(detail), ..self }
    }
}

impl Record {
    /// The first step of a relation.
    pub(crate) fn first(&self, relation: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.relation == relation)
    }

    /// The words of the steps of a relation.
    pub(crate) fn pointers(&self, relation: &str) -> Vec<Pointer> {
        let steps = self.steps.iter().filter(|step| step.relation == relation);
        let worded = steps.filter_map(|step| match &step.basis {
            Basis::Words(pointers) => Some(pointers.clone()),
            _ => None,
        });
        worded.flatten().collect()
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Record { kind, key, text, place, steps } = self;
        write!(f, "{kind}")?;
        key.iter().try_for_each(|key| write!(f, " {key:?}"))?;
        text.iter().try_for_each(|text| write!(f, " of {text:?}"))?;
        place.iter().try_for_each(|place| write!(f, " in {place:?}"))?;
        steps.iter().try_for_each(|step| write!(f, "\n      {step:?}"))
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Step { subject, relation, object, detail, basis, qualifiers } = self;
        write!(f, "{subject:?} {relation} {object:?}")?;
        detail.iter().try_for_each(|detail| write!(f, " {detail:?}"))?;
        write!(f, " on {basis:?}")?;
        qualifiers.iter().try_for_each(|qualifier| write!(f, "; {qualifier:?}"))
    }
}
