//! When it was, as far as that is known.

use std::collections::{BTreeMap, HashSet};

use super::chain::ground;
use super::date::in_words;
use super::link::Link;
use super::text::Text;
use crate::analysis::{Moment, Time};
use crate::graph::{QuoteRef, StatementRef, View};
use crate::model::Date;

/// Events, utterances and publications in the order of their dates.
pub(super) struct Timeline {
    pub(super) entries: Vec<Entry>,
    /// Of which only a phrase is known: "earlier".
    pub(super) undated: Vec<Entry>,
}

/// Something that has a time.
pub(super) struct Entry {
    /// The year with which a new part begins.
    pub(super) heading: Option<Text>,
    pub(super) date: Text,
    pub(super) link: Link,
    pub(super) speaker: Text,
    pub(super) words: Option<Link>,
    pub(super) ground: &'static str,
    /// Where its bar begins and how long it is, of 1000.
    pub(super) x: usize,
    pub(super) width: usize,
    /// How the bar is drawn: `day` or `stretch`.
    pub(super) shape: &'static str,
    /// Whether the source doubts it (`?`, `~`, `%`).
    pub(super) is_doubted: bool,
    pub(super) is_open: bool,
    /// What the bar says, for who does not see it.
    pub(super) in_words: &'static str,
}

/// How long the line is.
const LENGTH: usize = 1000;
const DAY: i64 = 86_400;

impl Timeline {
    /// Cost: O(moments × log).
    pub(super) fn of(view: &View) -> Self {
        let timelines = [Time::Occurrence, Time::Utterance, Time::Publication].map(|time| view.timeline(time));
        let mut dated: Vec<(&Date, StatementRef<'_>)> = Vec::new();
        let mut undated = Vec::new();
        for timeline in &timelines {
            for moment in timeline.dated().iter().chain(timeline.undated()) {
                match *moment {
                    Moment::Said(said, Some(date)) => dated.push((date, said)),
                    Moment::Said(said, None) => undated.extend(Entry::of(said, None, &Scale::default())),
                    Moment::Recorded(..) => {}
                }
            }
        }
        dated.sort_by_key(|(date, _)| *date);
        let scale = Scale::of(dated.iter().map(|(date, _)| *date));
        let mut entries: Vec<Entry> = Vec::new();
        let mut year = String::new();
        let mut told = HashSet::new();
        for (date, said) in dated {
            let Some(mut entry) = Entry::of(said, Some(date), &scale) else { continue };
            // Two who give one date for the same thing are one line.
            if !told.insert((entry.link.anchor.clone(), date)) {
                continue;
            }
            let of = year_of(date);
            if of != year {
                entry.heading = Some(Text::of(&of));
                year = of;
            }
            entries.push(entry);
        }
        Timeline { entries, undated }
    }
}

/// The year in which it begins, as it is written.
fn year_of(date: &Date) -> String {
    let text = date.to_string();
    let begins = text.split('/').next().unwrap_or_default();
    let (sign, rest) = begins.strip_prefix('-').map_or(("", begins), |rest| ("-", rest));
    let year = rest.split(['-', '?', '~', '%']).next().unwrap_or_default();
    if year.is_empty() || year == ".." { "With an open beginning".to_owned() } else { format!("{sign}{year}") }
}

/// The ends of all stretches, each as far from the next as any: what may overlap is seen, how long it was is not.
#[derive(Default)]
struct Scale(BTreeMap<i64, usize>);

impl Scale {
    fn of<'d>(dates: impl Iterator<Item = &'d Date>) -> Self {
        let ends = dates.flat_map(|date| {
            let (first, last) = date.stretch();
            [first, last.map(|last| last.saturating_add(1))]
        });
        let mut places: BTreeMap<i64, usize> = ends.flatten().map(|end| (end, 0)).collect();
        places.values_mut().enumerate().for_each(|(place, held)| *held = place);
        Scale(places)
    }

    fn at(&self, end: i64) -> usize {
        let most = self.0.len().saturating_sub(1).max(1);
        self.0.get(&end).map_or(0, |place| place * LENGTH / most)
    }
}

impl Entry {
    fn of(said: StatementRef<'_>, date: Option<&Date>, scale: &Scale) -> Option<Self> {
        let node = said.source()?;
        let (first, last) = date.map(Date::stretch).unwrap_or_default();
        let end = last.map(|last| last.saturating_add(1));
        let (x, to) = (first.map_or(0, |first| scale.at(first)), end.map_or(LENGTH, |end| scale.at(end)));
        let is_day = first.zip(end).is_some_and(|(first, end)| end.saturating_sub(first) <= DAY);
        let is_open = date.is_some() && (first.is_none() || last.is_none());
        let is_doubted = date.is_some_and(|date| date.to_string().contains(['?', '~', '%']));
        let evidence = said.evidence();
        let words = evidence.excerpts().next();
        let speaker = node.narrow().map(|quote: QuoteRef<'_>| quote.account());
        Some(Entry {
            heading: None,
            date: match (date, words) {
                (Some(date), _) => Text::of(in_words(date)),
                (None, Some(words)) => Text::of(format!("“{}”", words.text())),
                (None, None) => Text::of("undated"),
            },
            link: Link::to(node),
            speaker: speaker.and_then(|account| account.hops().first().map(Text::of)).unwrap_or_default(),
            words: words.map(Link::words),
            ground: ground(&evidence),
            x,
            width: to.saturating_sub(x).max(4),
            shape: if is_day { "day" } else { "stretch" },
            is_doubted,
            is_open,
            in_words: match (is_open, is_doubted, is_day) {
                (true, ..) => "one end is open",
                (_, true, _) => "in doubt",
                (.., false) => "at some time within",
                _ => "",
            },
        })
    }
}
