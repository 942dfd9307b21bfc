//! Reads a graph without trust: every part is looked up, every law is asked.

use std::cell::OnceCell;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::error::WireError;
use super::v1;
use crate::graph::tables::{Core, Object, Row, Subject};
use crate::graph::{Graph, checked};
use crate::model::relation::Holds;
use crate::model::value::Value;
use crate::model::{Date, Extent, Ground, Id, Key, NodeKind, Recording, Relation};
use crate::text::{Content, Match, Span};

impl<'de> Deserialize<'de> for Graph {
    /// # Errors
    /// [`WireError`], as a message.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        graph(v1::Graph::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn graph(written: v1::Graph<'_>) -> Result<Graph, WireError> {
    let mut core = Core::default();
    let mut recordings = written.recordings.into_iter().enumerate();
    match recordings.next() {
        Some((_, v1::Recording { by: None, at: None, confidence: None })) => {}
        _ => return Err(part("recordings", 0, "the first is the one of which nothing is known: {}")),
    }
    for (index, written) in recordings {
        let recording = recording(written).map_err(|reason| part("recordings", index, reason))?;
        core.add_recording(recording);
    }
    for (index, written) in written.nodes.into_iter().enumerate() {
        let digest = written.digest.as_ref().map(ToString::to_string);
        let node = node(&mut core, written).map_err(|reason| part("nodes", index, reason))?;
        unchanged(&core, node, digest, index)?;
    }
    for (index, written) in written.statements.into_iter().enumerate() {
        statement(&mut core, &written).map_err(|reason| part("statements", index, reason))?;
    }
    checked(core).map_err(WireError::Laws)
}

fn part(list: &str, index: usize, reason: impl Into<String>) -> WireError {
    WireError::Part { place: format!("{list}[{index}]"), reason: reason.into() }
}

fn recording(written: v1::Recording<'_>) -> Result<Recording, String> {
    let by = written.by.map(Into::into);
    let at =
        written.at.map(|date| date.parse()).transpose().map_err(|error: crate::model::DateError| error.to_string())?;
    let recording = Recording { by, at, confidence: written.confidence };
    match crate::graph::of_recording(&recording) {
        None => Ok(recording),
        Some(fault) => Err(fault.to_string()),
    }
}

fn node(core: &mut Core, written: v1::Node<'_>) -> Result<u32, String> {
    let kind = NodeKind::named(&written.kind).ok_or_else(|| format!("there is no kind {:?}", written.kind))?;
    let key = Key::from(written.key.as_ref());
    if let Some(fault) = key.fault() {
        return Err(format!("{key:?} is no key: {fault}"));
    }
    if core.node(key.as_str()).is_some() {
        return Err(format!("the key {key:?} is there twice"));
    }
    if core.node_count() == u32::MAX {
        return Err("there are more nodes than a graph can number".to_owned());
    }
    let text = written.text;
    if text.is_some() != (kind == NodeKind::Document) {
        return Err(format!("{key:?} is a {kind}: a document has a text, and nothing else has"));
    }
    let node = core.add_node(key, kind);
    if let Some(text) = text {
        core.add_content(Content::new(text.into_owned()).map_err(|error| error.to_string())?);
    }
    Ok(node)
}

/// A text has the digest that was written beside it, and where there is no text there is none.
fn unchanged(core: &Core, node: u32, written: Option<String>, index: usize) -> Result<(), WireError> {
    let document = || core.key(node).map(ToString::to_string).unwrap_or_default();
    match (core.content(node).map(Content::digest), written) {
        (found, written) if found == written => Ok(()),
        (Some(found), Some(expected)) => Err(WireError::Digest { document: document(), expected, found }),
        (Some(_), None) => Err(part("nodes", index, format!("the text of {:?} has no digest", document()))),
        (None, _) => Err(part("nodes", index, format!("{:?} has no text, and so no digest", document()))),
    }
}

fn statement(core: &mut Core, written: &v1::Statement<'_>) -> Result<(), String> {
    let relation = Relation::named(&written.relation);
    let relation = relation.ok_or_else(|| format!("there is no relation {:?}", written.relation))?;
    let ends = relation.ends();
    let subject = match &written.subject {
        v1::Subject::Node(key) => Subject::Node(known(core, key)?),
        v1::Subject::Statement(row) => Subject::Row(*row),
    };
    let dates = [OnceCell::new(), OnceCell::new()];
    let [of_object, of_detail] = &dates;
    let object = match &written.object {
        None => Object::Nothing,
        Some(v1::Object::Node(key)) => Object::Node(known(core, key)?),
        Some(other) => Object::Value(value(core, other, ends.object, of_object)?),
    };
    let detail = written.detail.as_ref().map(|detail| value(core, detail, ends.detail, of_detail)).transpose()?;
    let grounds = written.grounds.iter().map(|ground| grounded(core, ground)).collect::<Result<Vec<_>, _>>()?;
    if written.recording as usize >= core.recordings().len() {
        return Err(format!("there is no recording {}", written.recording));
    }
    core.add_row(&Row { detail, ..Row::new(subject, relation, object, &grounds) }, written.recording);
    Ok(())
}

fn known(core: &Core, key: &str) -> Result<u32, String> {
    core.node(key).ok_or_else(|| format!("nothing has the key {key:?}"))
}

/// A value; a date is kept in the cell.
fn value<'w>(
    core: &Core,
    written: &'w v1::Object<'_>,
    holds: Holds,
    kept: &'w OnceCell<Date>,
) -> Result<Value<'w>, String> {
    match (written, holds) {
        (v1::Object::Text(text), _) => Ok(Value::Text(text)),
        (v1::Object::Date(date), _) => {
            let date = date.parse().map_err(|error: crate::model::DateError| error.to_string())?;
            Ok(Value::Date(kept.get_or_init(|| date)))
        }
        (v1::Object::Undated, _) => Ok(Value::Undated),
        (v1::Object::Term(term), Holds::Terms(names)) => {
            let number = names.iter().position(|name| *name == term);
            let number = number.ok_or_else(|| format!("{term:?} is none of {}", names.join(", ")))?;
            Ok(Value::Term(number as u8))
        }
        (v1::Object::Term(term), _) => Err(format!("the relation holds no term, and this is {term:?}")),
        (v1::Object::Words(written), _) => words(core, written).map(Value::Words),
        (v1::Object::Number(number), _) => Ok(Value::Number(*number)),
        (v1::Object::Node(key), _) => Err(format!("a node cannot stand there, and this is {key:?}")),
    }
}

fn grounded(core: &Core, written: &v1::Ground<'_>) -> Result<Ground, String> {
    match written {
        v1::Ground::Words(written) => Ok(Ground::Words(words(core, written)?, matched(written)?)),
        v1::Ground::Implied(written) => Ok(Ground::Implied(words(core, written)?, matched(written)?)),
        v1::Ground::Outside => Ok(Ground::Outside),
    }
}

fn matched(written: &v1::Words<'_>) -> Result<Match, String> {
    written.matched.iter().try_fold(Match::EXACT, |rules, name| {
        let rule = Match::named(name).ok_or_else(|| format!("there is no rule {name:?}"))?;
        Ok(rules | rule)
    })
}

fn words(core: &Core, written: &v1::Words<'_>) -> Result<Extent, String> {
    let document = Id::new(known(core, &written.document)?);
    let span = Span::new(written.start, written.end).map_err(|error| error.to_string())?;
    Ok(Extent { document, span })
}
