//! Where a claim comes from.

use std::collections::BTreeSet;

use dictum::{
    Claim, ClaimRef, Document, Ending, Event, Graph, Id, Implied, Lineage, Only, Organization, Outside, Person, Place,
    Quote, StanceKind, Strand, Unknown, Voice, VoiceKind,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::story::{Naive, stories};
use crate::world::cases;

/// Places as the naive lineage calls them.
fn places(strand: &Strand<'_>) -> Vec<String> {
    let mut places: Vec<String> = strand.legs().iter().map(|leg| leg.to().key().to_string()).collect();
    if let Ending::Unknown(why, node) = strand.ending() {
        let is_virtual = why == Unknown::Untraced || why == Unknown::Unnamed && node.narrow::<Quote>().is_some();
        if is_virtual {
            *places.last_mut().unwrap() += "?";
        }
    }
    places
}

fn is_a_way(naive: &Naive, strand: &Strand<'_>) -> TestCaseResult {
    let mut at = "claim".to_owned();
    for (place, leg) in places(strand).into_iter().zip(strand.legs()) {
        prop_assert!(naive.onward(&at).contains(&place.as_str()), "{} does not lead to {}", at, place);
        prop_assert!(!leg.evidence().grounds().is_empty());
        at = place;
    }
    Ok(())
}

fn same(naive: &Naive, lineage: &Lineage<'_>) -> TestCaseResult {
    let origins: BTreeSet<&str> = lineage.origins().map(|origin| origin.key().as_str()).collect();
    prop_assert_eq!(&origins, &naive.origins());
    prop_assert_eq!(lineage.origins().count(), origins.len());
    let (unknown, circles) = (naive.ends().len() - origins.len(), naive.circles());
    prop_assert_eq!(lineage.unknowns().count(), unknown + circles.len());
    for ending in lineage.unknowns() {
        if let Ending::Unknown(Unknown::Circle, node) = ending {
            prop_assert!(circles.iter().any(|circle| circle.contains(node.key().as_str())));
        }
    }
    prop_assert_eq!(lineage.strands().count(), lineage.endings().len());
    lineage.strands().try_for_each(|strand| is_a_way(naive, &strand))?;

    let independent = lineage.independent();
    prop_assert_eq!(independent.len(), naive.smallest_cut());
    let mut met = BTreeSet::new();
    for strand in &independent {
        is_a_way(naive, strand)?;
        prop_assert!(strand.ending().origin().is_some());
        prop_assert!(places(strand).into_iter().all(|place| met.insert(place)), "two ways meet");
    }
    if circles.is_empty() {
        let paths = naive.simple_paths();
        let all = paths.first().cloned().unwrap_or_default().into_iter();
        let expected: BTreeSet<&str> =
            all.filter(|at| !at.ends_with('?') && paths.iter().all(|path| path.contains(at))).collect();
        let found = lineage.choke_points();
        prop_assert_eq!(found.iter().map(|node| node.key().as_str()).collect::<BTreeSet<_>>(), expected);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn origins_ways_and_choke_points_are_those_of_all_simple_paths(story in stories()) {
        let told = story.told();
        same(&story.lineage(&BTreeSet::new()), &told.graph.claim(told.claim).unwrap().lineage())?;
    }

    #[test]
    fn without_documents_it_is_the_lineage_of_the_others(story in stories(), without in prop::collection::btree_set(0..4_usize, 0..3)) {
        let told = story.told();
        let out: Vec<Id<Document>> = without.iter().filter_map(|number| told.documents.get(*number).copied()).collect();
        let view = told.graph.through(!Only::documents(out));
        let naive = story.lineage(&without);
        match view.claim(told.claim) {
            Ok(claim) => same(&naive, &claim.lineage())?,
            Err(_) => prop_assert!(naive.onward("claim").is_empty()),
        }
    }
}

/// Three documents of several lines.
fn world() -> (Graph, [Id<Document>; 3], Id<Claim>) {
    let mut graph = Graph::new();
    let text = "Ana Ruiz said it was shut.\nPiet Lund said it was shut.\nIt is shut.\nThe crews think it is shut.";
    let keys = ["wire", "gazette", "blog"];
    let documents = graph.insert_all(keys.map(|key| Document::new(key, text))).unwrap();
    let claim = graph.insert(Claim::new("The port is shut.")).unwrap();
    let documents = <[Id<Document>; 3]>::try_from(documents).unwrap();
    (graph, documents, claim)
}

fn said(
    graph: &mut Graph,
    document: Id<Document>,
    line: u32,
    claim: Id<Claim>,
    build: impl FnOnce(Quote) -> Quote,
) -> Id<Quote> {
    let words = if line < 3 { "it was shut" } else { "it is shut" };
    let quote = graph.insert(build(Quote::indirect(document.line(line), words))).unwrap();
    graph.insert(quote.takes(StanceKind::Asserts, claim, Implied)).unwrap();
    quote
}

fn author(graph: &Graph, document: Id<Document>) -> Id<Voice> {
    graph.document(document).unwrap().author().id()
}

fn lineage(graph: &Graph, claim: Id<Claim>) -> Lineage<'_> {
    graph.verify().unwrap();
    graph.claim(claim).map(ClaimRef::lineage).unwrap()
}

fn endings(graph: &Graph, claim: Id<Claim>) -> Vec<String> {
    lineage(graph, claim).endings().map(|ending| ending.to_string()).collect()
}

#[test]
fn named_persons_organizations_places_and_treaties_are_origins() {
    let (mut graph, [wire, ..], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let gazette = graph.insert(Organization::outside("the Gazette")).unwrap();
    let port = graph.insert(Place::outside("Port Royal")).unwrap();
    let treaty = graph.insert(Event::outside("the Harbour Treaty")).unwrap();
    said(&mut graph, wire, 1, claim, |quote| quote.spoken_by(ana, Implied));
    said(&mut graph, wire, 2, claim, |quote| quote.spoken_by(gazette, Implied));
    said(&mut graph, wire, 4, claim, |quote| quote.spoken_by(port, Implied));
    said(&mut graph, wire, 4, claim, |quote| quote.spoken_by(treaty, Implied).key("treaty"));
    assert_eq!(endings(&graph, claim), ["Ana Ruiz", "the Gazette", "Port Royal", "the Harbour Treaty"]);
    assert_eq!(lineage(&graph, claim).independent().len(), 4);
    assert_eq!(lineage(&graph, claim).documents().len(), 1, "they stand in one article");
}

#[test]
fn a_group_without_a_name_and_whoever_is_not_named_are_unknown_and_counted_apart() {
    let (mut graph, [wire, ..], claim) = world();
    let crews = graph.insert(Organization::described("the crews", wire.line(4), "The crews")).unwrap();
    said(&mut graph, wire, 4, claim, |quote| quote.spoken_by(crews, "The crews"));
    said(&mut graph, wire, 1, claim, |quote| quote.unattributed());
    let ending = endings(&graph, claim);
    let unattributed = "unknown: nobody named (wire/14-25)";
    assert_eq!(ending, ["unknown: a group without a name (the-crews)", unattributed]);
    assert_eq!(lineage(&graph, claim).independent().len(), 0);
}

#[test]
fn a_signed_author_who_cites_nothing_is_an_origin_and_an_unsigned_one_is_unknown() {
    let (mut graph, [wire, gazette, _], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    graph.insert(author(&graph, wire).owned_by(ana, Outside)).unwrap();
    for document in [wire, gazette] {
        graph.insert(author(&graph, document).takes(StanceKind::Asserts, claim, document.line(3))).unwrap();
    }
    assert_eq!(endings(&graph, claim), ["unknown: not signed (gazette/author)", "Ana Ruiz"], "nearest first");
}

#[test]
fn an_author_who_cites_has_it_from_those_who_assert_it_there() {
    let (mut graph, [wire, gazette, _], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let piet = graph.insert(Person::outside("Piet Lund")).unwrap();
    graph.insert(author(&graph, gazette).owned_by(piet, Outside)).unwrap();
    graph.insert(author(&graph, gazette).takes(StanceKind::Asserts, claim, gazette.line(3))).unwrap();
    graph.insert(gazette.cites(wire, Outside)).unwrap();
    said(&mut graph, wire, 1, claim, |quote| quote.spoken_by(ana, Implied));
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"], "whom the author has it from, not he");
    assert_eq!(lineage(&graph, claim).independent().len(), 1);
}

#[test]
fn an_author_who_cites_where_nobody_asserts_it_is_unknown() {
    let (mut graph, [wire, gazette, _], claim) = world();
    let piet = graph.insert(Person::outside("Piet Lund")).unwrap();
    graph.insert(author(&graph, gazette).owned_by(piet, Outside)).unwrap();
    graph.insert(author(&graph, gazette).takes(StanceKind::Asserts, claim, gazette.line(3))).unwrap();
    graph.insert(gazette.cites(wire, Outside)).unwrap();
    assert_eq!(endings(&graph, claim), ["unknown: not found in its sources (gazette/author)"]);
}

#[test]
fn a_document_that_only_holds_a_quote_is_not_passed_but_a_relay_and_the_owner_of_a_voice_are() {
    let (mut graph, [wire, ..], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let gazette = graph.insert(Organization::outside("the Gazette")).unwrap();
    let desk = graph.insert(Organization::outside("the desk")).unwrap();
    let note = Voice::new(VoiceKind::EditorNote, wire.line(4));
    graph.insert(note.owned_by(desk, Outside)).unwrap();
    said(&mut graph, wire, 1, claim, |quote| quote.spoken_by(ana, Implied).by_way_of(gazette, Implied));
    said(&mut graph, wire, 4, claim, |quote| quote.spoken_by(ana, Implied));
    let strands: Vec<String> = lineage(&graph, claim).strands().map(|strand| strand.to_string()).collect();
    assert_eq!(strands.len(), 1);
    let keys = |choke: &str| lineage(&graph, claim).choke_points().iter().any(|node| node.key().as_str() == choke);
    assert!(keys("ana-ruiz"));
    assert!(!keys("wire") && !keys("the-desk") && !keys("the-gazette"), "there are two ways");
    let without_desk = graph.through(!Only::via(desk));
    let choke_points = without_desk.claim(claim).unwrap().lineage().choke_points();
    assert!(choke_points.iter().map(|node| node.key().as_str()).eq(["wire/14-25", "the-gazette", "ana-ruiz"]));
}

#[test]
fn what_two_restate_is_one_claim_and_the_first_step_shows_how_they_are_joined() {
    let (mut graph, [wire, ..], claim) = world();
    let other = graph.insert(Claim::new("The port is closed.")).unwrap();
    let third = graph.insert(Claim::new("No port is open.")).unwrap();
    graph.insert(other.restates(claim, wire.line(3))).unwrap();
    graph.insert(third.restates(other, wire.line(4))).unwrap();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    said(&mut graph, wire, 1, third, |quote| quote.spoken_by(ana, Implied));
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"]);
    assert_eq!(endings(&graph, third), ["Ana Ruiz"]);
    assert_eq!(lineage(&graph, claim).claims().count(), 3);
    let strand = lineage(&graph, claim).strand_to(graph.agent(ana).unwrap()).unwrap();
    assert_eq!(strand.legs()[0].evidence().grounds().len(), 3, "two restatements and a stance");
}

#[test]
fn a_summary_of_a_machine_a_republication_and_a_revision_are_no_origins() {
    let (mut graph, [wire, gazette, blog], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let machine = graph.insert(Organization::outside("Summarizer")).unwrap();
    let summary = Voice::new(VoiceKind::MachineSummary, wire.line(3)).owned_by(machine, Outside);
    let summary = graph.insert(summary).unwrap();
    graph.insert(summary.takes(StanceKind::Asserts, claim, wire.line(3))).unwrap();
    let untraced = format!("unknown: not found in its sources ({})", graph.voice(summary).unwrap().key());
    assert_eq!(endings(&graph, claim), [untraced]);
    said(&mut graph, wire, 1, claim, |quote| quote.spoken_by(ana, Implied));
    graph.insert(gazette.republication_of(wire, Outside)).unwrap();
    graph.insert(blog.revision_of(wire, Outside)).unwrap();
    for (document, name) in [(gazette, "Piet Lund"), (blog, "Ole Berg")] {
        let signed = graph.insert(Person::outside(name)).unwrap();
        graph.insert(author(&graph, document).owned_by(signed, Outside)).unwrap();
        graph.insert(author(&graph, document).takes(StanceKind::Asserts, claim, document.line(3))).unwrap();
    }
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"]);
    assert_eq!(lineage(&graph, claim).documents().len(), 3);
}

#[test]
fn a_circle_with_no_way_out_is_unknown_and_with_one_it_is_not() {
    let (mut graph, [wire, gazette, _], claim) = world();
    for (document, other) in [(wire, gazette), (gazette, wire)] {
        graph.insert(author(&graph, document).takes(StanceKind::Asserts, claim, document.line(3))).unwrap();
        graph.insert(document.cites(other, Outside)).unwrap();
    }
    assert_eq!(endings(&graph, claim), ["unknown: a circle (wire/author)"]);
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    said(&mut graph, wire, 1, claim, |quote| quote.spoken_by(ana, Implied));
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"]);
}

#[test]
fn a_document_that_speaks_goes_on_to_who_asserts_it_there() {
    let (mut graph, [wire, gazette, _], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    said(&mut graph, gazette, 1, claim, |quote| quote.spoken_by(wire, Implied));
    // Nobody signed it.
    assert_eq!(endings(&graph, claim), ["unknown: not signed (wire)"]);
    said(&mut graph, wire, 1, claim, |quote| quote.spoken_by(ana, Implied));
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"]);
}

#[test]
fn who_cites_himself_or_his_own_words_is_an_origin() {
    let (mut graph, [wire, gazette, blog], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    for document in [wire, gazette] {
        graph.insert(author(&graph, document).owned_by(ana, Outside)).unwrap();
        graph.insert(author(&graph, document).takes(StanceKind::Asserts, claim, document.line(3))).unwrap();
    }
    graph.insert(gazette.cites(wire, Outside)).unwrap();
    said(&mut graph, blog, 1, claim, |quote| quote.spoken_by(ana, Implied));
    graph.insert(wire.cites(blog, Outside)).unwrap();
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"]);
    assert_eq!(lineage(&graph, claim).independent().len(), 1);
}

#[test]
fn who_quotes_himself_by_way_of_another_is_an_origin() {
    let (mut graph, [wire, ..], claim) = world();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let piet = graph.insert(Person::outside("Piet Lund")).unwrap();
    said(&mut graph, wire, 1, claim, |quote| {
        quote.spoken_by(ana, Implied).by_way_of(piet, Implied).by_way_of(ana, Implied)
    });
    assert_eq!(endings(&graph, claim), ["Ana Ruiz"]);
}

#[test]
fn a_claim_that_nobody_asserts_has_no_origin_and_nothing_unknown() {
    let (mut graph, [wire, ..], claim) = world();
    let denial = graph.insert(Quote::indirect(wire.line(1), "it was shut").unattributed()).unwrap();
    graph.insert(denial.takes(StanceKind::Denies, claim, Implied)).unwrap();
    let lineage = lineage(&graph, claim);
    assert_eq!(lineage.to_string(), "The port is shut.: 0 documents, 0 origins, 0 independent, 0 unknown");
    assert!(lineage.choke_points().is_empty());
}
