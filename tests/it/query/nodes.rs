//! Nodes by their names.

use proptest::prelude::*;

use crate::oracle::{Object, derived};
use crate::world::{World, cases, number, plans};

const NAMING: [&str; 3] = ["name", "description", "title"];

fn normal(name: &str) -> String {
    let derived = derived(name);
    if derived.is_empty() { name.trim().to_owned() } else { derived }
}

/// The nodes that are shown with this name, by a scan of everything.
fn named(world: &World, name: &str) -> Vec<usize> {
    let is_so = |node: &usize| {
        NAMING
            .iter()
            .flat_map(|relation| world.oracle.shown_of(*node, relation, &world.view))
            .any(|(_, row)| matches!(&row.object, Object::Text(text) if normal(text) == normal(name)))
    };
    world.view.shown().into_iter().filter(is_so).collect()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_nodes_of_a_name_are_those_that_a_scan_finds(plan in plans(30)) {
        let world = World::of(&plan)?;
        let rows = world.oracle.rows.iter().filter(|row| NAMING.contains(&row.relation));
        for name in rows.filter_map(|row| if let Object::Text(text) = &row.object { Some(text) } else { None }) {
            for name in [name.clone(), name.to_uppercase(), format!("“{name}”")] {
                let found: Vec<usize> = world.graph.nodes().named(&name).iter().map(|node| number(node.id())).collect();
                prop_assert_eq!(&found, &named(&world, &name), "{}{}", name, world.shown());
                let twice = world.graph.nodes().named(&name.to_lowercase()).named(&name);
                prop_assert_eq!(twice.iter().map(|node| number(node.id())).collect::<Vec<_>>(), found);
                prop_assert!(world.graph.nodes().named(&name).named("nobody is called so").is_empty());
            }
        }
        prop_assert_eq!(world.graph.nodes().named("nobody is called so").count(), 0);
    }
}
