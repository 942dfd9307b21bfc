//! Draws deeds: mostly such as a graph takes, some that it refuses.

mod claim;
mod document;
mod entity;
pub(crate) mod list;
mod pointer;
mod quote;
mod statement;
mod thought;
mod voice;

pub(crate) use self::document::secret;
use super::dice::{Dice, Throw};
use super::plan::Phase;
use crate::oracle::{Deed, Name, Oracle, Record, Step, View, What};

/// A deed in the making, over what the oracle holds so far.
pub(super) struct Draw<'o> {
    pub(super) dice: Dice,
    pub(super) oracle: &'o Oracle,
    pub(super) view: &'o View,
}

/// The deed of a throw; none where there is nothing to do it with.
pub(crate) fn deed(phase: Phase, throw: Throw, oracle: &Oracle, view: &View) -> Option<Deed> {
    let mut draw = Draw { dice: Dice::from(throw), oracle, view };
    match phase {
        Phase::Document => Some(Deed::Record(draw.document())),
        Phase::Entity => draw.entity().map(Deed::Record),
        Phase::Voice => draw.voice().map(Deed::Record),
        Phase::Quote => draw.quote().map(Deed::Record),
        Phase::Claim => draw.claim().map(Deed::Record),
        Phase::Later => draw.later(),
    }
}

impl Draw<'_> {
    fn later(&mut self) -> Option<Deed> {
        match self.dice.below(100) {
            0..2 => Some(Deed::Recording("somebody".to_owned())),
            2..4 => Some(Deed::Record(self.document())),
            4..9 => self.entity().map(Deed::Record),
            9..14 => self.voice().map(Deed::Record),
            14..22 => self.quote().map(Deed::Record),
            22..26 => self.claim().map(Deed::Record),
            26..31 => self.review().map(Deed::Record),
            31..34 => self.comparison().map(Deed::Record),
            34..60 => self.statement().map(Deed::Statement),
            _ => self.thought().map(Deed::Statement),
        }
    }

    /// One of the nodes of these kinds, more often one that is shown.
    pub(super) fn node(&mut self, kinds: &[&str]) -> Option<usize> {
        let all = self.oracle.of_kinds(kinds);
        let shown: Vec<usize> = all.iter().copied().filter(|node| self.view.nodes[*node]).collect();
        if self.dice.chance(85) && !shown.is_empty() { self.dice.pick(&shown) } else { self.dice.pick(&all) }
    }

    /// A node of these kinds by its number or its key; seldom one that will not do.
    pub(super) fn name(&mut self, kinds: &[&str]) -> Option<Name> {
        let node = self.node(kinds)?;
        let any = self.dice.below(self.oracle.nodes.len());
        Some(match self.dice.below(100) {
            0..15 => Name::Key(self.oracle.nodes[node].key.clone()),
            15 => Name::Key(self.oracle.nodes[any].key.clone()),
            16 => Name::Key("nobody".to_owned()),
            _ => Name::Number(node),
        })
    }

    /// An agent, or nobody named.
    pub(super) fn agent(&mut self) -> Option<Name> {
        if self.dice.extra(15) { Some(Name::Unnamed) } else { self.name(crate::oracle::AGENTS) }
    }

    /// A date, or a phrase without one.
    pub(super) fn date(&mut self) -> What {
        if self.dice.chance(10) { What::Undated } else { What::Date(self.dice.one_of(list::DATES)) }
    }

    /// A key that is free, seldom one that is taken or none.
    pub(super) fn key(&mut self, kind: &str) -> String {
        match self.dice.below(100) {
            0 => " padded".to_owned(),
            1..4 => self.dice.pick(&self.oracle.nodes).map(|node| node.key).unwrap_or_default(),
            _ => format!("{kind}-{}", self.oracle.nodes.len()),
        }
    }

    /// A label or a remark that every record may have.
    pub(super) fn finish(&mut self, record: &mut Record) {
        if self.dice.extra(8) {
            let value = What::Text("a value".to_owned());
            let basis = self.basis(record.place.as_ref());
            record.steps.push(Step::new("attribute", value, basis).with(What::Text("a label".to_owned())));
        }
        if self.dice.extra(8)
            && let Some(name) = self.name(&["person", "document", "quote", "claim", "review", "voice"])
        {
            let basis = self.basis(record.place.as_ref());
            record.steps.push(Step::new("related", What::Node(name), basis).with(What::Text("near".to_owned())));
        }
        if self.dice.extra(8) {
            let note = What::Text("a remark".to_owned());
            record.steps.push(Step::new("note", note, crate::oracle::Basis::Outside));
        }
    }
}
