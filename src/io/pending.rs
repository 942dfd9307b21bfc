//! Records that may refer to each other, into a graph in an order in which they can.

use std::collections::{BTreeSet, HashMap, HashSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::intake::Reason;
use super::taken::{Wrong, unfit};
use crate::graph::{Existing, Graph, Insertion};
use crate::model::record::Submission;
use crate::model::{Key, Recording};

/// What became of one record of a file: nodes that go in together or not at all.
#[derive(Default)]
pub(super) struct Pending {
    pub(super) submissions: Vec<Submission>,
    /// What goes in with them where it is not there yet.
    pub(super) beside: Vec<(Key, Submission)>,
    /// The keys that it makes.
    pub(super) makes: Vec<Key>,
    /// The keys that must be there first.
    pub(super) needs: BTreeSet<Key>,
    /// Who recorded it; as it was before where that is not said.
    pub(super) recording: Option<Recording>,
}

impl Pending {
    /// The keys that it makes, and those that it brings.
    fn keys(&self) -> impl Iterator<Item = &Key> {
        self.makes.iter().chain(self.beside.iter().map(|(key, _)| key))
    }
}

/// Takes what is right; of each why it is not, in their order. What refers to another comes after it; those that refer to each other in a circle come together, each circle by itself, each one recorded by whoever recorded it.
/// `tell` is told how many of how many are decided. Cost: O(records + references), besides what insertion costs.
pub(super) fn take(graph: &mut Graph, pending: Vec<Pending>, tell: impl Fn(u64, u64)) -> Vec<Option<Wrong>> {
    let (mut done, of) = (0, pending.len() as u64);
    let mut queue = Queue::new(graph, pending);
    loop {
        match queue.ready.pop_first() {
            Some(next) => {
                tell(done, of);
                done += 1;
                queue.insert(&[next]);
            }
            None if queue.waits.values().all(|waits| *waits == 0) => break,
            None => queue.insert_circles(),
        }
    }
    tell(of, of);
    queue.outcomes
}

struct Queue<'g> {
    graph: &'g mut Graph,
    pending: Vec<Pending>,
    outcomes: Vec<Option<Wrong>>,
    /// Which may go in now.
    ready: BTreeSet<usize>,
    /// For how many keys each waits that is not decided.
    waits: HashMap<usize, usize>,
    /// Who waits for a key.
    waiting: HashMap<Key, Vec<usize>>,
    /// How many may still make a key.
    makers: HashMap<Key, usize>,
    /// What is made for its own sake, not beside something else.
    own: HashSet<Key>,
    /// Who recorded what came last, and the number of that recording.
    last: Option<(Recording, u32)>,
}

impl<'g> Queue<'g> {
    fn new(graph: &'g mut Graph, pending: Vec<Pending>) -> Self {
        let outcomes = vec![None; pending.len()];
        let (ready, waits, waiting, last) = (BTreeSet::new(), HashMap::new(), HashMap::new(), None);
        let mut makers: HashMap<Key, usize> = HashMap::new();
        let made = pending.iter().flat_map(Pending::keys);
        made.for_each(|key| *makers.entry(key.clone()).or_default() += 1);
        let own = pending.iter().flat_map(|one| one.makes.iter().cloned()).collect();
        let mut queue = Queue { graph, pending, outcomes, ready, waits, waiting, makers, own, last };
        let mut lost = Vec::new();
        for index in 0..queue.pending.len() {
            lost.extend(queue.wait(index));
        }
        lost.into_iter().for_each(|(index, key)| queue.dangle(index, &key));
        queue
    }

    /// Notes for what it waits; the key that nobody will make, if there is one.
    fn wait(&mut self, index: usize) -> Option<(usize, Key)> {
        let one = self.pending.get(index)?;
        // What it brings itself it waits for only where another makes it for its own sake.
        let beside: HashSet<&Key> = one.beside.iter().map(|(brought, _)| brought).collect();
        let is_own = |key: &Key| one.makes.contains(key) || beside.contains(key) && !self.own.contains(key);
        let missing = one.needs.iter().filter(|key| !self.is_there(key) && !is_own(key));
        let missing: Vec<Key> = missing.cloned().collect();
        let lost = missing.iter().find(|key| !self.makers.contains_key(*key)).cloned();
        self.waits.insert(index, missing.len());
        if missing.is_empty() {
            self.ready.insert(index);
        }
        missing.into_iter().for_each(|key| self.waiting.entry(key).or_default().push(index));
        lost.map(|key| (index, key))
    }

    fn is_there(&self, key: &Key) -> bool {
        self.graph.core().node(key.as_str()).is_some()
    }

    /// Inserts some together; of more than one that cannot come together each by itself.
    fn insert(&mut self, members: &[usize]) {
        for index in members {
            self.waits.insert(*index, 0);
            self.ready.remove(index);
        }
        match (self.put(members), members) {
            (Ok(()), _) => members.iter().for_each(|index| self.settle(*index)),
            (Err(wrong), [one]) => self.refuse(*one, wrong),
            (Err(_), _) => members.iter().for_each(|index| self.insert_alone(*index)),
        }
    }

    fn insert_alone(&mut self, index: usize) {
        match self.put(&[index]) {
            Ok(()) => self.settle(index),
            Err(wrong) => self.refuse(index, wrong),
        }
    }

    fn put(&mut self, members: &[usize]) -> Result<(), Wrong> {
        let members = || members.iter().filter_map(|index| self.pending.get(*index));
        // Two of a circle may bring the same, or one what the other makes.
        let mut made: HashSet<&Key> = members().flat_map(|one| &one.makes).collect();
        let mut parts: Vec<(Option<&Recording>, Vec<&Submission>)> = Vec::new();
        for one in members() {
            let brought = one.beside.iter().filter(|(key, _)| !self.is_there(key) && made.insert(key));
            let submissions = brought.map(|(_, submission)| submission).chain(&one.submissions);
            parts.push((one.recording.as_ref(), submissions.collect()));
        }
        let mut last = self.last.clone();
        let put = |insertion: &mut Insertion<'_>| {
            let usual = insertion.recording();
            let mut recorded = Vec::new();
            for (recording, submissions) in parts {
                let number = recording.map_or(usual, |recording| begun(insertion, recording, &mut last));
                recorded.extend(submissions.into_iter().map(|submission| (number, submission)));
            }
            insertion.submit_recorded(recorded);
        };
        self.graph.transact(Existing::Extend, put).map_err(unfit)?;
        self.last = last;
        Ok(())
    }

    /// Those that wait for each other and for nobody else: each circle by itself. Cost: O(those that wait, and what they need).
    fn insert_circles(&mut self) {
        let mut waiting: Vec<usize> = self.waits.iter().filter(|(_, waits)| **waits > 0).map(|(one, _)| *one).collect();
        waiting.sort_unstable();
        let needs = self.needs(&waiting);
        let circles = kosaraju_scc(&needs);
        let mut circle_of = vec![0; waiting.len()];
        for (circle, members) in circles.iter().enumerate() {
            members.iter().for_each(|member| circle_of.get_mut(member.index()).into_iter().for_each(|of| *of = circle));
        }
        let of = |member: NodeIndex| circle_of.get(member.index());
        for members in circles.iter().filter(|members| {
            members.iter().all(|member| needs.neighbors(*member).all(|needed| of(needed) == of(*member)))
        }) {
            let mut members: Vec<usize> =
                members.iter().filter_map(|member| needs.node_weight(*member)).copied().collect();
            members.sort_unstable();
            self.insert(&members);
        }
    }

    /// Which of those that wait need something that another of them makes.
    fn needs(&self, waiting: &[usize]) -> DiGraph<usize, ()> {
        let mut needs = DiGraph::new();
        let mut makers: HashMap<&Key, Vec<NodeIndex>> = HashMap::new();
        let all = || waiting.iter().filter_map(|index| Some((*index, self.pending.get(*index)?)));
        for (index, one) in all() {
            let node = needs.add_node(index);
            one.keys().for_each(|key| makers.entry(key).or_default().push(node));
        }
        for (node, (_, one)) in (0..).zip(all()) {
            let needed = one.needs.iter().filter(|key| !self.is_there(key)).filter_map(|key| makers.get(key));
            needed.flatten().for_each(|maker| _ = needs.add_edge(NodeIndex::new(node), *maker, ()));
        }
        needs
    }

    fn refuse(&mut self, index: usize, wrong: Wrong) {
        if let Some(outcome) = self.outcomes.get_mut(index) {
            outcome.get_or_insert(wrong);
        }
        self.waits.insert(index, 0);
        self.ready.remove(&index);
        self.settle(index);
    }

    fn dangle(&mut self, index: usize, key: &Key) {
        if self.outcomes.get(index).is_some_and(Option::is_none) {
            self.refuse(index, dangling(key));
        }
    }

    /// Tells those that wait for it, and those that wait for them.
    fn settle(&mut self, index: usize) {
        let mut settled = vec![index];
        while let Some(index) = settled.pop() {
            let Some(one) = self.pending.get_mut(index).map(std::mem::take) else { continue };
            for key in one.keys() {
                let left = self.makers.get_mut(key).map_or(0, |makers| {
                    *makers = makers.saturating_sub(1);
                    *makers
                });
                let is_there = self.is_there(key);
                if !is_there && left > 0 {
                    continue;
                }
                for waiter in self.waiting.remove(key).unwrap_or_default() {
                    settled.extend(self.tell(waiter, key, is_there));
                }
            }
        }
    }

    /// Tells one that a key is there, or never will be; the one itself where that decides against it.
    fn tell(&mut self, waiter: usize, key: &Key, is_there: bool) -> Option<usize> {
        let waits = self.waits.get_mut(&waiter).filter(|waits| **waits > 0)?;
        if is_there {
            *waits -= 1;
            if *waits == 0 {
                self.ready.insert(waiter);
            }
            return None;
        }
        *waits = 0;
        if let Some(outcome) = self.outcomes.get_mut(waiter) {
            outcome.get_or_insert_with(|| dangling(key));
        }
        Some(waiter)
    }
}

/// The number of a recording, which begins unless it is the last.
fn begun(insertion: &mut Insertion<'_>, recording: &Recording, last: &mut Option<(Recording, u32)>) -> u32 {
    match last {
        Some((known, number)) if known == recording => *number,
        _ => {
            insertion.begin(recording.clone());
            last.insert((recording.clone(), insertion.recording())).1
        }
    }
}

fn dangling(key: &Key) -> Wrong {
    (Reason::Dangling, format!("it refers to {key:?}, which is not there or was refused"))
}
