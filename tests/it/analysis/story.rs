//! Small stories: documents that cite each other, and who asserts one claim in them by way of whom.

use std::collections::{BTreeMap, BTreeSet};

use dictum::{
    Agent, Claim, Document, Graph, Id, Implied, Organization, Outside, Person, Quote, Selector, StanceKind, words,
};
use proptest::prelude::*;

/// How many agents: the first three have names, then come a person and a group that are only described.
pub(super) const AGENTS: usize = 5;
pub(super) const NAMED: usize = 3;

#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) signed: Option<usize>,
    pub(super) asserts: bool,
    pub(super) cites: Vec<usize>,
    /// Who speaks, and by way of whom from him outward; each asserts the claim, or, if so drawn, denies it.
    pub(super) quotes: Vec<(Option<usize>, Vec<usize>, bool)>,
}

#[derive(Clone, Debug)]
pub(super) struct Story(pub(super) Vec<Report>);

pub(super) fn stories() -> impl Strategy<Value = Story> {
    let agent = 0..AGENTS;
    let quote = (
        prop::option::weighted(0.8, agent.clone()),
        prop::collection::vec(agent.clone(), 0..3),
        prop::bool::weighted(0.8),
    );
    let report = (
        prop::option::of(agent),
        any::<bool>(),
        prop::collection::vec(0..4_usize, 0..3),
        prop::collection::vec(quote, 0..3),
    );
    let report = report.prop_map(|(signed, asserts, cites, quotes)| Report { signed, asserts, cites, quotes });
    prop::collection::vec(report, 1..5).prop_map(Story)
}

/// A graph that was told a story.
pub(super) struct Told {
    pub(super) graph: Graph,
    pub(super) documents: Vec<Id<Document>>,
    pub(super) claim: Id<Claim>,
}

impl Story {
    pub(super) fn told(&self) -> Told {
        let mut graph = Graph::new();
        let agents: Vec<Id<Agent>> = (0..AGENTS).map(|number| agent(&mut graph, number)).collect();
        let claim = graph.insert(Claim::new("The port is shut.").key("claim")).unwrap();
        let texts = (0..self.0.len()).map(|number| Document::new(format!("d{number}"), "shut shut shut shut"));
        let documents = graph.insert_all(texts).unwrap();
        for (report, document) in self.0.iter().zip(&documents) {
            let author = graph.document(*document).unwrap().author().id();
            if let Some(signed) = report.signed {
                graph.insert(author.owned_by(agents[signed], Outside)).unwrap();
            }
            if report.asserts {
                graph.insert(author.takes(StanceKind::Asserts, claim, Outside)).unwrap();
            }
            for cited in self.cited(report, *document, &documents) {
                graph.insert(document.cites(documents[cited], Outside)).unwrap();
            }
            let key = graph.document(*document).unwrap().key().to_string();
            for (number, (speaker, relays, asserts)) in (1_u32..).zip(&report.quotes) {
                let place: Selector = words("shut").nth(number);
                let mut quote = Quote::indirect(*document, place).key(format!("{key}q{}", number - 1));
                quote = match speaker {
                    Some(speaker) => quote.spoken_by(agents[*speaker], Implied),
                    None => quote.unattributed(),
                };
                quote = relays.iter().fold(quote, |quote, relay| quote.by_way_of(agents[*relay], Implied));
                let quote = graph.insert(quote).unwrap();
                let stance = if *asserts { StanceKind::Asserts } else { StanceKind::Denies };
                graph.insert(quote.takes(stance, claim, Implied)).unwrap();
            }
        }
        graph.verify().unwrap();
        Told { graph, documents, claim }
    }

    fn cited(&self, report: &Report, document: Id<Document>, documents: &[Id<Document>]) -> BTreeSet<usize> {
        let cited = report.cites.iter().copied().filter(|cited| *cited < self.0.len());
        cited.filter(|cited| documents[*cited] != document).collect()
    }

    /// The lineage, by names, without these documents. Places that end in `?` are unknown.
    pub(super) fn lineage(&self, without: &BTreeSet<usize>) -> Naive {
        let mut steps: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut go = |from: &str, to: &str| _ = steps.entry(from.to_owned()).or_default().insert(to.to_owned());
        let here = |number: &usize| *number < self.0.len() && !without.contains(number);
        let asserting = |number: usize| {
            let report = &self.0[number];
            let author = report.asserts.then(|| format!("d{number}/author"));
            let quotes = report.quotes.iter().enumerate().filter(|(_, quote)| quote.2);
            author.into_iter().chain(quotes.map(move |(place, _)| format!("d{number}q{place}"))).collect::<Vec<_>>()
        };
        for number in (0..self.0.len()).filter(here) {
            let report = &self.0[number];
            asserting(number).iter().for_each(|holder| go("claim", holder));
            for (place, (speaker, relays, _)) in report.quotes.iter().enumerate().filter(|(_, quote)| quote.2) {
                let quote = format!("d{number}q{place}");
                let mut inwards: Vec<String> = relays.iter().rev().map(|relay| format!("a{relay}")).collect();
                inwards.push(speaker.map_or(format!("{quote}?"), |speaker| format!("a{speaker}")));
                let mut from = quote;
                for to in straight(inwards) {
                    go(&from, &to);
                    from = to;
                }
            }
            if report.asserts {
                let author = format!("d{number}/author");
                let owner = report.signed.map(|signed| format!("a{signed}"));
                owner.iter().for_each(|owner| go(&author, owner));
                let at = owner.unwrap_or(author.clone());
                let cites: BTreeSet<usize> =
                    report.cites.iter().copied().filter(here).filter(|c| *c != number).collect();
                let found: Vec<String> = cites.iter().flat_map(|cited| asserting(*cited)).collect();
                found.iter().for_each(|holder| go(&at, holder));
                // What is not here is cited all the same.
                let cites_any = report.cites.iter().any(|c| *c < self.0.len() && *c != number);
                if found.is_empty() && cites_any {
                    go(&at, &format!("{author}?"));
                }
            }
        }
        Naive(steps)
    }
}

/// Without going round where somebody is met again.
fn straight(mut way: Vec<String>) -> Vec<String> {
    while let Some((first, again)) =
        (0..way.len()).find_map(|one| Some((one, (one + 1..way.len()).rev().find(|other| way[*other] == way[one])?)))
    {
        way.drain(first..again);
    }
    way
}

fn agent(graph: &mut Graph, number: usize) -> Id<Agent> {
    let key = format!("a{number}");
    match number {
        0..NAMED => graph.insert(Person::outside(format!("Person {number}")).key(key)).unwrap().widen(),
        NAMED => {
            let source = Document::new("described", "a deckhand, some analysts");
            let source = graph.insert(source).unwrap();
            graph.insert(Person::described("a deckhand", source, "a deckhand").key(key)).unwrap().widen()
        }
        _ => {
            let source = graph.document("described").unwrap().id();
            graph.insert(Organization::described("some analysts", source, "some analysts").key(key)).unwrap().widen()
        }
    }
}

/// The only agent in a circle, if he has a name.
fn alone(part: BTreeSet<&str>) -> Option<&str> {
    let number = |at: &str| at.strip_prefix('a').and_then(|number| number.parse::<usize>().ok());
    let agents: Vec<&str> = part.into_iter().filter(|at| number(at).is_some()).collect();
    let [agent] = agents[..] else { return None };
    number(agent).filter(|number| *number < NAMED).map(|_| agent)
}

/// What leads to what.
pub(super) struct Naive(pub(super) BTreeMap<String, BTreeSet<String>>);

impl Naive {
    pub(super) fn onward(&self, from: &str) -> Vec<&str> {
        self.0.get(from).into_iter().flatten().map(String::as_str).collect()
    }

    fn reached(&self, from: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = self.onward(from);
        while let Some(at) = open.pop() {
            if reached.insert(at) {
                open.extend(self.onward(at));
            }
        }
        reached
    }

    /// Where there is no way on but back to oneself.
    pub(super) fn ends(&self) -> BTreeSet<&str> {
        let last = self.reached("claim").into_iter().filter(|at| self.onward(at).is_empty());
        last.chain(self.closed().into_iter().filter_map(alone)).collect()
    }

    pub(super) fn origins(&self) -> BTreeSet<&str> {
        let is_named =
            |end: &&str| end.strip_prefix('a').is_some_and(|number| number.parse::<usize>().unwrap() < NAMED);
        self.ends().into_iter().filter(is_named).collect()
    }

    /// Circles with no way out that are not of one named agent alone.
    pub(super) fn circles(&self) -> BTreeSet<BTreeSet<&str>> {
        self.closed().into_iter().filter(|part| alone(part.clone()).is_none()).collect()
    }

    /// Sets of places that all lead to each other and to nothing else.
    fn closed(&self) -> BTreeSet<BTreeSet<&str>> {
        let all = self.reached("claim");
        let parts = all.iter().map(|at| self.reached(at)).filter(|part| !part.is_empty());
        parts.filter(|part| part.iter().all(|at| self.reached(at) == *part)).collect()
    }

    /// Every way to an end that meets no place twice, without the claim.
    pub(super) fn simple_paths(&self) -> Vec<Vec<&str>> {
        let mut open: Vec<Vec<&str>> = self.onward("claim").into_iter().map(|at| vec![at]).collect();
        let mut paths = Vec::new();
        let ends = self.ends();
        while let Some(path) = open.pop() {
            let onward = self.onward(path[path.len() - 1]);
            if ends.contains(path[path.len() - 1]) {
                paths.push(path);
                continue;
            }
            let new = onward.into_iter().filter(|at| !path.contains(at));
            open.extend(new.map(|at| path.iter().copied().chain([at]).collect()));
        }
        paths
    }

    /// How many places must be taken out at least so that no origin is reached: by trying all sets of them (Menger).
    pub(super) fn smallest_cut(&self) -> usize {
        let origins = self.origins();
        let paths: Vec<Vec<&str>> =
            self.simple_paths().into_iter().filter(|path| origins.contains(path[path.len() - 1])).collect();
        let places: Vec<&str> = paths.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let cuts = |taken: &[&str]| paths.iter().all(|path| path.iter().any(|at| taken.contains(at)));
        let mut sets: Vec<Vec<&str>> = vec![Vec::new()];
        for size in 0.. {
            if sets.iter().any(|set| cuts(set)) {
                return size;
            }
            sets = sets
                .iter()
                .flat_map(|set| {
                    let after = set.last().map_or(0, |last| places.iter().position(|at| at == last).unwrap() + 1);
                    places[after..].iter().map(move |at| set.iter().copied().chain([*at]).collect())
                })
                .collect();
        }
        unreachable!()
    }
}
