//! What became of words as they were rendered.

use dictum::{Document, Fidelity, Graph, Id, Likeness, Outside, Person, Quote, Rendering};
use proptest::prelude::*;

use crate::world::cases;

fn between(source: &str, rendering: &str) -> Fidelity {
    Fidelity::between(source, rendering, &Likeness::default())
}

#[test]
fn each_thing_that_becomes_of_words_is_told_from_the_others() {
    let source = "We will not open the port before the 3 ferries are repaired. I promise you that.";
    let cases = [
        (source, Rendering::Exact),
        ("we will not open the port before the 3 ferries are repaired – I promise you that", Rendering::Typographic),
        ("We will not open the port before the 3 ferries are repaired.", Rendering::Truncated),
        ("open the port before the 3 ferries are repaired.", Rendering::Truncated),
        ("We will not open the port before the ferries are repaired. I promise you that.", Rendering::NumberChanged),
        ("We will not open before the 3 ferries are repaired. I promise you that.", Rendering::Elided),
        ("We will not open the port … I promise you that.", Rendering::NumberChanged),
        ("We will open the port before the 3 ferries are repaired. I promise you that.", Rendering::NegationChanged),
        ("We will not open the port before the 4 ferries are repaired. I promise you that.", Rendering::NumberChanged),
        ("We will not close the port before the 3 ferries are repaired. I promise you that.", Rendering::Altered),
        ("We will not open the port before the 3 ferries are promise you that.", Rendering::Spliced),
        ("The mayor went home by bus.", Rendering::NotComparable),
    ];
    for (rendering, expected) in cases {
        assert_eq!(between(source, rendering).rendering(), expected, "{rendering}");
    }
    let rotated = between("The port is shut, and the ferries rest.", "And the ferries rest, the port is shut.");
    assert_eq!(rotated.rendering(), Rendering::Spliced);
}

#[test]
fn an_ellipsis_that_is_marked_makes_no_splice_and_what_it_leaves_out_is_told() {
    let source = "The port is shut. Nobody will tell us why. The ferries rest.";
    let marked = between(source, "The port is shut … The ferries rest.");
    assert_eq!(marked.rendering(), Rendering::NegationChanged);
    assert!(marked.is(Rendering::Elided) && !marked.is(Rendering::Spliced));
    assert_eq!(marked.left_out(), ["nobody will tell us why"]);
    assert!(between(source, "The port is shut. The ferries rest.").is(Rendering::Spliced));
}

#[test]
fn a_negation_that_is_cut_off_at_an_end_is_told_but_changes_nothing_within() {
    let cut = between("The port is open, but not for us.", "The port is open");
    assert_eq!(cut.rendering(), Rendering::Truncated);
    assert!(cut.leaves_out_a_negation());
    for (full, short) in [("It won't open soon", "It open soon"), ("It won’t open soon", "It will open soon")] {
        assert_eq!(between(full, short).rendering(), Rendering::NegationChanged, "{full}");
    }
}

#[test]
fn other_words_of_indirect_speech_are_not_compared_and_the_same_ones_are() {
    let mut graph = Graph::new();
    let text = "“The port is shut,” said Ana Ruiz. She said that the port was shut. The port is shut, she said.";
    let note = graph.insert(Document::new("note", text)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let quotes = [
        Quote::direct(note, dictum::words("The port is shut,").nth(1)).spoken_by(ana, "Ana Ruiz"),
        Quote::indirect(note, "the port was shut").unattributed(),
        Quote::indirect(note, dictum::words("The port is shut,").nth(2)).unattributed(),
    ];
    let [direct, other, same] = quotes.map(|quote| graph.insert(quote).unwrap());
    graph.verify().unwrap();
    let direct = graph.quote(direct).unwrap();
    let fidelity = |quote| graph.quote(quote).unwrap().fidelity_to(direct, &Likeness::default()).rendering();
    assert_eq!((fidelity(other), fidelity(same)), (Rendering::NotComparable, Rendering::Exact));
}

/// Few words, so that draws share some.
fn wording() -> impl Strategy<Value = String> {
    let word =
        prop_oneof![Just("the"), Just("port"), Just("not"), Just("shut."), Just("3"), Just("ferries"), Just("rest")];
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_left_out_and_added_makes_the_one_wording_into_the_other(source in wording(), rendering in wording()) {
        let fidelity = between(&source, &rendering);
        let plain = |text: &str| text.replace('.', "");
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for edit in fidelity.difference().edits() {
            match edit {
                dictum::Edit::Same(words) => { a.push(words.clone()); b.push(words.clone()) }
                dictum::Edit::Removed(words) => a.push(words.clone()),
                dictum::Edit::Added(words) => b.push(words.clone()),
            }
        }
        prop_assert_eq!((a.join(" "), b.join(" ")), (source.clone(), rendering.clone()));
        // The laws of the kinds, each by itself.
        let (first, second) = (plain(&source), plain(&rendering));
        prop_assert_eq!(fidelity.is(Rendering::Exact), source == rendering);
        prop_assert_eq!(fidelity.rendering() <= Rendering::Typographic, first == second);
        let is_part = format!(" {first} ").contains(&format!(" {second} ")) && first != second;
        if fidelity.is(Rendering::Truncated) {
            prop_assert!(is_part);
        }
        for (kind, word) in [(Rendering::NegationChanged, "not"), (Rendering::NumberChanged, "3")] {
            let changed = fidelity.difference().edits().iter().filter(|edit| !matches!(edit, dictum::Edit::Same(_)));
            let is_among = changed.flat_map(|edit| edit.text().split(' ')).any(|other| plain(other) == word);
            prop_assert!(is_among || !fidelity.is(kind));
        }
    }

    #[test]
    fn any_two_texts_are_compared(source in any::<String>(), rendering in any::<String>()) {
        let fidelity = between(&source, &rendering);
        prop_assert_eq!(fidelity.is(Rendering::Exact), source == rendering);
        prop_assert!(!fidelity.to_string().is_empty());
    }
}

#[test]
fn what_is_written_in_two_ways_is_no_change() {
    let rendering =
        |source: &str, rendering: &str| Fidelity::between(source, rendering, &Likeness::default()).rendering();
    for (source, other) in [
        ("We don't know.", "We do not know."),
        ("We can’t say.", "We cannot say."),
        ("Nobody came to the port.", "No one came to the port."),
        ("It cost 1,000 dollars.", "It cost 1000 dollars."),
        ("The U.S. will help.", "The US will help."),
        ("It will open in spring.", "It [the port] will open in spring."),
    ] {
        assert_eq!(rendering(source, other), Rendering::Typographic, "{source} {other}");
    }
    assert_eq!(rendering("It will open in spring.", "[The port] will open in spring."), Rendering::Truncated);
    assert_eq!(rendering("It will open in spring.", "It will [not] open in spring."), Rendering::NegationChanged);
    assert_eq!(rendering("I will not go there.", "I will never go there."), Rendering::Altered);
    assert_eq!(rendering("All three ships sank there.", "All thirty ships sank there."), Rendering::NumberChanged);
    assert_eq!(rendering("It cost 1,000 dollars.", "It cost 1,500 dollars."), Rendering::NumberChanged);
    assert_eq!(rendering("", "The port"), Rendering::NotComparable);
}

fn told_by(one: &str, other: &str, more: impl FnOnce(&mut Graph, Id<Person>, Id<Person>)) -> bool {
    let mut graph = Graph::new();
    let words = "“The port will stay shut until the spring tide,” said";
    let [wire, blog] = [("wire", one), ("blog", other)]
        .map(|(key, name)| graph.insert(Document::new(key, format!("{words} {name}."))).unwrap());
    let mut quotes = Vec::new();
    let mut people = Vec::new();
    for (document, name) in [(wire, one), (blog, other)] {
        let key = format!("{name} of {}", quotes.len());
        let person = graph.insert(Person::named(name, document, name).key(key)).unwrap();
        let quote = Quote::direct(document, "The port will stay shut until the spring tide,").spoken_by(person, name);
        quotes.push(graph.insert(quote).unwrap());
        people.push(person);
    }
    more(&mut graph, people[0], people[1]);
    let fidelity = graph.quote(quotes[1]).unwrap().fidelity_to(graph.quote(quotes[0]).unwrap(), &Likeness::default());
    fidelity.is(Rendering::WrongSpeaker)
}

#[test]
fn a_speaker_is_wrong_only_where_the_two_cannot_be_one() {
    assert!(told_by("Ana Ruiz", "Piet Lund", |_, _, _| {}));
    assert!(!told_by("Ana Ruiz", "Ruiz", |_, _, _| {}));
    assert!(!told_by("Ana Ruiz", "Ana Ruiz", |_, _, _| {}));
    assert!(!told_by("Ana Ruiz", "Piet Lund", |graph, one, other| {
        graph.insert(one.perhaps_same_as(other, Outside)).unwrap();
    }));
}
