//! What is judged to be one.

use dictum::{Graph, Node, Organization, Outside, Person, Relation, Statement};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::retraction::{everything, retract};
use crate::oracle::{Basis, Deed, ENTITIES, Name, Of, Step, What};
use crate::world::{Dice, World, cases, handle, number, plans, same, throw};

/// Judges two nodes; the number of the statement, if it is taken.
fn judge(world: &mut World, relation: &'static str, one: usize, other: usize) -> Result<Option<usize>, TestCaseError> {
    let row = world.oracle.rows.len();
    let object = What::Node(Name::Number(other));
    let mut step = Step::new(relation, object, Basis::Outside).of(Of::Node(Name::Number(one)));
    step.qualifiers.push(Step::new("judged_by", What::Text("a judge".to_owned()), Basis::Outside));
    let done = world.put(&Deed::Statement(step))?;
    Ok(done.is_ok().then_some(row))
}

/// Two entities that are shown, apart, and can be one.
fn pair(world: &World, dice: &mut Dice) -> Option<(usize, usize)> {
    let shown = |node: &usize| world.view.nodes[*node];
    let all: Vec<usize> = world.oracle.of_kinds(ENTITIES).into_iter().filter(shown).collect();
    let one = dice.pick(&all)?;
    let kind = world.oracle.kind(one);
    let same_kind = |node: &usize| world.oracle.kind(*node) == kind || world.oracle.kind(*node) == "someone";
    let others: Vec<usize> = all.into_iter().filter(same_kind).collect();
    let other = dice.pick(&others)?;
    (world.view.shown_as[one] != world.view.shown_as[other]).then_some((one, other))
}

/// What two nodes say, in the graph as it was, is what the one says, each in order of insertion.
fn answers_as_one(world: &World, one: usize, other: usize) -> TestCaseResult {
    let node = |node: usize| world.graph.node(handle::<Node>(&world.graph, node));
    let (first, second) = (node(one).expect("it is shown"), node(other).expect("it is shown"));
    prop_assert_eq!(first.id(), second.id());
    let archive = world.graph.archive();
    let members: Vec<usize> = first.keys().map(|key| number(archive.node(key).expect("it is there").id())).collect();
    let known = members.iter().find(|member| world.oracle.kind(**member) != "someone");
    prop_assert_eq!(number(first.id()), *known.unwrap_or(&members[0]));
    prop_assert!(members.is_sorted() && members.contains(&one) && members.contains(&other));
    for relation in Relation::ALL {
        let mut union: Vec<usize> = Vec::new();
        for member in &members {
            let member = archive.node(handle::<Node>(&world.graph, *member)).expect("it is there");
            let said = member.statements(*relation).map(|said| said.id());
            union.extend(said.filter(|said| world.graph.statement(*said).is_some()).map(number));
        }
        union.sort_unstable();
        let found: Vec<usize> = first.statements(*relation).map(|said| number(said.id())).collect();
        prop_assert_eq!(found, union, "{}", relation);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn nodes_judged_the_same_answer_as_one(plan in plans(16), throw in throw()) {
        let mut world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        for _ in 0..4 {
            let Some((one, other)) = pair(&world, &mut dice) else { continue };
            if judge(&mut world, "same_as", one, other)?.is_some() {
                answers_as_one(&world, one, other).map_err(|error| world.told(error))?;
            }
        }
        world.verified()?;
    }

    #[test]
    fn undoing_judgements_restores_every_answer_to_the_byte(plan in plans(16), throw in throw()) {
        let mut world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        let before = everything(&world);
        let mut judgements = Vec::new();
        for _ in 0..4 {
            let Some((one, other)) = pair(&world, &mut dice) else { continue };
            judgements.extend(judge(&mut world, "same_as", one, other)?);
        }
        // In any order: here from the first to the last.
        for row in judgements {
            prop_assert!(retract(&mut world, Of::Row(row))?.is_some(), "it cannot be undone");
        }
        same(&everything(&world), &before).map_err(|error| world.told(error))?;
        world.verified()?;
    }

    #[test]
    fn judging_two_to_be_two_or_perhaps_one_joins_nothing(plan in plans(16), throw in throw()) {
        let mut world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        let before = world.view.shown_as.clone();
        for relation in ["different_from", "perhaps_same_as"] {
            let Some((one, other)) = pair(&world, &mut dice) else { continue };
            prop_assert!(judge(&mut world, relation, one, other)?.is_some());
            let shown: Vec<usize> = world.graph.nodes().iter().map(|node| number(node.id())).collect();
            prop_assert_eq!(shown, world.view.shown());
        }
        prop_assert_eq!(&world.view.shown_as, &before);
        world.verified()?;
    }
}

#[test]
fn what_is_wrong_with_many_that_are_joined_is_told_in_the_same_words_each_time() {
    let told = || {
        let mut graph = Graph::new();
        let people = graph.insert_all((0..400).map(|number| Person::outside(format!("Ana {number}")))).unwrap();
        let company = graph.insert(Organization::outside("Acme")).unwrap();
        let last = people.last().unwrap().same_as(company, Outside);
        let chain = people.iter().zip(people.iter().skip(1)).map(|(one, next)| one.same_as(*next, Outside));
        // So many that they are judged in parts: each has a ground and a remark.
        let noted = |said: Statement| (0..8).fold(said, |said, number| said.note(format!("remark {number}")));
        graph.insert_all(chain.chain([last]).map(noted)).unwrap_err().to_string()
    };
    let first = told();
    assert!(first.contains("\"ana-0\"") && first.contains("\"acme\""), "{first}");
    assert!((0..4).all(|_| told() == first));
}
