//! What stands against what.

use std::collections::BTreeSet;

use dictum::{
    Claim, Conflict, Contradiction, Document, Event, Graph, Id, Implied, NodeKind, Opposition, Outside, Person, Place,
    Quote, QuoteRef, Relation, Singular, Stance, StanceKind, StatementRef, Undated, words,
};
use proptest::prelude::*;

use crate::world::cases;

fn all(graph: &Graph) -> Vec<Contradiction<'_>> {
    graph.verify().unwrap();
    graph.contradictions(&Singular::default()).collect()
}

const KINDS: [StanceKind; 4] = [StanceKind::Asserts, StanceKind::Denies, StanceKind::Predicts, StanceKind::Questions];

#[derive(Clone, Debug)]
struct Drawn {
    claims: usize,
    contradicts: Vec<(usize, usize)>,
    restates: Vec<(usize, usize)>,
    refines: Vec<(usize, usize)>,
    /// Of which claim, how, and whether it is hedged.
    stances: Vec<(usize, usize, bool)>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let pair = || (0..5_usize, 0..5_usize);
    let pairs = |most| prop::collection::vec(pair(), 0..most);
    let stances = prop::collection::vec((0..5_usize, 0..4_usize, prop::bool::weighted(0.3)), 0..9);
    (pairs(4), pairs(3), pairs(2), stances).prop_map(|(contradicts, restates, refines, stances)| {
        let apart =
            |pairs: Vec<(usize, usize)>| pairs.into_iter().filter(|(one, other)| one != other).collect::<Vec<_>>();
        Drawn {
            claims: 5,
            contradicts: apart(contradicts),
            restates: apart(restates),
            refines: apart(refines),
            stances,
        }
    })
}

impl Drawn {
    fn told(&self) -> (Graph, Vec<Id<dictum::Statement>>) {
        let mut graph = Graph::new();
        let text = "perhaps ".repeat(self.stances.len().max(1));
        let note = graph.insert(Document::new("note", text.as_str())).unwrap();
        let author = graph.document(note).unwrap().author().id();
        let claims: Vec<Id<Claim>> = (0..self.claims)
            .map(|number| {
                let of = self.stances.iter().enumerate().filter(|(_, (claim, ..))| *claim == number);
                let stances = of.map(|(nth, (_, kind, hedged))| {
                    let here = words("perhaps").nth(u32::try_from(nth).unwrap() + 1);
                    let stance = Stance::new(KINDS[*kind], note.at(here.clone())).by(author);
                    if *hedged { stance.hedged(note.at(here)) } else { stance }
                });
                let claim = Claim::new(format!("Claim {number}."));
                graph.insert(stances.fold(claim, Claim::stance)).unwrap()
            })
            .collect();
        for (one, other) in &self.contradicts {
            graph.insert(claims[*one].contradicts(claims[*other], Outside)).unwrap();
        }
        for (one, other) in &self.restates {
            graph.insert(claims[*one].restates(claims[*other], Outside)).unwrap();
        }
        for (one, other) in &self.refines {
            graph.insert(claims[*one].refines(claims[*other], Outside)).unwrap();
        }
        let ids = claims
            .iter()
            .flat_map(|claim| graph.claim(*claim).unwrap().stances().map(|stance| stance.id()).collect::<Vec<_>>());
        let ids = ids.collect();
        (graph, ids)
    }

    /// The smallest claim that restates it, by any number of steps.
    fn sets(&self) -> Vec<usize> {
        let mut set: Vec<usize> = (0..self.claims).collect();
        for _ in 0..self.claims {
            for (one, other) in &self.restates {
                let low = set[*one].min(set[*other]);
                (set[*one], set[*other]) = (low, low);
            }
        }
        set
    }

    /// Every two stances, in the order of claims, and how they stand against each other, if they do.
    fn pairs(&self) -> BTreeSet<(usize, usize, Opposition)> {
        let set = self.sets();
        let mut of: Vec<(usize, usize, bool)> = self.stances.clone();
        of.sort_by_key(|(claim, ..)| *claim);
        let linked = |links: &[(usize, usize)], one: usize, other: usize| {
            links.iter().any(|(a, b)| {
                (set[*a], set[*b]) == (set[one], set[other]) || (set[*a], set[*b]) == (set[other], set[one])
            })
        };
        let mut pairs = BTreeSet::new();
        for (at, (claim, kind, hedged)) in of.iter().enumerate() {
            for (before, (other, other_kind, other_hedged)) in of.iter().enumerate().take(at) {
                let (one, two) = (KINDS[*other_kind], KINDS[*kind]);
                let says = |kind| matches!(kind, StanceKind::Asserts | StanceKind::Predicts);
                let is_flat = !hedged && !other_hedged && ![one, two].contains(&StanceKind::Predicts);
                let grade = if is_flat { Opposition::Contradiction } else { Opposition::Tension };
                let is_denial = set[*claim] == set[*other]
                    && ((says(one) && two == StanceKind::Denies) || (says(two) && one == StanceKind::Denies));
                if is_denial {
                    pairs.insert((before, at, grade));
                }
                if set[*claim] != set[*other] && says(one) && says(two) && linked(&self.contradicts, *claim, *other) {
                    let grade = if linked(&self.refines, *claim, *other) { Opposition::Refinement } else { grade };
                    pairs.insert((before, at, grade));
                }
            }
        }
        pairs
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_clashes_are_those_that_come_of_comparing_every_pair(drawn in drawn()) {
        let (graph, ids) = drawn.told();
        let place = |statement: StatementRef<'_>| ids.iter().position(|id| *id == statement.id()).unwrap();
        let mut found = BTreeSet::new();
        for contradiction in all(&graph) {
            let hardest = contradiction.clashes().map(|clash| clash.opposition).min();
            prop_assert_eq!(hardest, Some(contradiction.opposition()));
            for clash in contradiction.clashes() {
                let (one, other) = (place(clash.one), place(clash.other));
                prop_assert!(found.insert((one.min(other), one.max(other), clash.opposition)));
                prop_assert_eq!(clash.is_within_a_document(), Some(true));
            }
        }
        prop_assert_eq!(found, drawn.pairs());
    }
}

#[test]
fn a_claim_linked_to_its_own_restatement_is_no_contradiction_of_two() {
    let drawn = Drawn {
        claims: 2,
        contradicts: vec![(0, 1)],
        restates: vec![(0, 1)],
        refines: vec![],
        stances: vec![(0, 0, false), (1, 0, false)],
    };
    assert!(all(&drawn.told().0).is_empty());
}

#[test]
fn dates_stand_against_each_other_only_where_they_share_no_moment() {
    for (dates, expected) in [
        (["1969-07-20", "1969-07-21"], Some(Opposition::Contradiction)),
        (["1969", "1969-07-20"], Some(Opposition::Refinement)),
        (["1969-07/1969-09", "1969-08/1969-10"], Some(Opposition::Undetermined)),
        (["1991/..", "1990"], Some(Opposition::Contradiction)),
        (["1969", "1969"], None),
    ] {
        let mut graph = Graph::new();
        let note = graph.insert(Document::new("note", "The landing, they say.")).unwrap();
        let landing = dates
            .into_iter()
            .fold(Event::named("The landing", note, "The landing"), |event, date| event.when(date, Outside));
        graph.insert(landing).unwrap();
        let found: Vec<Opposition> = all(&graph).iter().map(Contradiction::opposition).collect();
        assert_eq!(found, Vec::from_iter(expected), "{dates:?}");
    }
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "The landing, once.")).unwrap();
    graph.insert(Event::named("The landing", note, "The landing").when(Undated, "once").when("1969", Outside)).unwrap();
    assert!(all(&graph).is_empty());
}

#[test]
fn places_are_told_apart_by_what_they_lie_in_and_where_that_is_not_said_nothing_is_concluded() {
    let mut graph = Graph::new();
    let note =
        graph.insert(Document::new("note", "The summit was in Skell, in Dunmore, in Avon, in Nowhere.")).unwrap();
    let [skell, avon, dunmore, nowhere] =
        [("Skell", "town"), ("Avon", "county"), ("Dunmore", "county"), ("Nowhere", "town")]
            .map(|(name, sort)| graph.insert(Place::named(name, note, name).subtype(sort, Implied)).unwrap());
    let land = graph.insert(Place::outside("the land")).unwrap();
    for (one, other) in [(skell, dunmore), (dunmore, land), (avon, land)] {
        graph.insert(one.within(other, Outside)).unwrap();
    }
    let event = [skell, dunmore, avon, nowhere]
        .into_iter()
        .fold(Event::named("The summit", note, "The summit"), |event, place| event.at(place, Outside));
    graph.insert(event).unwrap();
    let found: Vec<(String, Opposition)> = all(&graph)
        .iter()
        .map(|against| {
            let name = |side: &[StatementRef<'_>]| side[0].target().unwrap().key().to_string();
            let (one, other) = against.sides();
            (format!("{} {}", name(one), name(other)), against.opposition())
        })
        .collect();
    let expected = [
        ("skell dunmore", Opposition::Refinement),
        ("skell avon", Opposition::Contradiction),
        ("dunmore avon", Opposition::Contradiction),
        ("skell nowhere", Opposition::Undetermined),
        ("dunmore nowhere", Opposition::Undetermined),
        ("avon nowhere", Opposition::Undetermined),
    ];
    assert_eq!(found, expected.map(|(names, grade)| (names.to_owned(), grade)));
}

#[test]
fn of_two_places_in_one_the_first_may_lie_in_the_second_unless_they_are_of_one_sort() {
    for (sorts, opposition) in
        [(["base", "city"], Opposition::Undetermined), (["city", "city"], Opposition::Contradiction)]
    {
        let mut graph = Graph::new();
        let note = graph.insert(Document::new("note", "The summit was in Skell and in Avon.")).unwrap();
        let land = graph.insert(Place::outside("the land")).unwrap();
        let event = Event::named("The summit", note, "The summit");
        let event = ["Skell", "Avon"].into_iter().zip(sorts).fold(event, |event, (name, sort)| {
            let place = graph.insert(Place::named(name, note, name).subtype(sort, Implied)).unwrap();
            graph.insert(place.within(land, Outside)).unwrap();
            event.at(place, name)
        });
        graph.insert(event).unwrap();
        assert_eq!(all(&graph).iter().map(Contradiction::opposition).collect::<Vec<_>>(), [opposition]);
    }
}

#[test]
fn what_an_author_says_is_uttered_as_it_is_published() {
    let mut graph = Graph::new();
    let ana = graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let mut stances = Vec::new();
    for (key, date) in [("first", "2020-01-05"), ("second", "2024-01-05")] {
        let column = Document::new(key, "Of the port.").published(date, Outside).by(ana, Outside);
        let column = graph.insert(column).unwrap();
        let author = graph.document(column).unwrap().author().id();
        let kind = if key == "first" { StanceKind::Asserts } else { StanceKind::Denies };
        stances.push(Stance::new(kind, column.at("Of the port.")).by(author));
    }
    graph.insert(stances.into_iter().fold(Claim::new("The port is shut."), Claim::stance)).unwrap();
    let found = all(&graph);
    let (earlier, later) = found[0]
        .turns()
        .into_iter()
        .next()
        .and_then(|turn| turn.changed().map(|(earlier, later)| (earlier[0].kind(), later[0].kind())))
        .unwrap();
    assert_eq!((earlier, later), (StanceKind::Asserts, StanceKind::Denies));
}

#[test]
fn what_holds_for_a_time_stands_against_nothing_at_another_and_a_year_holds_its_days() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz, mayor, minister, born 1946.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    graph.insert(ana.office("mayor", note.at("mayor")).when("1990/1995", Outside)).unwrap();
    graph.insert(ana.office("minister", note.at("minister")).when("2000/2005", Outside)).unwrap();
    graph.insert(ana.attribute("born", "1946", note.at("1946"))).unwrap();
    graph.insert(ana.attribute("born", "1946-06-14", Outside)).unwrap();
    let singular = Singular::default().with(NodeKind::Person, Relation::Office).with_attribute("born");
    let found: Vec<Opposition> = graph.contradictions(&singular).map(|found| found.opposition()).collect();
    assert_eq!(found, [Opposition::Undetermined, Opposition::Refinement]);
}

#[test]
fn who_says_both_has_changed_his_position_only_if_one_was_certainly_uttered_first() {
    for (dates, changed) in [(["2024-03-05", "2024-03-07"], true), (["2024-03", "2024-03-07"], false)] {
        let mut graph = Graph::new();
        let note = graph
            .insert(Document::new("note", "“The port is shut,” said Ana Ruiz. “The port is open,” she said."))
            .unwrap();
        let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
        let quotes = ["The port is shut,", "The port is open,"];
        let quotes = [0, 1].map(|at| {
            let quote = Quote::direct(note, quotes[at]).spoken_by(ana, Implied).when(dates[at], Outside);
            graph.insert(quote).unwrap()
        });
        let claim = Claim::new("The port is shut.")
            .stance(Stance::asserts(note.at("The port is shut")).by(quotes[0]))
            .stance(Stance::denies(note.at("The port is open")).by(quotes[1]));
        graph.insert(claim).unwrap();
        let found = all(&graph);
        let [against] = &found[..] else { panic!("{found:?}") };
        assert!(matches!(against.conflict(), Conflict::Denied(_)));
        let turns = against.turns();
        assert_eq!((turns.len(), turns[0].agent.id()), (1, ana.widen()));
        let first = turns[0].changed().map(|(earlier, _)| earlier[0].quote().map(QuoteRef::id));
        assert_eq!(first, changed.then_some(Some(quotes[0])));
        let accounts = against.clashes().next().unwrap();
        assert_eq!(accounts.agents().len(), 1);
    }
}

#[test]
fn what_has_one_value_is_for_the_caller_to_say() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz, 52, or 54.")).unwrap();
    let ana = Person::named("Ana Ruiz", note, "Ana Ruiz").attribute("age", "52", "52").attribute("age", "54", "54");
    graph.insert(ana).unwrap();
    assert!(all(&graph).is_empty());
    let policy = Singular::default().with_attribute("age").named("our desk");
    let found: Vec<Contradiction<'_>> = graph.contradictions(&policy).collect();
    assert_eq!(
        (found.len(), found[0].policy(), found[0].to_string().as_str()),
        (1, "our desk", "contradiction: attribute of Ana Ruiz: 52 and 54")
    );
    assert!(Singular::default().with(NodeKind::Event, Relation::When) == Singular::default());
}

#[test]
fn a_date_that_stands_in_a_quote_is_known_by_its_account() {
    let mut graph = Graph::new();
    let text = "“The summit is on 5 March,” said Ana Ruiz. The summit is on 6 March.";
    let note = graph.insert(Document::new("note", text)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    graph.insert(Quote::direct(note, "The summit is on 5 March,").spoken_by(ana, "Ana Ruiz")).unwrap();
    let event = Event::named("The summit", note, words("The summit").nth(1));
    graph.insert(event.when("2024-03-05", "on 5 March").when("2024-03-06", "on 6 March")).unwrap();
    let found = all(&graph);
    let (ours, theirs) = found[0].accounts();
    assert_eq!((ours.len(), theirs.len()), (1, 0));
    assert_eq!(ours[0].to_string(), "Ana Ruiz (note)");
}
