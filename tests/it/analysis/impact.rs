//! What falls if something is withdrawn.

use std::collections::BTreeSet;

use dictum::{
    Claim, Document, Fallen, Graph, Id, Impact, Implied, Node, Outside, Person, Quote, Relation, StanceKind, Statement,
    Voice, VoiceKind,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::story::stories;
use crate::world::{Dice, World, cases, number, plans, throw};

/// The nodes and the statements of nodes that are shown, as they were put in. What takes a node back does not fall with it.
fn shown(graph: &Graph) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let archive = graph.archive();
    let nodes = archive.nodes().iter().map(|node| node.id());
    let nodes = nodes.filter(|node| graph.node(*node).is_ok()).map(number).collect();
    let relations = Relation::ALL.iter().filter(|kind| !matches!(kind, Relation::Retracted | Relation::SupersededBy));
    let relations: Vec<Relation> = relations.copied().collect();
    let all = graph.nodes().iter().flat_map(|node| relations.iter().flat_map(move |kind| node.statements(*kind)));
    (nodes, all.map(|said| number(said.id())).collect())
}

fn fallen(impact: &Impact<'_>) -> BTreeSet<usize> {
    impact.nodes().map(|node| number(node.id())).collect()
}

/// From what is withdrawn to it, each by what stands before it, through what falls.
fn is_told_why(impact: &Impact<'_>, withdrawn: &[Id<Node>]) -> TestCaseResult {
    let nodes = fallen(impact);
    let rows: BTreeSet<Id<Statement>> = impact.statements().map(|said| said.id()).collect();
    let is_way = |way: &[Fallen<'_>]| -> TestCaseResult {
        let begins = matches!(way.first(), Some(Fallen::Node(node)) if withdrawn.contains(&node.id()));
        prop_assert!(begins, "{way:?} does not begin with what is withdrawn");
        for thing in way {
            let falls = match thing {
                Fallen::Node(node) => nodes.contains(&number(node.id())),
                Fallen::Statement(said) => rows.contains(&said.id()),
            };
            prop_assert!(falls, "{:?} stays", thing);
        }
        Ok(())
    };
    for node in impact.nodes() {
        let way = impact.why(node);
        prop_assert!(matches!(way.last(), Some(Fallen::Node(last)) if *last == node), "{way:?} to {node:?}");
        is_way(&way)?;
    }
    impact.statements().try_for_each(|said| is_way(&impact.why_statement(said)))
}

/// An author's voice cannot be taken back.
fn is_author(graph: &Graph, node: Id<Node>) -> bool {
    graph.node(node).unwrap().narrow::<Voice>().is_some_and(|voice| voice.kind() == VoiceKind::Author)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_falls_is_what_is_shown_no_more_once_it_is_retracted(plan in plans(24), throw in throw()) {
        let mut world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        let alone = world.graph.nodes().iter().filter(|node| node.keys().count() == 1).map(|node| node.id());
        let alone: Vec<Id<Node>> = alone.collect();
        let withdrawn: Vec<Id<Node>> = (0..2).filter_map(|_| dice.pick(&alone)).collect();
        let (nodes, rows) = shown(&world.graph);
        let impact = world.graph.impact_of(withdrawn.iter().copied());
        is_told_why(&impact, &withdrawn).map_err(|error| world.told(error))?;
        let (lost, said) = (fallen(&impact), impact.statements().map(|said| number(said.id())).collect::<BTreeSet<_>>());
        drop(impact);
        prop_assert_eq!(&shown(&world.graph), &(nodes.clone(), rows.clone()), "nothing changes unless asked");
        let mut retracted = BTreeSet::new();
        for node in withdrawn.iter().filter(|node| retracted.insert(number(**node))) {
            if world.graph.node(*node).is_ok() {
                let done = world.graph.insert(node.retracted(Outside));
                // What it would bring back, a statement that was retracted on its words, may not fit by now.
                let revives = || world.oracle.all("retracted").next().is_some();
                prop_assert!(done.is_ok() || is_author(&world.graph, *node) || revives(), "{:?}", done);
                prop_assume!(done.is_ok() || is_author(&world.graph, *node));
            }
        }
        let (nodes_left, rows_left) = shown(&world.graph);
        let expected: BTreeSet<usize> = nodes.difference(&nodes_left).copied().collect();
        prop_assert_eq!(lost, expected, "{}", world.shown());
        // Of what is said of statements only some are counted here.
        let expected: BTreeSet<usize> = rows.difference(&rows_left).copied().collect();
        prop_assert!(expected.is_subset(&said), "{:?} {:?}{}", expected, said, world.shown());
        prop_assert!(said.is_disjoint(&rows_left));
    }

    #[test]
    fn claims_lose_the_origins_that_they_have_by_no_other_document(story in stories()) {
        let told = story.told();
        let count = told.documents.len();
        for subset in 0..1_usize << count {
            let out: BTreeSet<usize> = (0..count).filter(|place| subset >> place & 1 == 1).collect();
            let impact = told.graph.impact_of(out.iter().map(|place| told.documents[*place]));
            let (before, after) = (story.lineage(&BTreeSet::new()), story.lineage(&out));
            let lost: BTreeSet<&str> = before.origins().difference(&after.origins()).copied().collect();
            let found = impact.claims();
            prop_assert_eq!(found.len(), usize::from(!lost.is_empty()));
            for claim in found {
                let keys = |agents: &[dictum::AgentRef<'_>]| agents.iter().map(|agent| agent.key().to_string()).collect::<BTreeSet<_>>();
                let names = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
                prop_assert_eq!(keys(&claim.before), names(before.origins()));
                prop_assert_eq!(keys(&claim.after), names(after.origins()));
                let ends: BTreeSet<String> =
                    claim.strands.iter().map(|strand| strand.ending().origin().unwrap().key().to_string()).collect();
                prop_assert_eq!(ends, names(lost.clone()));
            }
        }
    }
}

#[test]
fn what_falls_because_a_retraction_does_is_told_why() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Piet said that the port was shut.")).unwrap();
    let letter = graph.insert(Document::new("letter", "It was not in our letter.")).unwrap();
    let piet = graph.insert(Person::named("Piet", note, "Piet")).unwrap();
    let quote = Quote::indirect(note, "the port was shut").spoken_by(piet, "Piet").by_way_of(letter, Outside);
    let quote = graph.insert(quote).unwrap();
    let relay = graph.quote(quote).unwrap().explicit_relays().next().unwrap().statement().id();
    graph.insert(relay.retracted(letter.at("It was not in our letter"))).unwrap();
    graph.verify().unwrap();
    assert_eq!(graph.quote(quote).unwrap().explicit_relays().count(), 0);
    // With the letter the retraction is gone: the quote would come by way of the letter again, which is not there.
    let impact = graph.impact_of([letter]);
    let why: Vec<String> = impact.why(quote).iter().map(ToString::to_string).collect();
    assert_eq!(why.len(), 3, "{why:?}");
    assert_eq!((why[0].as_str(), why[2].as_str()), ("letter", "note/15-32"));
    assert!(why[1].contains("retracted"));
}

#[test]
fn what_rests_on_something_else_too_stays() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana spoke.")).unwrap();
    let letter = graph.insert(Document::new("letter", "Ana wrote.")).unwrap();
    let ana = graph.insert(Person::named("Ana", note, "Ana").mention(letter.at("Ana"))).unwrap();
    let impact = graph.impact_of([note]);
    assert!(impact.why(ana).is_empty());
    assert!(impact.nodes().all(|node| node.id() != ana.widen()));
    assert!(graph.impact_of([note.widen::<Node>(), letter.widen()]).nodes().any(|node| node.id() == ana.widen()));
    let none: [Id<Node>; 0] = [];
    assert_eq!(graph.impact_of(none).to_string(), "0 nodes and 0 statements fall; 0 claims lose origins");
}

#[test]
fn who_copies_what_is_withdrawn_becomes_no_origin() {
    let mut graph = Graph::new();
    let wire = graph.insert(Document::new("wire", "The port is shut, said Ana Ruiz.")).unwrap();
    let blog = graph.insert(Document::new("blog", "The port is shut.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", wire, "Ana Ruiz")).unwrap();
    let sam = graph.insert(Person::outside("Sam Idle")).unwrap();
    let author = graph.document(blog).unwrap().author().id();
    graph.insert(author.owned_by(sam, Outside)).unwrap();
    graph.insert(blog.cites(wire, Outside)).unwrap();
    let said = graph.insert(Quote::indirect(wire, "The port is shut").spoken_by(ana, "Ana Ruiz")).unwrap();
    let claim = graph.insert(Claim::asserted("The port is shut.", blog, "The port is shut.")).unwrap();
    graph.insert(said.takes(StanceKind::Asserts, claim, Implied)).unwrap();
    let impact = graph.impact_of([wire]);
    let [lost] = impact.claims() else { panic!("one claim") };
    assert_eq!((lost.before.len(), lost.after.len()), (1, 0));
    drop(impact);
    graph.insert(wire.retracted(Outside)).unwrap();
    let lineage = graph.claim(claim).unwrap().lineage();
    assert_eq!(
        lineage.unknowns().map(|ending| ending.to_string()).collect::<Vec<_>>(),
        ["unknown: not found in its sources (blog/author)"]
    );
    // Whoever takes the citation itself back says it on his own.
    let citation = graph.archive().document(blog).unwrap().statements(Relation::Cites).next().unwrap().id();
    graph.insert(citation.retracted(Outside)).unwrap();
    assert_eq!(
        graph.claim(claim).unwrap().lineage().origins().map(|origin| origin.key().to_string()).collect::<Vec<_>>(),
        ["sam-idle"]
    );
}
