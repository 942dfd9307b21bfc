//! What is taken back, and what is taken back of that.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::{Basis, Deed, Name, Of, Step, Subject, What};
use crate::world::{Dice, Throw, World, answers, cases, plans, same, throw};

/// Takes something back, outside of every document; the number of the statement that does.
pub(super) fn retract(world: &mut World, subject: Of) -> Result<Option<usize>, TestCaseError> {
    let row = world.oracle.rows.len();
    let step = Step::new("retracted", What::Nothing, Basis::Outside).of(subject);
    let done = world.put(&Deed::Statement(step))?;
    Ok(done.is_ok().then_some(row))
}

/// The answers of the default view, and the bytes of what it leaves when the rest is erased.
pub(super) fn everything(world: &World) -> Vec<String> {
    let mut lines = answers(&world.graph);
    let erased = world.graph.compacted().expect("what is left keeps the laws");
    lines.push(serde_json::to_string(&erased.graph).expect("it is written"));
    lines
}

fn any_target(world: &World, dice: &mut Dice) -> Of {
    let rows = &world.oracle.rows;
    let rows: Vec<usize> = (0..rows.len()).filter(|row| matches!(rows[*row].subject, Subject::Node(_))).collect();
    if dice.chance(50) {
        Of::Node(Name::Number(dice.below(world.oracle.nodes.len())))
    } else {
        Of::Row(dice.one_of(&rows))
    }
}

/// Takes some things back one after the other, then those retractions, from the last to the first.
fn there_and_back(world: &mut World, throw: Throw, count: usize) -> TestCaseResult {
    let mut dice = Dice::from(throw);
    let before = everything(world);
    let mut retractions = Vec::new();
    // Of a world in which nothing was taken in there is nothing to take back.
    let count = if world.oracle.rows.is_empty() { 0 } else { count };
    for _ in 0..count {
        let target = any_target(world, &mut dice);
        retractions.extend(retract(world, target)?);
    }
    for row in retractions.into_iter().rev() {
        let undone = retract(world, Of::Row(row))?;
        prop_assert!(undone.is_some(), "it cannot be undone");
    }
    same(&everything(world), &before)?;
    world.verified()
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn retracting_a_retraction_restores_every_answer(plan in plans(20), throw in throw()) {
        let mut world = World::of(&plan)?;
        for turn in 0..4 {
            let throw = Throw { seed: throw.seed.wrapping_add(turn), ..throw };
            there_and_back(&mut world, throw, 1).map_err(|error| world.told(error))?;
        }
    }

    #[test]
    fn retracting_all_retractions_restores_every_answer(plan in plans(20), throw in throw()) {
        let mut world = World::of(&plan)?;
        there_and_back(&mut world, throw, 5).map_err(|error| world.told(error))?;
    }
}
