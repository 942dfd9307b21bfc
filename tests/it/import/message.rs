//! What is told of a file: in the file's own words, with what to write instead.

use dictum::{Graph, Import, ImportError, Report};

/// All that is told of a file with one document and these lists.
fn told(lists: &str) -> Vec<String> {
    let file = format!(
        r#"{{ "documents": [{{ "key": "harbour", "text": "“Not this year,” the mayor said. The mayor left." }}], {lists} }}"#
    );
    let mut graph = Graph::new();
    let report = Import::json(file).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    let flaws = report.rejected.into_iter().flat_map(|rejected| rejected.flaws);
    flaws.map(|flaw| format!("{}: {}", flaw.path, flaw.message)).collect()
}

fn is_told(lists: &str, expected: &[&str]) {
    let told = told(lists);
    let is_as_expected =
        told.len() == expected.len() && told.iter().zip(expected).all(|(told, begin)| told.starts_with(begin));
    assert!(is_as_expected, "{told:#?}");
}

#[test]
fn a_key_alone_is_no_speaker_and_it_is_said_what_is() {
    is_told(
        r#""quotes": [{ "place": "harbour", "kind": "direct", "segments": ["Not this year,"], "spoken_by": ["mayor"] }]"#,
        &[
            "$.quotes[0].spoken_by[0]: expected an object with `value` and its ground (one of `words`, `implied`, `outside`), found the text \"mayor\"",
        ],
    );
}

#[test]
fn words_where_a_list_is_expected_are_to_be_put_in_brackets() {
    is_told(
        r#""quotes": [{ "place": "harbour", "kind": "direct", "segments": "Not this year," }]"#,
        &["$.quotes[0].segments: expected a list in `[` and `]`, found the text \"Not this year,\""],
    );
}

#[test]
fn everything_that_is_missing_is_told_with_what_is_expected_there() {
    is_told(
        r#""quotes": [{ "segments": ["Not this year,"] }]"#,
        &[
            "$.quotes[0]: `place` is missing: expected a document's key, or an object with `document` and `at`",
            "$.quotes[0]: `kind` is missing: expected one of direct, indirect, mixed, scare",
        ],
    );
}

#[test]
fn what_is_missing_is_told_beside_what_is_wrong() {
    is_told(
        r#""quotes": [{ "place": "harbour", "segments": ["Not this year,"], "hedged": [] }]"#,
        &[
            "$.quotes[0]: `kind` is missing",
            "$.quotes[0].hedged: `hedged` is no field of this record: did you mean `hedges`?",
        ],
    );
}

#[test]
fn what_is_wrong_with_the_words_is_told_beside_what_is_wrong_with_the_form() {
    is_told(
        r#""quotes": [{ "place": "harbour", "kind": "direct", "segments": ["Not next year,"], "speaker": [], "hedges": ["reportedly"] }]"#,
        &[
            "$.quotes[0].segments[0]: \"harbour\", line 1: \"Not next year,\" does not stand",
            "$.quotes[0].speaker: `speaker` is no field of this record: did you mean `spoken_by`?",
            "$.quotes[0].hedges[0]: \"harbour\", line 1: \"reportedly\" does not stand",
        ],
    );
}

#[test]
fn a_document_with_a_bad_date_hides_nothing_of_what_stands_in_it() {
    let file = r#"{
        "documents": [{ "key": "harbour", "text": "“Not this year,” the mayor said.",
                        "published": [{ "value": "last week", "outside": true }], "by": [{ "value": "mira", "outside": true }] }],
        "people":    [{ "key": "mayor", "place": "harbour", "mentions": [{ "words": "the mayor", "form": "nominal" }] }],
        "quotes":    [{ "place": "harbour", "kind": "direct", "segments": ["Not next year,"], "spoken_by": [{ "value": "mayer", "words": "the mayor" }] },
                      { "place": "harbour", "kind": "direct", "segments": ["Not this year,"], "hedges": ["maybe"] }] }"#;
    let told = |report: Report| {
        let flaws = report.rejected.into_iter().flat_map(|rejected| rejected.flaws);
        flaws.map(|flaw| format!("{}: {}", flaw.path, flaw.message)).collect::<Vec<_>>()
    };
    let wrong = [
        "$.documents[0].published[0].value: \"last week\" is no date",
        "$.documents[0].by[0].value: nothing has the key \"mira\"",
        "$.people[0].place: it refers to \"harbour\", which is refused",
        "$.quotes[0].place: it refers to \"harbour\", which is refused",
        "$.quotes[0].segments[0]: \"harbour\", line 1: \"Not next year,\" does not stand",
        "$.quotes[0].spoken_by[0].value: nothing has the key \"mayer\"",
        "$.quotes[1].place: it refers to \"harbour\", which is refused",
        "$.quotes[1].hedges[0]: \"harbour\", line 1: \"maybe\" does not stand",
    ];
    let begins = |told: &[String], wrong: &[&str]| {
        told.len() == wrong.len() && told.iter().zip(wrong).all(|(told, begin)| told.starts_with(begin))
    };
    let mut graph = Graph::new();
    let report = Import::json(file).what_is_right_into(&mut graph).unwrap();
    assert_eq!((report.read, report.accepted, graph.statement_count()), (4, 0, 0));
    let right = told(report);
    assert!(begins(&right, &wrong), "{right:#?}");
    // Where all is asked for, the same is told.
    let Err(ImportError::Refused { report }) = Import::json(file).into_graph(&mut graph) else { panic!() };
    let all = told(report);
    assert!(begins(&all, &wrong), "{all:#?}");
    assert_eq!(graph.statement_count(), 0);
}

#[test]
fn a_document_whose_form_is_wrong_does_not_keep_out_another_of_its_key_but_nothing_is_looked_up_there() {
    let file = r#"{ "documents": [{ "key": "harbour", "text": "Another text.", "date": "1969" }, { "key": "harbour", "text": "The mayor left." }],
        "people": [{ "key": "mayor", "place": "harbour", "mentions": [{ "words": "The mayor", "form": "nominal" }] }] }"#;
    let mut graph = Graph::new();
    let report = Import::json(file).what_is_right_into(&mut graph).unwrap();
    assert_eq!((report.read, report.accepted), (3, 1));
    graph.verify().unwrap();
}

#[test]
fn what_a_record_names_is_told_beside_its_words_that_are_not_there() {
    is_told(
        r#""quotes": [{ "place": "harbour", "kind": "direct", "segments": ["Never,"], "spoken_by": [{ "value": "mayr", "words": "the mayor" }] }]"#,
        &["$.quotes[0].segments[0]: ", "$.quotes[0].spoken_by[0].value: nothing has the key \"mayr\""],
    );
}

#[test]
fn whose_stance_it_is_is_told_beside_words_that_are_not_there() {
    is_told(
        r#""claims": [{ "wording": "The mayor left.", "place": "harbour",
            "stances": [{ "stance": "asserts", "by": "q", "words": "The mayor left" }, { "stance": "denies", "words": "The mayor stayed" }] }]"#,
        &["$.claims[0].stances[1].words: ", "$.claims[0].stances[0].by: nothing has the key \"q\""],
    );
}

#[test]
fn a_part_that_is_wrong_is_named_down_to_the_innermost() {
    is_told(
        r#""claims": [{ "wording": "The mayor left.", "place": "harbour", "stances": [{ "stance": "asserts", "words": "The mayor left", "hedges": "maybe" }] }]"#,
        &["$.claims[0].stances[0].hedges: expected a list in `[` and `]`, found the text \"maybe\""],
    );
}

#[test]
fn a_term_that_is_almost_one_is_recognised() {
    is_told(
        r#""quotes": [{ "place": "harbour", "kind": "Direct", "segments": ["Not this year,"] },
                      { "place": "harbour", "kind": "partial", "segments": ["Not this year,"] }]"#,
        &[
            "$.quotes[0].kind: `Direct` is none of the terms that can stand here: did you mean `direct`?",
            "$.quotes[1].kind: `partial` is none of the terms that can stand here: did you mean `mixed`?",
        ],
    );
}

#[test]
fn a_relation_that_is_almost_one_is_recognised_without_the_whole_list() {
    is_told(
        r#""statements": [{ "subject": "harbour", "relation": "contradict", "object": "harbour", "outside": true }]"#,
        &[
            "$.statements[0].relation: `contradict` is none of the terms that can stand here: did you mean `contradicts`?",
        ],
    );
}

#[test]
fn a_relation_that_is_none_is_answered_with_the_few_most_like_it() {
    is_told(
        r#""statements": [{ "subject": "harbour", "relation": "said_by", "object": "harbour", "outside": true },
                         { "subject": "harbour", "relation": "uttered_by", "object": "harbour", "outside": true }]"#,
        &[
            "$.statements[0].relation: `said_by` is none of the terms that can stand here: did you mean `spoken_by`?",
            "$.statements[1].relation: `uttered_by` is none of the terms that can stand here; the names most like it are owned_by, ",
        ],
    );
}

#[test]
fn everything_that_is_wrong_with_a_statement_is_told() {
    is_told(
        r#""statements": [{ "subjekt": "harbour", "relation": 5, "outside": "yes" }]"#,
        &[
            "$.statements[0]: `subject` is missing: expected the key of a node",
            "$.statements[0].subjekt: `subjekt` is no field of this record: did you mean `subject`?",
            "$.statements[0].relation: expected one of exists, ",
            "$.statements[0].outside: expected `true` or `false`, found the text \"yes\"",
        ],
    );
}

#[test]
fn two_records_of_one_name_are_told_how_to_be_one() {
    is_told(
        r#""people": [{ "place": "harbour", "names": [{ "value": "The Mayor", "words": "The mayor" }] },
                      { "place": "harbour", "names": [{ "value": "the mayor", "words": "The mayor" }] }]"#,
        &[
            "$.people[1]: \"the-mayor\" is the key of a person already: give this record a `key` of its own; or, if both are one person, write \"key\": \"the-mayor\" in it",
        ],
    );
}

#[test]
fn words_that_stand_twice_are_told_how_to_be_told_apart() {
    is_told(
        r#""people": [{ "key": "mayor", "place": "harbour", "mentions": [{ "words": { "exact": "mayor" }, "form": "nominal" }] }]"#,
        &[
            "$.people[0].mentions[0].words: \"harbour\", line 1: \"mayor\" stands 2 times in bytes 0-52 (at 25-30, 41-46): say which by `nth`",
        ],
    );
}

fn malformed(file: &str) -> String {
    let mut graph = Graph::new();
    let imported = Import::json(file).into_graph(&mut graph);
    graph.verify().unwrap();
    match imported {
        Err(ImportError::Malformed { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_no_json_is_told_why() {
    let cases = [
        ("```json\n{}\n```", "code fence"),
        ("Here it is: {}", "leave out what stands before it"),
        ("{}\nI hope this helps.", "leave out what stands after"),
        ("[{}]", "the lists of records stand in an object"),
        ("", "the file is empty"),
        (r#"{ "quotes": [{ "kind": "direct""#, "the file is cut off"),
        (r#"{ "quotes": [{ "kind": "direct", }] }"#, "leave out the comma"),
        (r#"{ “quotes”: [] }"#, "straight quotation marks"),
        (r#"{ "quotes": [{ "segments": ["He said "no" today"] }] }"#, "not written as \\\""),
        ("{ \"quotes\": [{ \"segments\": [\"one\ntwo\"] }] }", "written as \\n"),
    ];
    for (file, part) in cases {
        let message = malformed(file);
        assert!(message.contains(part), "{file}: {message}");
    }
}

#[test]
fn a_rejected_record_is_shown_with_all_that_is_wrong_with_it() {
    let file = r#"{"documents": [{"key": "note", "text": "The mayor spoke."}],
        "people": [{"key": "mayor", "place": {"document": "note", "at": [{"line": 1}]}, "names": [{"value": "A", "words": "the major"}], "nots": []}]}"#;
    let report = Import::json(file).what_is_right_into(&mut Graph::new()).unwrap();
    let shown = report.rejected[0].to_string();
    assert_eq!(shown, report.to_string());
    assert!(shown.contains("$.people[0].names[0]") && shown.contains("`nots` is no field"), "{shown}");
}

#[test]
fn a_list_is_never_taken_for_an_object() {
    let mayor = r#""key": "ana", "place": "harbour""#;
    is_told(r#""people": [["ana", "harbour"]]"#, &["$.people[0]: expected an object, found a list"]);
    is_told(
        &format!(r#""people": [{{ {mayor}, "names": [["A]", "the mayor"]] }}]"#),
        &["$.people[0].names[0]: expected an object, found a list"],
    );
    // Brackets in texts are none.
    let notes = r#""notes": ["a \"[[\\", "[["]"#;
    is_told(&format!(r#""people": [{{ {mayor}, {notes} }}]"#), &[]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed_and_one_within_it_is() {
    use std::os::unix::fs::symlink;

    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("texts");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(around.path().join("secret.txt"), "Nobody may read this.").unwrap();
    std::fs::write(folder.join("note.txt"), "The mayor spoke.").unwrap();
    symlink(around.path().join("secret.txt"), folder.join("out.txt")).unwrap();
    symlink("note.txt", folder.join("within.txt")).unwrap();
    let file = r#"{"documents": [{"key": "a", "file": "within.txt"}, {"key": "b", "file": "out.txt"}, {"key": "c", "file": "no.txt"}]}"#;
    let report = Import::json(file).texts(&folder).what_is_right_into(&mut Graph::new()).unwrap();
    let told: Vec<&str> = report.rejected.iter().map(|rejected| rejected.flaws[0].message.as_str()).collect();
    assert_eq!(report.accepted, 1);
    assert_eq!(told[0], "\"out.txt\" is a link that leads out of the folder: put the text itself there");
    assert!(told[1].starts_with("\"no.txt\" cannot be read in the folder: "), "{told:?}");
}

#[test]
fn what_differs_by_marks_or_by_what_is_not_seen_is_shown() {
    let file = r#"{ "documents": [{ "key": "d", "text": "Édith Bárány said no. It is impor\u00adtant." }],
        "people": [{ "key": "e", "place": "d", "names": [{ "value": "Edith Barany", "words": "Edith Barany" }] }, [], { "key": "f", "names": "Ana" }],
        "quotes": [{ "place": "d", "kind": "indirect", "segments": ["important"], "unattributed": true },
                   { "place": "d", "kind": "indirect", "segments": [{ "exact": " no", "prefix": "said", "allow": ["white_space"] }], "unattributed": true },
                   { "place": { "document": "d", "at": [{ "line": 1, "words": "no" }] }, "kind": "indirect", "segments": ["no"], "unattributed": true }] }"#;
    let told = Import::json(file).into_graph(&mut Graph::new()).unwrap_err().to_string();
    for part in [
        "[-Edith Barany-] {+Édith Bárány+}",
        "[-important-] {+impor\\u{ad}tant+}",
        "$.people[1]: expected an object, found a list",
        "$.people[2].names: expected a list in `[` and `]`, found the text \"Ana\": write [{\"value\": ..., \"words\": \"...\"}]",
        "$.quotes[2].place.at[0].line: an object here has one field, and no other",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("$.quotes[1]"), "{told}");
}

#[test]
fn each_message_says_what_to_do() {
    is_told(
        r#""voices": [{ "key": "v", "kind": "caption", "stretches": [{ "document": "harbour", "at": [{ "words": { "start": 3, "end": 3 } }] }] }],
            "claims": [{ "key": "c", "wording": "W.", "place": "harbour", "stances": [{ "stance": "deny", "words": "The mayor left" }] }],
            "statements": [{ "subject": "nobody-at-all", "relation": "contradicts", "object": "harbour", "outside": true }],
            "quotes": [{ "key": "q", "key": "r", "place": "harbour", "kind": "direct", "segments": ["xyzzy"], "unattributed": true }]"#,
        &[
            "$.voices[0].stretches[0]: `stretch` cannot be said so: it points at no words at all: point at some",
            "$.claims[0].stances[0].stance: `deny` is none of the terms that can stand here: did you mean `denies`?",
            "$.statements[0].subject: nothing has the key \"nobody-at-all\": record what has it, or write the key of what is recorded",
            "$.statements[0].object: \"harbour\" is a document; `contradicts` takes a claim there",
            "$.quotes[0].key: `key` stands there twice: leave one out",
            "$.quotes[0].segments[0]: \"harbour\", line 1: \"xyzzy\" does not stand in bytes 0-52, nor anything like it: copy the words",
        ],
    );
}

/// All that is told of a file whose offsets are code points, after a text in which a code point is more than a byte.
fn told_in_code_points(lists: &str) -> String {
    let text = "“Так,” сказал он.\nHe said: “So it is,” and left.\nAn editor’s note.";
    let document = format!("\"documents\": [{{ \"key\": \"d\", \"text\": {} }}]", serde_json::json!(text));
    let file = format!("{{ \"unit\": \"code_points\", {document}, {lists} }}");
    Import::json(file).what_is_right_into(&mut Graph::new()).unwrap().to_string()
}

#[test]
fn every_message_counts_in_the_unit_of_the_file_and_names_it() {
    for (lists, expected) in [
        (
            r#""quotes": [{ "key": "q", "place": "d", "kind": "direct", "unattributed": true, "segments": ["So it is,", "So it"] }]"#,
            "code points 28-33 and 28-37 overlap",
        ),
        (
            r#""voices": [{ "key": "v", "kind": "editor_note", "stretches": [{ "document": "d", "at": [{ "line": 2 }] }] },
                          { "key": "w", "kind": "caption", "stretches": [{ "document": "d", "at": [{ "words": "So it is" }] }] }]"#,
            "code points 18-48 and 28-36 overlap",
        ),
        (
            r#""voices": [{ "key": "v", "kind": "editor_note", "stretches": [{ "document": "d", "at": [{ "line": 3 }] }] }],
               "quotes": [{ "key": "q", "place": "d", "kind": "indirect", "unattributed": true, "segments": ["left.\nAn editor’s note."] }]"#,
            "code points 43-66 of \"q\" run from one voice into another",
        ),
        (
            r#""quotes": [{ "key": "q", "place": "d", "kind": "indirect", "unattributed": true,
                           "segments": [{ "start": 19, "end": 24, "exact": "So it is" }] }]"#,
            "code points 19-24 hold \"e sai\"",
        ),
    ] {
        let told = told_in_code_points(lists);
        assert!(told.contains(expected), "{expected}: {told}");
        assert!(!told.contains("bytes"), "{told}");
    }
}
