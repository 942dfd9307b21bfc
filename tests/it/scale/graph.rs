//! A long chain, a hub and circles: through every step, question, view and file, on a small stack.

use std::hint::black_box;

use dictum::*;

use super::{on_a_small_stack, size, soon};

/// `count` quotes, each nested in the one before, on one line that holds them all; places within places, events during events, documents that
/// cite each other and claims that contradict each other, each the next, organizations that are parts of each other in a circle.
fn world(count: usize) -> Graph {
    let mut graph = Graph::new();
    let text = "a ".repeat(count + 2);
    let line = graph.insert(Document::new("line", text.as_str())).unwrap();
    let people = ["Ana Ruiz", "Piet Lund", "Mira Holt"].map(Person::outside);
    let people = graph.insert_all(people).unwrap();
    let number = |kind: &str, index: usize| Key::from(format!("{kind}-{index}"));

    let places = (0..count).map(|index| Place::outside(number("place", index).as_str()));
    let places = graph.insert_all(places).unwrap();
    graph.insert_all(places.windows(2).map(|pair| pair[1].within(pair[0], Outside))).unwrap();
    let events = (0..count).map(|index| Event::outside(number("event", index).as_str()));
    let events = graph.insert_all(events).unwrap();
    graph.insert_all(events.windows(2).map(|pair| pair[1].during(pair[0], Outside))).unwrap();
    graph.insert(events[0].when("2024", Outside)).unwrap();

    let quotes = (0..count).map(|index| {
        let quote = Quote::indirect(line, index..text.len() - index).key(number("quote", index));
        let quote = quote.spoken_by(people[index % 3], Implied).to(people[0], Implied);
        let quote = quote.during(events[index], Outside).at(places[index], Outside).about(people[1], Outside);
        if index > 0 { quote.nested_in(number("quote", index - 1)) } else { quote }
    });
    graph.insert_all(quotes).unwrap();

    let documents = (0..count).map(|index| Document::new(number("document", index), "A text."));
    let documents = graph.insert_all(documents).unwrap();
    let next = |index: usize| (index + 1) % count;
    graph.insert_all((0..count).map(|index| documents[index].cites(documents[next(index)], Outside))).unwrap();
    let claims = (0..count).map(|index| Claim::asserted("Something is so.", line, 0..1).key(number("claim", index)));
    let claims = graph.insert_all(claims).unwrap();
    graph.insert_all((0..count).map(|index| claims[index].contradicts(claims[next(index)], Outside))).unwrap();
    let organizations = (0..count).map(|index| Organization::outside(number("organization", index).as_str()));
    let organizations = graph.insert_all(organizations).unwrap();
    let part = |index: usize| organizations[index].part_of(organizations[next(index)], Outside);
    graph.insert_all((0..count).map(part)).unwrap();
    graph
}

/// Every step of every face of every node is taken, but for those that cost more than their answer's share.
fn every_step(view: &View) -> usize {
    let mut steps = 0;
    macro_rules! steps {
        ($node:expr; $($step:ident)*) => { $(steps += black_box($node.$step().count());)* };
    }
    for node in view.nodes() {
        steps += node.key().as_str().len() + format!("{node:?}").len().min(1);
        // The words of a quote hold those of all that are nested in it: together they are as long as the square.
        let shows_words = |relation: Relation| matches!(relation, Relation::Segment | Relation::ReportedClause);
        steps += if node.node_kind() == NodeKind::Quote { 1 } else { node.to_string().len().min(1) };
        steps!(node; keys notes);
        steps += node.attributes("x").count() + node.related("x").count() + node.evidence().grounds().len();
        for relation in Relation::ALL.iter().copied().filter(|relation| !shows_words(*relation)) {
            steps += node.statements(relation).map(|said| said.to_string().len().min(1)).sum::<usize>();
            steps += node.statements_to(relation).map(|said| said.evidence().grounds().len()).sum::<usize>();
        }
    }
    for quote in view.quotes().iter() {
        steps!(quote; speakers addressees explicit_relays perhaps_by_way_of events places about repeats segments
            reported_clauses cues hedges conditions cue_kinds modalities polarities dates nested same_utterance stances);
        steps += quote.nested_in().iter().count() + quote.voice().iter().count();
    }
    for person in view.people() {
        steps!(person; names descriptions mentions subtypes judgements events organizations offices);
        steps += person.quotes().count();
    }
    for place in view.places() {
        steps!(place; within events_at);
    }
    for event in view.events() {
        steps!(event; participants dates places during statuses);
    }
    for document in view.documents() {
        steps!(document; titles published publishers voices cites derived_from languages genres republishers);
        steps += document.quotes().count();
    }
    for claim in view.claims().iter() {
        steps!(claim; stances about contradicts reviews);
    }
    for organization in view.organizations() {
        steps!(organization; members part_of governs);
    }
    steps
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// Every condition, of all quotes.
fn every_question(view: &View, count: usize) {
    let ana = view.person("ana-ruiz").unwrap().id();
    let piet = view.person("piet-lund").unwrap().id();
    let (place, event) = (view.place("place-0").unwrap().id(), view.event("event-0").unwrap().id());
    let (line, outer) = (view.document("line").unwrap(), view.quote("quote-0").unwrap().id());
    let all = || view.quotes();
    assert_eq!(all().relays(1..).count(), count - 1);
    assert_eq!(all().relays(count - 1..).count(), 1);
    assert_eq!(all().by_way_of(ana).count(), count - 1);
    assert_eq!(all().within(place).count(), count);
    assert_eq!(all().throughout(event).count(), count);
    assert_eq!(all().uttered(date("2024")).count(), count);
    assert_eq!(all().perhaps_uttered(date("2023")).count(), 0);
    assert_eq!(all().published(date("2024")).count(), 0);
    assert_eq!(all().spoken_by(ana).to(ana).about(piet).unhedged().attributed().count(), count.div_ceil(3));
    assert_eq!(all().nested_in(outer).count(), 1);
    assert_eq!(all().overlapping(line.excerpt(0..1).unwrap().extent()).count(), 1);
    assert_eq!(all().in_voice(line.author().id()).in_voices(VoiceKind::Author).segments(1..2).count(), count);
    assert_eq!(all().tally(QuoteRef::speakers).len(), 3);
    assert_eq!(view.claims().count(), count);
    assert_eq!(view.claims().by_quotes().count(), 0);
    assert_eq!(view.claims().held_by(outer).count(), 0);
}

/// What is long of one node.
fn every_long_answer(view: &View, count: usize) {
    let inner = view.quote(format!("quote-{}", count - 1)).unwrap();
    let account = inner.account();
    assert_eq!(account.relays().len(), count - 1);
    assert!(account.to_string().len() > count && format!("{account:?}").len() > count);
    assert_eq!(account.hedges().count(), 0);
    assert_eq!(account.hops().iter().filter(|hop| hop.is_known()).count(), count + 1);
    assert!(!inner.snippet().is_empty() && !view.quote("quote-0").unwrap().snippet().is_empty());
    assert_eq!(view.place("place-0").unwrap().everything_within().len(), count);
    assert_eq!(view.event("event-0").unwrap().all_parts().len(), count);
    let nested = view.network([Relation::NestedIn]);
    let path = nested.shortest_path(inner, view.quote("quote-0").unwrap()).unwrap();
    assert_eq!(path.len(), count - 1);
    assert!(path.to_string().len() > count && format!("{path:?}").len() > count);
    let circle = view.network([Relation::Cites, Relation::PartOf, Relation::Contradicts]);
    let (first, last) = (view.document("document-1").unwrap(), view.document("document-0").unwrap());
    assert_eq!(circle.shortest_path(first, last).map(|path| path.len()), Some(count - 1));
    assert_eq!(circle.undirected().shortest_path(first, last).map(|path| path.len()), Some(1));
    let mut walk = petgraph::visit::Bfs::new(circle, first.as_node().id());
    let mut reached = 0;
    while walk.next(circle).is_some() {
        reached += 1;
    }
    assert_eq!(reached, count);
    assert_eq!(circle.nodes().count(), view.nodes().count());
}

#[test]
fn chains_and_circles_of_any_length_can_be_put_in_asked_shown_saved_and_dropped() {
    let count = size(1500);
    on_a_small_stack(move || {
        let mut graph = soon("put in", || world(count));
        soon("verify", || graph.verify().unwrap());
        soon("every step", || every_step(&graph));
        soon("every question", || every_question(&graph, count));
        soon("every long answer", || every_long_answer(&graph, count));
        soon("debug", || assert!(format!("{graph:?} {:?} {:?}", graph.quotes(), graph.archive()).len() < 2000));

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.json");
        soon("save", || graph.save(&path).unwrap());
        let again = soon("open", || Graph::open(&path).unwrap());
        soon("questions again", || every_question(&again, count));
        soon("drop", || drop(again));

        soon("archive", || every_question(&graph.archive(), count));
        let outer = graph.quote("quote-0").unwrap().id();
        soon("retract the outermost", || graph.insert(outer.retracted(Outside)).unwrap());
        // The speaker of each is in the chain of those within, so the words of one who is hidden fall; nothing else does.
        soon("what is left", || assert_eq!(graph.quotes().count(), 0));
        let compacted = soon("compacted", || graph.compacted().unwrap());
        soon("debug", || assert!(format!("{compacted:?}").len() < 1000));
        soon("verify", || compacted.graph.verify().unwrap());
        soon("every step of what is left", || every_step(&compacted.graph));
        soon("drop both", || drop((graph, compacted)));
    });
}

#[test]
fn a_hub_can_be_put_in_asked_and_shown() {
    let count = size(1500);
    on_a_small_stack(move || {
        let mut graph = Graph::new();
        let text = "Ana Ruiz said no. ".repeat(count);
        let document = graph.insert(Document::new("line", text.as_str())).unwrap();
        let ana = graph.insert(Person::named("Ana Ruiz", document, 0..8)).unwrap();
        let at = |index: usize| index * 18..index * 18 + 8;
        soon("mentions", || {
            for index in 1..count {
                graph.insert(ana.mentioned(MentionForm::Named, document.at(at(index)))).unwrap();
            }
        });
        soon("names", || {
            for index in 0..count {
                graph.insert(ana.attribute("called", format!("name {index}"), Outside)).unwrap();
            }
        });
        let quotes = (0..count).map(|index| {
            let words = index * 18 + 14..index * 18 + 16;
            Quote::indirect(document, words).spoken_by(ana, at(index)).to(ana, Implied)
        });
        soon("quotes", || graph.insert_all(quotes).unwrap());
        soon("one record after the other", || {
            let line = r#"{"person": {"key": "ana-ruiz", "place": "line", "mentions": [{"words": {"start": 0, "end": 8}, "form": "named"}]}}"#;
            let lines = format!("{line}\n").repeat(count);
            let report = ImportLines::new(lines.as_bytes()).into_graph(&mut graph).expect("they are right");
            assert_eq!(report.accepted, count);
        });
        let hub = graph.person(ana).unwrap();
        soon("evidence", || {
            assert_eq!(hub.evidence().grounds().len(), 1);
            assert_eq!(hub.mentions().count(), count, "a file says nothing twice");
            assert_eq!(hub.attributes("called").count(), count);
        });
        soon("questions", || {
            assert_eq!(hub.quotes().to(ana).count(), count);
            assert_eq!(graph.quotes().relays(..1).hedged_with("x").count(), 0);
            assert_eq!(graph.quotes().tally(QuoteRef::speakers).next().map(|(_, count)| count), Some(count));
        });
        soon("every step", || every_step(&graph));
        soon("verify", || graph.verify().unwrap());
        let piet = graph.insert(Person::outside("Piet Lund")).unwrap();
        soon("the same as another", || graph.insert(piet.same_as(ana, Outside)).unwrap());
        soon("asked of the other", || assert_eq!(graph.person(piet).unwrap().quotes().count(), count));
        soon("retracted", || graph.insert(document.retracted(Outside)).unwrap());
        soon("what is left", || assert_eq!((graph.quotes().count(), graph.documents().count()), (0, 0)));
    });
}

#[test]
fn many_references_to_nothing_are_refused_soon() {
    let count = size(1500);
    on_a_small_stack(move || {
        let mut graph = Graph::new();
        let document = graph.insert(Document::new("line", "No.")).unwrap();
        graph.insert_all((0..count).map(|index| Person::outside(format!("Somebody {index}")))).unwrap();
        let missing = |index: usize| format!("somebody-{index}-x");
        let quotes =
            |index: usize| Quote::direct(document, "No").key(format!("q-{index}")).spoken_by(missing(index), Implied);
        let refused = soon("inserted", || graph.insert_all((0..count).map(quotes)).unwrap_err());
        let GraphError::Refused(refused) = refused else { panic!("{refused}") };
        assert_eq!(refused.faults.len(), count);
        assert!(refused.faults[7].to_string().contains("somebody-7"), "{}", refused.faults[7]);
        soon("asked for", || (0..count).for_each(|index| assert!(graph.person(missing(index)).is_err())));
        soon("one by one", || {
            for index in 0..count {
                assert!(graph.person(format!("new-{index}")).is_err());
                graph.insert(Person::outside(format!("New {index}"))).unwrap();
            }
        });
        soon("refused one by one", || {
            for index in 0..count {
                assert!(graph.insert(quotes(index)).is_err());
            }
        });
    });
}

#[test]
fn many_steps_with_a_word_that_stands_often_are_refused_soon() {
    let count = size(2000);
    on_a_small_stack(move || {
        let mut graph = Graph::new();
        let document = graph.insert(Document::new("line", "no ".repeat(20_000))).unwrap();
        let quote = (0..count).fold(Quote::indirect(document, "no no"), |quote, _| quote.cue("no"));
        let refused = soon("inserted", || graph.insert(quote).unwrap_err());
        let GraphError::Refused(refused) = refused else { panic!("{refused}") };
        let kept = |fault: &Fault| match &fault.kind {
            FaultKind::Words { error, .. } => match error.as_ref() {
                FindError::Ambiguous { candidates, found, .. } => (candidates.len(), *found),
                other => panic!("{other}"),
            },
            other => panic!("{other}"),
        };
        let kept: Vec<(usize, usize)> = refused.faults.iter().map(kept).collect();
        assert!(kept.len() > count && kept[1..].iter().all(|(_, found)| *found == 20_000));
        assert_eq!((kept[1].0, kept[count].0), (1000, 8));
    });
}

#[test]
fn quotes_of_very_many_segments_can_be_nested_and_shown() {
    let count = size(4000);
    on_a_small_stack(move || {
        let mut graph = Graph::new();
        let text = "no yes ".repeat(count);
        let document = graph.insert(Document::new("line", text.as_str())).unwrap();
        let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
        let at = |index: usize| index * 7..index * 7 + 6;
        let quote = |width: usize| {
            let first = Quote::direct(document, 0..width).spoken_by(ana, Implied);
            (1..count).fold(first, |quote, index| quote.continued(at(index).start..at(index).start + width))
        };
        let outer = soon("outer", || graph.insert(quote(6)).unwrap());
        let inner = soon("inner", || graph.insert(quote(2).nested_in(outer)).unwrap());
        let inner = graph.quote(inner).unwrap();
        assert_eq!(soon("words", || inner.words()), vec!["no"; count].join(" … "));
        assert_eq!(soon("snippet", || inner.snippet()).matches("^^ content").count(), count);
        assert_eq!(soon("segments", || graph.quotes().segments(count..).containing("no").count()), 2);
        soon("verify", || graph.verify().unwrap());
    });
}
