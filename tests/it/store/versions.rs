//! Files that earlier versions wrote are read for ever, and say what they say.
//!
//! `DICTUM_RECORD=1 cargo test --test it versions` writes the file of the present version, if it is not there; one that is there is never written over.

use std::path::{Path, PathBuf};

use super::parts::Parts;
use super::{saved, story};
use dictum::{Graph, VoiceKind};

fn kept(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/snapshots/version-{version}.dictum"))
}

fn version_1() -> Vec<u8> {
    let path = kept(1);
    if std::env::var_os("DICTUM_RECORD").is_some() && !path.exists() {
        std::fs::write(&path, saved(&story().unwrap())).unwrap();
    }
    std::fs::read(path).unwrap()
}

#[test]
fn version_1_is_opened_and_answers() {
    version_1();
    let graph = Graph::open(kept(1)).unwrap();
    graph.verify().unwrap();
    let mut accounts: Vec<String> = graph.quotes().iter().map(|quote| quote.account().to_string()).collect();
    accounts.sort();
    assert_eq!(
        accounts,
        [
            "Ana Ruiz, by way of somebody unnamed (story)",
            "the Gazette, by way of Ana Ruiz, by way of somebody unnamed (story)"
        ]
    );
    let ana = graph.person("ana-ruiz").unwrap();
    assert_eq!(ana.evidence().excerpts().next().unwrap().span().range(), 0..8);
    assert_eq!(ana.attributes("age").next().unwrap().into_value(), "41");
    let claim = graph.claim("the-café-is-open").unwrap();
    let stance = claim.stances().next().unwrap();
    assert_eq!(stance.voice().unwrap().kind(), VoiceKind::EditorNote);
    assert_eq!(stance.recording().unwrap().confidence, Some(0.5));
    assert_eq!(graph.archive().statement_count(), graph.statement_count());
}

#[test]
fn version_1_is_as_the_documentation_says() {
    let parts = Parts::of(&version_1());
    let names: Vec<&str> = parts.0.iter().map(|(name, _)| name.as_str()).collect();
    let documented = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/snapshot.md")).unwrap();
    let rows = documented.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    assert_eq!(names, rows.map(|(name, _)| name).collect::<Vec<_>>());

    let (kinds, relations) = (parts.texts("kinds"), parts.texts("relations"));
    let (keys, nodes) = (parts.texts("keys"), parts.section("nodes"));
    let place = |key: &str| keys.iter().position(|known| known == key).unwrap() as u32;
    assert_eq!(keys.len(), nodes.len());
    assert_eq!(kinds[nodes[place("ana-ruiz") as usize] as usize], "person");
    assert!(parts.texts("documents")[0].starts_with("Ana Ruiz told the Gazette"));
    assert_eq!(parts.texts("recordings")[0], "{}");
    assert_eq!(parts.texts("dates"), ["2025-08"]);

    // That Ana Ruiz is called so, in which words.
    let name = relations.iter().position(|lines| lines.lines().next() == Some("name")).unwrap();
    let statements = parts.items("statements", 4);
    let named = |item: &&Vec<u32>| item[0] == place("ana-ruiz") && item[3] & 0xff == name as u32;
    let statement = statements.iter().find(named).unwrap();
    assert_eq!(parts.texts("texts")[statement[1] as usize], "Ana Ruiz");
    assert_eq!(statement[3] >> 8, 1 << 8, "it is said of a node, by words that are equal, with no detail");
    assert_eq!(parts.items("words", 3)[statement[2] as usize], [place("story"), 0, 8]);
}

#[test]
fn this_version_still_writes_what_it_wrote() {
    let (now, then) = (Parts::of(&saved(&story().unwrap())), Parts::of(&version_1()));
    // New kinds and relations have names of their own.
    for name in ["recordings", "keys", "documents", "runs", "lists", "grounds", "texts", "dates", "numbers", "words"] {
        assert_eq!(now.section(name), then.section(name), "{name}");
    }
}
