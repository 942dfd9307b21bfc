//! Nodes of what a file describes: agents and works, each one under its key.

use std::collections::HashMap;

use super::fields::Fields;
use super::json::Json;
use super::records::{Records, is_absolute, scoped};
use super::taken::{at, wrong_at};
use super::term::{agent_kind, is_link, is_no_work};
use crate::graph::{Existing, Graph};
use crate::io::intake::Reason;
use crate::io::taken::{Wrong, unfit};
use crate::model::record::{Document, Event, Organization, Person, Place, Recordable, Related, Someone};
use crate::model::reference::Target;
use crate::model::{Agent, Basis, Date, Key, Kind, Node, NodeKind, Outside, Reference, Relation, Said};

/// One file while it goes into a graph.
pub(super) struct Reader<'g, 'f> {
    pub(super) graph: &'g mut Graph,
    pub(super) records: Records<'f>,
    /// What an `@id` names.
    ids: HashMap<String, Key>,
    /// Agents of which name and address are known.
    agents: HashMap<(NodeKind, String, String), Key>,
    /// Documents by their addresses.
    addresses: HashMap<String, Key>,
    /// How often a key was wanted.
    wanted: HashMap<String, u32>,
    /// The works in which stands what is read.
    open: Vec<Key>,
}

/// In how many works another may stand.
const DEEPEST: usize = 16;

/// The common part of the records of agents.
macro_rules! entity {
    ($kind:ident, $key:expr, $names:expr, $descriptions:expr, $kept:expr) => {{
        let mut record = $kind::blank(None).key($key);
        record.names = said($names);
        record.descriptions = said($descriptions);
        record.attributes = $kept;
        record
    }};
}

impl<'g, 'f> Reader<'g, 'f> {
    pub(super) fn new(graph: &'g mut Graph, records: Records<'f>) -> Self {
        let mut addresses = HashMap::new();
        for document in graph.documents().iter() {
            for label in ["schema:url", "schema:sameAs"] {
                let known =
                    document.attributes(label).map(|address| (address.into_value().to_owned(), document.key().clone()));
                known.for_each(|(address, key)| _ = addresses.entry(address).or_insert(key));
            }
        }
        let mut agents = HashMap::new();
        for node in graph.nodes().iter() {
            let Some(name) = node.texts(Relation::Name).next() else { continue };
            let mut known = ["schema:url", "schema:sameAs"].into_iter().flat_map(|label| node.attributes(label));
            if let Some(address) = known.next() {
                let known = (node.node_kind(), name.into_value().to_owned(), address.into_value().to_owned());
                agents.entry(known).or_insert_with(|| node.key().clone());
            }
        }
        let (ids, wanted) = (HashMap::new(), HashMap::new());
        Reader { graph, records, ids, agents, addresses, wanted, open: Vec::new() }
    }

    /// An agent: an object of a type, a name alone, or what names one that is described elsewhere. `beside` is the key of one without a name.
    pub(super) fn agent(&mut self, value: Json, path: String, beside: &str) -> Result<Key, Wrong> {
        let (mut fields, known) = self.described(value, path, "name")?;
        if let Some(key) = known {
            return Ok(key);
        }
        let types = fields.types();
        // One without a type may be known.
        let there = fields
            .first("@id")
            .filter(|_| types.is_empty())
            .and_then(|id| self.kind(self.ids.get(&scoped(&id, &fields.path)).unwrap_or(&Key::from(id))));
        let kind = there
            .filter(|kind| Agent::KINDS.contains(*kind))
            .unwrap_or_else(|| agent_kind(types.iter().map(String::as_str)));
        if kind == NodeKind::Document {
            return self.document(fields, beside);
        }
        let names = fields.texts("name");
        let descriptions = fields.texts("description");
        let offices = if kind == NodeKind::Person { fields.texts("jobTitle") } else { Vec::new() };
        let address = fields.first("url").or_else(|| fields.first("sameAs"));
        // Two without a name at one address may be two.
        let known = address.zip(names.first().cloned()).map(|(address, name)| (kind, name, address));
        let found = known.as_ref().and_then(|known| self.agents.get(known).cloned());
        let key = self.key(&mut fields, found, names.first().map_or("", String::as_str), beside)?;
        fields.take_type(kind);
        let path = fields.path.clone();
        let kept = fields.kept();
        match kind {
            NodeKind::Person => {
                let mut person = entity!(Person, &key, names, descriptions, kept);
                person.offices = said(offices);
                self.submit(person, &path)
            }
            NodeKind::Organization => self.submit(entity!(Organization, &key, names, descriptions, kept), &path),
            NodeKind::Place => self.submit(entity!(Place, &key, names, descriptions, kept), &path),
            NodeKind::Event => self.submit(entity!(Event, &key, names, descriptions, kept), &path),
            _ => self.submit(entity!(Someone, &key, names, descriptions, kept), &path),
        }?;
        if let Some(known) = known {
            self.agents.insert(known, key.clone());
        }
        Ok(key)
    }

    /// All agents of a field.
    pub(super) fn agents(&mut self, fields: &mut Fields, field: &str, beside: &str) -> Result<Vec<Key>, Wrong> {
        let values = fields.take(field).into_iter().enumerate();
        let of = |index: usize| if index == 0 { String::new() } else { format!("[{index}]") };
        values
            .map(|(index, value)| self.agent(value, format!("{}.{field}{}", fields.path, of(index)), beside))
            .collect()
    }

    /// A work: an object, an address or a title alone, or what names one that is described elsewhere.
    pub(super) fn work(&mut self, value: Json, path: String, beside: &str) -> Result<Key, Wrong> {
        let alone = if value.text().is_some_and(is_link) { "url" } else { "headline" };
        match self.described(value, path, alone)? {
            (_, Some(key)) => Ok(key),
            (fields, None) if is_no_work(&fields.types()) => {
                let message = format!("expected a work, found {}", fields.types().join(", "));
                Err(wrong_at(Reason::Unmapped, &fields.path, message))
            }
            (fields, None) => self.document(fields, beside),
        }
    }

    /// The document of which an object speaks, if there is one.
    pub(super) fn document_of(&self, fields: &Fields) -> Option<Key> {
        let ours = fields
            .peek("identifier")
            .iter()
            .find_map(|value| value.text()?.strip_prefix(super::fields::OURS).map(Key::from));
        let named = ours.or_else(|| {
            let id = fields.first("@id")?;
            Some(self.ids.get(&scoped(&id, &fields.path)).cloned().unwrap_or_else(|| Key::from(id)))
        });
        let address =
            || fields.first("url").map(|url| self.addresses.get(&url).cloned().unwrap_or_else(|| Key::from(url)));
        named.filter(|key| self.kind(key) == Some(NodeKind::Document)).or_else(address)
    }

    /// A document. Works have authors that may be works: how far that goes is limited.
    fn document(&mut self, fields: Fields, beside: &str) -> Result<Key, Wrong> {
        if self.open.len() >= DEEPEST {
            return Err(wrong_at(Reason::Malformed, &fields.path, "works are described too deep in others"));
        }
        let depth = self.open.len();
        let document = self.document_here(fields, beside);
        self.open.truncate(depth);
        document
    }

    fn document_here(&mut self, mut fields: Fields, beside: &str) -> Result<Key, Wrong> {
        let path = fields.path.clone();
        let mut titles = fields.texts("headline");
        titles.extend(fields.texts("name"));
        let address = fields.first("url");
        let by_address = |url: &String| {
            let own = || Some(Key::from(url)).filter(|key| is_link(url) && Key::read(key.as_str()).is_ok());
            self.addresses.get(url).cloned().or_else(own)
        };
        let known = address.as_ref().and_then(by_address);
        let key = self.key(&mut fields, known, titles.first().map_or("", String::as_str), beside)?;
        self.open.push(key.clone());
        let text = if self.kind(&key).is_none() { Some(String::new()) } else { None };
        let mut document = Document::blank(None, text).key(&key);
        document.titles = said(titles);
        document.languages = said(fields.texts("inLanguage"));
        document.genres = said(fields.texts("genre"));
        for date in fields.texts("datePublished") {
            match date.parse::<Date>() {
                Ok(date) => document = document.published(date, Outside),
                Err(_) => fields.beside("schema:datePublished", date),
            }
        }
        for author in self.agents(&mut fields, "author", &format!("{beside}/by"))? {
            document = document.by(author, Outside);
        }
        for publisher in self.agents(&mut fields, "publisher", &format!("{beside}/publisher"))? {
            document = document.published_by(publisher, Outside);
        }
        fields.take_type(NodeKind::Document);
        document.attributes = fields.kept();
        self.submit(document, &path)?;
        if let Some(url) = address {
            self.addresses.entry(url).or_insert_with(|| key.clone());
        }
        Ok(key)
    }

    /// The fields of a value: of a text alone it is that one field. Where it only names what is described elsewhere: those fields, or the key.
    pub(super) fn described(&mut self, value: Json, path: String, alone: &str) -> Result<(Fields, Option<Key>), Wrong> {
        if !matches!(value, Json::Object(_)) || value.text().is_some() {
            let field = (alone.to_owned(), value);
            return Ok((Fields::new(Json::Object(vec![field]), path.clone()).map_err(at(&path))?, None));
        }
        let fields = Fields::new(value, path.clone()).map_err(at(&path))?;
        let Some(id) = fields.first("@id").filter(|_| fields.is_reference()) else { return Ok((fields, None)) };
        // What a refused record described is not there.
        let named = self.ids.get(&scoped(&id, &fields.path));
        if let Some(key) = named.filter(|key| self.kind(key).is_some() || self.open.contains(key)) {
            return Ok((fields, Some(key.clone())));
        }
        if let Some(described) = self.records.loose(&id, &fields.path) {
            return Ok((described?, None));
        }
        let is_node = self.kind(&Key::from(&id)).is_some();
        match (is_node, is_absolute(&id)) {
            (true, _) => Ok((fields, Some(Key::from(id)))),
            (false, true) => Ok((fields, None)),
            (false, false) => {
                Err(wrong_at(Reason::Dangling, &fields.path, format!("nothing before it has the @id {id:?}")))
            }
        }
    }

    /// The key of what an object describes: that which it gives, that by which it is known, or a new one.
    pub(super) fn key(
        &mut self,
        fields: &mut Fields,
        known: Option<Key>,
        name: &str,
        beside: &str,
    ) -> Result<Key, Wrong> {
        let id = fields.first("@id");
        let given = self.given_key(fields)?;
        let key = given.or(known).unwrap_or_else(|| self.free_key(name, beside));
        if let Some(id) = id {
            self.ids.insert(scoped(&id, &fields.path), key.clone());
        }
        Ok(key)
    }

    /// The key that an object gives: by an identifier, or by an `@id` that is known or means the same in every file.
    pub(super) fn given_key(&mut self, fields: &mut Fields) -> Result<Option<Key>, Wrong> {
        let given = fields.take_key()?;
        let id = fields.texts("@id").into_iter().next();
        let by_id = id.and_then(|id| {
            let key = Some(Key::from(&id)).filter(|key| is_absolute(&id) && Key::read(key.as_str()).is_ok());
            self.ids.get(&scoped(&id, &fields.path)).cloned().or(key)
        });
        Ok(given.or(by_id))
    }

    /// A key that nothing has: from a name, or beside something else.
    pub(super) fn free_key(&mut self, name: &str, beside: &str) -> Key {
        let derived = Key::derived(name);
        let base = if derived.as_str().is_empty() { beside } else { derived.as_str() };
        loop {
            let times = self.wanted.entry(base.to_owned()).or_insert(0);
            *times += 1;
            let key = if *times == 1 { Key::from(base) } else { Key::from(format!("{base}~{times}")) };
            if self.kind(&key).is_none() {
                return key;
            }
        }
    }

    pub(super) fn kind(&self, key: &Key) -> Option<NodeKind> {
        let core = self.graph.core();
        core.node(key.as_str()).and_then(|node| core.kind(node))
    }

    /// # Errors
    /// Why the graph refuses it.
    pub(super) fn submit(&mut self, record: impl Recordable, path: &str) -> Result<Key, Wrong> {
        let submission = record.submission();
        let inserted = self.graph.transact(Existing::Extend, |insertion| insertion.submit(&submission));
        let node = inserted.map_err(|refused| at(path)(unfit(refused)))?;
        Ok(node.and_then(|node| self.graph.core().key(node)).cloned().unwrap_or_else(|| Key::from("")))
    }
}

pub(super) fn said(texts: Vec<String>) -> Vec<Said<String>> {
    let mut seen = std::collections::HashSet::new();
    texts.into_iter().filter(|text| seen.insert(text.clone())).map(|text| Said::new(text, Outside)).collect()
}

/// Edges under the name of a field.
pub(super) fn related(field: &str, keys: Vec<Key>) -> Vec<Related> {
    let to = |key: Key| Reference::<Node>::to(Target::Key(key));
    let label = format!("{}{field}", super::kept::PREFIX);
    let mut seen = std::collections::HashSet::new();
    let keys = keys.into_iter().filter(|key| seen.insert(key.clone()));
    keys.map(|key| Related { label: label.clone(), to: to(key), basis: Basis::Outside }).collect()
}
