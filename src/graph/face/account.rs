//! By whose account: the chain of a quote, from its speaker outward to the document.

use std::collections::HashSet;
use std::fmt;

use super::evidence::{Evidence, Excerpt};
use super::{AgentRef, DocumentRef, QuoteRef, Ref, VoiceRef};
use crate::graph::view::{Rows, View};
use crate::model::{NodeKind, Relation, VoiceKind};
use crate::text::visibly;

/// The chain of a quote: its speaker, who passed the words on from him outward, and the document.
///
/// The rule: the speaker; then the quote's explicit relays if it has any; else, if it is nested, the outer quote's speaker (nobody known,
/// if that is open; no hop, if it is the same speaker) and the rest of the outer's chain; at the outermost the owner of the voice (no
/// hop for the author's voice, or if he is the last hop already; for another voice without an owner a hop all the same, shown as what it
/// is, "an editor's note"); then the document. Joint speakers are the group that has them as members, where there is one.
#[derive(Clone)]
pub struct Account<'g> {
    quote: QuoteRef<'g>,
    hops: Vec<Hop<'g>>,
}

/// What a hop of a chain is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum HopKind {
    /// Who speaks.
    Speaker,
    /// Who passed the words on.
    Relay,
    /// Whose part of the document it is, where that is not the author's.
    Voice,
    /// The document that holds it.
    Document,
}

/// One hop of a chain.
#[derive(Clone)]
pub struct Hop<'g> {
    view: &'g View,
    kind: HopKind,
    /// None for somebody who is not known at all; several for joint speakers without a group.
    agents: Vec<u32>,
    /// What speaks for want of an owner.
    voice: Option<VoiceKind>,
    rows: Vec<u32>,
}

impl<'g> Hop<'g> {
    /// What it is.
    pub fn kind(&self) -> HopKind {
        self.kind
    }

    /// The one agent of the hop: the group, for joint speakers who have one. None where nobody is known, and for joint speakers without
    /// a group.
    pub fn agent(&self) -> Option<AgentRef<'g>> {
        match self.agents.as_slice() {
            [one] => Some(Ref::new(self.view, *one)),
            _ => None,
        }
    }

    /// Its agents: none where nobody is known, several for joint speakers without a group.
    pub fn agents(&self) -> impl Iterator<Item = AgentRef<'g>> + '_ {
        self.agents.iter().map(|agent| Ref::new(self.view, *agent))
    }

    /// Whether somebody named or described is behind it.
    pub fn is_known(&self) -> bool {
        self.agents().any(|agent| {
            agent.node_kind() != NodeKind::Someone
                || agent.statements(Relation::Name).chain(agent.statements(Relation::Description)).next().is_some()
        })
    }

    /// Whether somebody called by a name is behind it, and nobody besides. Who is only described is not named, nor is a voice of which
    /// nobody knows whose it is; the document is, by its key.
    pub fn is_named(&self) -> bool {
        !self.agents.is_empty() && self.agents().all(AgentRef::is_named)
    }

    pub(crate) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Whether the same agents are behind it, in whatever order they are named.
    fn is_same(&self, other: &Hop<'_>) -> bool {
        let set = |hop: &Hop<'_>| hop.agents.iter().copied().collect::<HashSet<u32>>();
        self.agents == other.agents || (self.agents.len() == other.agents.len() && set(self) == set(other))
    }

    /// On what ground the hop stands.
    pub fn evidence(&self) -> Evidence<'g> {
        Evidence::of_rows(self.view, self.rows.iter().copied())
    }
}

impl fmt::Display for Hop<'_> {
    /// Who it is: "a deckhand"; "an editor's note" for a voice of which nobody knows whose it is; "somebody unnamed".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.agents().map(|agent| agent.to_string()).collect();
        match self.voice {
            _ if !names.is_empty() => visibly(f, |f| f.write_str(&names.join(" and "))),
            Some(voice) => f.write_str(voice.in_words()),
            None => f.write_str("somebody unnamed"),
        }
    }
}

impl fmt::Debug for Hop<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {self}", self.kind)
    }
}

impl<'g> Account<'g> {
    /// The quote.
    pub fn quote(&self) -> QuoteRef<'g> {
        self.quote
    }

    /// The quote and those in which it is nested, its own first, each with the place of the hop that speaks it: the document's, where the chain has no
    /// hop for him.
    pub(crate) fn said_by(&self) -> Vec<(QuoteRef<'g>, usize)> {
        let last = self.hops.len().saturating_sub(1);
        let mut from = 0;
        let quotes = outward(self.quote).into_iter().enumerate();
        let place = |(depth, quote): (usize, QuoteRef<'g>)| {
            let said_by = speaker(quote);
            let mut later = self.hops.iter().enumerate().take(last).skip(from);
            let found =
                if depth == 0 { Some(0) } else { later.find(|(_, hop)| hop.is_same(&said_by)).map(|(at, _)| at) };
            from = found.unwrap_or(from);
            (quote, found.unwrap_or(last))
        };
        quotes.map(place).collect()
    }

    /// The hops: the speaker first, the document last.
    pub fn hops(&self) -> &[Hop<'g>] {
        &self.hops
    }

    /// The hops strictly between the speaker and the document.
    pub fn relays(&self) -> &[Hop<'g>] {
        self.hops.get(1..self.hops.len().saturating_sub(1)).unwrap_or_default()
    }

    /// Who spoke.
    pub fn speaker(&self) -> Option<AgentRef<'g>> {
        self.hops.first()?.agent()
    }

    /// The document that holds it.
    pub fn document(&self) -> DocumentRef<'g> {
        self.quote.document()
    }

    /// Who may have passed it on besides, as only a reader concludes.
    pub fn perhaps_by_way_of(&self) -> impl Iterator<Item = AgentRef<'g>> + use<'g> {
        self.quote.perhaps_by_way_of().map(|agent| agent.into_value())
    }

    /// The words that hedge the quote and those in which it is nested, its own first.
    pub fn hedges(&self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
        outward(self.quote).into_iter().flat_map(QuoteRef::hedges)
    }
}

impl fmt::Display for Account<'_> {
    /// "Ana Ruiz, by way of a deckhand, perhaps by way of the Gazette", and the document's key in brackets; "nobody named" where that was
    /// [declared](crate::Quote::unattributed), "speaker not given" where nobody said who speaks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| {
            match self.hops.first() {
                Some(speaker) if !speaker.agents.is_empty() => write!(f, "{speaker}")?,
                _ if self.quote.is_unattributed() => f.write_str("nobody named")?,
                _ => f.write_str("speaker not given")?,
            }
            self.relays().iter().try_for_each(|relay| write!(f, ", by way of {relay}"))?;
            self.perhaps_by_way_of().try_for_each(|relay| write!(f, ", perhaps by way of {relay}"))?;
            write!(f, " ({})", self.document().key())
        })
    }
}

impl fmt::Debug for Account<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.hops).finish()
    }
}

impl<'g> QuoteRef<'g> {
    /// By whose account it is known: its chain. Cost: O(depth of nesting + answer), and for joint speakers
    /// O(groups of the one who belongs to the fewest).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "A deckhand told the Gazette that the mayor had said “Not this year.”"))?;
    /// # let mayor = graph.insert(Person::described("the mayor", note, "the mayor"))?;
    /// # let deckhand = graph.insert(Person::described("a deckhand", note, "A deckhand"))?;
    /// # let gazette = graph.insert(Organization::named("the Gazette", note, "the Gazette"))?;
    /// # let outer = graph.insert(Quote::indirect(note, "the mayor had said “Not this year.”").spoken_by(deckhand, "A deckhand").by_way_of(gazette, "told the Gazette"))?;
    /// # let quote = graph.insert(Quote::direct(note, "Not this year.").spoken_by(mayor, "the mayor").nested_in(outer))?;
    /// let account = graph.quote(quote)?.account();
    /// assert_eq!(account.to_string(), "the mayor, by way of a deckhand, by way of the Gazette (note)");
    /// assert_eq!(account.relays().len(), 2);
    /// for hop in account.hops() {
    ///     println!("{:?}: {hop}\n{}", hop.kind(), hop.evidence().snippet());
    /// }
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn account(self) -> Account<'g> {
        let mut hops = vec![speaker(self)];
        let mut seen = HashSet::from([self.id()]);
        let mut inner = Some(self);
        while let Some((at, last)) = inner.zip(hops.last()) {
            let outer = at.nested_in().filter(|outer| seen.insert(outer.id()));
            let (more, outer) = onward(at, last, outer);
            hops.extend(more);
            inner = outer;
        }
        hops.push(document(self.view(), self));
        Account { quote: self, hops }
    }
}

/// What a quote adds to a chain that has come as far as its speaker, and the outer quote, if that one's chain is the rest.
pub(super) fn onward<'g>(
    at: QuoteRef<'g>,
    last: &Hop<'g>,
    outer: Option<QuoteRef<'g>>,
) -> (Vec<Hop<'g>>, Option<QuoteRef<'g>>) {
    let mut hops = explicit_relays(at);
    if let Some(outer) = outer.filter(|_| hops.is_empty()) {
        let said_by = Hop { kind: HopKind::Relay, ..speaker(outer) };
        let repeats_itself = !last.agents.is_empty() && last.is_same(&said_by);
        hops.extend((!repeats_itself).then_some(said_by));
        return (hops, Some(outer));
    }
    let last = hops.last().unwrap_or(last);
    let voice = at.voice().and_then(|voice| voice_hop(voice, last));
    hops.extend(voice);
    (hops, None)
}

/// The quote, the one in which it is nested, the one in which that is, and so on.
fn outward(quote: QuoteRef<'_>) -> Vec<QuoteRef<'_>> {
    let mut quotes = vec![quote];
    let mut seen = HashSet::from([quote.id()]);
    let mut at = quote;
    while let Some(outer) = at.nested_in().filter(|outer| seen.insert(outer.id())) {
        quotes.push(outer);
        at = outer;
    }
    quotes
}

pub(super) fn speaker(quote: QuoteRef<'_>) -> Hop<'_> {
    let view = quote.view();
    let rows: Vec<u32> = view.outgoing(quote.node, Relation::SpokenBy).collect();
    let mut seen = HashSet::new();
    let agents = rows.iter().filter_map(|row| view.object(*row)).filter(|agent| seen.insert(*agent));
    let mut agents: Vec<u32> = agents.collect();
    if let Some(group) = group_of(view, &agents) {
        agents = vec![group];
    }
    Hop { view, kind: HopKind::Speaker, agents, voice: None, rows }
}

/// The first group that has these members and no others. Of the one who belongs to the fewest groups each is looked at.
fn group_of(view: &View, agents: &[u32]) -> Option<u32> {
    let groups_of = |agent: u32| view.outgoing(agent, Relation::MemberOf);
    let (first, _) = agents.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let fewest = agents.iter().map(|agent| groups_of(*agent)).min_by_key(Rows::at_most)?;
    let wanted: HashSet<u32> = agents.iter().copied().collect();
    let has_them = |group: &u32| {
        let mut members = HashSet::new();
        let mut all = view.incoming(*group, Relation::MemberOf).filter_map(|row| view.subject(row));
        let no_other = all.all(|member| {
            members.insert(member);
            wanted.contains(&member)
        });
        no_other && members.len() == wanted.len()
    };
    let found: HashSet<u32> = fewest.filter_map(|row| view.object(row)).filter(has_them).collect();
    match found.len() {
        0 => None,
        _ => groups_of(*first).filter_map(|row| view.object(row)).find(|group| found.contains(group)),
    }
}

fn explicit_relays(quote: QuoteRef<'_>) -> Vec<Hop<'_>> {
    let view = quote.view();
    let kind = HopKind::Relay;
    let relay = |row| Some(Hop { view, kind, agents: vec![view.object(row)?], voice: None, rows: vec![row] });
    view.outgoing(quote.node, Relation::ByWayOf).filter_map(relay).collect()
}

fn voice_hop<'g>(voice: VoiceRef<'g>, last: &Hop<'g>) -> Option<Hop<'g>> {
    if voice.kind() == VoiceKind::Author {
        return None;
    }
    let (view, kind) = (voice.view(), HopKind::Voice);
    let row = view.outgoing(voice.node, Relation::OwnedBy).next();
    let owner = row.and_then(|row| view.object(row));
    let is_last = owner.is_some() && last.agents.as_slice() == owner.as_slice();
    let rows = row.map_or_else(|| view.outgoing(voice.node, Relation::Exists).collect(), |row| vec![row]);
    (!is_last).then(|| Hop { view, kind, agents: owner.into_iter().collect(), voice: Some(voice.kind()), rows })
}

fn document<'g>(view: &'g View, quote: QuoteRef<'g>) -> Hop<'g> {
    let node = view.stand().document_of(quote.node);
    let rows = view.outgoing(quote.node, Relation::InDocument).collect();
    Hop { view, kind: HopKind::Document, agents: node.into_iter().collect(), voice: None, rows }
}
