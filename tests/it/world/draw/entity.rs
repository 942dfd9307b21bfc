//! People, organizations, places, events and whoever is unknown.

use super::Draw;
use super::list::{FORMS, NAMES, STATUSES};
use crate::oracle::{AGENTS, Basis, Of, Place, Pointer, Record, Step, What};

impl Draw<'_> {
    pub(super) fn entity(&mut self) -> Option<Record> {
        let kind =
            self.dice.one_of(&["person", "person", "organization", "place", "place", "event", "event", "someone"]);
        let place = if self.dice.chance(85) { self.place() } else { None };
        let key = self.dice.chance(80).then(|| self.key(kind));
        let mut record = Record { kind, key, text: None, place: place.clone(), steps: Vec::new() };
        self.names(&mut record);
        while self.dice.chance(50) {
            record.steps.extend(self.mention(place.as_ref()));
        }
        self.own(&mut record);
        self.finish(&mut record);
        Some(record)
    }

    /// One without a place is known by its name alone.
    fn names(&mut self, record: &mut Record) {
        let place = record.place.clone();
        for (relation, percent) in [("name", 70), ("description", 20)] {
            let outside = record.place.is_none() && relation == "name";
            if outside || self.dice.chance(percent) {
                let name = What::Text(self.dice.one_of(NAMES).to_owned());
                let basis = if outside { Basis::Outside } else { self.basis(place.as_ref()) };
                record.steps.push(Step::new(relation, name, basis));
            }
        }
    }

    fn mention(&mut self, place: Option<&Place>) -> Option<Step> {
        let there = place.is_none() || self.dice.extra(30);
        let pointer: Pointer = if there { self.there() } else { self.here(place?) }?;
        Some(Step::new("mention", What::Term(self.dice.one_of(FORMS)), Basis::Words(vec![pointer])))
    }

    fn own(&mut self, record: &mut Record) {
        let steps: &[(&'static str, &[&str])] = match record.kind {
            "person" => &[("office", &[])],
            "organization" => {
                &[("subtype", &[]), ("member_of", AGENTS), ("part_of", &["organization"]), ("governs", &["place"])]
            }
            "place" => &[("subtype", &[]), ("within", &["place"])],
            "event" => &[
                ("subtype", &[]),
                ("when", &[]),
                ("at", &["place"]),
                ("during", &["event"]),
                ("participated", AGENTS),
                ("status", &[]),
            ],
            _ => &[("subtype", &[])],
        };
        for (relation, kinds) in steps {
            while self.dice.extra(45) {
                record.steps.extend(self.step(relation, kinds, record.place.clone().as_ref()));
            }
        }
    }

    fn step(&mut self, relation: &'static str, kinds: &[&str], place: Option<&Place>) -> Option<Step> {
        let name = if kinds.is_empty() { None } else { Some(self.name(kinds)?) };
        let basis = self.basis(place);
        let said = |object: What| Step::new(relation, object, basis.clone());
        Some(match (relation, name) {
            ("member_of", Some(member)) => said(What::This).of(Of::Node(member)),
            ("participated", Some(agent)) => {
                said(What::This).of(Of::Node(agent)).with(What::Text("witness".to_owned()))
            }
            (_, Some(name)) => said(What::Node(name)),
            ("when", None) => said(self.date()),
            ("status", None) => said(What::Term(self.dice.one_of(STATUSES))),
            _ => said(What::Text("a sort".to_owned())),
        })
    }
}
