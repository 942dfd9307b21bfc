//! What is wrong with JSON that should be an annotation.

use std::fmt;

use crate::text::visibly;

/// All that is wrong with what should be an annotation, a page or a collection of them; one fault at least.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Faults(pub(super) Vec<Fault>);

/// Where an annotation breaks what the data model demands, and what it demands.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Fault {
    /// Where in the JSON: `$.target.selector.start`, `$.body[1].value`; `$` for all of it.
    pub path: String,
    /// What is broken.
    pub breach: Breach,
    /// What was expected, and what was found.
    pub message: String,
}

/// What the data model demands and an annotation can break.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Breach {
    /// It is no JSON, or a key stands twice in one object.
    NotJson,
    /// What must be there is not.
    Missing,
    /// There are several where one is permitted.
    TooMany,
    /// The context of the data model is not named.
    Context,
    /// It is not of the class that it should be of.
    Class,
    /// It is no text.
    NotText,
    /// It is no IRI, nor an object that has one.
    NotIri,
    /// It is no moment in UTC as `xsd:dateTime` writes it.
    NotMoment,
    /// It is no whole number from 0.
    NotCount,
    /// It is none of the values that are permitted.
    NotListed,
    /// It is there, and something else that excludes it.
    Excluded,
}

impl Faults {
    /// Each of them, in the order in which they are met.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }

    /// The one that says that it is no JSON.
    pub(super) fn not_json(error: &serde_json::Error) -> Faults {
        let message = error.to_string();
        Faults(vec![Fault { path: "$".to_owned(), breach: Breach::NotJson, message }])
    }
}

impl std::error::Error for Faults {}

impl fmt::Display for Faults {
    /// Each with its place, parted by semicolons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| {
            self.0.iter().enumerate().try_for_each(|(index, fault)| {
                let before = if index == 0 { "" } else { "; " };
                write!(f, "{before}{fault}")
            })
        })
    }
}

impl fmt::Display for Fault {
    /// Place and message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| write!(f, "{}: {}", self.path, self.message))
    }
}
