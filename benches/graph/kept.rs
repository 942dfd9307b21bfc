//! The world in a graph of this crate: every quotation verified, a ground for each statement.

use dictum::{
    Claim, Document, Event, Graph, GraphError, Id, Implied, Outside, Person, Quote, QuoteKind, Selector, StanceKind,
};

use super::world::{Report, Saying, World};

/// The graph, and the handles of its nodes by number.
pub(crate) struct Kept {
    pub(crate) graph: Graph,
    pub(crate) people: Vec<Id<Person>>,
    pub(crate) events: Vec<Id<Event>>,
    pub(crate) claims: Vec<Id<Claim>>,
    pub(crate) documents: Vec<Id<Document>>,
    pub(crate) quotes: Vec<Id<Quote>>,
}

impl Kept {
    pub(crate) fn of(world: &World) -> Result<Kept, GraphError> {
        let mut graph = Graph::new();
        let people = graph.insert_all((0..world.people).map(|number| Person::outside(format!("Person {number}"))))?;
        let events = graph.insert_all((0..world.events).map(|number| Event::outside(format!("Event {number}"))))?;
        let claims = graph.insert_all((0..world.claims).map(|number| Claim::new(format!("Claim {number}"))))?;
        let texts = world.documents.iter().enumerate();
        let texts = texts.map(|(number, report)| {
            Document::new(format!("document-{number}"), &report.text).published(year(number).as_str(), Outside)
        });
        let documents = graph.insert_all(texts)?;
        let mut kept = Kept { graph, people, events, claims, documents, quotes: Vec::new() };
        for (number, report) in world.documents.iter().enumerate() {
            let quotes: Vec<Quote> = report.quotes.iter().map(|saying| kept.quote(number, saying)).collect();
            let quotes = kept.graph.insert_all(quotes)?;
            kept.say(number, report, &quotes)?;
            kept.quotes.extend(quotes);
        }
        Ok(kept)
    }

    pub(crate) fn quote(&self, document: usize, saying: &Saying) -> Quote {
        Quote::new(QuoteKind::Direct, self.documents[document], Selector::bytes(saying.words.clone()))
            .spoken_by(self.people[saying.speaker], Implied)
            .during(self.events[saying.event], Implied)
            .about(self.people[saying.about], Implied)
    }

    fn say(&mut self, document: usize, report: &Report, quotes: &[Id<Quote>]) -> Result<(), GraphError> {
        let stances = quotes.iter().zip(&report.quotes);
        let stances =
            stances.map(|(quote, saying)| quote.takes(StanceKind::Asserts, self.claims[saying.claim], Implied));
        self.graph.insert_all(stances)?;
        let cites = report.cites.iter().map(|cited| self.documents[document].cites(self.documents[*cited], Outside));
        self.graph.insert_all(cites)?;
        Ok(())
    }

    /// Takes back one quote in a hundred, and judges one person in a hundred to be another.
    pub(crate) fn think_again(&mut self) -> Result<(), GraphError> {
        let quotes: Vec<_> = self.quotes.iter().step_by(100).map(|quote| quote.retracted(Outside)).collect();
        self.graph.insert_all(quotes)?;
        let people: Vec<_> = self.people.windows(2).skip(50).step_by(100).collect();
        self.graph.insert_all(people.into_iter().map(|pair| pair[0].same_as(pair[1], Outside)))?;
        Ok(())
    }
}

/// Of a document of this number.
fn year(number: usize) -> String {
    (2000 + number % 20).to_string()
}
