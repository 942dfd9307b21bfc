//! Writes a deed down: nodes and statements in the order in which the design gives them.

use super::deed::{Basis, Deed, Pointer, Record, Step};
use super::row::{Extent, Ground, Node, Object, Row, Subject};
use super::said::Context;
use super::{Oracle, Refusal, View};

impl Oracle {
    pub(super) fn write(&mut self, deed: &Deed, standing: &View) -> Result<(), Refusal> {
        match deed {
            Deed::Recording(by) => self.recordings.push(by.clone()),
            Deed::Record(record) => self.record(record, standing)?,
            Deed::Statement(step) => self.statement(step, standing)?,
        }
        Ok(())
    }

    fn record(&mut self, record: &Record, standing: &View) -> Result<(), Refusal> {
        if record.kind == "document" {
            return self.document(record, standing);
        }
        let place = record.place.as_ref().map(|place| self.passage(place)).transpose()?;
        let grounds = self.grounds(&there_by(record), place, &[])?;
        let key = self.key_for(record, &grounds)?;
        let node = self.add_node(key, record.kind, None);
        self.add_row(Subject::Node(node), "exists", Object::Nothing, &grounds);
        let belongs = match record.kind {
            "quote" => Some("in_document"),
            "voice" => Some("voice_in"),
            _ => None,
        };
        if let Some(relation) = belongs {
            let document = grounds[0].extent().ok_or("it has no words")?.document;
            self.add_row(Subject::Node(node), relation, Object::Node(document), &grounds);
        }
        self.say_all(&record.steps, Context { this: node, place, grounds: &grounds, standing })
    }

    fn document(&mut self, record: &Record, standing: &View) -> Result<(), Refusal> {
        let key = record.key.clone().ok_or("a document needs a key")?;
        let (key, author) = (self.free(key.clone())?, self.free(format!("{key}/author"))?);
        let text = record.text.clone().ok_or("a document needs a text")?;
        let whole = Extent { document: self.nodes.len(), start: 0, end: text.len() };
        let document = self.add_node(key, "document", Some(text));
        self.add_row(Subject::Node(document), "exists", Object::Nothing, &[Ground::Words(whole)]);
        let voice = self.add_node(author, "voice", None);
        for (relation, object) in
            [("exists", Object::Nothing), ("voice_in", Object::Node(document)), ("voice_kind", Object::Term("author"))]
        {
            self.add_row(Subject::Node(voice), relation, object, &[Ground::Implied(whole)]);
        }
        let grounds = [Ground::Words(whole)];
        self.say_all(&record.steps, Context { this: document, place: Some(whole), grounds: &grounds, standing })
    }

    fn say_all(&mut self, steps: &[Step], context: Context<'_>) -> Result<(), Refusal> {
        steps.iter().try_for_each(|step| self.say(step, context).map(|_| ()))
    }

    pub(super) fn add_node(&mut self, key: String, kind: &'static str, text: Option<String>) -> usize {
        self.nodes.push(Node { key, kind, text });
        self.nodes.len() - 1
    }

    pub(super) fn add_row(
        &mut self,
        subject: Subject,
        relation: &'static str,
        object: Object,
        grounds: &[Ground],
    ) -> usize {
        let recording = self.recordings.len();
        self.rows.push(Row { subject, relation, object, detail: None, grounds: grounds.to_vec(), recording });
        self.rows.len() - 1
    }

    fn key_for(&self, record: &Record, grounds: &[Ground]) -> Result<String, Refusal> {
        if let Some(key) = &record.key {
            return self.free(key.clone());
        }
        let stands = || grounds[0].extent().ok_or("it has no words");
        let document = |extent: Extent| &self.nodes[extent.document].key;
        match record.kind {
            "quote" => stands().map(|at| self.counted(format!("{}/{}-{}", document(at), at.start, at.end))),
            "voice" => {
                let kind = record.first("voice_kind").and_then(Step::given_term).ok_or("a voice has a kind")?;
                stands().map(|at| self.counted(format!("{}/voice-{kind}-{}", document(at), at.start)))
            }
            "review" => {
                let claim = record.first("reviews").and_then(Step::given_name).ok_or("a review has a claim")?;
                Ok(self.counted(format!("{}/review", self.nodes[self.node(claim)?].key)))
            }
            _ => {
                let relations = ["name", "description", "wording", "title"];
                let named = relations.iter().find_map(|relation| record.first(relation)?.given_text());
                self.free(derived(named.ok_or("it has no name")?))
            }
        }
    }

    fn free(&self, key: String) -> Result<String, Refusal> {
        let is_key = !key.is_empty() && key.trim() == key;
        let is_taken = self.nodes.iter().any(|node| node.key == key);
        if is_key && !is_taken { Ok(key) } else { Err("the key is taken, or none") }
    }

    /// The key, counted on until it is free.
    pub(super) fn counted(&self, key: String) -> String {
        let mut counted = key.clone();
        let mut count = 1;
        while self.nodes.iter().any(|node| node.key == counted) {
            count += 1;
            counted = format!("{key}~{count}");
        }
        counted
    }
}

/// The words by which a record's node is there.
fn there_by(record: &Record) -> Basis {
    let words = match record.kind {
        "voice" => record.pointers("stretch"),
        "claim" => record.pointers("takes_stance"),
        "quote" if record.first("segment").is_some() => record.pointers("segment"),
        "quote" => record.pointers("reported_clause"),
        "review" | "comparison" => {
            let finding = record.first("verdict").or(record.first("finding"));
            return finding.map_or(Basis::Outside, |step| step.basis.clone());
        }
        _ => record.pointers("mention"),
    };
    match &record.place {
        _ if !words.is_empty() => Basis::Words(words),
        Some(place) => Basis::Implied(vec![Pointer::There(place.clone())]),
        None => Basis::Outside,
    }
}

/// The key that a name gives.
pub(crate) fn derived(name: &str) -> String {
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
