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

#[test]
fn a_file_that_is_no_graph_is_told_with_its_place_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.json");
    std::fs::write(&path, "{\n  \"dictum\": true\n}").unwrap();
    let told = Graph::open(&path).unwrap_err().to_string();
    let (before, after) = told.split_once("note.json").unwrap();
    assert!(before.ends_with('/') && after.starts_with(":2:16: ") && !after.contains("line 2"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode_and_a_link_leads_where_it_led() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("graph.json"), folder.path().join("link.json"));
    let mode = || std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    Graph::new().save(&file).unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    let mut graph = Graph::new();
    graph.insert(dictum::Document::new("story", "Words.")).unwrap();
    graph.save(&link).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(Graph::open(&file).unwrap().document("story").is_ok());
    assert_eq!(mode(), 0o640);
    // A new one is as open as any that the process makes.
    let (other, new) = (folder.path().join("other"), folder.path().join("new.json"));
    std::fs::write(&other, "").unwrap();
    graph.save(&new).unwrap();
    let modes = [other, new].map(|path| std::fs::metadata(path).unwrap().permissions().mode());
    assert_eq!(modes[0], modes[1]);
    graph.verify().unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_nothing_yet_is_followed_too() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    // One after another, the last from where it stands.
    std::fs::create_dir(place("below")).unwrap();
    symlink(place("below/second.json"), place("first.json")).unwrap();
    symlink("graph.json", place("below/second.json")).unwrap();
    let graph = Graph::new();
    graph.save(place("first.json")).unwrap();
    for link in ["first.json", "below/second.json"] {
        assert!(std::fs::symlink_metadata(place(link)).unwrap().is_symlink(), "{link} was replaced");
    }
    assert!(!std::fs::symlink_metadata(place("below/graph.json")).unwrap().is_symlink());
    assert!(Graph::open(place("below/graph.json")).is_ok() && Graph::open(place("first.json")).is_ok());
    // A circle leads nowhere; nothing is written in its place.
    symlink(place("two"), place("one")).unwrap();
    symlink(place("one"), place("two")).unwrap();
    assert!(graph.save(place("one")).is_err());
    assert!(std::fs::symlink_metadata(place("one")).unwrap().is_symlink());
    graph.verify().unwrap();
}
