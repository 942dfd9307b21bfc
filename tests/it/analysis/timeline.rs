//! What came before what.

use dictum::{
    Date, Document, Event, Graph, Moment, Order, Organization, Outside, Person, Quote, Recording, Time, Undated,
};
use proptest::prelude::*;

use crate::world::cases;

/// A day of one leap year, by number; from a day to another; a month.
fn interval() -> impl Strategy<Value = (i32, i32, String)> {
    let day = |number: i32| format!("2024-{:02}-{:02}", number / 28 + 1, number % 28 + 1);
    let days = (0..84, 0..20).prop_map(move |(first, length)| {
        let last = first + length;
        let text = if length == 0 { day(first) } else { format!("{}/{}", day(first), day(last)) };
        (first * 2, last * 2 + 1, text)
    });
    let open = (0..84).prop_map(move |first| (first * 2, i32::MAX, format!("{}/..", day(first))));
    prop_oneof![days, open]
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn an_order_is_certain_where_every_moment_of_the_one_comes_before_every_moment_of_the_other(intervals in prop::collection::vec(interval(), 1..8)) {
        let mut graph = Graph::new();
        for (number, (.., date)) in intervals.iter().enumerate() {
            graph.insert(Document::new(format!("{number}"), "A deckhand spoke.").published(date.as_str(), Outside)).unwrap();
        }
        let timeline = graph.timeline(Time::Publication);
        prop_assert_eq!(timeline.dated().len(), intervals.len());
        let bounds = |moment: &Moment<'_>| {
            let Moment::Said(statement, _) = moment else { panic!("a statement") };
            let number: usize = statement.source().unwrap().key().as_str().parse().unwrap();
            (intervals[number].0, intervals[number].1)
        };
        for one in timeline.dated() {
            let mut certain = 0;
            for other in timeline.dated() {
                let ((start, end), (from, to)) = (bounds(one), bounds(other));
                let expected = if end < from { Order::Before } else if to < start { Order::After } else { Order::Unordered };
                prop_assert_eq!(one.order(*other), expected);
                certain += usize::from(expected == Order::After);
            }
            prop_assert_eq!(timeline.certainly_before(*one).count(), certain);
        }
        prop_assert!(timeline.dated().windows(2).all(|pair| bounds(&pair[0]).0 <= bounds(&pair[1]).0));
    }
}

#[test]
fn the_times_are_kept_apart_and_a_phrase_without_a_date_too() {
    let mut graph = Graph::new();
    graph.begin(Recording::by("a desk").at("2024-05".parse::<Date>().unwrap())).unwrap();
    let text = "“Not this year,” Ana Ruiz of the Union said earlier, at the strike.";
    let note = graph.insert(Document::new("note", text).published("2024-03", Outside)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let union = graph.insert(Organization::named("the Union", note, "the Union")).unwrap();
    graph.insert(ana.member_of(union, note.at("of the Union")).when("2020/..", Outside)).unwrap();
    graph.insert(Event::named("the strike", note, "the strike").when("2024-02", Outside)).unwrap();
    graph.insert(Quote::direct(note, "Not this year,").spoken_by(ana, "Ana Ruiz").when(Undated, "earlier")).unwrap();
    graph.verify().unwrap();
    let shown = |time| {
        let timeline = graph.timeline(time);
        timeline.dated().iter().chain(timeline.undated()).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(shown(Time::Publication), ["2024-03: note"]);
    assert_eq!(shown(Time::Occurrence), ["2024-02: the strike"]);
    assert_eq!(shown(Time::Utterance), ["undated: Ana Ruiz: “Not this year,”"]);
    assert_eq!(shown(Time::Validity), ["2020/..: ana-ruiz member_of the-union"]);
    assert_eq!(shown(Time::Recording), ["2024-05: a desk"]);
    let utterances = graph.timeline(Time::Utterance);
    assert_eq!(utterances.undated()[0].evidence().unwrap().excerpts().next().unwrap().text(), "earlier");
}
