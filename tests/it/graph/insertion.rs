//! What goes in.

use proptest::prelude::*;

use crate::oracle::without_digests;
use crate::world::{World, all_nodes, cases, plans};

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn what_goes_in_is_there_with_exactly_its_grounds(plan in plans(14)) {
        World::grown(&plan, |world, _| {
            let found = serde_json::to_value(&world.graph).expect("it is written");
            prop_assert_eq!(without_digests(found), world.oracle.json());
            Ok(())
        })?;
    }

    #[test]
    fn ids_are_dense_and_in_order(plan in plans(14)) {
        let world = World::of(&plan)?;
        let expected: Vec<usize> = (0..world.oracle.nodes.len()).collect();
        prop_assert_eq!(all_nodes(&world.graph.archive()), expected);
    }
}
