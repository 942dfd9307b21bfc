//! Files of one record a line.

use dictum::{
    Document, FaultKind, Flaw, Graph, ImportError, ImportLines, Match, OffsetUnit, Recording, Relation, Report,
};
fn import(file: &[u8]) -> (Report, Vec<Flaw>, Graph) {
    let mut graph = Graph::new();
    let mut flaws = Vec::new();
    let report = ImportLines::new(file).what_is_right_into(&mut graph, |rejected| flaws.extend(rejected.flaws.clone()));
    graph.verify().unwrap();
    let report = report.unwrap();
    (report, flaws, graph)
}

const DOCUMENT: &str = r#"{"document": {"key": "quay", "text": "“Not this year,” the mayor said."}}"#;

#[test]
fn a_flaw_has_the_path_the_line_and_the_column_of_its_value() {
    let quote = r#"{"quote": {"place": "quay", "kind": "direct", "segments": ["Not this year,", "Never"], "unattributed": true}}"#;
    let (_, flaws, _) = import(format!("{DOCUMENT}\n\n{quote}\n").as_bytes());
    let [flaw] = &flaws[..] else { panic!("{flaws:?}") };
    let column = quote.find("\"Never\"").unwrap() as u32 + 1;
    assert_eq!((flaw.path.as_str(), flaw.line, flaw.column), ("$[2].quote.segments[1]", 3, column));
}

#[test]
fn a_field_of_one_value_has_no_place_in_a_list() {
    let quote =
        r#"{"quote": {"place": {"document": "quay", "at": [{"line": 9}]}, "kind": "direct", "segments": ["Not"]}}"#;
    let (_, flaws, _) = import(format!("{DOCUMENT}\n{quote}\n").as_bytes());
    assert_eq!(flaws[0].path, "$[1].quote.place.at[0].line");
}

#[test]
fn a_line_that_is_no_utf8_is_rejected_alone() {
    let mut file = format!("{DOCUMENT}\n").into_bytes();
    file.extend(b"{\"person\": {\"key\": \"a\", \"notes\": [\"\xff\"]}}\n");
    file.extend(b"{\"person\": {\"key\": \"b\", \"notes\": [\"seen\"]}}\n");
    let (report, flaws, graph) = import(&file);
    assert_eq!((report.read, report.accepted), (3, 2));
    assert!(flaws[0].message.contains("no UTF-8") && flaws[0].column == 36, "{flaws:?}");
    assert!(graph.person("b").is_ok());
}

#[test]
fn what_refers_to_a_rejected_line_is_said_to_follow() {
    let file = format!(
        "{DOCUMENT}\n{}\n{}\n{}\n",
        r#"{"person": {"key": "mayor", "place": "quay", "mentions": [{"words": "the mayr", "form": "nominal"}]}}"#,
        r#"{"quote": {"key": "q", "place": "quay", "kind": "direct", "segments": ["Not this year,"], "spoken_by": [{"value": "mayor", "words": "the mayor"}]}}"#,
        r#"{"statement": {"subject": "q", "relation": "note", "object": "seen", "outside": true}}"#,
    );
    let (report, flaws, _) = import(file.as_bytes());
    assert_eq!((report.read, report.accepted), (4, 1));
    let follows: Vec<bool> = flaws.iter().map(|flaw| matches!(flaw.kind, Some(FaultKind::RefusedWith(_)))).collect();
    assert_eq!(follows, [false, true, true], "{flaws:?}");
}

#[test]
fn a_line_of_another_kind_is_told_what_was_meant() {
    let (_, flaws, _) = import(b"{\"people\": {\"key\": \"a\"}}\n");
    assert!(flaws[0].message.contains("`people` is no kind of record: did you mean `person`?"), "{flaws:?}");
}

#[test]
fn what_follows_a_setting_that_is_refused_is_refused_up_to_one_that_is_right() {
    let file = r#"{"document": {"key": "note", "text": "Piet Žižka and Ana Ruiz met."}}
{"unit": "characters"}
{"person": {"key": "ana", "place": "note", "mentions": [{"words": {"start": 15, "end": 23}, "form": "named"}]}}
{"unit": "code_points"}
{"person": {"key": "ana", "place": "note", "mentions": [{"words": {"start": 15, "end": 23}, "form": "named"}]}}
"#;
    let mut graph = Graph::new();
    let mut told = Vec::new();
    let lines = ImportLines::new(file.as_bytes());
    let report = lines.what_is_right_into(&mut graph, |rejected| told.push(rejected.to_string())).unwrap();
    assert_eq!((report.read, report.accepted, told.len()), (4, 2, 2));
    assert!(told[1].contains("$[2].person: it is read by the `unit` of line 2, which is refused"), "{told:?}");
    let ana = graph.person("ana").unwrap();
    assert_eq!(ana.mentions().next().unwrap().0.text(), "Ana Ruiz");
}

#[test]
fn of_very_many_wrong_lines_all_are_counted_and_the_first_thousand_told() {
    let wrong = "{\"person\": {\"key\": 5}}\n".repeat(2_500);
    let mut graph = Graph::new();
    let error = ImportLines::new(format!("{DOCUMENT}\n{wrong}").as_bytes()).into_graph(&mut graph).unwrap_err();
    let shown = error.to_string();
    assert!(shown.starts_with("nothing is imported, for 2500 of 2501 records are refused:"), "{}", &shown[..80]);
    assert!(shown.ends_with("... and 1500 more records\n"));
    let ImportError::Refused { report } = error else { panic!() };
    assert_eq!((report.read, report.accepted, report.refused, report.rejected.len()), (2_501, 0, 2_500, 1_000));
    let mut told = 0;
    let report = ImportLines::new(wrong.as_bytes()).what_is_right_into(&mut graph, |_| told += 1).unwrap();
    assert_eq!((report.read, report.accepted, report.refused, told), (2_500, 0, 2_500, 2_500));
    assert_eq!(report.to_string(), "2500 read, 0 accepted, 2500 refused");
}

#[test]
fn a_line_that_is_too_long_is_passed_over_and_the_next_is_read() {
    use std::io::{BufReader, Read, repeat};
    let long = repeat(b'x').take((64 << 20) + 1_000).chain(&b"\n"[..]).chain(DOCUMENT.as_bytes());
    let mut told = Vec::new();
    let mut graph = Graph::new();
    let report = ImportLines::new(BufReader::new(long))
        .what_is_right_into(&mut graph, |rejected| told.push(rejected.to_string()));
    assert_eq!(report.map(|report| (report.read, report.accepted)).unwrap(), (2, 1));
    assert!(told[0].contains("the line has more than 67108864 bytes"), "{told:?}");
}

#[test]
fn after_lines_the_graph_goes_on_with_its_own_recording() {
    let mut graph = Graph::new();
    graph.begin(Recording::by("eva")).unwrap();
    let file = format!("{{\"recording\": {{\"by\": \"model-x\"}}}}\n{DOCUMENT}");
    ImportLines::new(file.as_bytes()).into_graph(&mut graph).unwrap();
    graph.insert(Document::new("mine", "b")).unwrap();
    let by = |key: &str| {
        let said = graph.document(key).unwrap().statements(Relation::Exists).next().unwrap();
        said.recording().unwrap().by.clone().unwrap()
    };
    assert_eq!((by("quay").as_str(), by("mine").as_str()), ("model-x", "eva"));
}

#[test]
fn unit_and_rules_of_the_caller_hold_for_lines_too() {
    let file = format!(
        "{DOCUMENT}\n{}\n{}\n",
        r#"{"quote": {"key": "a", "place": "quay", "kind": "direct", "segments": [{"start": 1, "end": 15, "exact": "Not this year,"}], "unattributed": true}}"#,
        r#"{"quote": {"key": "b", "place": "quay", "kind": "direct", "segments": ["not this year,"], "unattributed": true}}"#
    );
    let mut graph = Graph::new();
    let lines = ImportLines::new(file.as_bytes()).unit(OffsetUnit::CodePoints).allowing(Match::CASE);
    assert_eq!(lines.into_graph(&mut graph).unwrap().accepted, 3);
}

#[test]
fn after_a_setting_that_is_refused_lines_are_taken_that_do_not_depend_on_it() {
    let file = format!(
        "{}\n{}\n{}\n{DOCUMENT}\n{}\n{}\n{}\n",
        r#"{"recording": {"by": "eva", "at": "2024-02-30"}}"#,
        r#"{"allow": ["typografy"]}"#,
        r#"{"unit": "bits"}"#,
        r#"{"quote": {"key": "a", "place": "quay", "kind": "direct", "segments": ["Not this year,"], "unattributed": true}}"#,
        r#"{"quote": {"key": "b", "place": "quay", "kind": "direct", "segments": [{"start": 3, "end": 17}], "unattributed": true}}"#,
        r#"{"quotation": {}}"#
    );
    let (report, flaws, graph) = import(file.as_bytes());
    assert_eq!((report.read, report.accepted), (7, 2));
    let paths: Vec<&str> = flaws.iter().map(|flaw| flaw.path.as_str()).collect();
    assert_eq!(paths, ["$[0].recording.at", "$[1].allow", "$[2].unit", "$[5].quote", "$[6].quotation"]);
    let said = graph.document("quay").unwrap().statements(Relation::Exists).next().unwrap();
    assert_eq!(said.recording().unwrap().by.as_deref(), Some("eva"));
}
