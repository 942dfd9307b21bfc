//! Claims with stances, reviews of them, and comparisons.

use super::Draw;
use super::list::{ATTITUDES, MODALITIES, RATINGS, STANCES, VERDICTS};
use crate::oracle::{AGENTS, Basis, HOLDERS, Name, Of, Place, Record, Step, TOPICS, What};

impl Draw<'_> {
    pub(super) fn claim(&mut self) -> Option<Record> {
        let place = if self.dice.chance(90) { self.place() } else { None };
        let mut record = Record { kind: "claim", key: None, text: None, place: place.clone(), steps: Vec::new() };
        record.key = self.dice.chance(30).then(|| self.key("claim"));
        let mut stances = Vec::new();
        while self.dice.chance(60) && stances.len() < 3 {
            stances.extend(self.stance(place.as_ref()));
        }
        let is_worded = place.is_some() || stances.iter().any(|stance| matches!(stance.basis, Basis::Words(_)));
        let wording = match self.dice.below(20) {
            0 => "The port is shut.".to_owned(),
            _ => format!("The port is shut for the {}th time.", self.oracle.nodes.len()),
        };
        let basis = if is_worded { Basis::Implied(Vec::new()) } else { Basis::Outside };
        record.steps.push(Step::new("wording", What::Text(wording), basis));
        record.steps.extend(stances);
        while self.dice.extra(40) {
            let topic = self.name(TOPICS)?;
            let basis = self.basis(place.as_ref());
            record.steps.push(Step::new("about", What::Node(topic), basis));
        }
        self.finish(&mut record);
        Some(record)
    }

    fn stance(&mut self, place: Option<&Place>) -> Option<Step> {
        let subject = match self.dice.below(10) {
            0..4 => Of::Voice,
            4..9 => Of::Node(Name::Number(self.node(&["quote"])?)),
            _ => Of::Node(self.name(HOLDERS)?),
        };
        let kind = What::Term(self.dice.one_of(STANCES));
        let mut step = Step::new("takes_stance", What::This, self.basis(place)).of(subject).with(kind);
        while self.dice.extra(30) {
            let pointer = match place {
                Some(place) => self.here(place),
                None => self.there(),
            };
            step.qualifiers.extend(pointer.map(|pointer| Step::words("hedge", pointer)));
        }
        for (relation, terms) in [("modality", MODALITIES), ("attitude", ATTITUDES)] {
            if self.dice.extra(30) {
                let term = What::Term(self.dice.one_of(terms));
                step.qualifiers.push(Step::new(relation, term, Basis::Implied(Vec::new())));
            }
        }
        if self.dice.extra(20) {
            let agent = self.name(AGENTS);
            let viewpoint = |agent| Step::new("viewpoint", What::Node(agent), Basis::Implied(Vec::new()));
            step.qualifiers.extend(agent.map(viewpoint));
        }
        Some(step)
    }

    pub(super) fn review(&mut self) -> Option<Record> {
        let claim = self.name(&["claim"])?;
        let place = if self.dice.chance(60) { self.place() } else { None };
        let basis = self.basis(place.as_ref());
        let verdict = What::Text(self.dice.one_of(VERDICTS).to_owned());
        let mut steps =
            vec![Step::new("reviews", What::Node(claim), basis.clone()), Step::new("verdict", verdict, basis)];
        if self.dice.extra(50) {
            steps.push(Step::new("rating", What::Term(self.dice.one_of(RATINGS)), self.basis(place.as_ref())));
        }
        if self.dice.extra(50) {
            steps.push(Step::new("reviewed_by", What::Node(self.agent()?), self.basis(place.as_ref())));
        }
        if self.dice.extra(30) {
            steps.push(Step::new("reason", What::Text("it is open".to_owned()), self.basis(place.as_ref())));
        }
        let mut record = Record { kind: "review", key: None, text: None, place, steps };
        self.finish(&mut record);
        Some(record)
    }

    pub(super) fn comparison(&mut self) -> Option<Record> {
        let place = if self.dice.chance(60) { self.place() } else { None };
        let basis = self.basis(place.as_ref());
        let text = |text: &str| What::Text(text.to_owned());
        let mut steps = vec![
            Step::new("title", text("Two accounts"), basis.clone()),
            Step::new("finding", text("they differ"), basis.clone()),
        ];
        let count = if self.dice.chance(10) { 1 } else { 2 + self.dice.below(2) };
        for _ in 0..count {
            let member = self.name(&["quote", "claim", "person", "document", "event"])?;
            steps.push(Step::new("compares", What::Node(member), basis.clone()));
        }
        let key = Some(self.key("comparison"));
        let mut record = Record { kind: "comparison", key, text: None, place, steps };
        self.finish(&mut record);
        Some(record)
    }
}
