//! What is asked: the same stories over and over, each with people, places, claims and documents of its own, and one hub that all of them share.

use dictum::*;

/// How many lines, quotes and people a story has.
const LINES: u32 = 10;

/// The handles of what is asked about: of one story in the middle.
pub(crate) struct Story {
    pub(crate) number: usize,
    pub(crate) people: Vec<Id<Person>>,
    pub(crate) paper: Id<Organization>,
    pub(crate) town: Id<Place>,
    pub(crate) hearing: Id<Event>,
    pub(crate) document: Id<Document>,
    pub(crate) note: Id<Voice>,
    pub(crate) quotes: Vec<Id<Quote>>,
    pub(crate) claim: Id<Claim>,
    pub(crate) review: Id<Review>,
    pub(crate) comparison: Id<Comparison>,
    /// What every quote of every story is about.
    pub(crate) hub: Id<Topic>,
}

/// So many stories, and the handles of the one in the middle.
pub(crate) fn world(stories: usize) -> Result<(Graph, Story), GraphError> {
    let mut graph = Graph::new();
    let hub = graph.insert(Event::outside("The affair"))?;
    let mut middle = None;
    for number in 0..stories.max(1) {
        let told = story(&mut graph, number, hub)?;
        if number == stories / 2 {
            middle = Some(told);
        }
    }
    let story = middle.map_or_else(|| story(&mut graph, stories, hub), Ok)?;
    Ok((graph, story))
}

/// Ten people, each of whom speaks to the next; what they say, claim and deny; who publishes it, where, and what a review finds.
fn story(graph: &mut Graph, number: usize, hub: Id<Event>) -> Result<Story, GraphError> {
    let people =
        graph.insert_all((0..LINES).map(|person| Person::outside(format!("Person {person} of {number:06}"))))?;
    let paper = graph.insert(Organization::outside(format!("Paper {number:06}")))?;
    let county = graph.insert(Place::outside(format!("County {number:06}")))?;
    let town = graph.insert(Place::outside(format!("Town {number:06}")).within(county, Outside))?;
    let inquiry = graph.insert(Event::outside(format!("Inquiry {number:06}")).when("2024-03", Outside))?;
    let hearing = Event::outside(format!("Hearing {number:06}")).during(inquiry, Outside).at(town, Outside);
    let hearing = graph.insert(hearing.with(people[0], "host", Outside).with(people[1], "guest", Outside))?;
    let lines = (0..LINES).map(|line| format!("Somebody of {number:06} reportedly said “remark {line}” there."));
    let text = lines.chain(["An editor adds that “all this” is old.".to_owned()]).collect::<Vec<_>>().join("\n");
    let document = Document::new(format!("doc-{number:06}"), text).title(format!("Story {number:06}"), Outside);
    let document = graph.insert(document.published("2024-03-05", Outside).published_by(paper, Outside))?;
    if let Some(before) = number.checked_sub(1) {
        graph.insert(document.cites(format!("doc-{before:06}"), Outside))?;
    }
    let note =
        graph.insert(Voice::new(VoiceKind::EditorNote, document.line(LINES + 1)).owned_by(people[9], Outside))?;
    let quotes = quotes(graph, document, (&people, paper), (town, hearing, hub))?;
    let claim = Claim::new(format!("It is so in {number:06}.")).looked_for(document).about(people[0], Implied);
    let claim = claim.stance(Stance::asserts("remark 0").by(quotes[0]).hedged(words("reportedly").nth(1)));
    let claim = graph.insert(claim.stance(Stance::denies("remark 1").by(quotes[1])))?;
    let other =
        graph.insert(Claim::asserted(format!("It is old in {number:06}."), document.line(LINES + 1), "is old"))?;
    graph.insert(claim.contradicts(other, Outside))?;
    let review = graph.insert(Review::new(claim, format!("wrong in {number:06}"), Outside).by(paper, Outside))?;
    let comparison = Comparison::new(format!("Remarks of {number:06}"), "account differs", Outside);
    let comparison = graph.insert(comparison.of(quotes[0]).of(quotes[1]))?;
    let hub = hub.widen();
    Ok(Story { number, people, paper, town, hearing, document, note, quotes, claim, review, comparison, hub })
}

/// One a line, each person to the next; the second within the first, the third by way of the paper, the last in the editor's note.
fn quotes(
    graph: &mut Graph,
    document: Id<Document>,
    (people, paper): (&[Id<Person>], Id<Organization>),
    (town, hearing, hub): (Id<Place>, Id<Event>, Id<Event>),
) -> Result<Vec<Id<Quote>>, GraphError> {
    let next = people.iter().cycle().skip(1);
    let quotes = people.iter().zip(next).zip(0..).map(|((speaker, addressee), line)| {
        let (place, words) = match line {
            9 => (document.line(LINES + 1), "all this".to_owned()),
            _ => (document.line(line + 1), format!("remark {line}")),
        };
        let quote = Quote::direct(place, words).key(format!("quote-{line}-of-{}", document.index()));
        let quote = quote.spoken_by(*speaker, Implied).to(*addressee, Implied).about(hub, Outside);
        match line {
            0 => quote.hedged("reportedly").cue("said").at(town, Outside).during(hearing, Outside),
            2 => quote.by_way_of(paper, Implied).when("2024-03-04", Outside),
            _ => quote,
        }
    });
    let outer = format!("quote-0-of-{}", document.index());
    let nested = Quote::direct(document.line(1), "remark").key(format!("quote-in-{}", document.index()));
    let nested = nested.nested_in(outer).modality(Modality::Asserted, Implied).spoken_by(people[8], Implied);
    graph.insert_all(quotes.chain([nested]))
}
