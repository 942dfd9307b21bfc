//! Questions to a graph to which something came since it was laid out.

use std::ops::ControlFlow;

use dictum::{Document, Graph, Id, Implied, Outside, Person, Quote, QuoteKind, QuoteRef, Selector};

/// Of so many quotes, enough that what comes later is not laid out with them at once.
const MANY: usize = 600;

struct Grown {
    graph: Graph,
    documents: [Id<Document>; 2],
    ana: Id<Person>,
    piet: Id<Person>,
    /// Every other one is hers, the others are his.
    quotes: Vec<Id<Quote>>,
}

impl Grown {
    /// All of it laid out.
    fn new() -> Self {
        let mut graph = Graph::new();
        let documents = ["one", "other"].map(|key| graph.insert(Document::new(key, "Not this year. ".repeat(MANY))));
        let documents = documents.map(Result::unwrap);
        let [ana, piet] = ["Ana", "Piet"].map(|name| graph.insert(Person::outside(name)).unwrap());
        let quotes = (0..MANY).map(|number| quote(documents[number % 2], number, [ana, piet][number % 2]));
        let quotes = graph.load(quotes, |_| ControlFlow::Continue(())).unwrap();
        Grown { graph, documents, ana, piet, quotes }
    }

    fn of(&self, person: usize) -> Vec<Id<Quote>> {
        self.quotes.iter().skip(person).step_by(2).copied().collect()
    }

    fn add(&mut self, number: usize, speaker: Id<Person>) -> Id<Quote> {
        self.graph.insert(quote(self.documents[1], number, speaker)).unwrap()
    }

    /// However it is asked, these are what she says.
    fn is_what_ana_says(&self, mut expected: Vec<Id<Quote>>) {
        expected.sort();
        let hers = self.graph.quotes().spoken_by(self.ana);
        assert!(hers.iter().map(QuoteRef::id).eq(expected.iter().copied()));
        let folded = hers.iter().fold(Vec::new(), |mut so_far, quote| {
            so_far.push(quote.id());
            so_far
        });
        assert_eq!(folded, expected);
        assert_eq!((hers.count(), hers.iter().size_hint()), (expected.len(), (expected.len(), Some(expected.len()))));
        for (place, last) in expected.iter().enumerate() {
            let rest = hers.clone().after(*last);
            assert_eq!(
                (rest.count(), rest.first().map(QuoteRef::id)),
                (expected.len() - place - 1, expected.get(place + 1).copied())
            );
        }
        let one_by_one = |quote: &Id<Quote>| self.graph.quote(*quote).unwrap();
        let spans = expected.iter().map(one_by_one).flat_map(QuoteRef::segments).map(|words| words.extent());
        assert!(hers.excerpts().map(|words| words.extent()).eq(spans));
        let documents: dictum::Set<Document> = expected.iter().map(one_by_one).map(QuoteRef::document).collect();
        assert_eq!(hers.documents(), documents);
        // Asked of each, as no list of hers says.
        let is_hers = |quote: &QuoteRef<'_>| quote.speakers().any(|speaker| speaker.id() == self.ana.widen());
        assert!(self.graph.quotes().iter().filter(is_hers).map(QuoteRef::id).eq(expected));
        self.graph.verify().unwrap();
    }
}

fn quote(document: Id<Document>, number: usize, speaker: Id<Person>) -> Quote {
    let start = number % MANY * "Not this year. ".len();
    let words = Selector::bytes(start..start + "Not this year".len());
    Quote::new(QuoteKind::Indirect, document, words).key(format!("quote-{number}")).spoken_by(speaker, Implied)
}

#[test]
fn what_nothing_came_to_is_as_it_was_laid_out() {
    let mut world = Grown::new();
    world.is_what_ana_says(world.of(0));
    world.add(MANY, world.piet);
    world.is_what_ana_says(world.of(0));
}

#[test]
fn what_came_later_comes_after_what_was_there() {
    let mut world = Grown::new();
    let later = [0, 1, 2].map(|number| world.add(MANY + number, world.ana));
    world.is_what_ana_says(world.of(0).into_iter().chain(later).collect());
}

#[test]
fn what_was_there_and_is_hers_only_now_has_its_place_among_hers() {
    let mut world = Grown::new();
    let his = world.of(1)[10];
    world.graph.insert(his.spoken_by(world.ana, Outside)).unwrap();
    let later = world.add(MANY, world.ana);
    world.is_what_ana_says(world.of(0).into_iter().chain([his, later]).collect());
}

#[test]
fn what_is_said_again_later_is_there_once() {
    let mut world = Grown::new();
    let hers = world.of(0);
    world.graph.insert(hers[hers.len() - 1].spoken_by(world.ana, Outside)).unwrap();
    let later = world.add(MANY, world.ana);
    world.graph.insert(later.spoken_by(world.ana, Outside)).unwrap();
    world.is_what_ana_says(hers.into_iter().chain([later]).collect());
}
