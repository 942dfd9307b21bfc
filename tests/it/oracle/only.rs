//! What a condition lets through, statement by statement and ground by ground.

use std::ops::Range;

use super::date::{Certainty, any_within};
use super::row::{Ground, Object, Row};
use super::view::Sieve;
use super::{Oracle, QuoteCondition, View, table};

#[derive(Clone, Debug)]
pub(crate) enum Only {
    Published(&'static str),
    RecordedBy(String),
    Documents(Vec<usize>),
    Via(usize),
    Voices(Vec<&'static str>),
    Kinds(Vec<&'static str>),
    Relays(Range<usize>),
    Hedged,
    Worded,
    Outside,
    And(Box<Only>, Box<Only>),
    Or(Box<Only>, Box<Only>),
    Not(Box<Only>),
    OrUnknown(Box<Only>),
}

impl Oracle {
    /// The view through a condition, and how many statements that were shown are kept out because it is unknown whether they meet it.
    pub(crate) fn through(&self, only: &Only, view: &View) -> (View, usize) {
        let mut sieve: Sieve = Vec::new();
        let mut unknown = 0;
        for (index, row) in self.rows.iter().enumerate() {
            let truths = row.grounds.iter().map(|ground| self.lets(only, index, row, *ground, view));
            let truths: Vec<Certainty> = truths.map(|truth| truth.unwrap_or(Certainty::Yes)).collect();
            let before: Vec<bool> = (0..truths.len()).map(|ground| view.lets(index, ground)).collect();
            let left: Vec<bool> =
                truths.iter().zip(&before).map(|(truth, before)| *before && *truth == Certainty::Yes).collect();
            let is_unknown = truths.iter().zip(&before).any(|(truth, before)| *before && *truth == Certainty::Unknown);
            unknown += usize::from(view.rows[index] && is_unknown && !left.contains(&true));
            sieve.push(left);
        }
        (self.view_of(sieve), unknown)
    }

    fn lets(&self, only: &Only, index: usize, row: &Row, ground: Ground, view: &View) -> Option<Certainty> {
        let ask = |only: &Only| self.lets(only, index, row, ground, view);
        match only {
            Only::And(one, other) => either(ask(one), ask(other), and),
            Only::Or(one, other) => either(ask(one), ask(other), |a, b| not(and(not(a), not(b)))),
            Only::Not(one) => ask(one).map(not),
            Only::OrUnknown(one) => ask(one).map(|truth| sure(truth != Certainty::No)),
            Only::RecordedBy(who) => {
                let by = row.recording.checked_sub(1).map(|recording| &self.recordings[recording]);
                Some(by.map_or(Certainty::Unknown, |by| sure(by == who)))
            }
            _ if row.is_the_recorders() => None,
            _ => self.of_ground(only, row, ground, view).or_else(|| self.of_quote(only, index, row, view).map(sure)),
        }
    }

    /// What is asked of the ground.
    fn of_ground(&self, only: &Only, row: &Row, ground: Ground, view: &View) -> Option<Certainty> {
        let at = ground.extent();
        let voice = || at.map(|at| self.voice_at(at.document, at.start, &view.rows));
        match only {
            Only::Published(period) => {
                let dates = self.dates(at?.document, "published", view);
                Some(any_within(&dates, period))
            }
            Only::Documents(documents) => at.map(|at| sure(documents.contains(&at.document))),
            Only::Voices(kinds) => {
                let subject = row.subject_node().map(|node| (node, self.kind(node)));
                let kind = match subject {
                    Some((_, "document")) => return None,
                    Some((voice, "voice")) => {
                        let is_part = ["exists", "voice_in", "voice_kind"].contains(&row.relation);
                        at?;
                        if self.voice_kind(voice) == "author" && is_part {
                            return None;
                        }
                        self.voice_kind(voice)
                    }
                    _ => self.voice_kind(voice()?),
                };
                Some(sure(kinds.contains(&kind)))
            }
            Only::Via(agent) => {
                let agent = view.shown_as[*agent];
                let quote = row.subject_node().filter(|node| self.kind(*node) == "quote" && view.nodes[*node]);
                let of_quote = quote.map(|quote| self.passes_through(quote, agent, view));
                let of_words = at.is_some_and(|at| {
                    let publishes = self.objects(at.document, "published_by", view).contains(&agent);
                    let owns = |voice: usize| self.objects(voice, "owned_by", view).contains(&agent);
                    publishes || owns(self.author(at.document)) || voice().is_some_and(owns)
                });
                of_words.then_some(true).or(of_quote).map(sure)
            }
            Only::Worded if self.can_do_without(row) => Some(sure(matches!(ground, Ground::Words(_)))),
            Only::Outside if self.can_do_without(row) => Some(sure(ground == Ground::Outside)),
            _ => None,
        }
    }

    /// What is asked of a quote, or of a stance.
    fn of_quote(&self, only: &Only, index: usize, row: &Row, view: &View) -> Option<bool> {
        let quote = row.subject_node().filter(|node| self.kind(*node) == "quote" && view.nodes[*node]);
        let meets = |condition: QuoteCondition| quote.map(|quote| self.quote_meets(quote, &condition, view));
        match only {
            Only::Kinds(kinds) => meets(QuoteCondition::Kinds(kinds.clone())),
            Only::Relays(count) => meets(QuoteCondition::Relays(count.clone())),
            Only::Hedged => {
                let hedges = self.all("hedge").filter(|(said, row)| view.rows[*said] && row.is_said_of(index));
                let is_hedged = (row.relation == "takes_stance").then(|| hedges.count() > 0);
                meets(QuoteCondition::Hedged).into_iter().chain(is_hedged).reduce(|a, b| a || b)
            }
            _ => None,
        }
    }

    fn passes_through(&self, quote: usize, agent: usize, view: &View) -> bool {
        let speaks = self.objects(quote, "spoken_by", view).contains(&agent);
        speaks || self.quote_meets(quote, &QuoteCondition::ByWayOf(agent), view)
    }

    fn can_do_without(&self, row: &Row) -> bool {
        let kind = row.subject_node().map_or("", |node| self.kind(node));
        kind.is_empty() || !table::needs(kind).iter().any(|(relation, _)| *relation == row.relation)
    }

    /// None for a phrase without a date.
    pub(super) fn dates(&self, node: usize, relation: &str, view: &View) -> Vec<Option<&'static str>> {
        let said = self.shown_of(node, relation, view);
        said.map(|(_, row)| if let Object::Date(date) = row.object { Some(date) } else { None }).collect()
    }
}

fn sure(truth: bool) -> Certainty {
    if truth { Certainty::Yes } else { Certainty::No }
}

fn not(truth: Certainty) -> Certainty {
    match truth {
        Certainty::Yes => Certainty::No,
        Certainty::No => Certainty::Yes,
        Certainty::Unknown => Certainty::Unknown,
    }
}

fn and(one: Certainty, other: Certainty) -> Certainty {
    match (one, other) {
        (Certainty::No, _) | (_, Certainty::No) => Certainty::No,
        (Certainty::Yes, Certainty::Yes) => Certainty::Yes,
        _ => Certainty::Unknown,
    }
}

/// What cannot be asked leaves the other alone.
fn either(
    one: Option<Certainty>,
    other: Option<Certainty>,
    join: fn(Certainty, Certainty) -> Certainty,
) -> Option<Certainty> {
    match (one, other) {
        (Some(one), Some(other)) => Some(join(one, other)),
        (one, other) => one.or(other),
    }
}
