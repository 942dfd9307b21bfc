//! The records that a file can hold: what one is called, what a list of them, and how one is read.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::door::{Door, Refused};
use super::file::File;
use super::read::{Unread, submission};
use crate::model::record::{Diagnosed, Recordable, Submission};
use crate::model::{
    Claim, Comparison, Document, Event, Organization, Person, Place, Quote, Review, Someone, Statement, Voice,
};

/// A kind of record as files hold it.
pub(super) struct Form {
    /// What a line that holds one begins with.
    pub(super) one: &'static str,
    /// The field that holds a list of them.
    pub(super) list: &'static str,
    pub(super) read: fn(&File, &str, &RawValue, Door<'_>) -> Result<Submission, Unread>,
}

/// All kinds, in the order in which their records come in.
pub(super) const FORMS: [Form; 12] = [
    Form {
        one: "document",
        list: "documents",
        read: |file, at, raw, door| submission(file, at, raw, |document: &mut Document| door.document(document)),
    },
    plain::<Voice>("voice", "voices"),
    plain::<Person>("person", "people"),
    plain::<Organization>("organization", "organizations"),
    plain::<Place>("place", "places"),
    plain::<Event>("event", "events"),
    plain::<Someone>("someone", "someones"),
    plain::<Quote>("quote", "quotes"),
    plain::<Claim>("claim", "claims"),
    plain::<Review>("review", "reviews"),
    plain::<Comparison>("comparison", "comparisons"),
    Form {
        one: "statement",
        list: "statements",
        read: |file, at, raw, door| submission(file, at, raw, |statement: &mut Statement| door.statement(statement)),
    },
];

const fn plain<R: DeserializeOwned + Recordable + Diagnosed>(one: &'static str, list: &'static str) -> Form {
    Form {
        one,
        list,
        read: |file, at, raw, _| submission(file, at, raw, |_: &mut R| -> Result<(), Refused> { Ok(()) }),
    }
}
