//! Holds JSON against what the data model demands.

use serde_json::{Map, Value};

use super::fault::{Breach, Fault, Faults};
use super::lexical::{is_iri, is_utc};
use super::vocabulary::{CONTEXT, Class, Many, Property, Range, SEVERAL, SPECIFIC, of_type};

/// What is still to be looked at: an object, of which class, and where.
struct Part<'v> {
    object: &'v Map<String, Value>,
    class: Class,
    path: String,
}

/// Looks through an object and all that it holds. Cost: O(size).
pub(super) struct Check<'v> {
    parts: Vec<Part<'v>>,
    faults: Vec<Fault>,
}

/// All that is wrong with a whole file's value, which is of this class; the parts of a page stand without a context of their own.
///
/// # Errors
/// [`Faults`].
pub(super) fn check(value: &Value, class: Class, needs_context: bool) -> Result<(), Faults> {
    let mut check = Check { parts: Vec::new(), faults: Vec::new() };
    match value {
        Value::Object(object) => {
            if needs_context {
                check.context(object);
            }
            check.parts.push(Part { object, class, path: "$".to_owned() });
        }
        other => check.fault("$", Breach::Class, format!("expected an object, found {}", shown(other))),
    }
    while let Some(part) = check.parts.pop() {
        check.part(&part);
    }
    if check.faults.is_empty() { Ok(()) } else { Err(Faults(check.faults)) }
}

/// What the values of a property are: those of an array, or the one that stands there; none where nothing does.
pub(super) fn values<'v>(object: &'v Map<String, Value>, name: &str) -> &'v [Value] {
    match object.get(name) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(values)) => values,
        Some(one) => std::slice::from_ref(one),
    }
}

/// The types of an object.
pub(super) fn types(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    values(object, "type").iter().filter_map(Value::as_str)
}

/// What a body or a target is.
pub(super) fn class_of(object: &Map<String, Value>) -> Class {
    let is = |name: &str| types(object).any(|found| found == name);
    let has = |name: &&str| object.contains_key(*name);
    if is("Choice") {
        Class::Choice
    } else if SEVERAL.iter().any(|name| is(name)) || has(&"items") && types(object).next().is_none() {
        Class::Several
    } else if is("SpecificResource") || SPECIFIC.iter().any(has) {
        Class::Specific
    } else if is("TextualBody") || has(&"value") && !has(&"id") {
        Class::Textual
    } else {
        Class::External
    }
}

impl<'v> Check<'v> {
    fn fault(&mut self, path: &str, breach: Breach, message: String) {
        self.faults.push(Fault { path: path.to_owned(), breach, message });
    }

    fn context(&mut self, object: &Map<String, Value>) {
        let path = "$.@context";
        match object.get("@context") {
            None => self.fault(path, Breach::Missing, format!("expected {CONTEXT:?}, found nothing")),
            Some(Value::String(context)) if context == CONTEXT => {}
            Some(Value::Array(contexts)) if contexts.len() > 1 && contexts.iter().any(|one| one == CONTEXT) => {}
            Some(Value::Array(contexts)) if contexts.len() == 1 && contexts.iter().any(|one| one == CONTEXT) => {
                self.fault(
                    path,
                    Breach::Context,
                    "one context alone is written as a string, not in an array".to_owned(),
                );
            }
            Some(other) => {
                let message = format!("expected {CONTEXT:?} to be one of the contexts, found {}", shown(other));
                self.fault(path, Breach::Context, message);
            }
        }
    }

    fn part(&mut self, part: &Part<'v>) {
        match part.class {
            Class::Resource => {
                let class = class_of(part.object);
                self.resource(part, class);
                self.groups(part, class.properties());
            }
            Class::Selector | Class::State => self.specifier(part),
            class => {
                self.class(part, class);
                self.groups(part, class.properties());
            }
        }
    }

    /// What else must hold of an object of a class.
    fn class(&mut self, part: &Part<'v>, class: Class) {
        let named = match class {
            Class::Annotation => "Annotation",
            Class::Page => "AnnotationPage",
            Class::Collection => "AnnotationCollection",
            _ => return,
        };
        let found: Vec<&str> = types(part.object).collect();
        if !found.is_empty() && !found.contains(&named) {
            let message = format!("expected {named:?}, found {}", found.join(", "));
            self.fault(&format!("{}.type", part.path), Breach::Class, message);
        }
        if class == Class::Annotation && part.object.contains_key("body") && part.object.contains_key("bodyValue") {
            let message = "an annotation with `bodyValue` has no `body` beside it".to_owned();
            self.fault(&format!("{}.bodyValue", part.path), Breach::Excluded, message);
        }
        let total = part.object.get("total").and_then(Value::as_u64).unwrap_or_default();
        if class == Class::Collection && total > 0 && !part.object.contains_key("first") {
            let message = format!("a collection of {total} has a first page");
            self.fault(&format!("{}.first", part.path), Breach::Missing, message);
        }
        if class == Class::Page && part.object.get("items").is_some_and(|items| !items.is_array()) {
            self.fault(&format!("{}.items", part.path), Breach::Class, "expected an array".to_owned());
        }
    }

    fn resource(&mut self, part: &Part<'v>, class: Class) {
        let path = format!("{}.type", part.path);
        let found: Vec<&str> = types(part.object).collect();
        if class == Class::Choice && found.len() > 1 {
            let message = format!("a choice has one type, \"Choice\", found {}", found.join(", "));
            self.fault(&path, Breach::TooMany, message);
        }
        if class == Class::Several && found.is_empty() {
            let message = "what has `items` says of which type it is: \"Choice\"".to_owned();
            self.fault(&path, Breach::Missing, message);
        }
    }

    /// A selector or a state: of its one type, or somewhere else, by its address.
    fn specifier(&mut self, part: &Part<'v>) {
        let found: Vec<&str> = types(part.object).collect();
        let known = found.iter().find_map(|name| of_type(part.class, name));
        let path = format!("{}.type", part.path);
        self.properties(part, &[("type", Many::Any, Range::Text), ("id", Many::AtMostOne, Range::Iri)]);
        match known {
            Some(properties) => {
                if found.len() > 1 && !found.contains(&"SvgSelector") {
                    self.fault(&path, Breach::TooMany, format!("expected one type, found {}", found.join(", ")));
                }
                self.properties(part, properties);
                self.ends(part);
            }
            None if found.is_empty() && !part.object.contains_key("id") => {
                self.fault(&path, Breach::Missing, "expected a type, or an `id` where it is to be had".to_owned());
            }
            None => {}
        }
    }

    /// What the parts of a selector or a state demand of each other.
    fn ends(&mut self, part: &Part<'v>) {
        let number = |name: &str| part.object.get(name).and_then(Value::as_u64);
        if let (Some(start), Some(end)) = (number("start"), number("end"))
            && start > end
        {
            let message = format!("expected no less than `start`, {start}, found {end}");
            self.fault(&format!("{}.end", part.path), Breach::NotCount, message);
        }
        let has = |name: &str| part.object.contains_key(name);
        let (from, to) = (has("sourceDateStart"), has("sourceDateEnd"));
        if has("sourceDate") && (from || to) {
            let message = "a state with `sourceDate` has no start or end of it".to_owned();
            self.fault(&format!("{}.sourceDate", part.path), Breach::Excluded, message);
        } else if from != to {
            let missing = if from { "sourceDateEnd" } else { "sourceDateStart" };
            let message = "start and end of a source's date go together".to_owned();
            self.fault(&format!("{}.{missing}", part.path), Breach::Missing, message);
        }
    }

    fn groups(&mut self, part: &Part<'v>, [own, resource, common]: [&'static [Property]; 3]) {
        let is_own = |name: &str| own.iter().any(|(known, ..)| *known == name);
        self.properties(part, own);
        let rest: Vec<Property> = resource.iter().chain(common).filter(|(name, ..)| !is_own(name)).copied().collect();
        self.properties(part, &rest);
    }

    fn properties(&mut self, part: &Part<'v>, properties: &[Property]) {
        for (name, many, range) in properties {
            let path = format!("{}.{name}", part.path);
            let found = values(part.object, name);
            let message = match (many, found.len()) {
                (Many::One | Many::Some, 0) => Some((Breach::Missing, "it must be there, and is not".to_owned())),
                (Many::One | Many::AtMostOne, 2..) => {
                    Some((Breach::TooMany, format!("expected one value, found {}", found.len())))
                }
                _ => None,
            };
            if let Some((breach, message)) = message {
                self.fault(&path, breach, message);
                continue;
            }
            let is_array = part.object.get(*name).is_some_and(Value::is_array);
            for (index, value) in found.iter().enumerate() {
                let path = if is_array { format!("{path}[{index}]") } else { path.clone() };
                self.value(value, *range, path);
            }
        }
    }

    fn value(&mut self, value: &'v Value, range: Range, path: String) {
        let expected = match (range, value) {
            (Range::Text, Value::String(_)) => return,
            (Range::Text, _) => (Breach::NotText, "text".to_owned()),
            (Range::Iri, Value::String(text)) if is_iri(text) => return,
            (Range::Iri, _) => (Breach::NotIri, "an IRI".to_owned()),
            (Range::Moment, Value::String(text)) if is_utc(text) => return,
            (Range::Moment, _) => (Breach::NotMoment, "a moment in UTC like \"2015-01-28T12:00:00Z\"".to_owned()),
            (Range::Count, Value::Number(number)) if number.is_u64() => return,
            (Range::Count, _) => (Breach::NotCount, "a whole number from 0".to_owned()),
            (Range::Listed(list), Value::String(text)) if list.contains(&text.as_str()) => return,
            (Range::Listed(list), _) => (Breach::NotListed, format!("one of {}", list.join(", "))),
            (Range::Object(_), Value::String(text)) if is_iri(text) => return,
            (Range::Object(class), Value::Object(object)) => {
                self.parts.push(Part { object, class, path });
                return;
            }
            (Range::Object(_), _) => (Breach::NotIri, "an IRI or an object".to_owned()),
        };
        let (breach, expected) = expected;
        self.fault(&path, breach, format!("expected {expected}, found {}", shown(value)));
    }
}

/// A value in a message, not longer than a line.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 80;
    let written = value.to_string();
    match written.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", written.get(..end).unwrap_or_default()),
        None => written,
    }
}
