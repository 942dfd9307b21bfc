//! What a body says of the thing that it is, as fields of a record.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::lexical::is_iri;
use super::name;
use super::resource::Resource;
use super::taking::Taking;
use crate::io::intake::Reason;
use crate::io::record::{Form, Words, form, named};
use crate::io::taken::Wrong;
use crate::model::record::Submission;
use crate::model::{Key, NodeKind};

/// What is said, of an object that says it on a ground.
const VALUE: &str = "dictum:value";
/// What one is called that has no name.
pub(super) const DESCRIPTION: &str = "schema:description";
const LABEL: &str = "dictum:label";
const WORDS: &str = "dictum:words";
const IMPLIED: &str = "dictum:implied";
const OUTSIDE: &str = "dictum:outside";

/// A record while its fields are filled.
pub(super) struct Fields<'t> {
    taking: &'t Taking<'t>,
    /// The document of its words.
    pub(super) document: &'t Key,
    pub(super) record: Map<String, Value>,
    /// The nodes to which it refers.
    pub(super) needs: BTreeSet<Key>,
    /// Those of them that are described, should they not be there.
    pub(super) beside: Vec<(Key, Submission)>,
}

impl<'t> Fields<'t> {
    pub(super) fn new(taking: &'t Taking<'t>, document: &'t Key) -> Self {
        Fields { taking, document, record: Map::new(), needs: BTreeSet::new(), beside: Vec::new() }
    }

    /// Fills all that the terms of the mapping say.
    pub(super) fn fill(&mut self, body: Resource<'_>) -> Result<(), Wrong> {
        let Some(object) = body.object() else { return Ok(()) };
        for (term, field) in &self.taking.mapping.terms {
            let Some((written, form)) = object.get(term).zip(form(field)) else { continue };
            let value = self.field(written, form).map_err(|(reason, why)| (reason, format!("{term}: {why}")))?;
            self.record.insert(field.clone(), value);
        }
        Ok(())
    }

    fn field(&mut self, written: &Value, form: Form) -> Result<Value, Wrong> {
        let items = match written {
            Value::Array(items) => items,
            one => std::slice::from_ref(one),
        };
        match form {
            Form::One | Form::Yes => Ok(written.get(VALUE).unwrap_or(written).clone()),
            Form::Remarks => Ok(json!(items)),
            Form::Words => items.iter().map(|item| self.selector(item)).collect::<Result<_, _>>().map(Value::Array),
            Form::Nodes => items.iter().map(|item| self.node(item)).collect::<Result<_, _>>().map(Value::Array),
            Form::Joined => items.iter().map(|item| self.joined(item)).collect::<Result<_, _>>().map(Value::Array),
            Form::Values | Form::Labelled => {
                items.iter().map(|item| self.value(item)).collect::<Result<_, _>>().map(Value::Array)
            }
        }
    }

    /// Words of the record's document.
    fn selector(&self, item: &Value) -> Result<Value, Wrong> {
        let words = self.taking.words(Resource::new(item))?;
        if words.document != *self.document {
            return Err((Reason::Unfit, format!("{:?} stands in another document, {}", words.text, words.document)));
        }
        Ok(words.selector())
    }

    /// A value on its ground; no document gives one that stands alone.
    fn value(&self, item: &Value) -> Result<Value, Wrong> {
        let Some(object) = item.as_object() else { return Ok(json!({ "value": item, "outside": true })) };
        let mut said = self.ground(object)?;
        said.insert("value".to_owned(), object.get(VALUE).cloned().unwrap_or_default());
        said.extend(object.get(LABEL).map(|label| ("label".to_owned(), label.clone())));
        Ok(Value::Object(said))
    }

    fn ground(&self, object: &Map<String, Value>) -> Result<Map<String, Value>, Wrong> {
        let mut ground = Map::new();
        for (term, field) in [(WORDS, "words"), (IMPLIED, "implied")] {
            let pointers = match object.get(term) {
                None => continue,
                Some(Value::Bool(yes)) => json!(yes),
                Some(Value::Array(items)) => json!(self.pointers(items)?),
                Some(one) => json!(self.pointers(std::slice::from_ref(one))?),
            };
            ground.insert(field.to_owned(), pointers);
        }
        if ground.is_empty() {
            let outside = object.get(OUTSIDE).cloned().unwrap_or(Value::Bool(true));
            ground.insert("outside".to_owned(), outside);
        }
        Ok(ground)
    }

    fn pointers(&self, items: &[Value]) -> Result<Vec<Value>, Wrong> {
        items.iter().map(|item| Ok(self.taking.words(Resource::new(item))?.pointer())).collect()
    }

    /// A node: by its address; described; by the words that name it; by a name that no document gives.
    fn node(&mut self, item: &Value) -> Result<Value, Wrong> {
        let Some(object) = item.as_object() else {
            return Ok(json!({ "value": self.referred(item)?, "outside": true }));
        };
        if let Some(value) = object.get(VALUE) {
            let mut said = self.ground(object)?;
            said.insert("value".to_owned(), json!(self.referred(value)?));
            return Ok(Value::Object(said));
        }
        if object.contains_key("selector") {
            let words = self.taking.words(Resource::new(item))?;
            let key = self.someone(&words)?;
            return Ok(json!({ "value": key, "words": [words.pointer()] }));
        }
        Ok(json!({ "value": self.referred(item)?, "outside": true }))
    }

    /// A node under a label.
    fn joined(&mut self, item: &Value) -> Result<Value, Wrong> {
        let mut said = self.node(item)?;
        if let Some(said) = said.as_object_mut() {
            let to = said.remove("value").unwrap_or_default();
            said.insert("to".to_owned(), to);
            said.extend(item.get(LABEL).map(|label| ("label".to_owned(), label.clone())));
        }
        Ok(said)
    }

    /// The key of a node that is named or described.
    fn referred(&mut self, item: &Value) -> Result<Key, Wrong> {
        let resource = Resource::new(item);
        let key = match (item.as_str(), resource.id()) {
            (Some(name), _) if !is_iri(name) => {
                let key = Key::from(format!("{}/{name}", self.document));
                self.bring(NodeKind::Someone, &key, None, Some(name))?;
                key
            }
            (_, Some(iri)) => {
                let key = name::key(iri);
                if let Some(object) = item.as_object() {
                    let called = |term: &str| object.get(term).and_then(Value::as_str);
                    let (name, description) = (called("name"), called(DESCRIPTION));
                    // Quotes and claims are described where they stand.
                    let kind = self.taking.mapping.kind_of(resource);
                    let kind = kind.or(name.map(|_| NodeKind::Someone));
                    kind.map_or(Ok(()), |kind| self.bring(kind, &key, name, description))?;
                }
                key
            }
            _ => return Err((Reason::Malformed, format!("expected a node by its address or its name, found {item}"))),
        };
        self.needs.insert(key.clone());
        Ok(key)
    }

    fn bring(&mut self, kind: NodeKind, key: &Key, name: Option<&str>, description: Option<&str>) -> Result<(), Wrong> {
        let submission = named(kind, key, [("names", name), ("descriptions", description)])
            .map_err(|message| (Reason::Malformed, message))?;
        self.beside.push((key.clone(), submission));
        Ok(())
    }

    /// Whoever words name.
    fn someone(&mut self, words: &Words) -> Result<Key, Wrong> {
        let key = Key::from(format!("{}/words-{}", words.document, words.span));
        let said = json!([{ "value": words.text, "words": [words.pointer()] }]);
        let record = Map::from_iter([
            ("key".to_owned(), json!(key)),
            ("place".to_owned(), json!(words.document)),
            ("descriptions".to_owned(), said),
        ]);
        let submission = crate::io::record::submission(NodeKind::Someone, record);
        self.beside.push((key.clone(), submission.map_err(|message| (Reason::Malformed, message))?));
        self.needs.insert(key.clone());
        Ok(key)
    }
}
