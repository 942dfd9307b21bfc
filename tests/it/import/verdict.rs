//! What must come of each file of the red team.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

/// How many records come in, and every fault by path and by a part of its message; or why the file as a whole is refused.
#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Verdict {
    pub(super) malformed: Option<String>,
    pub(super) accepted: usize,
    pub(super) rejected: usize,
    pub(super) faults: Vec<(String, String)>,
}

pub(super) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/red_team")
}

pub(super) fn path_of(name: &str) -> PathBuf {
    folder().join(name).with_extension("json")
}

pub(super) fn text_of(name: &str) -> String {
    fs::read_to_string(path_of(name)).unwrap()
}

pub(super) fn verdicts() -> BTreeMap<String, Verdict> {
    serde_json::from_str(&text_of("verdicts")).unwrap()
}

/// The names of the files, without the index.
pub(super) fn files() -> Vec<String> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let mut names: Vec<String> = json.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.retain(|name| name != "verdicts");
    names.sort();
    names
}
