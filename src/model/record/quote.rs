//! Quotes.

use super::super::basis::{Basis, Implied, Said};
use super::super::date::When;
use super::super::kind::{Agent, NodeKind, Topic};
use super::super::passage::Passage;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Object, Statement};
use super::super::term::{CueKind, Modality, Polarity, QuoteKind, Term};
use super::event::Event;
use super::place::Place;
use super::shared::{record, steps};
use crate::text::Selector;

record! {
    /// One reported statement in one document. Key: `DOCUMENT/START-END` of its first segment, with `~2` for another one there.
    Quote {
        /// Where its words are looked for: a document or a part of it.
        place: Passage,
        /// Of what kind.
        kind: QuoteKind,
        /// Whether the text names nobody who speaks; not beside `spoken_by`.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unattributed: bool,
        ---
        /// What is said, in the order of the text; several where a cue splits it.
        segments: Selector, => Segment;
        /// The clause in which a mixed quotation stands.
        reported_clauses: Selector, => ReportedClause;
        /// The words that mark it.
        cues: Selector, => Cue;
        /// What the cue marks.
        cue_kinds: Said<CueKind>, => CueKind;
        /// Who speaks; several where they speak jointly.
        spoken_by: Said<Reference<Agent>>, => SpokenBy;
        /// To whom.
        to: Said<Reference<Agent>>, => To;
        /// Who passed it on, from the speaker outward; `null` for an unnamed one. Replaces what nesting would give.
        by_way_of: Said<Reference<Agent>>, => ByWayOf;
        /// Who passed it on, as only a reader concludes; no part of the chain.
        perhaps_by_way_of: Said<Reference<Agent>>, => PerhapsByWayOf;
        /// The words that hedge it.
        hedges: Selector, => Hedge;
        /// The words under which it holds.
        conditions: Selector, => Condition;
        /// What the speaker does with the words.
        modalities: Said<Modality>, => Modality;
        /// Whether they affirm.
        polarities: Said<Polarity>, => Polarity;
        /// The event at which it was uttered.
        during: Said<Reference<Event>>, => During;
        /// The place at which it was uttered.
        at: Said<Reference<Place>>, => At;
        /// When it was uttered; `null` for a phrase without a date.
        when: Said<When>, => When;
        /// What it is about.
        about: Said<Reference<Topic>>, => About;
        /// The quote in which it stands.
        nested_in: Said<Reference<Quote>>, => NestedIn;
        /// The earlier quotes that it says again.
        repeats: Said<Reference<Quote>>, => Repeats;
        /// Other reports of the same words, spoken once.
        same_utterance: Said<Reference<Quote>>, => SameUtterance;
    }
}

impl Quote {
    /// Words that the text gives as his own, between quotation marks or set apart as a quotation: where to look, which words (without the
    /// marks). All later words are looked for in the same place. Whether marks stand around them is not asked: a quotation in a block, a
    /// transcript or a headline has none.
    pub fn direct(place: impl Into<Passage>, words: impl Into<Selector>) -> Self {
        Self::new(QuoteKind::Direct, place, words)
    }

    /// Reported in the text's words, without quotation marks: the reported words.
    pub fn indirect(place: impl Into<Passage>, words: impl Into<Selector>) -> Self {
        Self::new(QuoteKind::Indirect, place, words)
    }

    /// An indirect report with some words between marks: these words. The clause around them is [`reported_clause`](Quote::reported_clause).
    pub fn mixed(place: impl Into<Passage>, words: impl Into<Selector>) -> Self {
        Self::new(QuoteKind::Mixed, place, words)
    }

    /// A word that its marks keep at a distance, be it anybody's or nobody's.
    pub fn scare(place: impl Into<Passage>, words: impl Into<Selector>) -> Self {
        Self::new(QuoteKind::Scare, place, words)
    }

    /// Of any kind.
    pub fn new(kind: QuoteKind, place: impl Into<Passage>, words: impl Into<Selector>) -> Self {
        Self::blank(place.into(), kind, false).continued(words)
    }

    /// Of whose words only the clause around them is known.
    pub fn clause(kind: QuoteKind, place: impl Into<Passage>, clause: impl Into<Selector>) -> Self {
        Self::blank(place.into(), kind, false).reported_clause(clause)
    }

    /// It goes on, after a cue in between.
    pub fn continued(mut self, words: impl Into<Selector>) -> Self {
        self.segments.push(words.into());
        self
    }

    /// The clause in which a mixed quotation stands.
    pub fn reported_clause(mut self, words: impl Into<Selector>) -> Self {
        self.reported_clauses.push(words.into());
        self
    }

    /// The words that mark it: "said".
    pub fn cue(mut self, words: impl Into<Selector>) -> Self {
        self.cues.push(words.into());
        self
    }

    /// The text names nobody who speaks: declared, so that it is not taken for a `spoken_by` that was forgotten. Refused beside one,
    /// whoever says it: take the one back before you say the other.
    pub fn unattributed(mut self) -> Self {
        self.unattributed = true;
        self
    }

    /// The words that hedge it: "reportedly".
    pub fn hedged(mut self, words: impl Into<Selector>) -> Self {
        self.hedges.push(words.into());
        self
    }

    /// The words under which it holds: "if asked".
    pub fn condition(mut self, words: impl Into<Selector>) -> Self {
        self.conditions.push(words.into());
        self
    }

    /// The quote in which it stands. It needs no words: its own lie within that one's, or it is refused.
    pub fn nested_in(mut self, quote: impl Names<Quote>) -> Self {
        self.nested_in.push(Said::new(quote.reference(), Implied));
        self
    }

    steps! {
        /// What the cue marks; speech is not assumed.
        cue_kind(kind: CueKind as kind) => cue_kinds;
        /// Who speaks, and the words that name him there. Again for a joint speaker.
        spoken_by(agent: impl Names<Agent> as agent.reference()) => spoken_by;
        /// To whom.
        to(agent: impl Names<Agent> as agent.reference()) => to;
        /// Who passed it on, from the speaker outward, one call each; [`Unnamed`](crate::Unnamed) for "reportedly".
        by_way_of(relay: impl Names<Agent> as relay.reference()) => by_way_of;
        /// Who passed it on, as only a reader concludes.
        perhaps_by_way_of(agent: impl Names<Agent> as agent.reference()) => perhaps_by_way_of;
        /// What the speaker does with the words.
        modality(modality: Modality as modality) => modalities;
        /// Whether they affirm.
        polarity(polarity: Polarity as polarity) => polarities;
        /// The event at which it was uttered.
        during(event: impl Names<Event> as event.reference()) => during;
        /// The place at which it was uttered.
        at(place: impl Names<Place> as place.reference()) => at;
        /// When it was uttered: `"1969-07"`, a [`Date`](crate::Date), or [`Undated`](crate::Undated) for a phrase without one.
        when(date: impl Into<When> as date.into()) => when;
        /// What it is about.
        about(topic: impl Names<Topic> as topic.reference()) => about;
        /// The earlier quote that it says again.
        repeats(quote: impl Names<Quote> as quote.reference()) => repeats;
        /// Another report of the same words, spoken once.
        same_utterance(quote: impl Names<Quote> as quote.reference()) => same_utterance;
    }

    fn entry(mut self) -> Entry {
        let kind = Object::Term(self.kind.number());
        let kind = Statement::new(Relation::QuoteKind, kind, Implied).at_step("kind", 0);
        let unattributed =
            || Statement::new(Relation::Unattributed, Object::Nothing, Implied).at_step("unattributed", 0);
        let unattributed = self.unattributed.then(unattributed);
        let field = if self.segments.is_empty() { "reported_clauses" } else { "segments" };
        let statements = self.listed([kind].into_iter().chain(unattributed));
        Entry {
            kind: NodeKind::Quote,
            key: self.key,
            derived: Derived::Extent,
            text: None,
            place: Some(self.place),
            field,
            exists: Basis::Words(Vec::new()),
            statements,
        }
    }
}
