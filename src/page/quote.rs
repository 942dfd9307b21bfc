//! What is shown of a quote that is chosen.

use super::anchor::Anchor;
use super::chain::{Chain, Sure};
use super::claim::Stance;
use super::date::in_words;
use super::dispute::Pointer;
use super::link::Link;
use super::survey::Survey;
use super::text::Text;
use crate::analysis::Rendering;
use crate::graph::{AgentRef, QuoteRef, Stated};
use crate::model::{Date, Modality, Polarity, QuoteKind};
use crate::text::{Difference, Edit};

/// So many other renderings are compared; the number of the rest is told.
const MOST: usize = 6;

/// A quote: its words, its chain, and what is to be known of it.
pub(super) struct Quote {
    pub(super) anchor: Anchor,
    /// Where its words begin in the text.
    pub(super) place: Anchor,
    pub(super) number: usize,
    pub(super) kind: &'static str,
    pub(super) is_marked: bool,
    pub(super) words: Text,
    pub(super) chain: Chain,
    pub(super) details: Vec<Detail>,
    pub(super) outer: Option<Link>,
    pub(super) inner: Vec<Link>,
    /// Others over the same words.
    pub(super) also: Vec<Link>,
    pub(super) variants: Vec<Variant>,
    pub(super) more_variants: usize,
    pub(super) against: Vec<Pointer>,
    pub(super) stances: Vec<Stance>,
    pub(super) notes: Vec<Text>,
}

/// What a quote says of itself, under a heading.
pub(super) struct Detail {
    pub(super) name: &'static str,
    pub(super) links: Vec<Link>,
    pub(super) words: Vec<Text>,
}

/// The same words elsewhere.
pub(super) struct Variant {
    pub(super) quote: Row,
    /// What became of them: "exact", "elided".
    pub(super) rendering: &'static str,
    /// Word by word, against the quote that is chosen; empty where they are the same.
    pub(super) edits: Vec<Change>,
}

/// A stretch of words, and whether both have it.
pub(super) struct Change {
    /// `same`, `lacks` or `adds`.
    pub(super) what: &'static str,
    pub(super) words: Text,
}

/// A quote in one line of a list.
pub(super) struct Row {
    pub(super) link: Link,
    pub(super) speaker: Text,
    pub(super) by_way_of: Text,
    pub(super) document: Link,
    pub(super) is_marked: bool,
    pub(super) sign: String,
    pub(super) certainty: Sure,
    pub(super) hedges: Vec<Text>,
}

impl Row {
    pub(super) fn of(survey: &Survey<'_>, quote: QuoteRef<'_>) -> Option<Self> {
        let chain = survey.chain(quote)?;
        let hedges = chain.hops.iter().flat_map(|hop| hop.hedges.iter().cloned());
        Some(Row {
            link: Link { text: Text::brief(quote.words(), 400), ..Link::to(quote) },
            speaker: Text::of(chain.speaker()),
            by_way_of: chain.by_way_of.clone(),
            document: Link::to(quote.document()),
            is_marked: is_marked(quote),
            sign: chain.sign.clone(),
            certainty: chain.certainty,
            hedges: hedges.collect(),
        })
    }
}

/// Whether its words stand between marks.
pub(super) fn is_marked(quote: QuoteRef<'_>) -> bool {
    quote.kind() != QuoteKind::Indirect && quote.segments().next().is_some()
}

impl Quote {
    pub(super) fn of(survey: &Survey<'_>, quote: QuoteRef<'_>, number: usize, also: Vec<Link>) -> Option<Self> {
        let (variants, more_variants) = variants(survey, quote);
        Some(Quote {
            anchor: Anchor::of(quote),
            place: Anchor::place(quote),
            number,
            kind: quote.kind().as_str(),
            is_marked: is_marked(quote),
            words: Text::of(quote.words()),
            chain: survey.chain(quote)?.clone(),
            details: details(quote),
            outer: quote.nested_in().map(Link::to),
            inner: quote.nested().map(Link::to).collect(),
            also,
            variants,
            more_variants,
            against: survey.against(quote).iter().filter_map(|place| Pointer::to(survey, *place)).collect(),
            stances: quote.stances().filter_map(|stance| Stance::of(survey, stance)).collect(),
            notes: quote.notes().map(Text::of).collect(),
        })
    }
}

fn details(quote: QuoteRef<'_>) -> Vec<Detail> {
    let link = |agent: Stated<'_, AgentRef<'_>>| Link::to(*agent);
    let hedges = quote.hedges().map(|words| words.text());
    let modalities = quote.modalities().map(Stated::into_value).filter(|modality| *modality != Modality::Asserted);
    let polarities = quote.polarities().map(Stated::into_value).filter(|said| *said != Polarity::Affirmative);
    let mut details = vec![
        Detail::links("To", quote.addressees().map(link)),
        Detail::words("Cue", quote.cues().map(|words| words.text())),
        Detail::words("Hedged", hedges),
        Detail::words("On condition", quote.conditions().map(|words| words.text())),
        Detail::words("The speaker", modalities.map(what_he_does)),
        Detail::words("The words are", polarities.map(Polarity::as_str)),
        Detail::links("During", quote.events().map(|event| Link::to(*event))),
        Detail::links("At", quote.places().map(|place| Link::to(*place))),
        Detail::words("When", quote.dates().map(|date| when(&date))),
        Detail::links("About", quote.about().map(|topic| Link::to(*topic))),
        Detail::links("Says again", quote.repeats().map(|earlier| Link::to(*earlier))),
    ];
    details.retain(|detail| !detail.links.is_empty() || !detail.words.is_empty());
    details
}

/// A date, with the words that give it; those alone where they give none.
pub(super) fn when(date: &Stated<'_, Option<&Date>>) -> String {
    let evidence = date.evidence();
    let words = evidence.excerpts().next().filter(|_| evidence.is_worded()).map(|words| words.text());
    match (date.value(), words) {
        (Some(date), Some(words)) => format!("{} (“{words}”)", in_words(date)),
        (Some(date), None) => in_words(date),
        (None, Some(words)) => format!("“{words}”"),
        (None, None) => "at some time".to_owned(),
    }
}

fn what_he_does(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "states it",
        Modality::Denied => "denies it",
        Modality::Promised => "promises or threatens",
        Modality::Questioned => "asks",
        Modality::Commanded => "demands",
        Modality::Predicted => "foretells",
        Modality::Conditional => "states it under a condition",
    }
}

impl Detail {
    fn links(name: &'static str, links: impl Iterator<Item = Link>) -> Self {
        Detail { name, links: links.collect(), words: Vec::new() }
    }

    fn words(name: &'static str, words: impl Iterator<Item: std::fmt::Display>) -> Self {
        Detail { name, links: Vec::new(), words: words.map(Text::of).collect() }
    }
}

/// The other quotes of the same utterance, and how many more there are.
fn variants(survey: &Survey<'_>, quote: QuoteRef<'_>) -> (Vec<Variant>, usize) {
    let renderings = survey.utterances.of(quote).map_or(&[][..], |utterance| utterance.quotes());
    let others = renderings.iter().filter(|other| other.id() != quote.id());
    let shown = others.take(MOST).filter_map(|other| Variant::of(survey, quote, *other));
    (shown.collect(), renderings.len().saturating_sub(1 + MOST))
}

impl Variant {
    pub(super) fn of(survey: &Survey<'_>, quote: QuoteRef<'_>, other: QuoteRef<'_>) -> Option<Self> {
        let fidelity = other.fidelity_to(quote, &survey.likeness);
        let row = Row::of(survey, other)?;
        // Marks and case are no words.
        let differs = fidelity.rendering() > Rendering::Typographic;
        let edits = if differs { changes(fidelity.difference()) } else { Vec::new() };
        Some(Variant { quote: row, rendering: fidelity.rendering().in_words(), edits })
    }
}

/// What differs, word by word.
fn changes(difference: &Difference) -> Vec<Change> {
    let change = |edit: &Edit| {
        let what = match edit {
            Edit::Same(_) => "same",
            Edit::Removed(_) => "lacks",
            Edit::Added(_) => "adds",
        };
        Change { what, words: Text::of(edit.text()) }
    };
    difference.edits().iter().map(change).filter(|change| !change.words.is_empty()).collect()
}
