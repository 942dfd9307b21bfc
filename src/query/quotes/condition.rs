//! One condition on a quote.

use std::ops::{Bound, RangeBounds};

use super::dated::Dated;
use super::passed::perhaps_passed_on;
use crate::graph::{Candidates, Chains, Excerpt, QuoteRef, Ref, View, VoiceRef, wording};
use crate::model::{CueKind, Date, Extent, Modality, Polarity, QuoteKind, Relation, Truth, VoiceKind};

/// Nodes are numbers as the view shows them; lists of them are sorted.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Kinds(Vec<QuoteKind>),
    SpokenBy(u32),
    Attributed(Attribution),
    To(u32),
    ByWayOf(u32),
    Relays(Bound<usize>, Bound<usize>),
    Segments(Bound<usize>, Bound<usize>),
    InDocument(u32),
    InVoice(u32),
    InVoices(VoiceKind),
    During(Vec<u32>),
    At(Vec<u32>),
    About(u32),
    NestedIn(u32),
    Hedged(bool),
    HedgedWith(String),
    Containing(String),
    /// In normal form.
    WordedAs(Vec<u8>),
    Overlapping(Extent),
    Modality(Modality),
    Polarity(Polarity),
    CueKind(CueKind),
    Uttered(Date, Truth),
    Published(Date, Truth),
}

/// What is worked out for one quote and serves for others, so that a question costs no more than its quotes and what they hang on.
#[derive(Debug, Default)]
pub(super) struct Memory {
    chains: Chains,
    dated: Option<Dated>,
}

impl Memory {
    pub(super) fn of(condition: &Condition) -> Self {
        let agent = match condition {
            Condition::ByWayOf(agent) => Some(*agent),
            _ => None,
        };
        Memory { chains: Chains::of(agent), dated: None }
    }
}

/// What is said about who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Attribution {
    /// Somebody does.
    Given,
    /// The text names nobody: that was declared.
    Open,
    /// Nothing.
    Missing,
}

impl Attribution {
    fn of(quote: QuoteRef<'_>) -> Self {
        match quote.speakers().next() {
            Some(_) => Attribution::Given,
            None if quote.is_unattributed() => Attribution::Open,
            None => Attribution::Missing,
        }
    }
}

impl Condition {
    /// The statements that lead from every quote for which it can hold, where an index knows them.
    pub(super) fn candidates<'g>(&self, view: &'g View) -> Option<Candidates<'g>> {
        let to = |nodes: &[u32], relation| Some(view.leading_to(nodes, relation));
        match self {
            Condition::SpokenBy(agent) => to(&[*agent], Relation::SpokenBy),
            Condition::To(agent) => to(&[*agent], Relation::To),
            Condition::InDocument(document) => to(&[*document], Relation::InDocument),
            Condition::InVoice(voice) => {
                let document = VoiceRef::new(view, *voice).document()?;
                to(&[document.id().index()], Relation::InDocument)
            }
            Condition::Overlapping(extent) => to(&[extent.document.index()], Relation::InDocument),
            Condition::During(events) => to(events, Relation::During),
            Condition::At(places) => to(places, Relation::At),
            Condition::About(topic) => to(&[*topic], Relation::About),
            Condition::NestedIn(quote) => to(&[*quote], Relation::NestedIn),
            Condition::WordedAs(text) => Some(view.worded(text)),
            _ => None,
        }
    }

    /// Whether it holds for all that an index has for it.
    pub(super) fn is_indexed(&self) -> bool {
        use Condition::{About, At, During, InDocument, NestedIn, SpokenBy, To};
        matches!(self, SpokenBy(_) | To(_) | InDocument(_) | During(_) | At(_) | About(_) | NestedIn(_))
    }

    /// The quotes for which it can hold, where no index knows them and they can be found without looking at all.
    pub(super) fn gathered(&self, view: &View) -> Option<Vec<u32>> {
        match self {
            Condition::ByWayOf(agent) => Some(perhaps_passed_on(view, *agent).into_iter().collect()),
            _ => None,
        }
    }

    /// What is remembered of it as it is asked of one quote after the other belongs to one question.
    pub(super) fn holds(&self, quote: QuoteRef<'_>, memory: &mut Memory) -> bool {
        match self {
            Condition::Kinds(kinds) => kinds.contains(&quote.kind()),
            Condition::SpokenBy(agent) => quote.speakers().any(|speaker| is(*speaker, *agent)),
            Condition::Attributed(how) => Attribution::of(quote) == *how,
            Condition::To(agent) => quote.addressees().any(|addressee| is(*addressee, *agent)),
            Condition::ByWayOf(_) => memory.chains.relays(quote) > 0,
            Condition::Relays(from, to) => (*from, *to).contains(&memory.chains.relays(quote)),
            Condition::Segments(from, to) => (*from, *to).contains(&quote.segments().count()),
            Condition::InDocument(document) => is(quote.document(), *document),
            Condition::InVoice(voice) => quote.voice().is_some_and(|stands| is(stands, *voice)),
            Condition::InVoices(kind) => quote.voice().is_some_and(|stands| stands.kind() == *kind),
            Condition::During(events) => quote.events().any(|event| is_among(*event, events)),
            Condition::At(places) => quote.places().any(|place| is_among(*place, places)),
            Condition::About(topic) => quote.about().any(|about| is(*about, *topic)),
            Condition::NestedIn(outer) => quote.nested_in().is_some_and(|nested| is(nested, *outer)),
            Condition::Hedged(hedged) => quote.hedges().next().is_some() == *hedged,
            Condition::HedgedWith(text) => any_holds(quote.hedges(), text),
            Condition::Containing(text) => any_holds(quote.segments(), text),
            Condition::WordedAs(text) => wording(quote.excerpts().map(Excerpt::text)) == *text,
            Condition::Overlapping(passage) => quote.excerpts().any(|excerpt| overlap(excerpt.extent(), *passage)),
            Condition::Modality(modality) => quote.modalities().any(|said| *said == *modality),
            Condition::Polarity(polarity) => quote.polarities().any(|said| *said == *polarity),
            Condition::CueKind(kind) => quote.cue_kinds().any(|said| *said == *kind),
            Condition::Uttered(period, least) => reaches(uttered(quote, period, memory), *least),
            Condition::Published(period, least) => {
                let dates = quote.document().published().map(|said| *said);
                reaches(Date::any_within(dates, period), *least)
            }
        }
    }
}

fn is<K>(node: Ref<'_, K>, number: u32) -> bool {
    node.id().index() == number
}

fn is_among<K>(node: Ref<'_, K>, sorted: &[u32]) -> bool {
    sorted.binary_search(&node.id().index()).is_ok()
}

fn any_holds<'g>(mut excerpts: impl Iterator<Item = Excerpt<'g>>, like: &str) -> bool {
    excerpts.any(|excerpt| alike(excerpt.text()).contains(like))
}

/// Lower case, with one blank for each run of white space.
pub(super) fn alike(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut alike = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c.is_whitespace() {
            true if alike.ends_with(' ') => {}
            true => alike.push(' '),
            false => alike.push(c),
        }
    }
    alike
}

fn overlap(a: Extent, b: Extent) -> bool {
    a.document == b.document && a.span.overlaps(b.span)
}

/// By its own dates; where it has none, by those of its event, or of the nearest larger event that has some.
fn uttered(quote: QuoteRef<'_>, period: &Date, memory: &mut Memory) -> Truth {
    let own: Vec<_> = quote.dates().filter_map(|said| *said).collect();
    if !own.is_empty() {
        return Date::any_within(own.into_iter().map(Some), period);
    }
    let dated = memory.dated.get_or_insert_with(|| Dated::of(quote.view(), period));
    dated.nearest(quote.events().map(|event| *event)).unwrap_or(Truth::Unknown)
}

fn reaches(truth: Truth, least: Truth) -> bool {
    truth == Truth::Yes || truth == least
}
