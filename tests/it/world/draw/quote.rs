//! Quotes of all kinds, nested where the text allows it.

use super::Draw;
use super::list::{CUE_KINDS, MODALITIES, POLARITIES, QUOTE_KINDS};
use crate::oracle::{Basis, Extent, Name, Place, Pointer, Record, Spot, Step, TOPICS, What, Words};

impl Draw<'_> {
    pub(super) fn quote(&mut self) -> Option<Record> {
        let document = self.node(&["document"])?;
        let outer = self.outer(document);
        let region = self.region(document, outer)?;
        let place = self.place_around(document, region);
        let within = self.oracle.passage(&place).ok()?;
        let mut steps =
            vec![Step::new("quote_kind", What::Term(self.dice.one_of(QUOTE_KINDS)), Basis::Implied(vec![]))];
        let pieces = self.pieces(region, within);
        // An outer quote may stand where there are no words.
        pieces.first()?;
        steps.extend(pieces);
        let key = self.dice.extra(10).then(|| self.key("quote"));
        let mut record = Record { kind: "quote", key, text: None, place: Some(place), steps };
        self.said_by(&mut record);
        let is_open = record.first("spoken_by").is_none();
        if self.dice.extra(if is_open { 50 } else { 3 }) {
            record.steps.insert(1, Step::new("unattributed", What::Nothing, Basis::Implied(Vec::new())));
        }
        self.circumstances(&mut record);
        if let Some(outer) = outer {
            record.steps.push(Step::new("nested_in", What::Node(Name::Number(outer)), Basis::Implied(Vec::new())));
        }
        for relation in ["repeats", "same_utterance"] {
            if self.dice.extra(15) {
                self.edge(&mut record, relation, &["quote"]);
            }
        }
        self.finish(&mut record);
        Some(record)
    }

    /// A quote of the document in which to nest this one.
    fn outer(&mut self, document: usize) -> Option<usize> {
        let in_document = |quote: &usize| self.oracle.document_of(*quote) == document;
        let quotes: Vec<usize> = self.oracle.of_kinds(&["quote"]).into_iter().filter(in_document).collect();
        if self.dice.chance(45) { self.dice.pick(&quotes) } else { None }
    }

    /// Where its words are: mostly in one voice, and within the outer quote.
    fn region(&mut self, document: usize, outer: Option<usize>) -> Option<Extent> {
        let within: Vec<Extent> = match outer {
            _ if self.dice.chance(4) => vec![self.oracle.whole(document).ok()?],
            Some(outer) => self.oracle.stands(outer, &self.view.rows),
            None => self.regions(document).into_iter().map(|(_, extent)| extent).collect(),
        };
        self.dice.pick(&within)
    }

    fn place_around(&mut self, document: usize, region: Extent) -> Place {
        let place = self.place_in(document);
        let holds = self.oracle.passage(&place).is_ok_and(|extent| extent.holds(region));
        let whole = Place { document: Name::Number(document), spots: Vec::new() };
        match self.dice.chance(20) {
            true => Place { spots: vec![Spot::Words(Words::bytes(region))], ..whole },
            false if holds => place,
            false => whole,
        }
    }

    /// Segments, a reported clause, or both; a clause may hold the segments.
    fn pieces(&mut self, region: Extent, place: Extent) -> Vec<Step> {
        let mut steps = Vec::new();
        let Some(first) = self.extent(region) else { return steps };
        let rest = Extent { start: first.end, ..region };
        let second = if self.dice.extra(30) { self.extent(rest) } else { None };
        let clause_only = self.dice.extra(15);
        for at in [Some(first), second].into_iter().flatten().filter(|_| !clause_only) {
            steps.push(Step::words("segment", Pointer::Here(self.words_at(at, place))));
        }
        if clause_only || self.dice.extra(15) {
            let at = if self.dice.chance(50) { first } else { region };
            steps.push(Step::words("reported_clause", Pointer::Here(self.words_at(at, place))));
        }
        steps
    }

    fn said_by(&mut self, record: &mut Record) {
        if self.dice.extra(40) {
            self.worded(record, "cue");
        }
        if self.dice.extra(30) {
            self.term(record, "cue_kind", CUE_KINDS);
        }
        while self.dice.chance(45) {
            self.hop(record, "spoken_by");
        }
        if self.dice.extra(30) {
            self.hop(record, "to");
        }
        while self.dice.extra(25) {
            self.hop(record, "by_way_of");
        }
        if self.dice.extra(10) {
            self.hop(record, "perhaps_by_way_of");
        }
    }

    fn circumstances(&mut self, record: &mut Record) {
        for (relation, percent) in [("hedge", 30), ("condition", 10)] {
            while self.dice.extra(percent) {
                self.worded(record, relation);
            }
        }
        for (relation, terms) in [("modality", MODALITIES), ("polarity", POLARITIES)] {
            if self.dice.extra(30) {
                self.term(record, relation, terms);
            }
        }
        for (relation, kinds) in [("during", &["event"]), ("at", &["place"])] {
            while self.dice.extra(40) {
                self.edge(record, relation, kinds);
            }
        }
        while self.dice.extra(35) {
            let (date, basis) = (self.date(), self.basis(record.place.as_ref()));
            record.steps.push(Step::new("when", date, basis));
        }
        while self.dice.extra(30) {
            self.edge(record, "about", TOPICS);
        }
    }

    fn worded(&mut self, record: &mut Record, relation: &'static str) {
        let pointer = record.place.clone().and_then(|place| self.here(&place));
        record.steps.extend(pointer.map(|pointer| Step::words(relation, pointer)));
    }

    fn term(&mut self, record: &mut Record, relation: &'static str, terms: &[&'static str]) {
        let term = What::Term(self.dice.one_of(terms));
        let basis = self.basis(record.place.as_ref());
        record.steps.push(Step::new(relation, term, basis));
    }

    fn hop(&mut self, record: &mut Record, relation: &'static str) {
        let agent = self.agent();
        let basis = self.basis(record.place.as_ref());
        record.steps.extend(agent.map(|agent| Step::new(relation, What::Node(agent), basis)));
    }

    fn edge(&mut self, record: &mut Record, relation: &'static str, kinds: &[&str]) {
        let name = self.name(kinds);
        let basis = self.basis(record.place.as_ref());
        record.steps.extend(name.map(|name| Step::new(relation, What::Node(name), basis)));
    }
}
