//! Which quotes? Every one that is shown, asked each condition.

use std::ops::Range;

use super::date::{Certainty, any_within};
use super::row::{Extent, Object};
use super::{Oracle, View};

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum QuoteCondition {
    Kinds(Vec<&'static str>),
    SpokenBy(usize),
    Unattributed,
    Attributed,
    SpeakerMissing,
    To(usize),
    ByWayOf(usize),
    Relays(Range<usize>),
    Segments(Range<usize>),
    InDocument(usize),
    InVoice(usize),
    InVoices(&'static str),
    During(usize),
    Throughout(usize),
    At(usize),
    Within(usize),
    About(usize),
    NestedIn(usize),
    Hedged,
    Unhedged,
    HedgedWith(String),
    Containing(String),
    WordedAs(String),
    Overlapping(Extent),
    Modality(&'static str),
    Polarity(&'static str),
    CueKind(&'static str),
    Uttered(&'static str),
    PerhapsUttered(&'static str),
    Published(&'static str),
    PerhapsPublished(&'static str),
}

impl Oracle {
    /// The quotes that are shown and meet every condition, in order of insertion.
    pub(crate) fn quotes(&self, conditions: &[QuoteCondition], view: &View) -> Vec<usize> {
        let quotes = view.shown().into_iter().filter(|node| self.kind(*node) == "quote");
        quotes.filter(|quote| conditions.iter().all(|condition| self.quote_meets(*quote, condition, view))).collect()
    }

    /// Who speaks how many of them: most first, then as they were put in.
    pub(crate) fn tally(&self, quotes: &[usize], view: &View) -> Vec<(usize, usize)> {
        let speaks = |agent: usize, quote: &usize| self.objects(*quote, "spoken_by", view).contains(&agent);
        let count = |agent: usize| quotes.iter().filter(|quote| speaks(agent, quote)).count();
        let mut tally: Vec<(usize, usize)> = (0..self.nodes.len()).map(|agent| (agent, count(agent))).collect();
        tally.retain(|(_, count)| *count > 0);
        tally.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        tally
    }

    pub(super) fn quote_meets(&self, quote: usize, condition: &QuoteCondition, view: &View) -> bool {
        use QuoteCondition::*;
        let leads = |relation: &str, node: &usize| self.objects(quote, relation, view).contains(&view.shown_as[*node]);
        let worded = |relation: &str| self.words(quote, relation, &view.rows);
        let open = || self.objects(quote, "spoken_by", view).is_empty();
        let declared = || self.shown_of(quote, "unattributed", view).next().is_some();
        match condition {
            Kinds(kinds) => kinds.contains(&self.terms(quote, "quote_kind", view)[0]),
            SpokenBy(agent) => leads("spoken_by", agent),
            Unattributed => open() && declared(),
            SpeakerMissing => open() && !declared(),
            Attributed => !self.objects(quote, "spoken_by", view).is_empty(),
            To(agent) => leads("to", agent),
            ByWayOf(agent) => {
                self.hops_between(quote, view).iter().any(|agents| agents.contains(&view.shown_as[*agent]))
            }
            Relays(count) => count.contains(&self.hops_between(quote, view).len()),
            Segments(count) => count.contains(&worded("segment").len()),
            InDocument(document) => self.document_of(quote) == *document,
            InVoice(voice) => self.voice_of(quote, view) == *voice,
            InVoices(kind) => self.voice_kind(self.voice_of(quote, view)) == *kind,
            During(event) => leads("during", event),
            Throughout(event) => self.closure(*event, "during", view).iter().any(|event| leads("during", event)),
            At(place) => leads("at", place),
            Within(place) => self.closure(*place, "within", view).iter().any(|place| leads("at", place)),
            About(topic) => leads("about", topic),
            NestedIn(outer) => leads("nested_in", outer),
            Hedged => !worded("hedge").is_empty(),
            Unhedged => worded("hedge").is_empty(),
            HedgedWith(text) => self.any_holds(&worded("hedge"), text),
            Containing(text) => self.any_holds(&worded("segment"), text),
            WordedAs(text) => self.wording(quote, view) == plain(text),
            Overlapping(extent) => self.stands(quote, &view.rows).iter().any(|own| own.overlaps(*extent)),
            Modality(term) => self.terms(quote, "modality", view).contains(term),
            Polarity(term) => self.terms(quote, "polarity", view).contains(term),
            CueKind(term) => self.terms(quote, "cue_kind", view).contains(term),
            Uttered(period) => self.uttered(quote, period, view) == Certainty::Yes,
            PerhapsUttered(period) => self.uttered(quote, period, view) != Certainty::No,
            Published(period) => self.published(quote, period, view) == Certainty::Yes,
            PerhapsPublished(period) => self.published(quote, period, view) != Certainty::No,
        }
    }

    /// The agents of each hop strictly between speaker and document.
    fn hops_between(&self, quote: usize, view: &View) -> Vec<Vec<usize>> {
        let chain = self.chain(quote, view);
        chain[1..chain.len() - 1].iter().map(|hop| hop.agents.clone()).collect()
    }

    fn any_holds(&self, extents: &[Extent], text: &str) -> bool {
        let alike = |text: &str| text.to_lowercase().replace(char::is_whitespace, " ");
        extents.iter().any(|extent| alike(self.slice(*extent)).contains(&alike(text)))
    }

    /// The words of a quote, without case and punctuation.
    pub(crate) fn wording(&self, quote: usize, view: &View) -> String {
        let words: Vec<&str> = self.stands(quote, &view.rows).into_iter().map(|extent| self.slice(extent)).collect();
        plain(&words.join(" "))
    }

    pub(crate) fn slice(&self, extent: Extent) -> &str {
        self.nodes[extent.document].text.as_ref().map_or("", |text| &text[extent.start..extent.end])
    }

    pub(crate) fn terms(&self, node: usize, relation: &str, view: &View) -> Vec<&'static str> {
        let said = self.shown_of(node, relation, view);
        said.filter_map(|(_, row)| if let Object::Term(term) = row.object { Some(term) } else { None }).collect()
    }

    /// By its own dates; by those of its events where it has none.
    fn uttered(&self, quote: usize, period: &str, view: &View) -> Certainty {
        let given = |node: usize| -> Vec<Option<&str>> {
            self.dates(node, "when", view).into_iter().filter(Option::is_some).collect()
        };
        let own = given(quote);
        if !own.is_empty() {
            return any_within(&own, period);
        }
        // Level by level, from its events to the larger ones; of one level the one that was said first.
        let mut events = self.objects(quote, "during", view);
        let mut next = 0;
        while next < events.len() {
            let dates = given(events[next]);
            if !dates.is_empty() {
                return any_within(&dates, period);
            }
            let larger = self.objects(events[next], "during", view);
            for event in larger {
                if !events.contains(&event) {
                    events.push(event);
                }
            }
            next += 1;
        }
        Certainty::Unknown
    }

    fn published(&self, quote: usize, period: &str, view: &View) -> Certainty {
        any_within(&self.dates(self.document_of(quote), "published", view), period)
    }
}

/// Without case and punctuation, and as if what is composed were written so; the texts of the worlds hold one mark.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace("e\u{301}", "é");
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
