//! Quotes, by every condition.

use dictum::{Event, Extent, Graph, Id, Kind, Quote, QuoteRef, Quotes, Relation, Span, Voice};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::{self, QuoteCondition};
use crate::world::{Dice, QUOTE_CONDITIONS, Questions, World, cases, handle, number, plans, throw};

/// The same question, asked of the graph.
pub(super) fn asked<'g>(graph: &'g Graph, quotes: Quotes<'g>, condition: &QuoteCondition) -> Quotes<'g> {
    use QuoteCondition::*;
    match condition {
        Kinds(kinds) if kinds == &["direct"] => quotes.direct(),
        Kinds(kinds) if kinds == &["indirect"] => quotes.indirect(),
        Kinds(kinds) => quotes.kinds(kinds.iter().map(|kind| kind.parse().unwrap())),
        SpokenBy(agent) => quotes.spoken_by(id::<dictum::Agent>(graph, *agent)),
        Unattributed => quotes.unattributed(),
        Attributed => quotes.attributed(),
        SpeakerMissing => quotes.speaker_missing(),
        To(agent) => quotes.to(id::<dictum::Agent>(graph, *agent)),
        ByWayOf(agent) => quotes.by_way_of(id::<dictum::Agent>(graph, *agent)),
        Relays(count) => quotes.relays(count.clone()),
        Segments(count) => quotes.segments(count.clone()),
        InDocument(document) => quotes.in_document(id::<dictum::Document>(graph, *document)),
        InVoice(voice) => quotes.in_voice(id::<Voice>(graph, *voice)),
        InVoices(kind) => quotes.in_voices(kind.parse().unwrap()),
        During(event) => quotes.during(id::<Event>(graph, *event)),
        Throughout(event) => quotes.throughout(id::<Event>(graph, *event)),
        At(place) => quotes.at(id::<dictum::Place>(graph, *place)),
        Within(place) => quotes.within(id::<dictum::Place>(graph, *place)),
        About(topic) => quotes.about(id::<dictum::Topic>(graph, *topic)),
        NestedIn(outer) => quotes.nested_in(id::<Quote>(graph, *outer)),
        Hedged => quotes.hedged(),
        Unhedged => quotes.unhedged(),
        HedgedWith(text) => quotes.hedged_with(text),
        Containing(text) => quotes.containing(text),
        WordedAs(text) => quotes.worded_as(text),
        Overlapping(at) => quotes.overlapping(extent(graph, *at)),
        Modality(term) => quotes.modality(term.parse().unwrap()),
        Polarity(term) => quotes.polarity(term.parse().unwrap()),
        CueKind(term) => quotes.cue_kind(term.parse().unwrap()),
        Uttered(period) => quotes.uttered(period.parse().unwrap()),
        PerhapsUttered(period) => quotes.perhaps_uttered(period.parse().unwrap()),
        Published(period) => quotes.published(period.parse().unwrap()),
        PerhapsPublished(period) => quotes.perhaps_published(period.parse().unwrap()),
    }
}

fn id<K: Kind>(graph: &Graph, node: usize) -> Id<K> {
    handle(graph, node)
}

pub(super) fn extent(graph: &Graph, at: oracle::Extent) -> Extent {
    let span = Span::new(at.start as u32, at.end as u32).unwrap();
    Extent { document: handle(graph, at.document), span }
}

fn is_answered(world: &World, conditions: &[QuoteCondition]) -> TestCaseResult {
    let graph = &world.graph;
    let quotes = conditions.iter().fold(graph.quotes(), |quotes, condition| asked(graph, quotes, condition));
    let found: Vec<usize> = quotes.iter().map(|quote| number(quote.id())).collect();
    prop_assert_eq!(&found, &world.oracle.quotes(conditions, &world.view), "{:?}{}", conditions, world.shown());
    prop_assert_eq!(quotes.count(), found.len());
    prop_assert_eq!(quotes.is_empty(), found.is_empty());
    prop_assert_eq!(quotes.first().map(|quote: QuoteRef<'_>| number(quote.id())), found.first().copied());
    let tally: Vec<(usize, usize)> =
        quotes.tally(QuoteRef::speakers).map(|(agent, count)| (number(agent.id()), count)).collect();
    let expected = world.oracle.tally(&found, &world.view);
    prop_assert_eq!(&tally, &expected);
    let along = quotes.tally_along(Relation::SpokenBy).map(|(node, count)| (number(node.id()), count));
    prop_assert_eq!(along.collect::<Vec<_>>(), expected);
    let mut documents: Vec<usize> = found.iter().map(|quote| world.oracle.document_of(*quote)).collect();
    documents.sort_unstable();
    documents.dedup();
    prop_assert_eq!(quotes.documents().iter().map(|document| number(document.id())).collect::<Vec<_>>(), documents);
    let words = |excerpt: dictum::Excerpt<'_>| (number(excerpt.document().id()), excerpt.span());
    // As they are taken one by one, and as they are folded from the second on.
    let mut excerpts = quotes.excerpts();
    let expected: Vec<_> = quotes.iter().flat_map(|quote| quote.segments()).map(words).collect();
    let first: Vec<_> = excerpts.next().map(words).into_iter().collect();
    let all = excerpts.fold(first, |mut all, excerpt| {
        all.push(words(excerpt));
        all
    });
    prop_assert_eq!(&all, &expected);
    let mut one_by_one = Vec::new();
    for excerpt in quotes.excerpts() {
        one_by_one.push(words(excerpt));
    }
    prop_assert_eq!(one_by_one, expected);
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn every_condition_alone_finds_what_a_scan_finds(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut questions = Questions { world: &world, dice: Dice::from(throw) };
        for condition in (0..QUOTE_CONDITIONS).chain(0..QUOTE_CONDITIONS) {
            if let Some(condition) = questions.of_quote(condition) {
                is_answered(&world, &[condition])?;
            }
        }
    }

    #[test]
    fn two_or_three_conditions_find_what_meets_them_all(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut questions = Questions { world: &world, dice: Dice::from(throw) };
        for _ in 0..40 {
            let count = 2 + questions.dice.below(2);
            let numbers: Vec<usize> = (0..count).map(|_| questions.dice.below(QUOTE_CONDITIONS)).collect();
            let conditions: Vec<QuoteCondition> =
                numbers.into_iter().filter_map(|number| questions.of_quote(number)).collect();
            is_answered(&world, &conditions)?;
        }
    }
}

#[test]
fn who_passed_words_on_is_found_by_his_words_his_voice_and_his_group() {
    use dictum::*;
    let mut graph = Graph::new();
    let story = graph
        .insert(Document::new("story", "They said: he told us: no.\nA note: yes, wrote a clerk.\nPerhaps."))
        .unwrap();
    let [ana, piet, clerk] = ["Ana", "Piet", "A clerk"].map(|name| graph.insert(Person::outside(name)).unwrap());
    let pair = graph.insert(Organization::outside("Ana and Piet")).unwrap();
    graph.insert_all([ana, piet].map(|one| one.member_of(pair, Outside))).unwrap();
    graph.insert(Voice::new(VoiceKind::EditorNote, story.line(2)).owned_by(piet, Outside)).unwrap();
    let line = story.line(1);
    let outer = Quote::indirect(&line, "he told us: no").key("outer").spoken_by(ana, Implied).spoken_by(piet, Implied);
    graph.insert(outer).unwrap();
    let inner = Quote::indirect(&line, "he told us").key("inner").spoken_by(clerk, Implied).nested_in("outer");
    graph.insert(inner).unwrap();
    graph.insert(Quote::indirect(&line, "told").key("deep").spoken_by(clerk, Implied).nested_in("inner")).unwrap();
    graph.insert(Quote::indirect(story.line(2), "yes").key("noted").spoken_by(clerk, Implied)).unwrap();
    graph
        .insert(Quote::indirect(story.line(3), "Perhaps").key("told").by_way_of(clerk, Implied).unattributed())
        .unwrap();
    let by_way_of =
        |agent: Id<Agent>| graph.quotes().by_way_of(agent).keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(by_way_of(pair.widen()), ["inner", "deep"], "joint speakers are the group with these members");
    assert_eq!(by_way_of(piet.widen()), ["noted"]);
    assert_eq!(by_way_of(clerk.widen()), ["told"]);
    assert_eq!(by_way_of(ana.widen()), [""; 0]);
    assert_eq!(graph.quotes().by_way_of(pair).spoken_by(clerk).count(), 2);
    graph.verify().unwrap();
}
