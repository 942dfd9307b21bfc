//! The oracle in version 1 of the written form.

use serde_json::{Map, Value, json};

use super::Oracle;
use super::row::{Extent, Ground, Object, Row, Subject};

/// What was written, without the digests of texts: every text has one, and nothing else has.
pub(crate) fn without_digests(mut written: Value) -> Value {
    for node in written["nodes"].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        let digest = node.remove("digest");
        assert_eq!(digest.is_some(), node.contains_key("text"), "{node:?}: {digest:?}");
    }
    written
}

impl Oracle {
    pub(crate) fn json(&self) -> Value {
        let recordings = self.recordings.iter().map(|by| json!({ "by": by }));
        let recordings: Vec<Value> = std::iter::once(json!({})).chain(recordings).collect();
        let nodes: Vec<Value> = self
            .nodes
            .iter()
            .map(|node| match &node.text {
                Some(text) => json!({ "key": node.key, "kind": node.kind, "text": text }),
                None => json!({ "key": node.key, "kind": node.kind }),
            })
            .collect();
        let statements: Vec<Value> = self.rows.iter().map(|row| self.statement_json(row)).collect();
        json!({ "dictum": 1, "recordings": recordings, "nodes": nodes, "statements": statements })
    }

    fn statement_json(&self, row: &Row) -> Value {
        let mut statement = Map::new();
        let subject = match row.subject {
            Subject::Node(node) => json!({ "node": self.nodes[node].key }),
            Subject::Row(row) => json!({ "statement": row }),
        };
        statement.insert("subject".to_owned(), subject);
        statement.insert("relation".to_owned(), json!(row.relation));
        if row.object != Object::Nothing {
            statement.insert("object".to_owned(), self.object_json(&row.object));
        }
        if let Some(detail) = &row.detail {
            statement.insert("detail".to_owned(), self.object_json(detail));
        }
        let grounds: Vec<Value> = row.grounds.iter().map(|ground| self.ground_json(*ground)).collect();
        statement.insert("grounds".to_owned(), Value::Array(grounds));
        if row.recording > 0 {
            statement.insert("recording".to_owned(), json!(row.recording));
        }
        Value::Object(statement)
    }

    fn object_json(&self, object: &Object) -> Value {
        match object {
            Object::Nothing => Value::Null,
            Object::Node(node) => json!({ "node": self.nodes[*node].key }),
            Object::Text(text) => json!({ "text": text }),
            Object::Date(date) => json!({ "date": date }),
            Object::Undated => json!("undated"),
            Object::Term(term) => json!({ "term": term }),
            Object::Words(extent) => json!({ "words": self.words_json(*extent) }),
            Object::Number(number) => json!({ "number": number }),
        }
    }

    fn ground_json(&self, ground: Ground) -> Value {
        match ground {
            Ground::Words(extent) => json!({ "words": self.words_json(extent) }),
            Ground::Implied(extent) => json!({ "implied": self.words_json(extent) }),
            Ground::Outside => json!("outside"),
        }
    }

    fn words_json(&self, extent: Extent) -> Value {
        json!({ "document": self.nodes[extent.document].key, "start": extent.start, "end": extent.end })
    }
}
