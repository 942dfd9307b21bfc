//! Faults of different kinds, planted in a right file: each is told in the first round, where it stands, and nothing else is.

use std::collections::BTreeMap;

use dictum::{FaultKind, Flaw, Graph, Import, ImportLines};
use proptest::prelude::*;
use serde_json::{Value, json};

const TEXT: &str = "Mayor Ana Ruiz visited the harbour on Monday.\n\
A deckhand recalled that the mayor had told her “Not this year,” and had walked on.\n\
The mayor’s café was open — “never”, said the Gazette.\n\
The port is shut, the Gazette reportedly wrote. It is safe.\n";

/// A file in which nothing is wrong; its records name only what stands before them.
fn right() -> Value {
    let line = |line: u32| json!({ "document": "harbour", "at": [{ "line": line }] });
    json!({
        "documents": [{ "key": "harbour", "text": TEXT, "published": [{ "value": "2024-03-05", "outside": true }] }],
        "people": [
            { "key": "mayor", "place": line(1), "names": [{ "value": "Ana Ruiz", "words": "Ana Ruiz" }],
              "mentions": [{ "words": "Ana Ruiz", "form": "named" }, { "words": "Mayor Ana Ruiz", "form": "named" }], "notes": ["seen"] },
            { "key": "deckhand", "place": line(2),
              "mentions": [{ "words": "A deckhand", "form": "nominal" }, { "words": "her", "form": "pronoun" }] },
        ],
        "organizations": [{ "key": "gazette", "place": line(3), "mentions": [{ "words": "the Gazette", "form": "named" }] }],
        "places": [{ "key": "port", "place": line(1), "mentions": [{ "words": "the harbour", "form": "nominal" }] }],
        "quotes": [
            { "key": "account", "place": line(2), "kind": "indirect", "segments": ["the mayor had told her “Not this year,”"],
              "cues": ["recalled"], "spoken_by": [{ "value": "deckhand", "words": "A deckhand" }] },
            { "key": "not", "place": line(2), "kind": "direct", "segments": ["Not this year,"], "cues": ["had told"],
              "spoken_by": [{ "value": "mayor", "words": "the mayor" }], "to": [{ "value": "deckhand", "words": "her" }],
              "nested_in": [{ "value": "account", "implied": true }] },
            { "key": "never", "place": line(3), "kind": "direct", "segments": ["never"], "cues": ["said"],
              "spoken_by": [{ "value": "gazette", "words": "the Gazette" }], "at": [{ "value": "port", "implied": true }] },
        ],
        "claims": [
            { "key": "shut", "wording": "The port is shut.", "place": line(4),
              "stances": [{ "stance": "asserts", "words": "The port is shut", "hedges": ["reportedly"] },
                          { "stance": "asserts", "by": "not", "outside": true }] },
            { "key": "safe", "wording": "The port is safe.", "place": line(4), "stances": [{ "stance": "asserts", "words": "It is safe" }] },
        ],
        "statements": [{ "subject": "safe", "relation": "contradicts", "object": "shut", "outside": true }],
    })
}

/// Where it is planted, what stands there then, where it is told, and a part of how.
struct Plant {
    at: &'static str,
    put: Option<Value>,
    told_at: &'static str,
    told: &'static str,
}

/// A field with this before its name stands there a second time.
const AGAIN: &str = "\u{e003}";

fn plants() -> Vec<Plant> {
    let plant = |at, put, told_at, told| Plant { at, put, told_at, told };
    let cafe = TEXT.find("café").unwrap();
    let wrote = TEXT.find("reportedly").unwrap();
    let points = TEXT[..wrote].chars().count();
    vec![
        plant("/people/0/names/0/value", Some(json!(5)), "$.people[0].names[0].value", "expected a text"),
        plant("/people/0/nots", Some(json!(["x"])), "$.people[0].nots", "did you mean `notes`?"),
        plant("/people/0/mentions/0/words", Some(json!("Ana Reyes")), "$.people[0].mentions[0]", "does not stand"),
        plant("/people/0/mentions/1/form", Some(json!("nomnal")), "$.people[0].mentions[1].form", "`nominal`"),
        plant("/people/1/mentions/0/words", Some(json!("ha")), "$.people[1].mentions[0]", "does not stand"),
        plant("/people/1/mentions/1/words", Some(json!({ "exact": "her", "nth": -1 })), "$.people[1].mentions[1]", ""),
        plant("/organizations/0/mentions/0/form", None, "$.organizations[0].mentions[0]", "`form` is missing"),
        plant("/places/0/place/document", Some(json!("harbor")), "$.places[0].place", "nothing has the key"),
        plant("/quotes/0/cues/0", Some(json!("had")), "$.quotes[0].cues[0]", "stands 2 times"),
        plant("/quotes/0/spoken_by/0", Some(json!({ "value": "deckhand" })), "$.quotes[0].spoken_by[0]", ""),
        plant("/quotes/1/segments/0", Some(json!("Not next year,")), "$.quotes[1].segments[0]", "[-next-] {+this+}"),
        plant("/quotes/1/spoken_by/0/value", Some(json!("mayr")), "$.quotes[1].spoken_by[0]", "nothing has the key"),
        plant("/quotes/1/to/0/value", Some(json!("deckhnd")), "$.quotes[1].to[0]", "nothing has the key"),
        plant("/quotes/1/said_at", Some(json!("2024")), "$.quotes[1].said_at", "is no field"),
        plant("/quotes/2/kind", None, "$.quotes[2]", "`kind` is missing"),
        plant("/quotes/2/cues/0", Some(json!({ "start": 9000, "end": 9004 })), "$.quotes[2].cues[0]", ""),
        plant(
            "/quotes/2/spoken_by/0/words",
            Some(json!({ "start": cafe + 4, "end": cafe + 8 })),
            "$.quotes[2].spoken_by[0]",
            "character",
        ),
        plant(
            "/quotes/2/when",
            Some(json!([{ "value": "2024-13", "outside": true }])),
            "$.quotes[2].when[0]",
            "no date",
        ),
        plant(
            "/claims/0/stances/0/hedges/0",
            Some(json!({ "start": points, "end": points + 10, "exact": "reportedly" })),
            "$.claims[0].stances[0]",
            "code points",
        ),
        plant("/claims/0/stances/1/by", Some(json!("no")), "$.claims[0].stances[1]", "nothing has the key"),
        plant("/claims/0/\u{e003}wording", Some(json!("x")), "$.claims[0].wording", "stands there twice"),
        plant("/claims/1/wording", None, "$.claims[1]", "`wording` is missing"),
        plant("/claims/1/stances/0/words", Some(json!("It was safe")), "$.claims[1].stances[0]", "does not stand"),
        plant("/statements/0/outside", Some(json!("yes")), "$.statements[0].outside", "`true` or `false`"),
        plant("/statements/0/object", Some(json!("shot")), "$.statements[0]", "nothing has the key"),
    ]
}

fn planted(plants: &[Plant]) -> Value {
    let mut file = right();
    for plant in plants {
        let (parent, name) = plant.at.rsplit_once('/').unwrap();
        match (file.pointer_mut(parent).unwrap(), &plant.put) {
            (Value::Object(fields), Some(put)) => drop(fields.insert(name.to_owned(), put.clone())),
            (Value::Object(fields), None) => drop(fields.remove(name)),
            (Value::Array(items), Some(put)) => items[name.parse::<usize>().unwrap()] = put.clone(),
            other => panic!("{other:?}"),
        }
    }
    file
}

/// A file as it is written, and where its values begin by their paths.
#[derive(Default)]
struct Written {
    text: String,
    begins: BTreeMap<String, (u32, u32)>,
}

impl Written {
    fn put(&mut self, at: &str, value: &Value, newline: &str) {
        let line = self.text.matches('\n').count() as u32 + 1;
        let column = self.text.rsplit('\n').next().unwrap().chars().count() as u32 + 1;
        self.begins.insert(at.to_owned(), (line, column));
        let mut separator = newline.to_owned();
        match value {
            Value::Array(items) => {
                self.text.push('[');
                for (index, item) in items.iter().enumerate() {
                    self.text.push_str(&separator);
                    self.put(&format!("{at}[{index}]"), item, newline);
                    separator = format!(",{newline}");
                }
                self.text.push(']');
            }
            Value::Object(fields) => {
                self.text.push('{');
                for (name, field) in fields {
                    let name = name.trim_start_matches(AGAIN);
                    self.text.push_str(&format!("{separator}\"{name}\": "));
                    self.put(&format!("{at}.{name}"), field, newline);
                    separator = format!(",{newline}");
                }
                self.text.push('}');
            }
            value => self.text.push_str(&value.to_string()),
        }
    }
}

/// What is wrong as such, without what only follows from it.
fn own(flaws: impl IntoIterator<Item = Flaw>) -> Vec<Flaw> {
    flaws.into_iter().filter(|flaw| !matches!(flaw.kind, Some(FaultKind::RefusedWith(_)))).collect()
}

fn is_told(
    plants: &[Plant],
    path_of: impl Fn(&str) -> String,
    written: &Written,
    flaws: &[Flaw],
) -> Result<(), TestCaseError> {
    let all = || flaws.iter().map(ToString::to_string).collect::<String>();
    for plant in plants {
        let path = path_of(plant.told_at);
        let is_it = |flaw: &&Flaw| flaw.path.starts_with(&path) && flaw.message.contains(plant.told);
        let Some(flaw) = flaws.iter().find(is_it) else {
            return Err(TestCaseError::fail(format!(
                "{path} ({}) is not told:\n{}\n{}",
                plant.told,
                all(),
                written.text
            )));
        };
        prop_assert_eq!(Some(&(flaw.line, flaw.column)), written.begins.get(&flaw.path), "{}", all());
    }
    prop_assert_eq!(flaws.len(), plants.len(), "more is told than is wrong:\n{}", all());
    Ok(())
}

fn some() -> impl Strategy<Value = Vec<usize>> {
    prop::sample::subsequence((0..plants().len()).collect::<Vec<_>>(), 1..=5)
}

fn chosen(which: &[usize]) -> Vec<Plant> {
    plants().into_iter().enumerate().filter(|(index, _)| which.contains(index)).map(|(_, plant)| plant).collect()
}

/// The kind of record that a list holds, as a line calls it.
fn singular(list: &str) -> &str {
    if list == "people" { "person" } else { list.trim_end_matches('s') }
}

/// The same file with one record a line, and the lines by the paths of the records in the other form.
fn lines(file: &Value) -> (Written, BTreeMap<String, String>) {
    const ORDER: [&str; 7] = ["documents", "people", "organizations", "places", "quotes", "claims", "statements"];
    let (mut written, mut paths) = (Written::default(), BTreeMap::new());
    for list in ORDER {
        for (index, record) in file[list].as_array().unwrap().iter().enumerate() {
            let at = format!("$[{}]", paths.len());
            written.put(&at, &json!({ singular(list): record }), "");
            written.text.push('\n');
            paths.insert(format!("$.{list}[{index}]"), format!("{at}.{}", singular(list)));
        }
    }
    (written, paths)
}

#[test]
fn nothing_is_wrong_where_nothing_is_planted() {
    for file in [right().to_string(), serde_json::to_string_pretty(&right()).unwrap()] {
        let mut graph = Graph::new();
        Import::json(file).into_graph(&mut graph).unwrap_or_else(|error| panic!("{error}"));
        graph.verify().unwrap();
    }
    let mut graph = Graph::new();
    let (written, _) = lines(&right());
    ImportLines::new(written.text.as_bytes()).into_graph(&mut graph).unwrap_or_else(|error| panic!("{error}"));
    graph.verify().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_fault_that_is_planted_is_told_in_one_round(which in some()) {
        let plants = chosen(&which);
        let mut written = Written::default();
        written.put("$", &planted(&plants), "\n  ");
        let mut graph = Graph::new();
        let report = Import::json(written.text.as_str()).what_is_right_into(&mut graph).unwrap();
        graph.verify().unwrap();
        prop_assert_eq!(report.read, report.accepted + report.rejected.len());
        let flaws = own(report.rejected.into_iter().flat_map(|rejected| rejected.flaws));
        is_told(&plants, str::to_owned, &written, &flaws)?;
    }

    #[test]
    fn every_fault_that_is_planted_in_lines_is_told_in_one_round(which in some()) {
        let plants = chosen(&which);
        let (written, paths) = lines(&planted(&plants));
        let (mut graph, mut flaws, mut refused) = (Graph::new(), Vec::new(), 0);
        let report = ImportLines::new(written.text.as_bytes()).what_is_right_into(&mut graph, |rejected| {
            refused += 1;
            flaws.extend(rejected.flaws.clone());
        }).unwrap();
        graph.verify().unwrap();
        prop_assert_eq!(report.read, report.accepted + refused);
        let path_of = |path: &str| {
            let end = path.find(']').unwrap() + 1;
            format!("{}{}", paths[&path[..end]], &path[end..])
        };
        is_told(&plants, path_of, &written, &own(flaws))?;
    }
}
