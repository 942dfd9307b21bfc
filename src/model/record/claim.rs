//! Claims, and the stances on them.

use super::super::basis::{Basis, Implied, Pointer, Said, grounded};
use super::super::kind::{Agent, Holder, NodeKind, Topic};
use super::super::passage::Passage;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Object, Says, Statement, Subject};
use super::super::term::{Attitude, Modality, StanceKind, Term};
use super::entity::there;
use super::shared::{record, steps};

record! {
    /// A proposition, worded in the affirmative, apart from those who assert it. Key: from the wording.
    Claim {
        /// The proposition, in the annotator's words.
        wording: String,
        /// Where the words of its stances are looked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Passage>,
        ---
        /// Who stands how to it.
        stances: Stance, => TakesStance;
        /// What it is about.
        about: Said<Reference<Topic>>, => About;
    }
}

/// How a voice or a quote stands to a claim: a part of a [`Claim`]. Each of its steps is given once, but for hedges; again, it replaces what was
/// given.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[must_use = "a stance is nothing until a claim has it"]
pub struct Stance {
    /// The quote or the voice; where it is left out, the voice in which the words stand.
    pub by: Option<Reference<Holder>>,
    /// The stance.
    pub stance: StanceKind,
    /// The words that hedge it.
    pub hedges: Vec<Pointer>,
    /// What is done with the words.
    pub modality: Option<Modality>,
    /// The author's own attitude to it.
    pub attitude: Option<Attitude>,
    /// From whose viewpoint it is put.
    pub viewpoint: Option<Reference<Agent>>,
    /// The words in which it is taken.
    pub basis: Basis,
}

grounded! {
    Stance as WrittenStance, "an object with `stance` and its ground (one of `words`, `implied`, `outside`)" {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Reference<Holder>>,
        stance: StanceKind,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        hedges: Vec<Pointer>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        modality: Option<Modality>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        attitude: Option<Attitude>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        viewpoint: Option<Reference<Agent>>,
    }
}

impl Says for Stance {
    /// Already the right way round: of the holder, about the claim.
    fn statement(self, relation: Relation) -> Statement {
        let subject = self.by.map_or(Subject::Voice, |by| Subject::Node(by.target));
        let mut said =
            Statement::new(relation, Object::This, self.basis).of(subject).detailed(Object::Term(self.stance.number()));
        for hedge in self.hedges {
            said = said.qualified(hedge.statement(Relation::Hedge));
        }
        if let Some(modality) = self.modality {
            said = said.qualified(Statement::new(Relation::Modality, Object::Term(modality.number()), Implied));
        }
        if let Some(attitude) = self.attitude {
            said = said.qualified(Statement::new(Relation::Attitude, Object::Term(attitude.number()), Implied));
        }
        if let Some(viewpoint) = self.viewpoint {
            let agent = Object::Node(viewpoint.target);
            said = said.qualified(Statement::new(Relation::Viewpoint, agent, Implied));
        }
        said
    }
}

impl Stance {
    /// Of any kind, and the words in which it is taken. It is that of the voice in which they stand, or of [`by`](Stance::by).
    pub fn new(stance: StanceKind, words: impl Into<Basis>) -> Self {
        let (hedges, basis) = (Vec::new(), words.into());
        Stance { by: None, stance, hedges, modality: None, attitude: None, viewpoint: None, basis }
    }

    /// These words assert the claim.
    pub fn asserts(words: impl Into<Basis>) -> Self {
        Self::new(StanceKind::Asserts, words)
    }

    /// These words deny the claim.
    pub fn denies(words: impl Into<Basis>) -> Self {
        Self::new(StanceKind::Denies, words)
    }

    /// It is this quote's or voice's.
    pub fn by(mut self, holder: impl Names<Holder>) -> Self {
        self.by = Some(holder.reference());
        self
    }

    /// Words that hedge it: "may", "reportedly".
    pub fn hedged(mut self, words: impl Into<Pointer>) -> Self {
        self.hedges.push(words.into());
        self
    }

    /// What is done with the words.
    pub fn modality(mut self, modality: Modality) -> Self {
        self.modality = Some(modality);
        self
    }

    /// The author's own attitude to it.
    pub fn attitude(mut self, attitude: Attitude) -> Self {
        self.attitude = Some(attitude);
        self
    }

    /// From whose viewpoint it is put.
    pub fn viewpoint(mut self, agent: impl Names<Agent>) -> Self {
        self.viewpoint = Some(agent.reference());
        self
    }
}

impl Claim {
    /// A proposition, with no stance on it so far.
    pub fn new(wording: impl Into<String>) -> Self {
        Self::blank(wording.into(), None)
    }

    /// A proposition that a text itself asserts, in the voice in which the words stand. Whoever else asserts it takes a
    /// [`stance`](Claim::stance).
    pub fn asserted(wording: impl Into<String>, place: impl Into<Passage>, words: impl Into<Basis>) -> Self {
        Self::new(wording).looked_for(place).stance(Stance::asserts(words))
    }

    /// A proposition that a text itself denies.
    pub fn denied(wording: impl Into<String>, place: impl Into<Passage>, words: impl Into<Basis>) -> Self {
        Self::new(wording).looked_for(place).stance(Stance::denies(words))
    }

    /// Where the words of all its stances are looked for; those that stand elsewhere are passages of their own.
    pub fn looked_for(mut self, place: impl Into<Passage>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// How somebody stands to it: `Stance::denies("the port would not open").by(quote)`. Again for each further stance.
    pub fn stance(mut self, stance: Stance) -> Self {
        self.stances.push(stance);
        self
    }

    steps! {
        /// What it is about.
        about(topic: impl Names<Topic> as topic.reference()) => about;
    }

    fn entry(mut self) -> Entry {
        let is_placed = self.place.is_some() || self.stances.iter().any(|stance| !stance.basis.words().is_empty());
        let wording_basis = if is_placed { Implied.into() } else { Basis::Outside };
        let wording = Object::Text(self.wording.clone());
        let wording = Statement::new(Relation::Wording, wording, wording_basis).at_step("wording", 0);
        let statements = self.listed([wording]);
        Entry {
            kind: NodeKind::Claim,
            key: self.key,
            derived: Derived::Name(self.wording),
            text: None,
            field: "stances",
            exists: there(self.place.as_ref()),
            place: self.place,
            statements,
        }
    }
}
