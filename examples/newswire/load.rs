//! From the tables to a graph.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::path::Path;

use dictum::{
    Claim, Date, Document, Event, Graph, Id, Implied, Organization, Outside, Person, Place, Quote, QuoteKind, Record,
    Recording, Ref, Selector, StanceKind,
};
use jiff::civil;

use super::Failure;
use super::table::{DocumentRow, EventRow, QuoteRow, rows};

/// The graph, and the handles of its nodes by the numbers that the tables give them.
pub(crate) struct Newswire {
    pub(crate) graph: Graph,
    pub(crate) places: Vec<Id<Place>>,
    pub(crate) people: Vec<Id<Person>>,
    pub(crate) events: Vec<Id<Event>>,
    pub(crate) claims: Vec<Id<Claim>>,
    pub(crate) documents: Vec<Id<Document>>,
    pub(crate) quotes: Vec<Id<Quote>>,
    /// The other way round: by the handle, of whatever kind.
    numbers: Vec<u32>,
}

/// Loads the tables of a folder. That a document holds a quotation, at which bytes and in these words, is checked; who speaks, where, of whom and by
/// way of whom was concluded from it; all else the tables say, and no document.
pub(crate) fn load(data: &Path) -> Result<Newswire, Failure> {
    let mut graph = Graph::new();
    graph.begin(Recording::by("the tables of the newswire"))?;
    let mut newswire = Newswire {
        graph,
        places: Vec::new(),
        people: Vec::new(),
        events: Vec::new(),
        claims: Vec::new(),
        documents: Vec::new(),
        quotes: Vec::new(),
        numbers: Vec::new(),
    };
    newswire.world(data)?;
    newswire.documents(data)?;
    newswire.quotes(data)?;
    newswire.claims(data)?;
    newswire.count();
    Ok(newswire)
}

impl Newswire {
    /// The number that the tables give a node.
    pub(crate) fn number<K>(&self, node: Ref<'_, K>) -> u32 {
        self.number_of(node.id())
    }

    /// The same, by its handle.
    pub(crate) fn number_of<K>(&self, node: Id<K>) -> u32 {
        self.numbers.get(node.index() as usize).copied().unwrap_or_default()
    }

    fn count(&mut self) {
        fn indexes<K>(handles: &[Id<K>]) -> impl Iterator<Item = (usize, u32)> {
            handles.iter().map(|handle| handle.index() as usize).zip(0..)
        }
        let all = indexes(&self.places).chain(indexes(&self.people)).chain(indexes(&self.events));
        let all = all.chain(indexes(&self.documents)).chain(indexes(&self.quotes)).chain(indexes(&self.claims));
        let mut numbers = Vec::new();
        for (handle, number) in all {
            numbers.resize(numbers.len().max(handle + 1), 0);
            numbers.get_mut(handle).into_iter().for_each(|place| *place = number);
        }
        self.numbers = numbers;
    }

    /// Places, people and events.
    fn world(&mut self, data: &Path) -> Result<(), Failure> {
        let graph = &mut self.graph;
        let places = rows::<(usize, String, Option<usize>)>(data, "places")?.collect::<Result<Vec<_>, _>>()?;
        let within: Vec<_> = places.iter().filter_map(|(id, _, within)| Some((*id, (*within)?))).collect();
        let places = places.into_iter().map(|(id, name, _)| Ok(Place::outside(name).key(format!("place-{id}"))));
        self.places = insert(graph, places)?;
        insert(
            graph,
            within
                .into_iter()
                .map(|(id, around)| Ok(the(&self.places, id)?.within(the(&self.places, around)?, Outside))),
        )?;

        let people = rows(data, "people")?.map(|row| {
            let (id, name): (usize, String) = row?;
            Ok(Person::outside(name).key(format!("person-{id}")))
        });
        self.people = insert(graph, people)?;

        let mut calendar = Calendar::default();
        let events = rows(data, "events")?.map(|row| {
            let EventRow { id, name, day, place } = row?;
            let event = Event::outside(name).key(format!("event-{id}"));
            Ok(event.when(calendar.day(day)?, Outside).at(the(&self.places, place)?, Outside))
        });
        self.events = insert(graph, events)?;
        Ok(())
    }

    /// Publishers, documents, and which of these cite which.
    fn documents(&mut self, data: &Path) -> Result<(), Failure> {
        let graph = &mut self.graph;
        let (mut calendar, mut publishers) = (Calendar::default(), Vec::new());
        let documents = rows(data, "documents")?.map(|row| {
            let DocumentRow { id, title, publisher, day, text } = row?;
            publishers.push(publisher);
            let document = Document::new(format!("document-{id}"), text.0).title(title, Outside);
            Ok(document.published(calendar.day(day)?, Outside))
        });
        self.documents = insert(graph, documents)?;

        let numbers: BTreeSet<usize> = publishers.iter().copied().collect();
        let organizations = numbers
            .iter()
            .map(|number| Ok(Organization::outside(format!("Publisher {number}")).key(format!("publisher-{number}"))));
        let organizations = insert(graph, organizations)?;
        let organizations: HashMap<usize, Id<Organization>> = numbers.into_iter().zip(organizations).collect();
        let published = self.documents.iter().zip(&publishers).map(|(document, publisher)| {
            let publisher = organizations.get(publisher).ok_or("a publisher is not there")?;
            Ok(document.published_by(*publisher, Outside))
        });
        insert(graph, published)?;

        let cites = rows(data, "cites")?.map(|row| {
            let (document, cited): (usize, usize) = row?;
            Ok(the(&self.documents, document)?.cites(the(&self.documents, cited)?, Outside))
        });
        insert(graph, cites)?;
        Ok(())
    }

    /// Quotes, each with who passed it on and of whom it speaks.
    fn quotes(&mut self, data: &Path) -> Result<(), Failure> {
        let mut relays = rows(data, "relays")?.collect::<Result<Vec<(u32, u32, u32)>, _>>()?;
        relays.sort_unstable();
        let mut mentions = rows(data, "mentions")?.collect::<Result<Vec<(u32, u32)>, _>>()?;
        mentions.sort_by_key(|(quote, _)| *quote);
        let (mut relays, mut mentions) = (relays.into_iter().peekable(), mentions.into_iter().peekable());

        let mut calendar = Calendar::default();
        let quotes = rows(data, "quotes")?.map(|row| {
            let row: QuoteRow = row?;
            let words = Selector::bytes(row.start..row.end).exact(row.text.0);
            let mut quote = Quote::new(kind(&row.kind)?, the(&self.documents, row.document)?, words)
                .key(format!("quote-{}", row.id))
                .spoken_by(the(&self.people, row.speaker)?, Implied)
                .during(the(&self.events, row.event)?, Implied)
                .when(calendar.day(row.day)?, Outside);
            while let Some((_, _, relay)) = relays.next_if(|(of, _, _)| *of as usize == row.id) {
                quote = quote.by_way_of(the(&self.people, relay as usize)?, Implied);
            }
            while let Some((_, mentioned)) = mentions.next_if(|(of, _)| *of as usize == row.id) {
                quote = quote.about(the(&self.people, mentioned as usize)?, Implied);
            }
            Ok(quote)
        });
        self.quotes = insert(&mut self.graph, quotes)?;
        Ok(())
    }

    /// Claims, how quotes stand to them, and how they stand to each other.
    fn claims(&mut self, data: &Path) -> Result<(), Failure> {
        let graph = &mut self.graph;
        let claims = rows(data, "claims")?.map(|row| {
            let (id, wording): (usize, String) = row?;
            Ok(Claim::new(wording).key(format!("claim-{id}")))
        });
        self.claims = insert(graph, claims)?;

        let stances = rows(data, "stances")?.map(|row| {
            let (quote, claim, stance): (usize, usize, StanceKind) = row?;
            Ok(the(&self.quotes, quote)?.takes(stance, the(&self.claims, claim)?, Implied))
        });
        insert(graph, stances)?;

        let links = rows(data, "claim_links")?.map(|row| {
            let (source, target, kind): (usize, usize, String) = row?;
            let (source, target) = (the(&self.claims, source)?, the(&self.claims, target)?);
            match kind.as_str() {
                "contradicts" => Ok(source.contradicts(target, Outside)),
                "supports" => Ok(source.supports(target, Outside)),
                _ => Err(format!("claim_links: {kind:?} is neither contradicts nor supports").into()),
            }
        });
        insert(graph, links)?;
        Ok(())
    }
}

/// Loads records as they are read; their handles.
fn insert<R: Record>(
    graph: &mut Graph,
    mut records: impl Iterator<Item = Result<R, Failure>>,
) -> Result<Vec<Id<R::Inserted>>, Failure> {
    let mut failure = None;
    let read = std::iter::from_fn(|| records.next()?.map_err(|error| failure = Some(error)).ok());
    let handles = graph.load(read, |_| ControlFlow::Continue(()))?;
    failure.map_or(Ok(handles), Err)
}

/// What has this number.
pub(crate) fn the<T: Copy>(list: &[T], number: usize) -> Result<T, Failure> {
    list.get(number).copied().ok_or_else(|| format!("number {number} is in no row: there are {}", list.len()).into())
}

fn kind(kind: &str) -> Result<QuoteKind, Failure> {
    match kind {
        "partial" => Ok(QuoteKind::Mixed),
        other => Ok(other.parse()?),
    }
}

/// The days of the tables, counted from the first of the year 2000; each worked out once.
#[derive(Default)]
struct Calendar(HashMap<i32, Date>);

impl Calendar {
    fn day(&mut self, number: i32) -> Result<&Date, Failure> {
        Ok(match self.0.entry(number) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let day = civil::date(2000, 1, 1).checked_add(jiff::Span::new().try_days(number)?)?;
                new.insert(day.to_string().parse()?)
            }
        })
    }
}
