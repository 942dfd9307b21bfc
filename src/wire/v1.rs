//! Version 1, frozen: these structs never change. A later form is a file of its own.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub(super) const VERSION: u32 = 1;

/// A graph. `nodes` and `statements` in order of insertion; statements name earlier ones by their place in the list.
///
/// Read in `versioned.rs`, for its version comes before all else.
pub(super) struct Graph<'a> {
    pub(super) recordings: Vec<Recording<'a>>,
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) statements: Vec<Statement<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recording<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Node<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) kind: Cow<'a, str>,
    /// Of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Cow<'a, str>>,
    /// Of that text: BLAKE3, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) digest: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) relation: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) object: Option<Object<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) detail: Option<Object<'a>>,
    pub(super) grounds: Vec<Ground<'a>>,
    /// The place of its recording in the list; left out for the first.
    #[serde(default, skip_serializing_if = "is_first")]
    pub(super) recording: u32,
}

fn is_first(recording: &u32) -> bool {
    *recording == 0
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Subject<'a> {
    Node(Cow<'a, str>),
    Statement(u32),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Object<'a> {
    Node(Cow<'a, str>),
    Text(Cow<'a, str>),
    Date(String),
    Undated,
    Term(Cow<'a, str>),
    Words(Words<'a>),
    Number(f64),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ground<'a> {
    Words(Words<'a>),
    Implied(Words<'a>),
    Outside,
}

/// Bytes of a document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words<'a> {
    pub(super) document: Cow<'a, str>,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Of a ground: the rules by which the words that were given differ from what stands there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) matched: Vec<Cow<'a, str>>,
}
