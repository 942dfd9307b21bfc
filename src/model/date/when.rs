//! When something was: what the steps take.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, DateError};

/// When: a [`Date`], its text (`"1969-07"`), or [`Undated`] for a phrase without one.
///
/// A text that is no date stays what it is, and insertion refuses it. In files the date, or `null` for a phrase without one.
///
/// ```
/// use dictum::{Date, Document, Graph, Undated};
///
/// let mut graph = Graph::new();
/// graph.insert(Document::new("note", "July 1969").published("1969-07", "July 1969"))?;
/// graph.insert(Document::new("memo", "earlier").published(Undated, "earlier"))?;
///
/// let refused = graph.insert(Document::new("list", "31 June").published("1969-06-31", "31 June"));
/// assert!(refused.is_err_and(|error| error.to_string().contains("published[0]: \"1969-06-31\" is no date")));
/// # Ok::<(), dictum::GraphError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum When {
    /// A date or a period.
    Date(Date),
    /// A phrase of time that gives no date: "earlier".
    Undated,
    /// A text that is no date, and why.
    NoDate(DateError),
}

/// A phrase of time that gives no date: "earlier", "last week" where nobody knows which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Undated;

impl From<Date> for When {
    fn from(date: Date) -> Self {
        When::Date(date)
    }
}

impl From<&Date> for When {
    fn from(date: &Date) -> Self {
        When::Date(date.clone())
    }
}

impl From<Undated> for When {
    fn from(_: Undated) -> Self {
        When::Undated
    }
}

impl From<Option<Date>> for When {
    /// None is a phrase without a date.
    fn from(date: Option<Date>) -> Self {
        date.map_or(When::Undated, When::Date)
    }
}

impl From<&str> for When {
    fn from(text: &str) -> Self {
        text.parse().map_or_else(When::NoDate, When::Date)
    }
}

impl From<String> for When {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&String> for When {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            When::Date(date) => date.serialize(serializer),
            When::Undated => serializer.serialize_none(),
            When::NoDate(error) => error.found.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(When::Undated) };
        let date = text.parse().map(When::Date);
        date.map_err(|error: DateError| {
            D::Error::custom(format_args!("{error}; for a phrase that gives no date, `null`"))
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for When {
    fn inline_schema() -> bool {
        Option::<Date>::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Option::<Date>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<Date>::json_schema(generator)
    }
}
