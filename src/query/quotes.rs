//! Quotes, by conditions.

mod condition;
mod dated;
mod led;
mod passed;

use std::ops::RangeBounds;

use self::condition::{Attribution, Condition, Memory, alike};
use super::nodes::{Asked, Conditions, Nodes, Test};
use crate::graph::{
    AgentRef, Candidates, DocumentRef, EventRef, OrganizationRef, PersonRef, PlaceRef, SomeoneRef, View, VoiceRef,
    wording,
};
use crate::model::reference::Handle;
use crate::model::{
    Agent, CueKind, Date, Document, Event, Extent, Modality, Place, Polarity, Quote, QuoteKind, Topic, Truth, Voice,
    VoiceKind,
};

/// The quotes of a view that meet some conditions, in order of insertion.
///
/// Conditions follow each other and must hold together. The one with the shortest list of candidates is looked up, the others are tested.
/// Cost of asking: O(the shortest list of candidates). There is one for speaker, addressee, document, voice, passage, event, place, topic and outer
/// quote; for who passed them on, of what he says and passes on and what is nested in that. What the words are, of what kind, how hedged and how often
/// relayed, and when they were uttered or published is read of each candidate: asked alone, of every quote. Where relays are asked for, also O(the
/// quotes in which the candidates are nested); where it is asked when they were uttered, also O(events), once.
pub type Quotes<'g> = Nodes<'g, Quote>;

/// What is asked of quotes.
#[derive(Clone, Default, Debug)]
pub struct QuoteConditions {
    /// Most questions have one.
    first: Option<Condition>,
    more: Vec<Condition>,
}

impl QuoteConditions {
    fn iter(&self) -> impl Iterator<Item = &Condition> {
        self.first.iter().chain(&self.more)
    }

    fn and(&mut self, condition: Condition) {
        match self.first {
            None => self.first = Some(condition),
            Some(_) => self.more.push(condition),
        }
    }
}

impl FromIterator<Condition> for QuoteConditions {
    fn from_iter<I: IntoIterator<Item = Condition>>(conditions: I) -> Self {
        let mut conditions = conditions.into_iter();
        QuoteConditions { first: conditions.next(), more: conditions.collect() }
    }
}

impl Asked for Quote {
    type Conditions = QuoteConditions;
}

impl Conditions<Quote> for QuoteConditions {
    fn candidates<'g>(&self, view: &'g View) -> Option<Candidates<'g>> {
        let indexed = self.iter().filter_map(|condition| condition.candidates(view));
        indexed.min_by_key(Candidates::at_most)
    }

    fn narrowed<'g>(&self, view: &'g View) -> (Option<Candidates<'g>>, Option<Test<'g, Quote>>) {
        if let Some(only) = self.first.as_ref().filter(|only| self.more.is_empty() && only.is_indexed()) {
            return (only.candidates(view), None);
        }
        let indexed = self.iter().enumerate().filter_map(|(place, asked)| Some((place, asked.candidates(view)?)));
        let (met, candidates) = indexed.min_by_key(|(_, candidates)| candidates.at_most()).unzip();
        let is_left = |(place, asked): &(usize, &Condition)| met != Some(*place) || !asked.is_indexed();
        let left: Self = self.iter().enumerate().filter(is_left).map(|(_, asked)| asked.clone()).collect();
        (candidates, left.first.is_some().then(|| left.test()))
    }

    fn gathered(&self, view: &View) -> Option<Vec<u32>> {
        self.iter().find_map(|condition| condition.gathered(view))
    }

    fn test<'g>(self) -> Test<'g, Quote> {
        let asked = self.first.into_iter().chain(self.more).map(|condition| (Memory::of(&condition), condition));
        let mut asked: Vec<(Memory, Condition)> = asked.collect();
        Box::new(move |quote| asked.iter_mut().all(|(memory, condition)| condition.holds(quote, memory)))
    }
}

impl View {
    /// The quotes; narrow them by the conditions that follow.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz reportedly told the Gazette that the port would stay shut.\nShe hopes to open it in May."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", note, "the Gazette"))?;
    /// # graph.insert(Quote::indirect(note.line(1), "the port would stay shut").key("shut").hedged("reportedly").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// # graph.insert(Quote::indirect(note.line(2), "to open it in May").key("open").spoken_by(ana, "She"))?;
    /// let hers = graph.quotes().spoken_by(ana); // a plain value: ask it as often as you like
    /// assert_eq!(hers.count(), 2);
    /// for quote in hers.clone().hedged().to(gazette) {
    ///     println!("{quote}\n{}", quote.snippet());
    /// }
    /// assert!(hers.unhedged().keys().eq(["open"]));
    /// # assert_eq!(graph.quotes().spoken_by(ana).hedged().to(gazette).count(), 1);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn quotes(&self) -> Quotes<'_> {
        Nodes::of(self)
    }
}

macro_rules! quotes_of {
    ($($(#[$doc:meta])* $face:ident by $condition:ident;)*) => {$(
        impl<'g> $face<'g> {
            $(#[$doc])*
            pub fn quotes(self) -> Quotes<'g> {
                self.view().quotes().$condition(self)
            }
        }
    )*};
}
quotes_of! {
    /// What he is reported to have said, alone or jointly.
    PersonRef by spoken_by;
    /// What it is reported to have said, alone or jointly. A group is not its members.
    OrganizationRef by spoken_by;
    /// What is reported as said by whoever that is, alone or jointly.
    SomeoneRef by spoken_by;
    /// What it is reported to have said, alone or jointly, be it a treaty or a document that speaks. A group is not its members.
    AgentRef by spoken_by;
    /// The quotes that stand in it. What the document itself is said to say is [`spoken_by`](Quotes::spoken_by) it.
    DocumentRef by in_document;
    /// The quotes that stand in it.
    VoiceRef by in_voice;
    /// What was uttered at this very event; at its parts too: [`throughout`](Quotes::throughout).
    EventRef by during;
    /// What was uttered at this very place; at places in it too: [`within`](Quotes::within).
    PlaceRef by at;
}

/// Conditions.
impl<'g> Quotes<'g> {
    fn and(mut self, condition: Condition) -> Self {
        self.conditions.and(condition);
        self
    }

    /// Of one of these kinds.
    pub fn kinds(self, kinds: impl IntoIterator<Item = QuoteKind>) -> Self {
        self.and(Condition::Kinds(kinds.into_iter().collect()))
    }

    /// Given as the speaker's own words whole.
    pub fn direct(self) -> Self {
        self.kinds([QuoteKind::Direct])
    }

    /// Reported without quotation marks.
    pub fn indirect(self) -> Self {
        self.kinds([QuoteKind::Indirect])
    }

    /// Reported indirectly with some words between marks.
    pub fn mixed(self) -> Self {
        self.kinds([QuoteKind::Mixed])
    }

    /// Spoken by this agent, alone or jointly. A group is not its members.
    pub fn spoken_by(self, agent: impl Handle<Agent>) -> Self {
        let agent = self.shown(agent);
        self.and(Condition::SpokenBy(agent))
    }

    /// With a speaker at least.
    pub fn attributed(self) -> Self {
        self.and(Condition::Attributed(Attribution::Given))
    }

    /// Without a speaker, because the text names nobody: that was [declared](Quote::unattributed).
    pub fn unattributed(self) -> Self {
        self.and(Condition::Attributed(Attribution::Open))
    }

    /// Without a speaker, and nobody declared that the text names none: one may have been forgotten.
    pub fn speaker_missing(self) -> Self {
        self.and(Condition::Attributed(Attribution::Missing))
    }

    /// Spoken to this agent.
    pub fn to(self, agent: impl Handle<Agent>) -> Self {
        let agent = self.shown(agent);
        self.and(Condition::To(agent))
    }

    /// That this agent passed on: a hop of the chain strictly between speaker and document.
    pub fn by_way_of(self, agent: impl Handle<Agent>) -> Self {
        let agent = self.shown(agent);
        self.and(Condition::ByWayOf(agent))
    }

    /// With so many relays: hops of the chain strictly between speaker and document. `1..` for those that come through somebody. A voice that is
    /// not the author's is one, be it known whose it is or not.
    pub fn relays(self, count: impl RangeBounds<usize>) -> Self {
        self.and(Condition::Relays(count.start_bound().cloned(), count.end_bound().cloned()))
    }

    /// With so many segments: pieces of the text.
    pub fn segments(self, count: impl RangeBounds<usize>) -> Self {
        self.and(Condition::Segments(count.start_bound().cloned(), count.end_bound().cloned()))
    }

    /// That stand in this document.
    pub fn in_document(self, document: impl Handle<Document>) -> Self {
        let document = self.shown(document);
        self.and(Condition::InDocument(document))
    }

    /// That stand in this voice.
    pub fn in_voice(self, voice: impl Handle<Voice>) -> Self {
        let voice = self.shown(voice);
        self.and(Condition::InVoice(voice))
    }

    /// That stand in a voice of this kind.
    pub fn in_voices(self, kind: VoiceKind) -> Self {
        self.and(Condition::InVoices(kind))
    }

    /// Uttered at this very event.
    pub fn during(self, event: impl Handle<Event>) -> Self {
        let event = self.shown(event);
        self.and(Condition::During(vec![event]))
    }

    /// Uttered at this event or at any part of it, to any depth.
    pub fn throughout(self, event: impl Handle<Event>) -> Self {
        let event = EventRef::new(self.view(), self.shown(event));
        let mut parts: Vec<u32> = event.all_parts().into_iter().map(|event| event.id().index()).collect();
        parts.sort_unstable();
        self.and(Condition::During(parts))
    }

    /// Uttered at this very place.
    pub fn at(self, place: impl Handle<Place>) -> Self {
        let place = self.shown(place);
        self.and(Condition::At(vec![place]))
    }

    /// Uttered at this place or at any place within it, to any depth.
    pub fn within(self, place: impl Handle<Place>) -> Self {
        let place = PlaceRef::new(self.view(), self.shown(place));
        let mut places: Vec<u32> = place.everything_within().into_iter().map(|place| place.id().index()).collect();
        places.sort_unstable();
        self.and(Condition::At(places))
    }

    /// About this.
    pub fn about(self, topic: impl Handle<Topic>) -> Self {
        let topic = self.shown(topic);
        self.and(Condition::About(topic))
    }

    /// Nested in this quote, directly.
    pub fn nested_in(self, quote: impl Handle<Quote>) -> Self {
        let quote = self.shown(quote);
        self.and(Condition::NestedIn(quote))
    }

    /// With a hedge of its own.
    pub fn hedged(self) -> Self {
        self.and(Condition::Hedged(true))
    }

    /// Without a hedge of its own.
    pub fn unhedged(self) -> Self {
        self.and(Condition::Hedged(false))
    }

    /// With a hedge of its own that holds this text, in whatever case, a line break for a blank.
    pub fn hedged_with(self, text: &str) -> Self {
        self.and(Condition::HedgedWith(alike(text)))
    }

    /// With a segment that holds this text, in whatever case, a line break for a blank.
    pub fn containing(self, text: &str) -> Self {
        self.and(Condition::Containing(alike(text)))
    }

    /// Worded so, whole, but for case and punctuation: texts compare as names do ([`Key::derived`](crate::Key::derived)), segments after each
    /// other. Cost: O(text + answer), once the quotes are indexed, which is when this is asked first; where something is hidden also O(quotes in several
    /// segments).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "“Not this year,” Ana Ruiz said. “Not this – year!” said Piet Lund."))?;
    /// # graph.insert(Quote::direct(note, "Not this year,").key("ana"))?;
    /// # graph.insert(Quote::direct(note, "Not this – year!").key("piet"))?;
    /// assert!(graph.quotes().worded_as("NOT THIS YEAR").keys().eq(["ana", "piet"]));
    /// assert!(graph.quotes().worded_as("not this").is_empty());
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn worded_as(self, text: &str) -> Self {
        self.and(Condition::WordedAs(wording([text].into_iter())))
    }

    /// That share a byte with this passage: by their segments; by the reported clause where they have none.
    pub fn overlapping(self, passage: Extent) -> Self {
        self.and(Condition::Overlapping(passage))
    }

    /// What the speaker does with the words.
    pub fn modality(self, modality: Modality) -> Self {
        self.and(Condition::Modality(modality))
    }

    /// Whether the words affirm.
    pub fn polarity(self, polarity: Polarity) -> Self {
        self.and(Condition::Polarity(polarity))
    }

    /// What the cue marks.
    pub fn cue_kind(self, kind: CueKind) -> Self {
        self.and(Condition::CueKind(kind))
    }

    /// Uttered within this period: certainly, by a date of its own; where it has none, by its event's, or the nearest larger event's that has one.
    pub fn uttered(self, period: Date) -> Self {
        self.and(Condition::Uttered(period, Truth::Yes))
    }

    /// Perhaps uttered within this period; what has no date may have been.
    pub fn perhaps_uttered(self, period: Date) -> Self {
        self.and(Condition::Uttered(period, Truth::Unknown))
    }

    /// That stand in a document published within this period, certainly.
    pub fn published(self, period: Date) -> Self {
        self.and(Condition::Published(period, Truth::Yes))
    }

    /// That stand in a document which was perhaps published within this period; one without a date may have been.
    pub fn perhaps_published(self, period: Date) -> Self {
        self.and(Condition::Published(period, Truth::Unknown))
    }
}
