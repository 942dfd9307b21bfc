//! What is marked in the texts.

use std::collections::{HashMap, HashSet};

use super::anchor::Anchor;
use super::finding::{Findings, Found};
use super::link::Link;
use super::survey::Survey;
use super::text::Text;
use crate::graph::{Evidence, Excerpt, Ref};
use crate::model::{Entity, Ground, Kind, MentionForm, Relation};
use crate::text::Span;

/// A stretch of a text, and what it is.
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) what: What,
}

/// What a stretch of a text is.
pub(super) enum What {
    /// Words of a quote, by its number in the document, from 0.
    Quote(usize),
    /// The clause in which a mixed quotation stands.
    Clause(usize),
    Cue,
    Hedge,
    Condition,
    Mention(Link),
    /// Words by which somebody takes a stance, and the claim.
    Claim(Flag),
    /// Words that a finding of the audit is about.
    Found(Found),
}

/// What leads from words to the claim on which they take a stance.
#[derive(Clone)]
pub(super) struct Flag {
    pub(super) anchor: Anchor,
    pub(super) stance: &'static str,
    pub(super) wording: Text,
}

/// The marks of every document.
pub(super) struct Marks {
    of: HashMap<u32, Vec<Mark>>,
    /// What is marked as a mention already: who names himself twice with the same words does so once.
    mentions: HashSet<(u32, u32, u32, u32)>,
}

impl Marks {
    /// Cost: O(mentions + steps of quotes + stances + words of findings).
    pub(super) fn of(survey: &Survey<'_>, findings: &Findings) -> Self {
        let mut marks = Marks { of: HashMap::new(), mentions: HashSet::new() };
        for kind in Entity::KINDS.iter() {
            for node in survey.view.nodes_of(kind) {
                marks.mentions_of(Ref::new(survey.view, node));
            }
        }
        marks.quotes(survey);
        for stance in survey.claims.iter().flat_map(|claim| claim.stances()) {
            let claim = stance.claim();
            let flag = Flag {
                anchor: Anchor::of(claim),
                stance: stance.kind().as_str(),
                wording: Text::brief(claim.wording(), 200),
            };
            for words in stance.evidence().excerpts() {
                marks.put(words, What::Claim(flag.clone()));
            }
            stance.hedges().for_each(|words| marks.put(words, What::Hedge));
        }
        for (document, found) in findings.found() {
            let found = found.iter().map(|(span, found)| Mark { span: *span, what: What::Found(found.clone()) });
            marks.of.entry(document).or_default().extend(found);
        }
        marks
    }

    /// Those of a document, which are taken out.
    pub(super) fn take(&mut self, document: u32) -> Vec<Mark> {
        self.of.remove(&document).unwrap_or_default()
    }

    fn put(&mut self, words: Excerpt<'_>, what: What) {
        if !words.span().is_empty() {
            self.of.entry(words.document().id().index()).or_default().push(Mark { span: words.span(), what });
        }
    }

    fn mention<K>(&mut self, node: Ref<'_, K>, words: Excerpt<'_>) {
        let (document, span) = (words.document().id().index(), words.span());
        if self.mentions.insert((node.id().index(), document, span.start(), span.end())) {
            self.put(words, What::Mention(Link::to(node)));
        }
    }

    fn mentions_of(&mut self, entity: Ref<'_, Entity>) {
        let mut said: Vec<(Excerpt<'_>, MentionForm)> = entity.mentions().collect();
        said.retain(|(words, _)| !words.span().is_empty());
        said.into_iter().for_each(|(words, _)| self.mention(entity, words));
    }

    fn quotes(&mut self, survey: &Survey<'_>) {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for quote in &survey.quotes {
            let count = counts.entry(quote.document().id().index()).or_default();
            let number = *count;
            *count += 1;
            quote.segments().for_each(|words| self.put(words, What::Quote(number)));
            quote.reported_clauses().for_each(|words| self.put(words, What::Clause(number)));
            quote.cues().for_each(|words| self.put(words, What::Cue));
            quote.hedges().for_each(|words| self.put(words, What::Hedge));
            quote.conditions().for_each(|words| self.put(words, What::Condition));
            for relation in [Relation::SpokenBy, Relation::To, Relation::ByWayOf] {
                for said in quote.statements(relation) {
                    let Some(agent) = said.target() else { continue };
                    worded(&said.evidence()).for_each(|words| self.mention(agent, words));
                }
            }
        }
    }
}

/// The words that say it; not those from which it was only concluded.
fn worded<'g>(evidence: &Evidence<'g>) -> impl Iterator<Item = Excerpt<'g>> {
    let said = evidence.grounds().iter().filter(|ground| matches!(ground, Ground::Words(..))).count();
    evidence.excerpts().take(said)
}
