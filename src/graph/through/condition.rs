//! One condition, and what has been worked out for it.

use std::collections::{BTreeSet, HashMap};
use std::ops::{Bound, RangeBounds};

use crate::graph::face::{Chains, DocumentRef, QuoteRef, VoiceRef};
use crate::graph::tables::{Row, Stand};
use crate::graph::view::View;
use crate::model::{Date, Extent, Ground, NodeKind, QuoteKind, Recording, Relation, Truth, VoiceKind};

/// Nodes are numbers.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Published(Date),
    Recorded(Date),
    RecordedBy(String),
    Documents(BTreeSet<u32>),
    Via(u32),
    Voices(Vec<VoiceKind>),
    Kinds(Vec<QuoteKind>),
    Relays(Bound<usize>, Bound<usize>),
    Hedged,
    Worded,
    Outside,
}

/// A statement, and one of the grounds on which it stands.
#[derive(Clone, Copy)]
pub(super) struct Weighed<'g> {
    pub(super) index: u32,
    pub(super) row: Row<'g>,
    pub(super) ground: Ground,
}

/// A condition as it is asked of one statement after the other.
pub(super) struct Asked<'c, 'g> {
    condition: &'c Condition,
    view: &'g View,
    chains: Chains,
    of_documents: HashMap<u32, Truth>,
    of_quotes: HashMap<u32, bool>,
}

impl<'c, 'g> Asked<'c, 'g> {
    pub(super) fn new(condition: &'c Condition, view: &'g View) -> Self {
        let agent = match condition {
            Condition::Via(agent) => Some(view.shown_as(*agent)),
            _ => None,
        };
        let (of_documents, of_quotes) = Default::default();
        Asked { condition, view, chains: Chains::of(agent), of_documents, of_quotes }
    }

    /// Whether it holds; none where it cannot be asked.
    pub(super) fn of(&mut self, weighed: Weighed<'g>) -> Option<Truth> {
        let Weighed { index, row, ground } = weighed;
        match self.condition {
            Condition::Recorded(period) => {
                let at = self.recording(index).and_then(|recording| recording.at.as_ref());
                return Some(at.map_or(Truth::Unknown, |at| at.within(period)));
            }
            Condition::RecordedBy(who) => {
                let by = self.recording(index).and_then(|recording| recording.by.as_ref());
                return Some(by.map_or(Truth::Unknown, |by| Truth::from(by == who)));
            }
            _ if is_the_recorders(row.relation) => return None,
            _ => {}
        }
        let is_quote = |node: &u32| self.view.core().kind(*node) == Some(NodeKind::Quote) && self.view.shows(*node);
        let quote = row.subject_node().filter(is_quote).map(|node| QuoteRef::new(self.view, node));
        match self.condition {
            Condition::Published(period) => ground.extent().map(|extent| self.published(extent, period)),
            Condition::Documents(documents) => {
                ground.extent().map(|extent| documents.contains(&extent.document.index()).into())
            }
            Condition::Via(agent) => self.via(*agent, quote, ground).map(Truth::from),
            Condition::Voices(kinds) => self.voice(row, ground).map(|kind| kinds.contains(&kind).into()),
            Condition::Kinds(kinds) => quote.map(|quote| kinds.contains(&quote.kind()).into()),
            Condition::Relays(from, to) => quote.map(|quote| (*from, *to).contains(&self.chains.relays(quote)).into()),
            Condition::Hedged => self.hedged(weighed, quote).map(Truth::from),
            Condition::Worded => self.can_do_without(row).then(|| matches!(ground, Ground::Words(..)).into()),
            Condition::Outside => self.can_do_without(row).then(|| matches!(ground, Ground::Outside).into()),
            Condition::Recorded(_) | Condition::RecordedBy(_) => None,
        }
    }

    fn recording(&self, row: u32) -> Option<&'g Recording> {
        let core = self.view.core();
        core.recordings().get(core.recording(row) as usize)
    }

    fn published(&mut self, extent: Extent, period: &Date) -> Truth {
        let view = self.view;
        *self.of_documents.entry(extent.document.index()).or_insert_with_key(|document| {
            Date::any_within(DocumentRef::new(view, *document).published().map(|said| *said), period)
        })
    }

    /// Whether the quote's chain, or the voice or the publisher of the words, is this agent. Of what is no quote and stands in none of his words,
    /// nothing is said.
    fn via(&mut self, agent: u32, quote: Option<QuoteRef<'g>>, ground: Ground) -> Option<bool> {
        let extent = ground.extent();
        let his_words = extent.is_some_and(|extent| self.of_document(agent, extent) || self.owns(agent, extent));
        let of_quote = quote.map(|quote| self.of_quote(agent, quote));
        if his_words { Some(true) } else { of_quote }
    }

    fn of_quote(&mut self, agent: u32, quote: QuoteRef<'g>) -> bool {
        let (chains, view) = (&mut self.chains, self.view);
        *self.of_quotes.entry(quote.node).or_insert_with(|| {
            let speaks = quote.speakers().any(|speaker| speaker.node == view.shown_as(agent));
            speaks || chains.relays(quote) > 0
        })
    }

    fn of_document(&mut self, agent: u32, extent: Extent) -> bool {
        let view = self.view;
        let truth = self.of_documents.entry(extent.document.index()).or_insert_with_key(|document| {
            let document = DocumentRef::new(view, *document);
            let is_agent = |other: u32| other == view.shown_as(agent);
            let published = document.publishers().any(|publisher| is_agent(publisher.node));
            (published || document.author().owners().any(|owner| is_agent(owner.node))).into()
        });
        truth.is_certain()
    }

    fn owns(&self, agent: u32, extent: Extent) -> bool {
        let voice = self.view.stand().voice_at(extent.document.index(), extent.span.start());
        let owners = voice.into_iter().flat_map(|voice| VoiceRef::new(self.view, voice).owners());
        owners.into_iter().any(|owner| owner.node == self.view.shown_as(agent))
    }

    /// The kind of the voice in which the words stand. A document stands in none of its voices, and its author's voice goes with it.
    fn voice(&self, row: Row<'_>, ground: Ground) -> Option<VoiceKind> {
        let extent = ground.extent()?;
        let subject = row.subject_node();
        match subject.and_then(|node| self.view.core().kind(node)) {
            Some(NodeKind::Document) => None,
            Some(NodeKind::Voice) => {
                // As it was recorded, for a view beyond this one may show what is hidden here.
                let kind = subject.and_then(|voice| Stand::new(self.view.core(), |_| true).voice_kind(voice))?;
                (kind != VoiceKind::Author || NodeKind::Voice.requirement(row.relation).is_none()).then_some(kind)
            }
            _ => {
                let voice = self.view.stand().voice_at(extent.document.index(), extent.span.start())?;
                Some(VoiceRef::new(self.view, voice).kind())
            }
        }
    }

    fn hedged(&mut self, weighed: Weighed<'g>, quote: Option<QuoteRef<'g>>) -> Option<bool> {
        let view = self.view;
        let of_quote = quote.map(|quote| {
            let is_hedged = || quote.hedges().next().is_some();
            *self.of_quotes.entry(quote.node).or_insert_with(is_hedged)
        });
        let is_stance = weighed.row.relation == Relation::TakesStance;
        let of_stance = is_stance.then(|| view.on(weighed.index, Relation::Hedge).next().is_some());
        of_quote.into_iter().chain(of_stance).reduce(|a, b| a || b)
    }

    /// Whether the node of which it is said can do without it.
    fn can_do_without(&self, row: Row<'_>) -> bool {
        let kind = row.subject_node().and_then(|node| self.view.core().kind(node));
        kind.and_then(|kind| kind.requirement(row.relation)).is_none_or(|part| part.least == 0)
    }
}

/// Whether it is in the words of whoever recorded it, and not of a document.
fn is_the_recorders(relation: Relation) -> bool {
    !relation.bears_witness() && relation != Relation::Note
}
