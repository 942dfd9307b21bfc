//! What a graph shows and takes does not depend on what was asked of it before.

use proptest::prelude::*;

use crate::world::{World, answers, cases, plans, same};

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn a_graph_that_is_read_again_gives_the_same_answers(plan in plans(30)) {
        let world = World::of(&plan)?;
        let again: dictum::Graph = serde_json::from_str(&serde_json::to_string(&world.graph).unwrap()).unwrap();
        same(&answers(&again), &answers(&world.graph)).map_err(|error| world.told(error))?;
    }

    #[test]
    fn a_graph_that_was_never_asked_takes_and_shows_the_same(plan in plans(30)) {
        let asked = World::of(&plan)?;
        let unasked = World::unasked(&plan)?;
        let written = |world: &World| serde_json::to_string(&world.graph).expect("it is written");
        prop_assert_eq!(written(&unasked), written(&asked));
        same(&answers(&unasked.graph), &answers(&asked.graph)).map_err(|error| asked.told(error))?;
    }
}
