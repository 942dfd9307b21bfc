//! Sets, tallies and pages, against lists without order.

use dictum::{Graph, Node, Quote, QuoteRef, Ref, Relation, Set, VoiceKind};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::quotes::asked;
use crate::oracle::View;
use crate::world::{Dice, QUOTE_CONDITIONS, Questions, World, cases, handle, number, plans, throw};

/// Some nodes in whatever order, some of them twice, shown or not.
fn drawn(world: &World, dice: &mut Dice) -> Vec<usize> {
    let count = world.oracle.nodes.len();
    (0..dice.below(2 * count + 1)).map(|_| dice.below(count)).collect()
}

/// Each once, as it is shown, in order of insertion.
fn in_order(nodes: &[usize], view: &View) -> Vec<usize> {
    let is_one = |node: &usize| nodes.iter().any(|drawn| view.nodes[*drawn] && view.shown_as[*drawn] == *node);
    (0..view.nodes.len()).filter(is_one).collect()
}

fn collected<'g>(graph: &'g Graph, nodes: &[usize]) -> Set<'g, Node> {
    nodes.iter().filter_map(|node| graph.node(handle::<Node>(graph, *node)).ok()).collect()
}

fn numbers<K>(set: &Set<'_, K>) -> Vec<usize> {
    set.iter().map(|node| number(node.id())).collect()
}

/// Of each thing, from how many nodes a step leads to it: most first, then the lesser.
fn tally<T: Ord + Clone>(from: &[usize], step: impl Fn(usize) -> Vec<T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in from.iter().flat_map(|node| step(*node)) {
        let count = from.iter().filter(|node| step(**node).contains(&value)).count();
        if !counts.contains(&(value.clone(), count)) {
            counts.push((value, count));
        }
    }
    counts.sort_by(|(one, m), (other, n)| (n, one).cmp(&(m, other)));
    counts
}

fn by_number<K>(tally: dictum::Tally<Ref<'_, K>>) -> Vec<(usize, usize)> {
    tally.map(|(node, count)| (number(node.id()), count)).collect()
}

/// All pages of so many.
fn pages(graph: &Graph, size: usize) -> Vec<usize> {
    let mut all = Vec::new();
    let mut quotes = graph.quotes();
    loop {
        let page: Vec<QuoteRef<'_>> = quotes.iter().take(size).collect();
        all.extend(page.iter().map(|quote| number(quote.id())));
        match page.last() {
            Some(last) => quotes = quotes.after(*last),
            None => return all,
        }
    }
}

fn is_counted_by_every_step(world: &World, quotes: &[usize]) -> TestCaseResult {
    let (oracle, view, graph) = (&world.oracle, &world.view, &world.graph);
    let set: Set<'_, Quote> = collected(graph, quotes).iter().filter_map(Ref::narrow).collect();
    let objects = |relation: &'static str| tally(quotes, |quote| oracle.objects(quote, relation, view));
    prop_assert_eq!(by_number(set.tally(QuoteRef::addressees)), objects("to"));
    prop_assert_eq!(by_number(set.tally(QuoteRef::events)), objects("during"));
    prop_assert_eq!(by_number(set.tally(QuoteRef::about)), objects("about"));
    for relation in Relation::ALL {
        let led_to = |quote| {
            let back = if relation.is_symmetric() { oracle.subjects(quote, relation.as_str(), view) } else { vec![] };
            [oracle.objects(quote, relation.as_str(), view), back].concat()
        };
        prop_assert_eq!(by_number(set.tally_along(*relation)), tally(quotes, led_to), "{}", relation);
    }
    let documents = tally(quotes, |quote| vec![oracle.document_of(quote)]);
    prop_assert_eq!(by_number(set.tally(|quote| [quote.document()])), documents);
    let modalities = tally(quotes, |quote| {
        let terms = oracle.terms(quote, "modality", view);
        terms.into_iter().map(|term| term.parse::<dictum::Modality>().unwrap()).collect()
    });
    prop_assert_eq!(set.tally(QuoteRef::modalities).collect::<Vec<_>>(), modalities);
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn sets_are_joined_and_parted_as_lists_are(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let (graph, view, mut dice) = (&world.graph, &world.view, Dice::from(throw));
        for _ in 0..20 {
            let (one, other) = (drawn(&world, &mut dice), drawn(&world, &mut dice));
            let (a, b) = (collected(graph, &one), collected(graph, &other));
            let (one, other) = (in_order(&one, view), in_order(&other, view));
            prop_assert_eq!(&numbers(&a), &one);
            prop_assert_eq!(a.len(), one.len());
            prop_assert_eq!(a.is_empty(), one.is_empty());
            prop_assert!(a.keys().eq(a.iter().map(|node| node.key())));
            for node in 0..world.oracle.nodes.len() {
                let is_there = one.contains(&view.shown_as[node]);
                prop_assert_eq!(a.contains(handle::<Node>(graph, node)), is_there, "{}{}", node, world.shown());
                let after: Vec<usize> = one.iter().copied().filter(|member| *member > node).collect();
                prop_assert_eq!(numbers(&a.clone().after(handle::<Node>(graph, node))), after);
            }
            let all = in_order(&[one.clone(), other.clone()].concat(), view);
            prop_assert_eq!(numbers(&(a.clone() | b.clone())), all.clone());
            prop_assert_eq!(numbers(&a.clone().union(b.clone())), all);
            let (both, rest): (Vec<usize>, Vec<usize>) = one.iter().partition(|node| other.contains(node));
            prop_assert_eq!(numbers(&(a.clone() & b.clone())), both.clone());
            prop_assert_eq!(numbers(&a.clone().intersection(b.iter().map(Ref::id))), both);
            prop_assert_eq!(numbers(&(a.clone() - b.clone())), rest.clone());
            prop_assert_eq!(numbers(&a.difference(b.iter().map(Ref::id))), rest);
        }
    }

    #[test]
    fn what_questions_find_is_a_set(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut questions = Questions { world: &world, dice: Dice::from(throw) };
        for _ in 0..20 {
            let (one, other) = (questions.dice.below(QUOTE_CONDITIONS), questions.dice.below(QUOTE_CONDITIONS));
            let Some((one, other)) = questions.of_quote(one).zip(questions.of_quote(other)) else { continue };
            let first = one.clone();
            let of = |condition: &_| asked(&world.graph, world.graph.quotes(), condition);
            let (a, b) = (of(&one), of(&other));
            let list = |conditions: &[_]| world.oracle.quotes(conditions, &world.view);
            let (of_one, of_other) = (list(std::slice::from_ref(&one)), list(std::slice::from_ref(&other)));
            prop_assert_eq!(numbers(&(a.set() & b.clone())), list(&[one, other]));
            let rest: Vec<usize> = of_one.iter().copied().filter(|quote| !of_other.contains(quote)).collect();
            prop_assert_eq!(numbers(&(a.set() - b)), rest);
            is_counted_by_every_step(&world, &of_one)?;

            let documents = of_one.iter().map(|quote| world.oracle.document_of(*quote)).collect::<Vec<_>>();
            let a = of(&first);
            prop_assert_eq!(numbers(&a.documents()), in_order(&documents, &world.view));
            let segments: Vec<_> = a.iter().flat_map(QuoteRef::segments).map(|words| words.extent()).collect();
            prop_assert_eq!(a.excerpts().map(|words| words.extent()).collect::<Vec<_>>(), segments);
        }
    }

    #[test]
    fn pages_leave_nothing_out_as_the_graph_grows(plan in plans(24), later in plans(12), size in 1..4_usize) {
        let mut world = World::of(&plan)?;
        prop_assert_eq!(pages(&world.graph, size), world.oracle.quotes(&[], &world.view));
        let first: Vec<usize> = world.graph.quotes().iter().take(size).map(|quote| number(quote.id())).collect();
        world.follow_on(&later)?;
        let Some(last) = first.last() else { return Ok(()) };
        // Whatever became of it.
        let rest: Vec<usize> =
            world.oracle.quotes(&[], &world.view).into_iter().filter(|quote| quote > last).collect();
        let after = world.graph.quotes().after(handle::<Node>(&world.graph, *last));
        let after: Vec<usize> = after.iter().map(|quote| number(quote.id())).collect();
        prop_assert_eq!(&after, &rest, "after {}{}", last, world.shown());
        prop_assert_eq!(numbers(&world.graph.quotes().set().after(handle::<Node>(&world.graph, *last))), rest);
        // Under conditions too, by index and by scan.
        let voices = world.graph.quotes().in_voices(VoiceKind::Author);
        let documents = world.graph.documents();
        for document in &documents {
            let quotes = document.quotes();
            let later = quotes.iter().filter(|quote| number(quote.id()) > *last);
            prop_assert!(quotes.clone().after(handle::<Node>(&world.graph, *last)).iter().eq(later));
        }
        let later = voices.iter().filter(|quote| number(quote.id()) > *last);
        prop_assert!(voices.clone().after(handle::<Node>(&world.graph, *last)).iter().eq(later));
    }
}

#[test]
fn sets_of_two_views_are_compared_by_their_nodes() {
    let mut graph = Graph::new();
    let note = graph.insert(dictum::Document::new("note", "Ana Ruiz met Piet Lund.")).unwrap();
    let ana = graph.insert(dictum::Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    graph.insert(dictum::Person::named("Piet Lund", note, "Piet Lund")).unwrap();
    graph.insert(ana.retracted(dictum::Outside)).unwrap();
    let archive = graph.archive();
    let hidden = archive.people().set() - graph.people();
    assert!(hidden.keys().eq(["ana-ruiz"]));
    let shown = graph.people().set() & archive.people();
    assert!(shown.keys().eq(["piet-lund"]));
    assert!(std::ptr::eq(shown.iter().next().unwrap().view(), &raw const *graph));
    graph.verify().unwrap();
}
