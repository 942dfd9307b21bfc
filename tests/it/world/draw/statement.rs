//! What is learned later: every verb, on nodes that are there.

use super::Draw;
use super::list::{DATES, FORMS, STANCES};
use crate::oracle::{AGENTS, Basis, HOLDERS, Name, Of, Step, TOPICS, What};

/// The verbs that join two nodes.
const EDGES: &[(&str, &str, &[&str])] = &[
    ("cites", "document", &["document"]),
    ("quotes_from", "document", &["document"]),
    ("republication_of", "document", &["document"]),
    ("revision_of", "document", &["document"]),
    ("summary_of", "document", &["document"]),
    ("published_by", "document", AGENTS),
    ("republished_by", "document", AGENTS),
    ("owned_by", "voice", AGENTS),
    ("spoken_by", "quote", AGENTS),
    ("to", "quote", AGENTS),
    ("by_way_of", "quote", AGENTS),
    ("perhaps_by_way_of", "quote", AGENTS),
    ("during", "quote", &["event"]),
    ("at", "quote", &["place"]),
    ("about", "quote", TOPICS),
    ("repeats", "quote", &["quote"]),
    ("same_utterance", "quote", &["quote"]),
    ("contradicts", "claim", &["claim"]),
    ("supports", "claim", &["claim"]),
    ("refines", "claim", &["claim"]),
    ("restates", "claim", &["claim"]),
    ("about", "claim", TOPICS),
    ("during", "event", &["event"]),
    ("at", "event", &["place"]),
    ("within", "place", &["place"]),
    ("part_of", "organization", &["organization"]),
    ("governs", "organization", &["place"]),
];

/// Those that can hold for a time.
const TIMED: &[&str] = &["member_of", "part_of", "governs", "office", "within", "participated", "related", "attribute"];

impl Draw<'_> {
    pub(super) fn statement(&mut self) -> Option<Step> {
        let mut step = match self.dice.below(10) {
            0..5 => self.edge_verb()?,
            5..7 => self.belonging()?,
            7 => self.stance_verb()?,
            _ => self.value_verb()?,
        };
        self.qualify(&mut step);
        Some(step)
    }

    fn edge_verb(&mut self) -> Option<Step> {
        let (relation, subject, objects) = self.dice.one_of(EDGES);
        let subject = self.node(&[subject])?;
        let object = if objects == AGENTS { self.agent()? } else { self.name(objects)? };
        Some(Step::new(relation, What::Node(object), self.basis(None)).of(Of::Node(Name::Number(subject))))
    }

    /// Members, participants and whatever the caller labels.
    fn belonging(&mut self) -> Option<Step> {
        let agent = Of::Node(Name::Number(self.node(AGENTS)?));
        let basis = self.basis(None);
        let label = What::Text(if self.dice.chance(4) { "  " } else { "a label" }.to_owned());
        let (relation, kinds): (_, &[&str]) = match self.dice.below(4) {
            0..2 => ("member_of", &["organization"]),
            2 => ("participated", &["event"]),
            _ => ("related", &["person", "claim", "quote", "document"]),
        };
        let step = Step::new(relation, What::Node(self.name(kinds)?), basis).of(agent);
        Some(if relation == "member_of" { step } else { step.with(label) })
    }

    fn stance_verb(&mut self) -> Option<Step> {
        let holder = Of::Node(Name::Number(self.node(HOLDERS)?));
        let claim = What::Node(self.name(&["claim"])?);
        let kind = What::Term(self.dice.one_of(STANCES));
        Some(Step::new("takes_stance", claim, self.basis(None)).of(holder).with(kind))
    }

    fn value_verb(&mut self) -> Option<Step> {
        let text = || What::Text("a word".to_owned());
        let (relation, kinds, value): (_, &[&str], _) = match self.dice.below(6) {
            0 => ("office", &["person"], text()),
            1 => ("when", &["quote", "event"], self.date()),
            2 => ("published", &["document"], self.date()),
            3 => ("mention", &["person", "place", "event", "someone"], What::Term(self.dice.one_of(FORMS))),
            4 => ("attribute", &["person", "quote", "claim", "document"], text()),
            _ => ("mention", &["organization", "claim"], What::Term(self.dice.one_of(FORMS))),
        };
        let subject = Of::Node(Name::Number(self.node(kinds)?));
        let step = Step::new(relation, value, self.basis(None)).of(subject);
        Some(if relation == "attribute" { step.with(What::Text("a label".to_owned())) } else { step })
    }

    /// How sure, when, and by whose judgement.
    pub(super) fn qualify(&mut self, step: &mut Step) {
        let mut qualifiers = Vec::new();
        if self.dice.extra(10) {
            qualifiers.push(Step::new("note", What::Text("a remark".to_owned()), Basis::Outside));
        }
        if self.dice.extra(15) {
            let sure = if self.dice.chance(10) { 1.5 } else { 0.5 };
            qualifiers.push(Step::new("confidence", What::Number(sure), Basis::Outside));
        }
        if TIMED.contains(&step.relation) && self.dice.extra(40) {
            let date = What::Date(self.dice.one_of(DATES));
            let basis = if self.dice.chance(50) { Basis::Implied(Vec::new()) } else { Basis::Outside };
            qualifiers.push(Step::new("when", date, basis));
        }
        step.qualifiers.extend(qualifiers);
    }
}
