//! By whose account: the rule of the design, step by step.

use super::{Oracle, View};

/// What a hop is, and who: nobody where that is open, several for joint speakers without a group.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Hop {
    pub(crate) kind: &'static str,
    pub(crate) agents: Vec<usize>,
}

impl Oracle {
    /// The chain of a quote, from its speaker outward to the document.
    pub(crate) fn chain(&self, quote: usize, view: &View) -> Vec<Hop> {
        let speaker = Hop { kind: "speaker", agents: self.speaker(quote, view) };
        let document = Hop { kind: "document", agents: vec![self.document_of(quote)] };
        let mut chain = vec![speaker];
        let relays = self.relays(quote, view);
        chain.extend(relays);
        let voice = self.voice_hop(self.outermost(quote, view), view);
        chain.extend(
            voice.filter(|hop| hop.agents.is_empty() || chain.last().map(|last| &last.agents) != Some(&hop.agents)),
        );
        chain.push(document);
        chain
    }

    /// Who passed it on, but for the voice: the explicit relays if there are any; else the outer quote's speaker, if he is another one, and the
    /// outer quote's own relays.
    fn relays(&self, quote: usize, view: &View) -> Vec<Hop> {
        let explicit = self.objects(quote, "by_way_of", view);
        if !explicit.is_empty() {
            return explicit.into_iter().map(|relay| Hop { kind: "relay", agents: vec![relay] }).collect();
        }
        let Some(outer) = self.objects(quote, "nested_in", view).first().copied() else { return Vec::new() };
        let (inner_speaker, outer_speaker) = (self.speaker(quote, view), self.speaker(outer, view));
        let is_same = !outer_speaker.is_empty() && sorted(inner_speaker) == sorted(outer_speaker.clone());
        let reporter = (!is_same).then_some(Hop { kind: "relay", agents: outer_speaker });
        reporter.into_iter().chain(self.relays(outer, view)).collect()
    }

    /// The quote whose chain is the last part of that of another: the outermost, or the first that has relays of its own. Only where conditions hide
    /// that one was taken back do the two stand in two voices.
    fn outermost(&self, quote: usize, view: &View) -> usize {
        let outer = self.objects(quote, "nested_in", view).first().copied();
        let outer = outer.filter(|_| self.objects(quote, "by_way_of", view).is_empty());
        outer.map_or(quote, |outer| self.outermost(outer, view))
    }

    /// The words that hedge a quote, then those that hedge the quotes in which it is nested.
    pub(crate) fn hedges(&self, quote: usize, view: &View) -> Vec<String> {
        let own = self.words(quote, "hedge", &view.rows);
        let mut hedges: Vec<String> = own.into_iter().map(|extent| self.slice(extent).to_owned()).collect();
        let outer = self.objects(quote, "nested_in", view).first().copied();
        hedges.extend(outer.into_iter().flat_map(|outer| self.hedges(outer, view)));
        hedges
    }

    /// The owner of the voice; nobody for the author's.
    fn voice_hop(&self, quote: usize, view: &View) -> Option<Hop> {
        let voice = self.voice_of(quote, view);
        let owner = self.objects(voice, "owned_by", view).first().copied();
        (self.voice_kind(voice) != "author").then(|| Hop { kind: "voice", agents: owner.into_iter().collect() })
    }

    /// The voice in which a quote stands.
    pub(crate) fn voice_of(&self, quote: usize, view: &View) -> usize {
        let first = self.stands(quote, &view.rows)[0];
        self.voice_at(first.document, first.start, &view.rows)
    }

    /// Each speaker once; of joint speakers the group that has them and nobody else as members, if there is one.
    pub(crate) fn speaker(&self, quote: usize, view: &View) -> Vec<usize> {
        let speakers = each_once(self.objects(quote, "spoken_by", view));
        if speakers.len() < 2 {
            return speakers;
        }
        let groups = self.objects(speakers[0], "member_of", view);
        let is_theirs = |group: &usize| {
            let members = each_once(self.subjects(*group, "member_of", view));
            members.len() == speakers.len() && speakers.iter().all(|speaker| members.contains(speaker))
        };
        groups.into_iter().find(is_theirs).map_or(speakers, |group| vec![group])
    }
}

fn sorted(mut nodes: Vec<usize>) -> Vec<usize> {
    nodes.sort_unstable();
    nodes
}

pub(crate) fn each_once(nodes: Vec<usize>) -> Vec<usize> {
    let mut once = Vec::new();
    for node in nodes {
        if !once.contains(&node) {
            once.push(node);
        }
    }
    once
}
