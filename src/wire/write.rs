//! Writes a graph, the archive of it: what is retracted and every judgement too.

use std::borrow::Cow;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::v1;
use crate::graph::tables::{Core, Object, Row, Subject};
use crate::graph::{Graph, term_name};
use crate::model::value::Value;
use crate::model::{Extent, Ground, Relation};
use crate::text::Match;

impl Serialize for Graph {
    /// Everything that was put in, in version 1 of the format. The same graph gives the same bytes. In constant memory.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let core = self.core();
        let mut graph = serializer.serialize_struct("Graph", 4)?;
        graph.serialize_field("dictum", &v1::VERSION)?;
        graph.serialize_field("recordings", &Recordings(core))?;
        graph.serialize_field("nodes", &Nodes(core))?;
        graph.serialize_field("statements", &Statements(core))?;
        graph.end()
    }
}

struct Recordings<'g>(&'g Core);
struct Nodes<'g>(&'g Core);
struct Statements<'g>(&'g Core);

impl Serialize for Recordings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.recordings().iter().map(|recording| v1::Recording {
            by: recording.by.as_deref().map(Cow::Borrowed),
            at: recording.at.as_ref().map(ToString::to_string),
            confidence: recording.confidence,
        }))
    }
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let core = self.0;
        serializer.collect_seq((0..core.node_count()).map(|node| v1::Node {
            key: key(core, node),
            kind: core.kind(node).map_or("", |kind| kind.as_str()).into(),
            text: core.content(node).map(|content| content.as_str().into()),
            digest: core.content(node).map(|content| content.digest().into()),
        }))
    }
}

impl Serialize for Statements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows().map(|(index, row)| statement(self.0, row, self.0.recording(index))))
    }
}

pub(super) fn key(core: &Core, node: u32) -> Cow<'_, str> {
    core.key(node).map_or("", |key| key.as_str()).into()
}

pub(super) fn statement<'g>(core: &'g Core, row: Row<'g>, recording: u32) -> v1::Statement<'g> {
    let object = match row.object {
        Object::Nothing => None,
        Object::Node(node) => Some(v1::Object::Node(key(core, node))),
        Object::Value(value) => Some(written(core, row.relation, value)),
    };
    v1::Statement {
        subject: match row.subject {
            Subject::Node(node) => v1::Subject::Node(key(core, node)),
            Subject::Row(row) => v1::Subject::Statement(row),
        },
        relation: row.relation.as_str().into(),
        object,
        detail: row.detail.map(|value| written(core, row.relation, value)),
        grounds: row.grounds.iter().map(|ground| grounded(core, ground)).collect(),
        recording,
    }
}

fn written<'g>(core: &'g Core, relation: Relation, value: Value<'g>) -> v1::Object<'g> {
    match value {
        Value::Text(text) => v1::Object::Text(text.into()),
        Value::Date(date) => v1::Object::Date(date.to_string()),
        Value::Undated => v1::Object::Undated,
        Value::Term(number) => v1::Object::Term(term_name(relation, number).unwrap_or_default().into()),
        Value::Words(extent) => v1::Object::Words(words(core, extent, Match::EXACT)),
        Value::Number(number) => v1::Object::Number(number),
    }
}

fn grounded<'g>(core: &'g Core, ground: &Ground) -> v1::Ground<'g> {
    match ground {
        Ground::Words(extent, matched) => v1::Ground::Words(words(core, *extent, *matched)),
        Ground::Implied(extent, matched) => v1::Ground::Implied(words(core, *extent, *matched)),
        Ground::Outside => v1::Ground::Outside,
    }
}

fn words(core: &Core, extent: Extent, matched: Match) -> v1::Words<'_> {
    v1::Words {
        document: key(core, extent.document.index()),
        start: extent.span.start(),
        end: extent.span.end(),
        matched: matched.names().map(Cow::Borrowed).collect(),
    }
}
