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
        let written = std::fs::read(&path).expect("it is there");
        opened.save(&path).expect("it is saved");
        prop_assert!(std::fs::read(&path).expect("it is there") == written, "the same graph gives other bytes");
        opened.verify().expect("every law holds");
        let files = std::fs::read_dir(folder.path()).expect("it is there").count();
        prop_assert_eq!(files, 1, "something is left beside it");
    }

    #[test]
    fn what_is_opened_grows_on_as_the_first_does(plan in plans(24), more in plans(10)) {
        let mut first = World::of(&plan)?;
        let mut second = World::of(&plan)?;
        second.graph = super::opened(&super::saved(&first.graph)).expect("it is opened");
        first.follow_on(&more)?;
        second.follow_on(&more)?;
        same(&answers(&second.graph), &answers(&first.graph)).map_err(|error| first.told(error))?;
    }
}

#[test]
fn as_json_it_is_what_serde_gives_and_is_opened_again() {
    let graph = super::story().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.json");
    graph.save(&path).unwrap();
    graph.save_json(&path).unwrap();
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, serde_json::to_string(&graph).unwrap());
    let opened = Graph::open(&path).unwrap();
    assert_eq!(serde_json::to_string(&opened).unwrap(), written);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(matches!(graph.save_json(folder.path()), Err(StoreError::Unwritable { .. })));
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
fn of_a_file_that_is_no_snapshot_it_is_told_how_it_is_read() {
    for (file, told) in [
        (r#"{"documents": []}"#, "it is an annotation file, and no graph that was saved: read it with `Import::file"),
        (r#"{"person": {}}"#, "one record a line, and no graph that was saved: read it with `ImportLines::new"),
        ("Words.", "it holds no graph: expected value at line 1 column 1"),
        (r#"{"dictum": 1}"#, "it holds no graph: "),
    ] {
        let error = super::opened(file.as_bytes()).unwrap_err();
        assert!(matches!(&error, StoreError::NoGraph { message, .. } if message.contains(told)), "{error}");
    }
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
