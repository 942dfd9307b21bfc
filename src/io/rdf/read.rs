//! From what quads say back to statements: each is looked up, counted back into bytes, or refused with its reason.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use super::gathered::{Gathered, Thing, Value};
use super::vocabulary as v;
use crate::io::{Intake, Reason, Refusal};
use crate::model::relation::Holds;
use crate::model::{NodeKind, Relation};
use crate::text::{Content, OffsetUnit};

type Refused = (Reason, String);

/// A graph as its statements are written: in the versioned form, which is read without trust.
pub(super) struct Restored {
    pub(super) form: Json,
    pub(super) intake: Intake,
}

/// A node as it is named outside.
struct Node<'a> {
    key: &'a str,
    kind: NodeKind,
    text: Option<Content>,
    digest: Option<&'a str>,
    /// How many of the statements that it is there were accepted.
    stands: usize,
}

struct Reader<'a> {
    gathered: &'a Gathered,
    relations: HashMap<String, Relation>,
    nodes: HashMap<&'a str, Node<'a>>,
    /// Nodes in order.
    order: Vec<&'a str>,
    recordings: usize,
}

/// A statement in the versioned form, and what it cannot do without.
struct Read<'a> {
    relation: Relation,
    json: Json,
    nodes: Vec<&'a str>,
    statement: Option<&'a str>,
}

pub(super) fn restored(gathered: &Gathered) -> Restored {
    let statements = gathered.statements();
    let recordings = gathered.recordings();
    let mut reader = Reader {
        gathered,
        relations: Relation::ALL.iter().map(|relation| (v::predicate(*relation), *relation)).collect(),
        nodes: HashMap::new(),
        order: Vec::new(),
        recordings: recordings.len(),
    };
    let mut refused: Vec<Option<Refused>> =
        statements.iter().map(|(_, _, thing)| reader.declare(thing).err()).collect();
    let mut read: Vec<Option<Read<'_>>> = Vec::with_capacity(statements.len());
    for ((number, name, thing), refused) in statements.iter().zip(&mut refused) {
        let result = match refused {
            Some(_) => None,
            None => reader.statement(*number, name, thing).map_err(|why| *refused = Some(why)).ok(),
        };
        if let Some(Read { relation: Relation::Exists, nodes, .. }) = &result {
            reader.stands(nodes.first().copied(), true);
        }
        read.push(result);
    }
    let names: Vec<&str> = statements.iter().map(|(_, name, _)| *name).collect();
    reader.drop_what_dangles(&names, &mut read, &mut refused);
    let form = reader.form(&recordings, &names, read);
    let refusals = names.iter().zip(refused).filter_map(|(name, refused)| {
        let (reason, message) = refused?;
        Some(Refusal { file: (*name).to_owned(), line: 0, reason, message })
    });
    let refused: Vec<Refusal> = refusals.collect();
    let intake = Intake { read: names.len(), accepted: names.len() - refused.len(), refused };
    Restored { form, intake }
}

impl<'a> Reader<'a> {
    /// Learns of the node that a statement says is there.
    fn declare(&mut self, thing: &'a Thing) -> Result<(), Refused> {
        let predicate = thing.only(v::PREDICATE).map_err(malformed)?;
        if predicate.as_str() != v::TYPE {
            return Ok(());
        }
        let name = thing.only(v::SUBJECT).map_err(malformed)?.as_str();
        let class = thing.only(v::OBJECT).map_err(malformed)?.as_str();
        let kind = NodeKind::ALL.into_iter().find(|kind| v::class(*kind) == class);
        let kind = kind.ok_or_else(|| (Reason::Unmapped, format!("<{class}> is the class of no kind of node")))?;
        if let Some(known) = self.nodes.get(name) {
            return match known.kind == kind {
                true => Ok(()),
                false => Err((Reason::Malformed, format!("<{name}> is {}, and {kind} here", known.kind))),
            };
        }
        let said = self.gathered.thing(name).ok_or_else(|| dangling(name))?;
        let key = said.only(v::KEY).map_err(|why| (Reason::Malformed, format!("<{name}>: {why}")))?;
        let text = said.one(v::BODY).map(|text| Content::new(text.as_str())).transpose();
        let text = text.map_err(|error| (Reason::Malformed, error.to_string()))?;
        let digest = said.one(v::DIGEST).map(Value::as_str);
        self.nodes.insert(name, Node { key: key.as_str(), kind, text, digest, stands: 0 });
        self.order.push(name);
        Ok(())
    }

    fn stands(&mut self, name: Option<&str>, accepted: bool) -> bool {
        let Some(node) = name.and_then(|name| self.nodes.get_mut(name)) else { return true };
        node.stands = if accepted { node.stands + 1 } else { node.stands.saturating_sub(1) };
        node.stands > 0
    }

    fn statement(&self, number: u32, name: &'a str, thing: &'a Thing) -> Result<Read<'a>, Refused> {
        if number == u32::MAX {
            return Err((Reason::Malformed, format!("<{name}> does not end in statement/ and a number")));
        }
        let predicate = thing.only(v::PREDICATE).map_err(malformed)?.as_str();
        let relation = self.relations.get(predicate).copied();
        let relation = relation.ok_or_else(|| (Reason::Unmapped, format!("<{predicate}> stands for no relation")))?;
        let mut read = Read { relation, json: Json::Null, nodes: Vec::new(), statement: None };
        let ends = relation.ends();
        let subject = thing.only(v::SUBJECT).map_err(malformed)?.as_str();
        let subject = match self.nodes.get(subject) {
            Some(node) => {
                read.nodes.push(subject);
                json!({ "node": node.key })
            }
            None => {
                read.statement = Some(subject);
                Json::Null
            }
        };
        let object = thing.only(v::OBJECT).map_err(malformed)?;
        let object = match relation {
            Relation::Exists => Json::Null,
            _ => self.value(object, ends.object, &mut read)?,
        };
        let detail = thing.one(v::DETAIL).map(|detail| self.value(detail, ends.detail, &mut read)).transpose()?;
        let recording = thing.recording.filter(|number| (*number as usize) < self.recordings);
        let recording = recording.ok_or_else(|| (Reason::Dangling, "it is in the graph of no recording".to_owned()))?;
        let mut json = json!({
            "subject": subject,
            "relation": relation.as_str(),
            "grounds": self.grounds(thing, &mut read)?,
            "recording": recording,
        });
        let optional = [("object", Some(object)), ("detail", detail)];
        for (field, value) in optional.into_iter().filter_map(|(field, value)| Some((field, value?))) {
            if let (Some(object), false) = (json.as_object_mut(), value.is_null()) {
                object.insert(field.to_owned(), value);
            }
        }
        read.json = json;
        Ok(read)
    }

    fn grounds(&self, thing: &'a Thing, read: &mut Read<'a>) -> Result<Vec<Json>, Refused> {
        let mut grounds = Vec::new();
        for (predicate, ground) in [(v::WORDS, "words"), (v::IMPLIED, "implied")] {
            for words in thing.all(predicate) {
                grounds.push(json!({ ground: self.words(words, read)? }));
            }
        }
        if thing.one(v::OUTSIDE).is_some() {
            grounds.push(json!("outside"));
        }
        match grounds.is_empty() {
            true => Err((Reason::Malformed, "it has no ground: words, implied or outside".to_owned())),
            false => Ok(grounds),
        }
    }

    fn value(&self, value: &'a Value, holds: Holds, read: &mut Read<'a>) -> Result<Json, Refused> {
        let text = value.as_str();
        let expected = |what: &str| Err((Reason::Malformed, format!("{text:?} stands where {what} is expected")));
        match (holds, value.literal()) {
            (Holds::Nothing, _) if text == "true" => Ok(Json::Null),
            (Holds::Nothing, _) => expected("`true`"),
            (Holds::Nodes(_), None) => {
                let node = self.nodes.get(text).ok_or_else(|| dangling(text))?;
                read.nodes.push(text);
                Ok(json!({ "node": node.key }))
            }
            (Holds::Nodes(_), Some(_)) => expected("a node"),
            (Holds::Text, Some(text)) => Ok(json!({ "text": text })),
            (Holds::Text, None) => expected("a text"),
            (Holds::Date, Some(date)) => Ok(json!({ "date": date })),
            (Holds::Date, None) if text == v::UNDATED => Ok(json!("undated")),
            (Holds::Date, None) => expected("a date"),
            (Holds::Words, _) => Ok(json!({ "words": self.words(value, read)? })),
            (Holds::Number, _) => match text.parse::<f64>().map(|number| json!({ "number": number })) {
                Ok(number) => Ok(number),
                Err(_) => expected("a number"),
            },
            (Holds::Terms(_), _) => match text.strip_prefix(v::DICTUM) {
                Some(term) => Ok(json!({ "term": term })),
                None => expected("a term of dictum"),
            },
        }
    }

    /// Words as a document and bytes of it.
    fn words(&self, words: &'a Value, read: &mut Read<'a>) -> Result<Json, Refused> {
        let name = words.as_str();
        let place = |why: String| (Reason::Malformed, format!("<{name}>: {why}"));
        let said = self.gathered.thing(name).ok_or_else(|| dangling(name))?;
        let source = said.only(v::HAS_SOURCE).map_err(place)?.as_str();
        let node = self.nodes.get(source).ok_or_else(|| dangling(source))?;
        let content = node.text.as_ref().ok_or_else(|| place(format!("<{source}> has no text")))?;
        let selectors = said.all(v::HAS_SELECTOR).filter_map(|selector| self.gathered.thing(selector.as_str()));
        let selectors: Vec<&Thing> = selectors.collect();
        let position = selectors.iter().find(|selector| selector.one(v::START).is_some());
        let position = position.ok_or_else(|| place("it has no selector with a position".to_owned()))?;
        let offset = |predicate| -> Result<u64, Refused> {
            let offset = position.only(predicate).map_err(place)?.as_str();
            offset.parse().map_err(|_| place(format!("{offset:?} is no count of characters")))
        };
        let span = content.counted(OffsetUnit::CodePoints, offset(v::START)?, offset(v::END)?);
        let span = span.map_err(|error| (Reason::NotThere, format!("<{name}>: {error}")))?;
        // Where the words themselves are given too, they must stand there.
        let found = content.slice(span).unwrap_or_default();
        let mut given = selectors.iter().filter_map(|selector| selector.one(v::EXACT)).map(Value::as_str);
        if let Some(given) = given.find(|given| *given != found) {
            return Err((Reason::NotThere, format!("<{name}>: {found:?} stands there, not {given:?}")));
        }
        read.nodes.push(source);
        let matched: Vec<&str> = said.all(v::MATCHED).map(Value::as_str).collect();
        let mut json = json!({ "document": node.key, "start": span.start(), "end": span.end() });
        if let (Some(object), false) = (json.as_object_mut(), matched.is_empty()) {
            object.insert("matched".to_owned(), json!(matched));
        }
        Ok(json)
    }

    /// What says something of what was refused is refused, and so on.
    fn drop_what_dangles(&mut self, names: &[&'a str], read: &mut [Option<Read<'a>>], refused: &mut [Option<Refused>]) {
        let mut touching: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, statement) in read.iter().enumerate() {
            let Some(statement) = statement else { continue };
            statement
                .nodes
                .iter()
                .chain(&statement.statement)
                .for_each(|name| touching.entry(name).or_default().push(index));
        }
        let is_there: std::collections::HashSet<&str> = names.iter().copied().collect();
        let absent = touching.keys().filter(|name| !is_there.contains(**name) && !self.nodes.contains_key(**name));
        let mut gone: Vec<&str> = absent.copied().collect();
        gone.extend(self.order.iter().filter(|name| self.nodes.get(**name).is_some_and(|node| node.stands == 0)));
        gone.extend(names.iter().zip(read.iter()).filter(|(_, read)| read.is_none()).map(|(name, _)| *name));
        while let Some(name) = gone.pop() {
            for index in touching.remove(name).unwrap_or_default() {
                let Some(dropped) = read.get_mut(index).and_then(Option::take) else { continue };
                if let Some(refused) = refused.get_mut(index) {
                    *refused = Some(dangling(name));
                }
                gone.extend(names.get(index));
                let first = dropped.nodes.first().copied();
                if dropped.relation == Relation::Exists && !self.stands(first, false) {
                    gone.extend(first);
                }
            }
        }
    }

    /// What is left, in the versioned form; statements are numbered anew.
    fn form(&self, recordings: &[(u32, &Thing)], names: &[&str], read: Vec<Option<Read<'_>>>) -> Json {
        let nodes =
            self.order.iter().filter_map(|name| self.nodes.get(name)).filter(|node| node.stands > 0).map(|node| {
                let mut json = json!({ "key": node.key, "kind": node.kind.as_str() });
                if let (Some(object), Some(text)) = (json.as_object_mut(), &node.text) {
                    object.insert("text".to_owned(), json!(text.as_str()));
                    object.extend(node.digest.map(|digest| ("digest".to_owned(), json!(digest))));
                }
                json
            });
        let nodes: Vec<Json> = nodes.collect();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut statements = Vec::new();
        for (name, statement) in names.iter().zip(read) {
            let Some(mut statement) = statement else { continue };
            if let (Some(of), Some(object)) = (statement.statement, statement.json.as_object_mut()) {
                object.insert("subject".to_owned(), json!({ "statement": numbers.get(of).copied() }));
            }
            numbers.insert(name, statements.len());
            statements.push(statement.json);
        }
        let recordings: Vec<Json> = recordings.iter().map(|(_, thing)| self.recording(thing)).collect();
        json!({ "dictum": 1, "recordings": recordings, "nodes": nodes, "statements": statements })
    }

    fn recording(&self, thing: &Thing) -> Json {
        let recorder = thing.one(v::ATTRIBUTED).and_then(|who| self.gathered.thing(who.as_str()));
        let by = recorder.and_then(|who| who.one(v::LABEL)).map(|who| ("by".to_owned(), json!(who.as_str())));
        let at = thing.one(v::CREATED).map(|at| ("at".to_owned(), json!(at.as_str())));
        let confidence = thing.one(v::SURENESS).and_then(|sure| sure.as_str().parse::<f64>().ok());
        let confidence = confidence.map(|confidence| ("confidence".to_owned(), json!(confidence)));
        Json::Object(by.into_iter().chain(at).chain(confidence).collect())
    }
}

fn malformed(why: String) -> Refused {
    (Reason::Malformed, why)
}

fn dangling(name: &str) -> Refused {
    (Reason::Dangling, format!("<{name}> is not there, or was refused"))
}
