//! Every fault of a record is told, each where it stands.

use dictum::{Graph, Import, ImportError, Report};

fn refused(file: &str) -> Report {
    let Err(ImportError::Refused { report }) = Import::json(file).into_graph(&mut Graph::new()) else {
        panic!("it is not refused: {file}")
    };
    report
}

/// The paths of all flaws, in the order of the file.
fn paths(file: &str) -> Vec<String> {
    refused(file).rejected.into_iter().flat_map(|rejected| rejected.flaws).map(|flaw| flaw.path).collect()
}

#[track_caller]
fn tells(file: &str, expected: &[(&str, &str)]) {
    let report = refused(file);
    let flaws: Vec<_> = report.rejected.iter().flat_map(|rejected| &rejected.flaws).collect();
    let told: Vec<_> = flaws.iter().map(|flaw| (flaw.path.as_str(), flaw.message.as_str())).collect();
    let are_expected = flaws.len() == expected.len()
        && expected
            .iter()
            .all(|(path, message)| told.iter().any(|(told, said)| told == path && said.contains(message)));
    assert!(are_expected, "{report}");
}

#[test]
fn wrong_words_hide_no_wrong_hedge_and_no_key_that_nothing_has() {
    let file = r#"{"documents": [{"key": "d", "text": "a b"}],
        "claims": [{"key": "c", "wording": "W.", "place": "d", "stances": [
            {"stance": "asserts", "hedges": ["a", "zzz"], "words": ["a", "nope"]},
            {"stance": "asserts", "by": "nobody", "words": "nope"}]}]}"#;
    tells(
        file,
        &[
            ("$.claims[0].stances[0].hedges[1]", "zzz"),
            ("$.claims[0].stances[0].words[1]", "nope"),
            ("$.claims[0].stances[1].by", "nothing has the key \"nobody\""),
            ("$.claims[0].stances[1].words", "nope"),
        ],
    );
}

#[test]
fn a_wrong_cue_hides_neither_the_order_of_segments_nor_who_cannot_speak() {
    let file = r#"{"documents": [{"key": "d", "text": "a b"}],
        "quotes": [{"key": "q", "place": "d", "kind": "direct", "segments": ["b", "a"],
            "spoken_by": [{"value": "q", "words": "zzz"}], "cues": ["zz"], "at": [{"value": "q", "words": "a"}]}]}"#;
    tells(
        file,
        &[
            ("$.quotes[0].segments[1]", "overlap or stand out of the order"),
            ("$.quotes[0].spoken_by[0].value", "`spoken_by` takes"),
            ("$.quotes[0].spoken_by[0].words", "zzz"),
            ("$.quotes[0].cues[0]", "zz"),
            ("$.quotes[0].at[0].value", "`at` takes"),
        ],
    );
    assert!(refused(file).to_string().contains("1 | a b\n      | ^ these words"), "{}", refused(file));
}

#[test]
fn a_wrong_segment_hides_neither_overlap_nor_voices_nor_what_is_said_besides() {
    let file = r#"{"documents": [{"key": "d", "text": "one two three\nfour"}],
        "voices": [{"key": "v", "kind": "caption", "stretches": [{"document": "d", "at": [{"line": 2}]}]}],
        "quotes": [{"key": "q", "place": "d", "kind": "direct", "unattributed": true, "to": [{"value": "v", "words": "one"}],
            "segments": ["one two", "two three\nfour", "nope"]}]}"#;
    tells(
        file,
        &[
            ("$.quotes[0].segments[2]", "nope"),
            ("$.quotes[0].segments[1]", "overlap"),
            ("$.quotes[0].segments[1]", "run from one voice into another"),
            ("$.quotes[0].to[0].value", "`to` takes"),
        ],
    );
}

#[test]
fn a_wrong_form_hides_no_law() {
    let file = r#"{"documents": [{"key": "d", "text": "a b c"}],
        "people": [{"key": "p", "place": "d", "names": [{"value": "P", "words": "c"}]}],
        "quotes": [{"key": "q", "place": "d", "kind": "direkt", "segments": ["b", "a"], "spoken_by": [{"value": "p", "words": "c"}]}],
        "statements": [{"subject": "p", "relation": "perhaps_same_as", "object": "p", "outside": true,
            "qualifiers": [{"relation": "judged_by", "object": "me", "outside": true}, {"relation": "confidence", "object": 7, "outside": true}]}]}"#;
    tells(
        file,
        &[
            ("$.quotes[0].kind", "did you mean `direct`"),
            ("$.quotes[0].segments[1]", "order"),
            ("$.statements[0].object", "itself"),
            ("$.statements[0].qualifiers[1].object", "from 0 to 1"),
        ],
    );
}

#[test]
fn what_is_wrong_with_a_place_is_told_at_the_part_of_it() {
    let file = r#"{"documents": [{"key": "d", "text": "a b"}],
        "events": [{"key": "e", "place": {"document": "d", "at": [{"line": 1}, {"words": "a"}, {"words": "zz"}]}, "names": [{"value": "E", "words": "q"}]},
            {"key": "f", "place": {"document": "d", "at": {"line": 1}}},
            {"key": "g", "place": {"document": "nowhere", "at": [{"line": 1}]}},
            {"key": "h", "place": {"document": "d", "at": [{"line": 9}]}}]}"#;
    tells(
        file,
        &[
            ("$.events[0].place.at[2].words", "zz"),
            ("$.events[1].place.at", "expected a list"),
            ("$.events[2].place.document", "nowhere"),
            ("$.events[3].place.at[0].line", "there is no line 9"),
        ],
    );
}

#[test]
fn every_part_of_a_selector_is_read_by_itself() {
    let file = r#"{"documents": [{"key": "d", "text": "a b"}],
        "quotes": [{"place": "d", "kind": "direct", "segments": [{"start": -1, "end": 99999999999999999999999, "exact": 5}], "unattributed": true,
            "when": [{"value": null, "words": {"document": "d", "at": [{"line": -1}, {"lines": [1, "x"]}]}}]}]}"#;
    assert_eq!(
        paths(file),
        [
            "$.quotes[0].segments[0].start",
            "$.quotes[0].segments[0].end",
            "$.quotes[0].segments[0].exact",
            "$.quotes[0].when[0].words.at[0].line",
            "$.quotes[0].when[0].words.at[1].lines[1]",
        ]
    );
}

#[test]
fn what_refers_to_a_refused_record_says_so_and_the_fault_is_told_once() {
    let file = r#"{"documents": [{"key": "d", "text": "Port stays shut\nAna said the port was safe.\nCaption: Piet\n“No,” she said."}],
        "voices": [{"key": "cap", "kind": "caption", "stretches": [{"document": "d", "at": [{"line": 3}]}]}],
        "quotes": [{"key": "q", "place": "d", "kind": "indirect", "segments": ["safe.\nCaption: Piet\n“No,”"], "unattributed": true}],
        "claims": [{"key": "c", "wording": "X.", "place": "d", "stances": [{"stance": "asserts", "by": "q", "words": "stays shut"}]}]}"#;
    tells(
        file,
        &[
            ("$.quotes[0].segments[0]", "run from one voice into another"),
            ("$.claims[0].stances[0].by", "it refers to \"q\", which is refused"),
        ],
    );
}

#[test]
fn a_chain_of_keys_that_follow_from_the_words_is_refused_in_one_pass() {
    let quotes = 2_000;
    let text: String = (0..quotes).map(|number| format!("w{number:06} ")).collect();
    let quote = |number: usize| {
        let (at, before) = (number * 8, number.saturating_sub(1) * 8);
        let words = if number == 0 { ", \"exact\": \"nothere\"" } else { "" };
        let repeats = if number == 0 {
            String::new()
        } else {
            format!(r#", "repeats": [{{"value": "d/{before}-{}", "outside": true}}]"#, before + 7)
        };
        format!(
            r#"{{"place": "d", "kind": "direct", "segments": [{{"start": {at}, "end": {}{words}}}], "unattributed": true{repeats}}}"#,
            at + 7
        )
    };
    let quotes_written: Vec<String> = (0..quotes).map(quote).collect();
    let file =
        format!(r#"{{"documents": [{{"key": "d", "text": "{text}"}}], "quotes": [{}]}}"#, quotes_written.join(","));
    let start = std::time::Instant::now();
    let report = Import::json(file).what_is_right_into(&mut Graph::new()).unwrap();
    assert_eq!((report.accepted, report.rejected.len()), (1, quotes));
    // Round by round it took more than half a minute.
    assert!(start.elapsed().as_secs() < 15, "{:?}", start.elapsed());
}

#[test]
fn one_wrong_setting_takes_no_record_with_it_that_does_not_depend_on_it() {
    let file = r#"{"recording": {"by": "eva", "at": "2024-02-30", "when": 5}, "unit": "bits", "documents": [{"key": "d", "text": "a b"}],
        "quotes": [{"key": "q", "place": "d", "kind": "direct", "segments": ["a"], "unattributed": true},
            {"key": "r", "place": "d", "kind": "direct", "segments": [{"start": 2, "end": 3}], "unattributed": true}]}"#;
    let mut graph = Graph::new();
    let report = Import::json(file).what_is_right_into(&mut graph).unwrap();
    let paths: Vec<&str> =
        report.rejected.iter().flat_map(|rejected| &rejected.flaws).map(|flaw| flaw.path.as_str()).collect();
    assert_eq!(paths, ["$.recording.at", "$.recording.when", "$.unit", "$.quotes[1]"]);
    assert_eq!((report.read, report.accepted), (5, 2));
    let list = r#"{"recording": ["eva", "2024-03-05"], "documents": [{"key": "d", "text": "a"}]}"#;
    tells(list, &[("$.recording", "expected an object")]);
}

#[test]
fn a_file_that_is_no_utf8_is_told_with_line_and_column() {
    let path = std::env::temp_dir().join(format!("dictum-no-utf8-{}.json", std::process::id()));
    std::fs::write(&path, b"{\n \"a\xff\": 5}").unwrap();
    let error = Import::file(&path).into_graph(&mut Graph::new()).unwrap_err();
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(error, ImportError::Malformed { line: 2, column: 4, .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_text() {
    let folder = std::env::temp_dir().join(format!("dictum-pipe-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap().success());
    let file = r#"{"documents": [{"key": "d", "file": "pipe"}]}"#;
    let error = Import::json(file).texts(&folder).into_graph(&mut Graph::new()).unwrap_err().to_string();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(error.contains("$.documents[0].file: \"pipe\" is no file that ends"), "{error}");
}
