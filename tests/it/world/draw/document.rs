//! Texts of words, some of them repeated, some not of ASCII letters.

use super::Draw;
use super::list::WORDS;
use crate::oracle::{BETWEEN, Name, Of, Place, Record, Step, What};

impl Draw<'_> {
    pub(super) fn document(&mut self) -> Record {
        let key = self.key("document");
        let place = Some(Place { document: Name::Key(key.clone()), spots: Vec::new() });
        let mut record = Record { kind: "document", key: Some(key), text: Some(self.text()), place, steps: Vec::new() };
        if self.dice.extra(30) {
            record.steps.push(Step::new("file", What::Text("file.txt".to_owned()), crate::oracle::Basis::Outside));
        }
        self.own_steps(&mut record);
        record.place = None;
        record
    }

    /// Words of its steps are said outside, for they are looked for in a text that the oracle does not hold yet.
    fn own_steps(&mut self, record: &mut Record) {
        if self.dice.extra(30) {
            record.steps.push(Step::new("title", What::Text("A title".to_owned()), self.basis(None)));
        }
        if self.dice.extra(30) {
            let owner = self.name(crate::oracle::AGENTS);
            record.steps.extend(owner.map(|owner| self.said("owned_by", owner).of(Of::Author)));
        }
        while self.dice.extra(50) {
            let date = self.date();
            record.steps.push(Step::new("published", date, self.basis(None)));
        }
        for relation in ["language", "genre"] {
            if self.dice.extra(20) {
                record.steps.push(Step::new(relation, What::Text("xx".to_owned()), self.basis(None)));
            }
        }
        for relation in ["published_by", "republished_by"] {
            if self.dice.extra(20) {
                let agent = self.name(crate::oracle::AGENTS);
                record.steps.extend(agent.map(|agent| self.said(relation, agent)));
            }
        }
        for relation in ["cites", "quotes_from", "republication_of", "revision_of", "summary_of"] {
            if self.dice.extra(25) {
                let source = self.name(&["document"]);
                record.steps.extend(source.map(|source| self.said(relation, source)));
            }
        }
        self.finish_outside(record);
    }

    fn said(&mut self, relation: &'static str, name: Name) -> Step {
        let basis = self.basis(None);
        Step::new(relation, What::Node(name), basis)
    }

    fn finish_outside(&mut self, record: &mut Record) {
        let place = record.place.take();
        self.finish(record);
        record.place = place;
    }

    /// Ends in a word that stands in no other text and no name.
    fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..4 + self.dice.below(11) {
            let gap = match self.dice.below(10) {
                0..2 => "\n".to_owned(),
                2 => format!("{}{}", BETWEEN[1], BETWEEN[0]),
                _ => " ".to_owned(),
            };
            text.push_str(self.dice.one_of(WORDS));
            text.push_str(&gap);
        }
        text + &secret(self.oracle.nodes.len())
    }
}

/// The last word of a document's text.
pub(crate) fn secret(document: usize) -> String {
    format!("secret{document}")
}
