//! What the default view shows.

use proptest::prelude::*;

use crate::world::{World, cases, plans, relations, same, sheet};

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn the_default_view_shows_what_the_oracle_shows_after_every_deed(plan in plans(30)) {
        World::grown(&plan, |world, _| {
            same(&sheet(&world.graph), &world.oracle.sheet(&relations(), &world.view))
        })?;
    }

    #[test]
    fn what_is_shown_is_found_by_every_key_and_what_is_hidden_by_none(plan in plans(30)) {
        let world = World::of(&plan)?;
        for (node, held) in world.oracle.nodes.iter().enumerate() {
            let found = world.graph.node(held.key.as_str()).ok().map(|node| node.id().index() as usize);
            let expected = world.view.nodes[node].then_some(world.view.shown_as[node]);
            prop_assert_eq!(found, expected, "{}", held.key);
        }
    }

    #[test]
    fn every_kind_of_node_is_counted_as_shown(plan in plans(30)) {
        let world = World::of(&plan)?;
        for kind in dictum::NodeKind::ALL {
            let shown = world.view.shown().into_iter().filter(|node| world.oracle.kind(*node) == kind.as_str());
            prop_assert_eq!(world.graph.count(dictum::Kinds::of(kind)), shown.count(), "{}", kind);
        }
    }

    #[test]
    fn the_archive_shows_everything_apart(plan in plans(30)) {
        let world = World::of(&plan)?;
        same(&sheet(&world.graph.archive()), &world.oracle.sheet(&relations(), &world.oracle.archive()))?;
    }
}
