//! Saved and opened.

use dictum::{Graph, StoreError};
use proptest::prelude::*;

use crate::world::{World, answers, cases, plans, same};

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn what_is_opened_is_what_was_saved(plan in plans(24)) {
        let world = World::of(&plan)?;
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("world.json");
        // Over an older one.
        Graph::new().save(&path).expect("it is saved");
        world.graph.save(&path).expect("it is saved");
        let opened = Graph::open(&path).expect("it is opened");
        prop_assert_eq!(serde_json::to_string(&opened).unwrap(), serde_json::to_string(&world.graph).unwrap());
        same(&answers(&opened), &answers(&world.graph)).map_err(|error| world.told(error))?;
        opened.verify().expect("every law holds");
        let files = std::fs::read_dir(folder.path()).expect("it is there").count();
        prop_assert_eq!(files, 1, "something is left beside it");
    }
}

#[test]
fn a_file_that_was_cut_off_is_no_graph() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.json");
    let mut graph = Graph::new();
    graph.insert(dictum::Document::new("story", "Words.")).unwrap();
    graph.save(&path).unwrap();
    let whole = std::fs::read(&path).unwrap();
    for length in 0..whole.len() - 2 {
        std::fs::write(&path, &whole[..length]).unwrap();
        assert!(matches!(Graph::open(&path), Err(StoreError::NoGraph { .. })), "{length} bytes are a graph");
    }
    graph.verify().unwrap();
}

#[test]
fn a_graph_that_cannot_be_saved_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere").join("graph.json");
    let graph = Graph::new();
    assert!(matches!(graph.save(&nowhere), Err(StoreError::Unwritable { .. })));
    assert!(matches!(Graph::open(&nowhere), Err(StoreError::Unreadable { .. })));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    graph.verify().unwrap();
}
