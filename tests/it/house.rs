//! The rules of the house, read from the source.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up; the wings stand on the top one and do not know each other.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["model"],
    &["graph"],
    &["query", "walk"],
    &["analysis"],
    &["import", "io", "wire", "store", "strategies", "page"],
];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "the source is not where it is looked for");
    files
}

/// The line without a comment; enough for a search, since no string of the source holds `//`.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

fn floor_of(folder: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&folder))
}

/// Every floor's folder that a line names after `crate::`.
fn named_folders(line: &str) -> Vec<String> {
    let after_crate = code(line).split("crate::").skip(1);
    let names =
        after_crate.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
    names.filter(|name| floor_of(name).is_some()).collect()
}

/// What would lead past the floors unseen: several folders in braces, what the crate gives to others, and a way up out of the file's own folder.
fn leads_past(line: &str, depth: usize) -> bool {
    let from_root = |rest: &str| rest.starts_with(|c: char| c == '{' || c.is_uppercase());
    let is_in_macro = line.contains("$crate::");
    let goes_up = (1..).map(|ups| "super::".repeat(ups)).take_while(|ups| code(line).contains(ups.as_str())).count();
    code(line).split("crate::").skip(1).any(from_root) && !is_in_macro || goes_up > depth
}

#[test]
fn what_leads_past_the_floors_is_seen() {
    assert!(leads_past("use crate::{graph::Graph as _, query::Quotes as _};", 1));
    assert!(leads_past("use crate::Graph as _;", 1));
    assert!(leads_past("use super::super::graph::View as _;", 1));
    assert!(!leads_past("use super::super::graph::View as _; // graph/face/node.rs", 2));
    assert!(!leads_past("use crate::graph::View;", 1));
    assert_eq!(named_folders("use crate::graph::View;"), ["graph"]);
}

#[test]
fn imports_go_down_only() {
    for (path, text) in sources() {
        let folder = path.iter().next().unwrap().to_str().unwrap().to_owned();
        let Some(floor) = floor_of(&folder) else { continue };
        // A file may go up to its own folder; its tests stand one deeper.
        let depth = path.components().count() - if path.ends_with("mod.rs") { 2 } else { 1 };
        for (number, line) in text.lines().enumerate() {
            assert!(!leads_past(line, depth), "{}:{}: name the folder after `crate::`", path.display(), number + 1);
            for named in named_folders(line) {
                let goes_down = named == folder || floor_of(&named).unwrap() < floor;
                assert!(goes_down, "{}:{}: `{folder}` must not know `{named}`", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn every_folder_has_its_floor() {
    for (path, _) in sources() {
        let first = path.iter().next().unwrap().to_str().unwrap();
        let has_none = ["lib.rs", "tour.rs"].contains(&first); // names and documentation only
        assert!(has_none || floor_of(first).is_some(), "{first} has no floor: see FLOORS");
    }
}

#[test]
fn no_file_lifts_the_denial_of_unsafe_code() {
    let lifting: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().any(|line| code(line).contains("unsafe")))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(lifting, Vec::<PathBuf>::new(), "a file that needs `unsafe` is listed here with its reason");
}

#[test]
fn petgraphs_visit_traits_are_in_one_file() {
    for (path, text) in sources() {
        let uses =
            text.lines().any(|line| ["petgraph::visit", "petgraph::{"].iter().any(|way| code(line).contains(way)));
        assert!(!uses || path == Path::new("graph/network/visit.rs"), "{}", path.display());
    }
}

#[test]
fn every_file_says_first_what_it_is() {
    for (path, text) in sources() {
        let first = text.lines().next().unwrap_or_default();
        let is_said = first.starts_with("//! ") || first.starts_with("#![doc");
        assert!(is_said, "{}: {first:?}", path.display());
    }
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    for (path, text) in sources() {
        assert!(text.lines().count() <= 400, "{}: {} lines", path.display(), text.lines().count());
    }
}

/// What has a `Display` of its own words and numbers alone, or of nothing but what has one; a key has no character that is not seen. The terms are
/// made by a macro, without a name.
const OWN_WORDS: &[&str] = &[
    "Finding",
    "Level",
    "Rule",
    "Opposition",
    "Rendering",
    "Resemblance",
    "Impact",
    "Unknown",
    "Lineage",
    "Saying",
    "Order",
    "Hidden",
    "Refused",
    "Step",
    "Report",
    "Rejected",
    "Intake",
    "Date",
    "End",
    "Point",
    "Year",
    "Part",
    "Zone",
    "NodeKind",
    "Kinds",
    "Relation",
    "Link",
    "Match",
    "OffsetUnit",
    "Snippet",
    "Span",
    "Times",
    "Route",
    "Certainty",
    "Key",
    // Of a page, made visible as they are made.
    "Address",
    "Anchor",
    "Text",
    "",
];

#[test]
fn whatever_is_displayed_of_what_others_wrote_passes_through_one_place() {
    let mut others = Vec::new();
    for (path, text) in sources() {
        for (at, _) in text.match_indices("fmt::Display for ") {
            let block = text[at..].split("\n}").next().unwrap();
            let name: String = block["fmt::Display for ".len()..].chars().take_while(|c| c.is_alphanumeric()).collect();
            if !block.contains("visibl") && !OWN_WORDS.contains(&name.as_str()) {
                others.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert_eq!(
        others,
        Vec::<String>::new(),
        "write it through `text::visibly`, or list it with those that show only their own words"
    );
}
