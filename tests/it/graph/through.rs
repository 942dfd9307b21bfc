//! Views through conditions.

use dictum::*;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::world::{Dice, Questions, Throw, World, cases, number, only, plans, relations, same, sheet, throw};

/// The view through a drawn condition shows what the oracle shows, and so does a view of that view.
fn shows_the_same(world: &World, throw: Throw) -> TestCaseResult {
    let mut questions = Questions { world, dice: Dice::from(throw) };
    let (Some(first), Some(second)) = (questions.only(), questions.only()) else { return Ok(()) };
    let (expected, unknown) = world.oracle.through(&first, &world.view);
    let through = world.graph.through(only(&world.graph, &first));
    same(&sheet(&through), &world.oracle.sheet(&relations(), &expected))?;
    prop_assert_eq!(through.unknown(), unknown, "unknown through {:?}", first);
    let (further, unknown) = world.oracle.through(&second, &expected);
    let nested = through.through(only(&world.graph, &second));
    same(&sheet(&nested), &world.oracle.sheet(&relations(), &further))?;
    prop_assert_eq!(nested.unknown(), unknown, "unknown through {:?}, then {:?}", first, second);
    for quote in world.oracle.quotes(&[], &further) {
        let hops = nested.quotes().iter().find(|found| number(found.id()) == quote).map(|found| found.account());
        prop_assert_eq!(hops.map(|account| account.hops().len()), Some(world.oracle.chain(quote, &further).len()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_view_through_a_condition_shows_what_the_oracle_lets_through(plan in plans(26), throw in throw()) {
        let world = World::of(&plan)?;
        for turn in 0..3 {
            let throw = Throw { seed: throw.seed.wrapping_add(turn), ..throw };
            shows_the_same(&world, throw).map_err(|error| world.told(error))?;
        }
    }
}

const STORY: &str = "Mayor Ana Ruiz said the port is shut.";

fn quoted(graph: &mut Graph, key: &str, ana: Option<Id<Person>>) -> (Id<Document>, Id<Person>) {
    let story = graph.insert(Document::new(key, STORY)).unwrap();
    let ana = ana.unwrap_or_else(|| graph.insert(Person::named("Ana Ruiz", story, "Ana Ruiz")).unwrap());
    graph.insert(Quote::indirect(story, "the port is shut").spoken_by(ana, "Mayor Ana Ruiz")).unwrap();
    (story, ana)
}

#[test]
fn what_comes_by_way_of_somebody_is_seen_and_so_is_what_does_not() {
    let mut graph = Graph::new();
    let story =
        graph.insert(Document::new("story", "The mayor said no, a deckhand told us. “Yes,” said a clerk.")).unwrap();
    let [mayor, deckhand, clerk] = ["The mayor", "a deckhand", "a clerk"]
        .map(|words| graph.insert(Person::described(words, story, words)).unwrap());
    let no = Quote::indirect(story, "no").key("no").spoken_by(mayor, "The mayor").by_way_of(deckhand, "a deckhand");
    graph.insert(no).unwrap();
    graph.insert(Quote::direct(story, "Yes,").key("yes").spoken_by(clerk, "a clerk")).unwrap();
    let keys = |only| graph.through(only).quotes().keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(keys(Only::via(deckhand)), ["no"]);
    assert_eq!(keys(!Only::via(deckhand)), ["yes"]);
    assert_eq!(keys(Only::via(deckhand) | Only::via(clerk)), ["no", "yes"]);
    let message = graph.through(Only::via(clerk)).quote("no").unwrap_err().to_string();
    assert_eq!(message, "\"no\" is kept out by a condition of this view; `archive()` shows it still");
    graph.verify().unwrap();
}

#[test]
fn what_was_retracted_later_was_not_retracted_then() {
    let mut graph = Graph::new();
    graph.begin(Recording::by("eva").at("2024-03-05".parse().unwrap())).unwrap();
    let (story, _) = quoted(&mut graph, "story", None);
    graph.begin(Recording::by("eva").at("2024-03-09".parse().unwrap())).unwrap();
    graph.insert(story.retracted(Outside)).unwrap();
    assert_eq!(graph.quotes().count(), 0);
    let then = graph.through(Only::recorded("../2024-03-07".parse().unwrap()));
    assert_eq!(then.quotes().count(), 1);
    assert_eq!(graph.through(Only::recorded("../2024-03-09".parse().unwrap())).quotes().count(), 0);
    graph.verify().unwrap();
}

#[test]
fn what_nobody_said_when_it_was_recorded_is_counted_as_unknown() {
    let mut graph = Graph::new();
    quoted(&mut graph, "story", None);
    let by_eva = Only::recorded_by("eva");
    let through = graph.through(by_eva.clone());
    assert_eq!(through.unknown(), graph.statement_count());
    assert_eq!(through.nodes().count(), 0);
    assert_eq!(graph.through(by_eva.or_unknown()).nodes().count(), graph.nodes().count());
    graph.verify().unwrap();
}

#[test]
fn evidence_is_what_the_view_lets_through() {
    let mut graph = Graph::new();
    let (story, ana) = quoted(&mut graph, "story", None);
    let (other, _) = quoted(&mut graph, "other", Some(ana));
    let known = graph.insert(ana.office("mayor", [story.line(1), other.line(1)])).unwrap();
    let evidence = |view: &View| view.statement(known).unwrap().evidence().grounds().len();
    assert_eq!(evidence(&graph), 2);
    assert_eq!(evidence(&graph.through(Only::documents([other]))), 1);
    graph.verify().unwrap();
}

#[test]
fn a_condition_of_any_depth_is_made_asked_and_dropped() {
    let mut graph = Graph::new();
    let (story, _) = quoted(&mut graph, "story", None);
    let deep = (0..200_000).fold(Only::documents([story]), |only, _| !only);
    assert_eq!(graph.through(deep.clone()).quotes().count(), 1);
    drop(deep);
    graph.verify().unwrap();
}

#[test]
fn everything_that_was_put_in_can_be_seen_through_a_condition_too() {
    let mut graph = Graph::new();
    let (story, ana) = quoted(&mut graph, "story", None);
    quoted(&mut graph, "other", Some(ana));
    graph.insert(story.retracted(Outside)).unwrap();
    let archive = graph.archive();
    assert_eq!(archive.through(Only::documents([story])).quotes().count(), 1);
    assert_eq!(archive.through(!Only::documents([story])).quotes().count(), 1);
    graph.verify().unwrap();
}
