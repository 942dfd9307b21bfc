//! What Google's LangExtract writes. The files in `tests/data/langextract/` were aligned and written by its release 1.7.1: `quay.jsonl`; `chunks.jsonl`, a text in two chunks, then
//! the same in two passes.

use std::fs;
use std::path::{Path, PathBuf};

use dictum::io::{FormatError, Intake, LangExtract, LangExtractMapping, Reason};
use dictum::{Document, Graph, Match, NodeKind, QuoteKind, Recording, Relation, Someone};
use proptest::prelude::*;
use serde_json::{Value, json};

#[cfg(feature = "formats")]
use crate::seen::seen;

mod groups;
mod mapping;

fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/langextract/quay.jsonl")
}

fn read(file: &Path, mapping: LangExtractMapping) -> (Graph, Intake) {
    let mut graph = Graph::new();
    let intake = LangExtract::file(file, mapping).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    assert_eq!(intake.accepted + intake.refused.len(), intake.read);
    (graph, intake)
}

fn of(lines: &[Value]) -> (Graph, Intake) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.jsonl");
    fs::write(&file, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    read(&file, LangExtractMapping::obvious())
}

fn document(text: &str, extractions: Value) -> Value {
    json!({ "document_id": "note", "text": text, "extractions": extractions })
}

/// An extraction of words, wherever they stand first.
fn extraction(class: &str, text: &str, words: &str, group: i64) -> Value {
    let start = text[..text.find(words).unwrap()].chars().count();
    let end = start + words.chars().count();
    json!({ "extraction_class": class, "extraction_text": words, "char_interval": { "start_pos": start, "end_pos": end },
        "alignment_status": "match_exact", "group_index": group, "attributes": null })
}

fn reasons(intake: &Intake) -> Vec<Reason> {
    intake.refused.iter().map(|refusal| refusal.reason).collect()
}

#[test]
fn what_was_extracted_together_is_a_quote_with_its_speaker_and_its_cue() {
    let (graph, intake) = read(&small(), LangExtractMapping::obvious());
    assert_eq!((intake.read, intake.accepted), (9, 6), "{intake}");
    assert_eq!(reasons(&intake), [Reason::NotThere, Reason::Unverified, Reason::Unmapped]);
    assert!(
        intake.refused[0].message.contains("\"Ana asked\", not \"Ana asked when\"")
            && intake.refused[0].message.ends_with("(match_lesser)"),
        "{intake}"
    );
    let first = graph.quote("quay/quay-1/quote-2").unwrap();
    assert_eq!((first.kind(), first.words()), (QuoteKind::Direct, "Not  this year,".to_owned()));
    let speaker = first.speakers().next().unwrap();
    assert_eq!(
        (speaker.node_kind(), speaker.evidence().excerpts().next().unwrap().text()),
        (NodeKind::Someone, "Mayor Zoë Lund")
    );
    assert_eq!(first.cues().map(|cue| cue.text()).collect::<Vec<_>>(), ["told"]);
    // The addressee of the attribute is the one extraction of that text.
    assert_eq!(first.addressees().next().unwrap().key().as_str(), "quay/quay-1/organization-5");
    assert_eq!(first.attributes("tone").map(|tone| tone.into_value()).collect::<Vec<_>>(), ["curt", "final"]);
    // What is looser than the byte says by which rule, and how the words were given.
    let segment = first.statements(Relation::Segment).next().unwrap();
    assert_eq!(segment.evidence().grounds()[0].matched(), Match::WHITE_SPACE | Match::CASE);
    assert_eq!(segment.given().collect::<Vec<_>>(), ["not this year,"]);
}

#[test]
fn names_in_attributes_are_somebodys_and_words_in_them_must_stand_near() {
    let (graph, _) = read(&small(), LangExtractMapping::obvious());
    let second = graph.quote("quay/quay-1/quote-4").unwrap();
    let deckhand = second.speakers().next().unwrap();
    assert_eq!((deckhand.key().as_str(), deckhand.node_kind()), ("quay/quay-1/called/a deckhand", NodeKind::Someone));
    assert!(deckhand.evidence().is_outside());
    assert_eq!(second.cues().map(|cue| cue.text()).collect::<Vec<_>>(), ["said"]);
    // It stands nowhere: what the extractor says is kept, as its word alone.
    assert_eq!((second.hedges().count(), second.attributes("hedge").count()), (0, 1));
    assert_eq!(second.notes().collect::<Vec<_>>(), ["heard at the quay"]);
    let claim = graph.claims().first().unwrap();
    assert_eq!((claim.wording(), claim.stances().count()), ("The pump leaks.", 0));
    assert_eq!(graph.document("ledger").unwrap().text(), "Nothing was said.");
    assert_eq!(second.statements(Relation::Exists).next().unwrap().recording().unwrap().by.as_deref(), Some("quay"));
}

#[test]
fn positions_are_code_points_and_one_further_none_comes_in() {
    let shifted: Vec<String> = fs::read_to_string(small())
        .unwrap()
        .lines()
        .map(|line| {
            let mut line: Value = serde_json::from_str(line).unwrap();
            for extraction in line["extractions"].as_array_mut().unwrap() {
                for end in ["start_pos", "end_pos"] {
                    if let Some(at) = extraction["char_interval"][end].as_u64() {
                        extraction["char_interval"][end] = json!(at + 1);
                    }
                }
            }
            line.to_string()
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("quay.jsonl"), shifted.join("\n")).unwrap();
    let (graph, intake) = read(&folder.path().join("quay.jsonl"), LangExtractMapping::obvious());
    assert_eq!((intake.read, intake.accepted, graph.quotes().count()), (9, 0, 0));
}

#[test]
fn what_is_no_document_and_what_has_no_text_is_refused_with_its_line() {
    let text = "She said no.";
    let (graph, intake) = of(&[
        json!("no document"),
        json!({ "text": text, "extractions": [extraction("quote", text, "no", 0)] }),
        json!({ "document_id": "other", "extractions": [extraction("quote", text, "no", 0), {}] }),
        document(
            text,
            json!([{ "extraction_class": "quote" }, extraction("quote", text, "no", 0), extraction("cue", text, "said", 1)]),
        ),
        document("Another text.", json!([extraction("quote", "Another text.", "text", 0)])),
    ]);
    let told: Vec<(u32, Reason)> = intake.refused.iter().map(|refusal| (refusal.line, refusal.reason)).collect();
    let expected = [
        (1, Reason::Malformed),
        (2, Reason::Malformed),
        (3, Reason::Dangling),
        (3, Reason::Dangling),
        (4, Reason::Malformed),
        (4, Reason::Dangling),
        (5, Reason::Unfit),
    ];
    assert_eq!(told, expected, "{intake}");
    assert_eq!((intake.read, graph.quotes().count()), (8, 1));
}

#[test]
fn a_line_that_is_no_utf_8_is_refused_and_the_next_is_read() {
    let text = "She said no.";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.jsonl");
    let line = document(text, json!([extraction("quote", text, "no", 0)])).to_string();
    fs::write(&file, [b"{\"text\": \"\xff\"}\r\n", line.as_bytes()].concat()).unwrap();
    let (graph, intake) = read(&file, LangExtractMapping::obvious());
    assert_eq!((reasons(&intake), intake.read, graph.quotes().count()), (vec![Reason::Malformed], 2, 1), "{intake}");
}

#[test]
fn a_text_that_is_in_the_graph_already_needs_no_other() {
    let text = "She said no.";
    let folder = tempfile::tempdir().unwrap();
    let line = json!({ "document_id": "note", "text": null, "extractions": [extraction("quote", text, "no", 0)] });
    fs::write(folder.path().join("run.jsonl"), line.to_string()).unwrap();
    let mut graph = Graph::new();
    graph.insert(Document::new("note", text)).unwrap();
    let intake = LangExtract::file(folder.path().join("run.jsonl"), LangExtractMapping::obvious())
        .into_graph(&mut graph)
        .unwrap();
    assert_eq!((intake.read, intake.accepted, graph.quotes().count()), (1, 1, 1));
    graph.verify().unwrap();
}

#[test]
fn two_runs_over_one_document_join_nobody() {
    let text = "Ana said no, and Bo said yes.";
    let run = |who: &str, what: &str| {
        document(text, json!([extraction("quote", text, what, 0), extraction("speaker", text, who, 0)]))
    };
    let (graph, intake) = of(&[run("Ana", "no"), run("Bo", "yes")]);
    assert_eq!(intake.refused, [], "{intake}");
    let said: Vec<String> = graph.quotes().iter().map(|quote| quote.to_string()).collect();
    assert_eq!(said, ["Ana: no", "Bo: yes"]);
    assert_eq!(graph.someones().count(), 2);
}

#[test]
fn a_file_of_a_name_that_was_read_before_joins_nobody() {
    let text = "Ana said no, and Bo said yes.";
    let mut graph = Graph::new();
    let mut read = |who: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("run.jsonl");
        fs::write(&file, document(text, json!([extraction("speaker", text, who, 0)])).to_string()).unwrap();
        LangExtract::file(file, LangExtractMapping::obvious()).what_is_right_into(&mut graph).unwrap()
    };
    assert_eq!((read("Ana").accepted, reasons(&read("Bo"))), (1, vec![Reason::Unfit]));
    assert_eq!(graph.someones().count(), 1);
}

#[test]
fn a_name_in_an_attribute_is_not_the_key_of_an_extraction_nor_of_what_was_there() {
    let text = "Ana said no.";
    let mut quote = extraction("quote", text, "no", 0);
    quote["attributes"] = json!({ "speaker": "speaker-2" });
    let line = document(text, json!([quote, extraction("speaker", text, "Ana", 1)]));
    let (graph, intake) = of(std::slice::from_ref(&line));
    assert_eq!(intake.refused, [], "{intake}");
    let speakers: Vec<_> = graph.quotes().first().unwrap().speakers().map(|one| one.key().to_string()).collect();
    assert_eq!(speakers, ["note/run-1/called/speaker-2"]);
    assert_eq!(graph.someones().count(), 2);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("run.jsonl"), line.to_string()).unwrap();
    let mut graph = Graph::new();
    graph.insert(Document::new("note", text)).unwrap();
    graph.insert(Someone::new("note").key("note/run-1/called/speaker-2")).unwrap();
    let read = LangExtract::file(folder.path().join("run.jsonl"), LangExtractMapping::obvious());
    let intake = read.what_is_right_into(&mut graph).unwrap();
    assert_eq!((reasons(&intake), graph.quotes().count()), (vec![Reason::Unfit], 0));
}

#[test]
fn a_claim_without_a_stance_is_asserted_by_nobody_and_keeps_its_words() {
    let text = "Bo doubts that the pump leaks.";
    let mut claim = extraction("claim", text, "the pump leaks", 0);
    claim["attributes"] = json!({ "wording": "The pump leaks.", "modality": "possible" });
    let (graph, intake) = of(&[document(text, json!([claim, extraction("quote", text, "that the pump leaks", 0)]))]);
    assert_eq!(intake.refused, [], "{intake}");
    let claim = graph.claims().first().unwrap();
    assert_eq!((claim.stances().count(), claim.wording()), (0, "The pump leaks."));
    let attributes = || claim.as_node().statements(Relation::Attribute);
    let words = attributes()
        .flat_map(|said| said.evidence().excerpts().map(|words| words.text().to_owned()).collect::<Vec<_>>());
    assert_eq!((attributes().count(), words.collect::<Vec<_>>()), (2, vec!["the pump leaks".to_owned()]));
    assert_eq!(claim.as_node().statements(Relation::Related).count(), 1);
}

#[test]
fn a_name_that_the_extractor_gives_leaves_the_words_that_stand_there() {
    let text = "The mayor said no.";
    let mut mayor = extraction("person", text, "The mayor", 0);
    mayor["attributes"] = json!({ "name": "Ana Ruiz" });
    let (graph, intake) = of(&[document(text, json!([mayor]))]);
    assert_eq!(intake.refused, [], "{intake}");
    let mayor = graph.people().first().unwrap();
    let described = mayor.as_node().statements(Relation::Description).next().unwrap();
    assert_eq!(described.evidence().excerpts().next().unwrap().text(), "The mayor");
    assert_eq!(mayor.as_node().statements(Relation::Name).count(), 1);
}

#[test]
fn what_the_caller_puts_in_afterwards_is_recorded_by_him() {
    let mut graph = Graph::new();
    graph.begin(Recording::by("ida")).unwrap();
    LangExtract::file(small(), LangExtractMapping::obvious()).what_is_right_into(&mut graph).unwrap();
    let note = graph.insert(Document::new("note", "She said no.")).unwrap();
    let said = graph.document(note).unwrap().statements(Relation::Exists).next().unwrap();
    assert_eq!(said.recording().unwrap().by.as_deref(), Some("ida"));
}

#[test]
fn all_or_nothing_leaves_the_graph_as_it_was() {
    let mut graph = Graph::new();
    let refused = LangExtract::file(small(), LangExtractMapping::obvious()).into_graph(&mut graph).unwrap_err();
    let FormatError::Refused { intake } = &refused else { panic!("{refused}") };
    assert_eq!((intake.read, intake.accepted, graph.nodes().count()), (9, 0, 0));
}

#[test]
fn a_part_of_two_quotes_or_of_none_is_nobodys() {
    let text = "Ana said no, and yes, and Bo agreed.";
    let (graph, intake) = of(&[document(
        text,
        json!([
            extraction("quote", text, "no", 0),
            extraction("quote", text, "yes", 0),
            extraction("cue", text, "said", 0),
            extraction("speaker", text, "Ana", 0),
            extraction("speaker", text, "Bo", 7),
            extraction("cue", text, "agreed", 7),
        ]),
    )]);
    assert_eq!(reasons(&intake), [Reason::Dangling, Reason::Dangling], "{intake}");
    assert_eq!((graph.quotes().count(), graph.someones().count()), (2, 2));
    assert!(graph.quotes().iter().all(|quote| quote.speakers().next().is_none() && quote.cues().next().is_none()));
}

#[test]
fn a_name_that_the_group_gives_is_said_once() {
    let text = "Ana said no.";
    let mut quote = extraction("quote", text, "no", 0);
    quote["attributes"] = json!({ "speaker": "Ana" });
    let (graph, intake) = of(&[document(text, json!([quote, extraction("speaker", text, "Ana", 0)]))]);
    assert_eq!(intake.refused, [], "{intake}");
    let quote = graph.quotes().first().unwrap();
    assert_eq!(quote.speakers().map(|speaker| speaker.evidence().is_worded()).collect::<Vec<_>>(), [true]);
    assert_eq!(graph.someones().count(), 1);
}

#[test]
fn many_parts_of_one_group_are_all_of_its_quote() {
    const MANY: usize = 2000;
    let text = "no ".repeat(MANY);
    let at = |class: &str, number: usize| {
        json!({ "extraction_class": class, "extraction_text": "no", "group_index": 0,
            "char_interval": { "start_pos": 3 * number, "end_pos": 3 * number + 2 } })
    };
    let mut all = vec![at("quote", 0)];
    all.extend((1..MANY).map(|number| at("cue", number)));
    all[0]["attributes"] = json!({ "tone": (0..MANY).map(|number| number.to_string()).collect::<Vec<_>>() });
    let (graph, intake) = of(&[document(&text, json!(all))]);
    assert_eq!((intake.read, intake.accepted), (MANY, MANY));
    let quote = graph.quotes().first().unwrap();
    assert_eq!((quote.cues().count(), quote.attributes("tone").count()), (MANY - 1, MANY));
}

#[cfg(feature = "formats")]
#[test]
fn two_hundred_hostile_names_labels_and_words_stay_the_same_text() {
    let hostile = super::hostile::texts();
    let lines = hostile.iter().enumerate().map(|(number, words)| {
        let text = format!("Then “{words}” was said.");
        let mut quote = extraction("quote", &text, &format!("“{words}”"), 0);
        quote["attributes"] = json!({ "speaker": words, words: words });
        quote["description"] = json!(words);
        json!({ "document_id": format!("{number} {}", seen(words.trim())), "text": text, "extractions": [quote] })
    });
    let (graph, intake) = of(&lines.collect::<Vec<_>>());
    assert_eq!((intake.refused.len(), intake.accepted), (0, 200), "{intake}");
    for (number, words) in hostile.iter().enumerate() {
        let key = format!("{number} {}/run-{}/quote-1", seen(words.trim()), number + 1);
        let quote = graph.quote(key.as_str()).unwrap();
        assert_eq!(quote.words(), *words);
        // Whose name can be no key stays as it was called.
        match quote.speakers().next() {
            Some(speaker) => {
                let described = speaker.statements(Relation::Description).next().unwrap();
                assert_eq!(described.value().unwrap(), *words);
            }
            None => {
                assert_ne!(seen(words), *words);
                assert_eq!(quote.attributes("speaker").next().unwrap().into_value(), words);
            }
        }
        assert_eq!(quote.attributes(words).next().unwrap().into_value(), words);
        assert_eq!(quote.notes().collect::<Vec<_>>(), [words]);
    }
}

proptest! {
    #[test]
    fn an_extraction_comes_in_where_its_words_stand_and_nowhere_else(text in "[a-cü🙂 \n“”]{1,30}", start in 0u64..34, length in 0u64..6, said in "[a-cü🙂 “”]{0,5}") {
        let there: String = text.chars().skip(start as usize).take(length as usize).collect();
        for words in [there.clone(), said] {
            let line = document(&text, json!([{ "extraction_class": "quote", "extraction_text": words, "char_interval": { "start_pos": start, "end_pos": start + length } }]));
            let (graph, intake) = of(&[line]);
            if intake.accepted == 1 {
                let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                prop_assert_eq!(plain(&there), plain(&words));
                let found = graph.quotes().first().unwrap();
                prop_assert!(found.excerpts().all(|words| there.contains(words.text())));
            } else if there.chars().any(|c| !"“” \n".contains(c)) && words == there && there.chars().count() == length as usize && !there.is_empty() {
                prop_assert!(false, "what stands there is refused: {}", intake);
            }
        }
    }

    #[test]
    fn no_line_makes_the_reader_fail(class in "\\PC{0,8}", words in "\\PC{0,8}", interval in any::<(i64, i64)>(), other in "\\PC{0,30}") {
        of(&[json!(other), json!({ "document_id": words, "text": other, "extractions": [{ "extraction_class": class, "extraction_text": words, "char_interval": { "start_pos": interval.0, "end_pos": interval.1 } }] })]);
    }
}
