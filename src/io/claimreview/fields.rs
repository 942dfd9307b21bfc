//! An object while it is read: each field is taken once, and what is left is kept.

use std::collections::HashSet;

use super::json::Json;
use super::kept::{PREFIX, labelled, nth_of};
use super::taken::wrong_at;
use super::term::{Counted, implies, is_read, is_schema_org, plain, term};
use crate::io::intake::Reason;
use crate::io::taken::Wrong;
use crate::model::record::Attribute;
use crate::model::{Basis, Key, NodeKind};

/// Before the keys that are written as identifiers.
pub(super) const OURS: &str = "dictum:";

/// An object, and where it is: a way from the top of the file.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub(super) path: String,
    fields: Vec<(String, Json)>,
    /// Labels and values that come with it.
    beside: Vec<(String, String)>,
    /// Before the labels of what is kept.
    prefix: String,
}

impl Fields {
    /// # Errors
    /// It is no object, of another vocabulary, or two of its names are one field; without its place.
    pub(super) fn new(json: Json, path: String) -> Result<Self, Wrong> {
        let Json::Object(fields) = json else {
            return Err((Reason::Malformed, "expected an object".to_owned()));
        };
        let fields = fields.into_iter().map(|(name, value)| (term(&name).to_owned(), value));
        let (contexts, fields): (Vec<_>, Vec<_>) = fields.partition(|(name, _)| name == "@context");
        if !is_context(contexts.into_iter().map(|(_, context)| context).collect()) {
            return Err((Reason::Unmapped, "its context is not that of schema.org".to_owned()));
        }
        let mut seen = HashSet::new();
        if let Some((name, _)) = fields.iter().find(|(name, _)| !seen.insert(name)) {
            let message = format!("the field {name} is there twice, under two spellings");
            return Err((Reason::Malformed, message));
        }
        Ok(Fields { path, fields, beside: Vec::new(), prefix: PREFIX.to_owned() })
    }

    /// The same, where another names it.
    pub(super) fn named_from(self, path: &str) -> Self {
        Fields { path: path.to_owned(), ..self }
    }

    /// The same, of an object that is no node: what is kept of it is kept under its field.
    pub(super) fn within(field: &str, fields: Fields) -> Self {
        Fields { prefix: format!("{PREFIX}{field}."), ..fields }
    }

    /// The values of a field, which is then read.
    pub(super) fn take(&mut self, field: &str) -> Vec<Json> {
        let place = self.fields.iter().position(|(name, _)| name == field);
        place.map(|place| self.fields.remove(place).1.values()).unwrap_or_default()
    }

    /// The texts of a field; what else it has is kept.
    pub(super) fn texts(&mut self, field: &str) -> Vec<String> {
        let (mut texts, mut others) = (Vec::new(), Vec::new());
        for value in self.take(field) {
            let Some(text) = value.text() else {
                others.push(value);
                continue;
            };
            texts.push(text.to_owned());
            if let Json::Object(fields) = value {
                // That a text is in a language, or of a type, is beside it.
                let beside = fields.into_iter().filter(|(name, _)| name != "@value");
                beside.for_each(|(name, value)| self.keep(&format!("{field}{name}"), vec![value]));
            }
        }
        self.keep(field, others);
        texts
    }

    /// The values of a field as they stand, read again later.
    pub(super) fn peek(&self, field: &str) -> Vec<Json> {
        self.fields.iter().filter(|(name, _)| name == field).flat_map(|(_, value)| value.clone().values()).collect()
    }

    /// The first text of a field.
    pub(super) fn first(&self, field: &str) -> Option<String> {
        self.peek(field).iter().find_map(|value| value.text().map(str::to_owned))
    }

    pub(super) fn types(&self) -> Vec<String> {
        self.peek("@type").iter().filter_map(|value| value.text().map(|name| term(name).to_owned())).collect()
    }

    /// Of which of the counted kinds it is.
    pub(super) fn counted(&self) -> Option<Counted> {
        Counted::of(self.types().iter().map(String::as_str))
    }

    /// Whether it only names another object: it has nothing but an `@id`, and perhaps a type.
    pub(super) fn is_reference(&self) -> bool {
        self.has("@id") && self.fields.iter().all(|(name, _)| name == "@id" || name == "@type")
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|(name, _)| name == field)
    }

    /// Whether it says no more than of what type it is.
    pub(super) fn is_blank(&self, plain: &str) -> bool {
        self.fields.iter().all(|(name, _)| name == "@type") && self.types().iter().all(|name| name == plain)
    }

    /// Takes the type that a node of this kind has anyway; what other types it has is kept.
    pub(super) fn take_type(&mut self, kind: NodeKind) {
        let plain = plain(kind).unwrap_or("Thing");
        let types = self.types();
        let others: Vec<&str> = types.iter().map(String::as_str).filter(|name| *name != plain).collect();
        if others.is_empty() || !implies(&others, kind) || kind == NodeKind::Someone {
            let others = others.into_iter().map(|name| Json::Text(name.to_owned())).collect();
            self.take("@type");
            self.put("@type", others);
        }
    }

    /// Keeps values that no rule maps.
    pub(super) fn keep(&mut self, field: &str, values: Vec<Json>) {
        self.beside.extend(labelled(format!("{}{field}", self.prefix), values));
    }

    /// Keeps a text under a label.
    pub(super) fn beside(&mut self, label: impl Into<String>, value: impl Into<String>) {
        self.beside.push((label.into(), value.into()));
    }

    /// The key that it gives: an identifier of ours. Properties among the identifiers are kept under their own names.
    ///
    /// # Errors
    /// It gives two, or what is no key.
    pub(super) fn take_key(&mut self) -> Result<Option<Key>, Wrong> {
        let (mut key, mut others) = (None, Vec::new());
        for value in self.take("identifier") {
            let ours = value.text().and_then(|text| text.strip_prefix(OURS)).map(str::to_owned);
            match (ours, property(&value)) {
                (Some(text), _) => {
                    let read = Key::read(&text).map_err(|message| wrong_at(Reason::Malformed, &self.path, message))?;
                    if key.replace(read).is_some() {
                        return Err(wrong_at(Reason::Malformed, &self.path, "two identifiers give its key"));
                    }
                }
                (None, Some((name, value))) => self.beside(name, value),
                (None, None) => others.push(value),
            }
        }
        self.keep("identifier", others);
        Ok(key)
    }

    /// Takes what stands under a label beside the fields.
    pub(super) fn take_beside(&mut self, label: &str) -> Vec<String> {
        let (taken, left) = std::mem::take(&mut self.beside).into_iter().partition(|(beside, _)| beside == label);
        self.beside = left;
        let taken: Vec<(String, String)> = taken;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    /// Takes a field from another object.
    pub(super) fn take_from(&mut self, other: &mut Fields, field: &str) {
        let values = other.take(field);
        self.put(field, values);
    }

    /// Further values of a field.
    pub(super) fn put(&mut self, field: &str, mut values: Vec<Json>) {
        if !values.is_empty() {
            let mut all = self.take(field);
            all.append(&mut values);
            self.fields.push((field.to_owned(), Json::Array(all)));
        }
    }

    /// As it was read, but for what was taken.
    pub(super) fn into_json(self) -> Json {
        Json::Object(self.fields)
    }

    /// What no rule took, kept under a field of another object, of which it is the nth; further objects are those after it, though nothing is left of itself.
    pub(super) fn keep_in(mut self, other: &mut Fields, field: &str, nth: usize, further: Vec<Json>) {
        other.beside.append(&mut self.beside);
        other.keep(&nth_of(field, nth), vec![self.into_json()]);
        let (objects, others): (Vec<Json>, Vec<Json>) =
            further.into_iter().partition(|value| matches!(value, Json::Object(_)) && value.text().is_none());
        other.keep(field, others);
        (nth + 1..).zip(objects).for_each(|(nth, object)| other.keep(&nth_of(field, nth), vec![object]));
    }

    /// What no rule took, each with its label, in the order of labels; nothing twice.
    pub(super) fn kept(mut self) -> Vec<Attribute> {
        let mut kept = std::mem::take(&mut self.beside);
        for (name, value) in self.fields {
            kept.extend(labelled(format!("{PREFIX}{name}"), vec![value]));
        }
        kept.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut seen = HashSet::new();
        kept.retain(|said| seen.insert(said.clone()));
        kept.into_iter().map(|(label, value)| Attribute { label, value, basis: Basis::Outside }).collect()
    }
}

/// Whether contexts are schema.org's, if there are any: one of them says so, and none is another's, or says that a word means something else.
pub(super) fn is_context(contexts: Vec<Json>) -> bool {
    let contexts: Vec<Json> = contexts.into_iter().flat_map(Json::values).collect();
    let is_named = |context: &Json| match context {
        Json::Text(address) => is_schema_org(address),
        Json::Object(terms) => terms.iter().any(|(_, to)| to.text().is_some_and(is_schema_org)),
        _ => false,
    };
    let is_plain = |context: &Json| match context {
        Json::Text(address) => is_schema_org(address),
        Json::Object(terms) => terms.iter().all(|(name, to)| means_the_same(name, to)),
        _ => false,
    };
    contexts.is_empty() || contexts.iter().any(is_named) && contexts.iter().all(is_plain)
}

/// Whether a context leaves a word its meaning: it is a prefix, for schema.org's words or others, or what it is without the context.
fn means_the_same(name: &str, to: &Json) -> bool {
    let to = match to {
        Json::Object(fields)
            if fields.iter().all(|(name, _)| ["@id", "@type", "@container"].contains(&name.as_str())) =>
        {
            fields.iter().find(|(name, _)| name == "@id").and_then(|(_, to)| to.text()).unwrap_or(name)
        }
        Json::Text(to) => to,
        _ => return name.starts_with('@') && !["@vocab", "@import"].contains(&name),
    };
    let is_prefix = to.ends_with(['/', '#']) && !name.starts_with(|c: char| c.is_ascii_uppercase()) && !is_read(name);
    match name {
        "@vocab" | "schema" => is_schema_org(to) && to.ends_with(['/', '#']),
        name if name.starts_with('@') => name != "@import",
        _ => term(to) == term(name) || is_prefix,
    }
}

/// The name and the text of a property that is nothing else.
fn property(value: &Json) -> Option<(String, String)> {
    let Json::Object(fields) = value else { return None };
    let (mut name, mut text, mut is_property) = (None, None, false);
    for (field, value) in fields {
        match (term(field), value) {
            ("@type", Json::Text(kind)) => is_property = term(kind) == "PropertyValue",
            ("propertyID", Json::Text(value)) => name = Some(value.clone()),
            ("value", Json::Text(value)) => text = Some(value.clone()),
            _ => return None,
        }
    }
    let said = name.zip(text).filter(|(name, text)| !name.trim().is_empty() && !text.trim().is_empty());
    said.filter(|_| is_property)
}
