//! brat's stand-off annotations, and LitBank's.

use std::fs;
use std::path::{Path, PathBuf};

use dictum::io::{Brat, BratMapping, FormatError, Intake, Reason};
use dictum::{Document, Graph, QuoteKind, Recording, Relation};

#[cfg(feature = "formats")]
use crate::seen::seen;

mod corpora;

fn bundled() -> BratMapping {
    BratMapping::polnear().with(BratMapping::litbank())
}

fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/brat")
}

fn read(folder: &Path, mapping: BratMapping) -> (Graph, Intake) {
    let mut graph = Graph::new();
    let intake = Brat::folder(folder, mapping).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    assert_eq!(intake.accepted + intake.refused.len(), intake.read);
    (graph, intake)
}

/// A text and its annotations, in a folder.
fn of(text: &str, annotations: &str, mapping: BratMapping) -> (Graph, Intake) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), text).unwrap();
    fs::write(folder.path().join("note.ann"), annotations).unwrap();
    read(folder.path(), mapping)
}

fn reasons(intake: &Intake) -> Vec<(u32, Reason)> {
    intake.refused.iter().map(|refusal| (refusal.line, refusal.reason)).collect()
}

#[test]
fn attributions_are_quotes_with_source_cue_and_content() {
    let (graph, intake) = read(&small(), bundled());
    assert_eq!((intake.read, intake.accepted), (16, 16), "{intake}");
    let shown: Vec<String> = graph.quotes().iter().map(|quote| quote.to_string()).collect();
    assert_eq!(shown, ["Mayor Zoë Lund: “not this year,”", "a deckhand: that “it leaks.”", "The harbour was … sold"]);
    let kinds: Vec<QuoteKind> = graph.quotes().iter().map(|quote| quote.kind()).collect();
    assert_eq!(kinds, [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect]);
    let first = graph.quote("quay/ida/E1").unwrap();
    assert_eq!(first.cues().map(|cue| cue.text().to_owned()).collect::<Vec<_>>(), ["said"]);
    assert_eq!(first.speakers().next().unwrap().evidence().excerpts().next().unwrap().text(), "Mayor Zoë Lund");
    assert!(graph.quote("quay/ida/E3").unwrap().is_unattributed());
    // Who they are nobody has judged.
    assert_eq!((graph.someones().count(), graph.people().count()), (2, 0));
    let recorded = first.statements(Relation::Exists).next().unwrap();
    assert_eq!(recorded.recording().unwrap().by.as_deref(), Some("ida"));
    assert_eq!(graph.quote("quay/ida/E2").unwrap().statements(Relation::Note).count(), 1);
    assert_eq!(graph.document("quay").unwrap().statements(Relation::Note).count(), 1);
}

#[test]
fn words_that_do_not_stand_there_are_refused_and_what_refers_to_them() {
    let annotations = "T1\tSource 0 4\tShe\nT2\tContent 9 12\tno.\nT3\tAttribution 4 8\tsaid\n\
        E1\tAttribution:T3 Content:T2 Source:T1\nE2\tAttribution:T3 Content:T9\n#1\tAnnotatorNotes E1\thm\n";
    let (graph, intake) = of("She said no.", annotations, bundled());
    assert_eq!(
        reasons(&intake),
        [(1, Reason::NotThere), (4, Reason::Dangling), (5, Reason::Dangling), (6, Reason::Dangling)]
    );
    assert!(intake.refused[0].message.contains("\"She \" stands there, not \"She\""), "{intake}");
    assert_eq!(graph.quotes().count(), 0);
}

#[test]
fn offsets_are_code_points_pieces_are_segments_and_records_run_over_lines() {
    let text = "Zoë – “shut\nfor good,” she said, “for\nus.”";
    let annotations = "T1\tContent 6 22;33 42\t“shut\nfor good,” “for\nus.”\nT2\tAttribution 27 31\tsaid\nE1\tAttribution:T2 Content:T1\n";
    let (graph, intake) = of(text, annotations, bundled());
    assert_eq!(intake.refused, [], "{intake}");
    let quote = graph.quote("note/E1").unwrap();
    let segments: Vec<&str> = quote.segments().map(|segment| segment.text()).collect();
    assert_eq!(segments, ["shut\nfor good,", "for\nus."]);
    assert_eq!(quote.kind(), QuoteKind::Direct);
}

#[test]
fn marks_directly_outside_of_the_words_make_them_direct() {
    let text = "“No,” she said, “never,” and that ‘he’ told her \"yes\" twice, “no ‘more’ of it.” \"A\" or \"B\"";
    let annotations = "T1\tSay 10 14\tsaid\nT2\tWhat 1 4;17 23\tNo, never,\nE1\tSay:T1 What:T2\n\
        T3\tWhat 49 52\tyes\nE2\tSay:T1 What:T3\nT4\tWhat 54 59\ttwice\nE3\tSay:T1 What:T4\n\
        T5\tWhat 1 4;54 59\tNo, twice\nE4\tSay:T1 What:T5\nT6\tWhat 62 78\tno ‘more’ of it.\nE5\tSay:T1 What:T6\n\
        T7\tWhat 83 87\t or \nE6\tSay:T1 What:T7\n";
    let mapping = r#"{"quotes": [{"event": "Say", "content": "What"}]}"#;
    let (graph, intake) = of(text, annotations, BratMapping::json(mapping).unwrap());
    assert_eq!(intake.refused, [], "{intake}");
    let kinds: Vec<QuoteKind> = graph.quotes().iter().map(|quote| quote.kind()).collect();
    use QuoteKind::{Direct, Indirect, Mixed};
    assert_eq!(kinds, [Direct, Direct, Indirect, Mixed, Direct, Indirect]);
    assert_eq!(graph.quote("note/E5").unwrap().words(), "no ‘more’ of it.");
}

#[test]
fn the_blank_within_french_marks_is_no_word_of_the_quote() {
    let text =
        "Il a dit : « Non, jamais », puis d’«\u{202f}oui\u{a0}». »Ja« sagte er »nein« und « Ach, « là », oui » dit-il.";
    let mapping = BratMapping::json(r#"{"quotes": [{"event": "Say", "content": "What"}]}"#).unwrap();
    let at = |words: &str| {
        let start = text.find(words).map(|at| text[..at].chars().count()).unwrap();
        (start, start + words.chars().count())
    };
    let given =
        ["Non, jamais", "« Non, jamais »", "oui", "«\u{202f}oui\u{a0}»", ", puis", "sagte er", "Ach, « là », oui"];
    let records = (1..).zip(given).map(|(number, words)| {
        let (start, end) = at(words);
        format!("T{number}\tWhat {start} {end}\t{words}\nT9{number}\tSay 5 8\tdit\nE{number}\tSay:T9{number} What:T{number}\n")
    });
    let (graph, intake) = of(text, &records.collect::<String>(), mapping);
    assert_eq!(intake.refused, [], "{intake}");
    let read: Vec<(QuoteKind, String)> = graph.quotes().iter().map(|quote| (quote.kind(), quote.words())).collect();
    use QuoteKind::{Direct, Indirect};
    let expected = [
        (Direct, "Non, jamais"),
        (Direct, "Non, jamais"),
        (Direct, "oui"),
        (Direct, "oui"),
        (Indirect, ", puis"),
        (Indirect, "sagte er"),
        (Direct, "Ach, « là », oui"),
    ];
    assert_eq!(read, expected.map(|(kind, words)| (kind, words.to_owned())));
}

#[test]
fn a_line_that_begins_like_no_record_is_refused_unless_words_go_on_in_it() {
    let text = "She said: “no\n\nnever.”";
    let annotations = "\u{feff}T1\tSource 0 3\tShe\nT2 Cue 4 8\tsaid\nT3\tContent 10 22\t“no\n\nnever.”\nX1\tContent 10 12\t“n\n\
        T\tSource 0 3\tShe\n\nT4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Source:T1 Content:T3\nand more\n\
        #1\tAnnotatorNotes E1\thm\nwell\n";
    let (graph, intake) = of(text, annotations, bundled());
    assert_eq!(reasons(&intake), [2, 6, 7, 11, 13].map(|line| (line, Reason::Malformed)), "{intake}");
    assert!(intake.refused.iter().all(|refusal| refusal.message.starts_with("expected a record")), "{intake}");
    let quote = graph.quote("note/E1").unwrap();
    assert_eq!((quote.words(), quote.notes().collect::<Vec<_>>()), ("no\n\nnever.".to_owned(), vec!["hm"]));
    assert_eq!(intake.read, 10);
}

#[test]
fn a_mapping_of_ones_own_makes_entities_relations_attributes_and_equivalences() {
    let mapping = BratMapping::json(
        r#"{
          "people": ["Character"], "quotes": [{"words": "Speech"}], "attributes": ["Loud"],
          "relations": {"Says": {"relation": "spoken_by", "from": "Arg2", "to": "Arg1"}, "Fears": {"from": "Arg1", "to": "Arg2"}}
        }"#,
    )
    .unwrap();
    let annotations = "T1\tCharacter 0 3\tAna\nT2\tCharacter 13 16\tshe\nT3\tSpeech 4 7\tno!\nT4\tPlace 0 3\tAna\n\
        R1\tSays Arg1:T1 Arg2:T3\nR2\tFears Arg1:T1 Arg2:T2\nR3\tLoves Arg1:T1 Arg2:T2\nA1\tLoud T3\nA2\tSoft T3\n\
        N1\tReference T1 Wikipedia:12\tAna\n*\tEquiv T1 T2\n";
    let (graph, intake) = of("Ana no! said she", annotations.trim_end(), mapping);
    let unmapped = |line| (line, Reason::Unmapped);
    assert_eq!(reasons(&intake), [unmapped(4), unmapped(7), unmapped(9)], "{intake}");
    let quote = graph.quote("note/T3").unwrap();
    assert_eq!(quote.speakers().next().unwrap().key().as_str(), "note/T1");
    let attributes = |node: dictum::NodeRef<'_>| node.statements(Relation::Attribute).count();
    // Of whom a resource knows, its entry, and what it says there.
    let ana = graph.person("note/T1").unwrap();
    assert_eq!((attributes(quote.as_node()), attributes(ana.as_node())), (1, 2));
    let told =
        |label: &str| ana.as_node().attributes(label).map(|said| said.into_value().to_string()).collect::<Vec<_>>();
    assert_eq!((told("reference"), told("Wikipedia:12")), (vec!["Wikipedia:12".to_owned()], vec!["Ana".to_owned()]));
    assert_eq!(graph.people().count(), 1, "Ana and she are one");
}

#[test]
fn all_or_nothing_leaves_the_graph_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), "She said no.").unwrap();
    fs::write(folder.path().join("note.ann"), "T1\tSource 0 3\tShe\nT2\tSource 0 3\tHer\n").unwrap();
    let mut graph = Graph::new();
    let refused = Brat::folder(folder.path(), bundled()).into_graph(&mut graph).unwrap_err();
    let FormatError::Refused { intake } = &refused else { panic!("{refused}") };
    assert_eq!((intake.read, intake.accepted, intake.refused.len()), (2, 0, 1));
    assert_eq!(graph.nodes().count(), 0);
    graph.verify().unwrap();
}

#[test]
fn what_the_caller_puts_in_afterwards_is_recorded_by_him() {
    let mut graph = Graph::new();
    graph.begin(Recording::by("ole")).unwrap();
    Brat::folder(small(), bundled()).what_is_right_into(&mut graph).unwrap();
    let note = graph.insert(Document::new("note", "She said no.")).unwrap();
    let said = graph.document(note).unwrap().statements(Relation::Exists).next().unwrap();
    assert_eq!(said.recording().unwrap().by.as_deref(), Some("ole"));
}

#[cfg(feature = "formats")]
#[test]
fn two_hundred_hostile_words_names_notes_and_keys_stay_the_same_text_and_make_no_record() {
    let hostile = super::hostile::texts();
    let folder = tempfile::tempdir().unwrap();
    // A file's name holds no `/`.
    let key = |number: usize, text: &str| format!("{number} {}", seen(text.trim()).replace('/', ":"));
    for (number, text) in hostile.iter().enumerate() {
        let length = text.chars().count();
        let (name, quoted) = (5 + length, 5 + length + 7);
        let said = format!("Then {text} said: “{text}”");
        let annotations = format!(
            "T1\tSource 5 {name}\t{text}\nT2\tContent {quoted} {}\t“{text}”\nT3\tAttribution {} {}\tsaid\n\
            E1\tAttribution:T3 Source:T1 Content:T2\n#1\tAnnotatorNotes E1\t{text}\n",
            quoted + length + 2,
            name + 1,
            name + 5
        );
        fs::write(folder.path().join(key(number, text) + ".txt"), said).unwrap();
        fs::write(folder.path().join(key(number, text) + ".ann"), annotations).unwrap();
    }
    let (graph, intake) = read(folder.path(), bundled());
    assert_eq!((intake.refused.len(), intake.accepted), (0, 1_000), "{intake}");
    for (number, text) in hostile.iter().enumerate() {
        let quote = graph.quote(format!("{}/E1", key(number, text)).as_str()).unwrap();
        assert_eq!((quote.kind(), quote.words()), (QuoteKind::Direct, text.clone()));
        let speaker = quote.speakers().next().unwrap();
        let called = speaker.statements(Relation::Description).next().unwrap();
        assert_eq!(
            (called.value().as_deref(), called.evidence().excerpts().next().unwrap().text()),
            (Some(&**text), &**text)
        );
        assert_eq!(quote.notes().collect::<Vec<_>>(), [text]);
    }
}

#[test]
fn quotations_by_token_have_the_speakers_that_annotators_named() {
    let text = "Chapter 1\n“ My dear , ” said she . “ Have you\nheard ? ”\n";
    let annotations = "QUOTE\tQ1\t1\t0\t1\t4\t“ My dear , ”\nQUOTE\tQ2\t1\t8\t2\t2\t“ Have you heard ? ”\n\
        QUOTE\tQ3\t1\t8\t7\t2\t“ Have you\nATTRIB\tQ1\tLady-1\nATTRIB\tQ2\tLady-1\nATTRIB\tQ9\tLady-1\n";
    let (graph, intake) = of(text, annotations, bundled());
    assert_eq!(reasons(&intake), [(3, Reason::Malformed), (6, Reason::Dangling)], "{intake}");
    let lady = graph.someone("note/Lady-1").unwrap();
    assert_eq!(lady.quotes().count(), 2);
    assert!(graph.quotes().iter().all(|quote| quote.kind() == QuoteKind::Direct));
}

#[test]
fn the_mappings_that_come_with_the_crate_say_something() {
    assert_ne!(BratMapping::polnear(), BratMapping::default());
    assert_ne!(BratMapping::litbank(), BratMapping::default());
    assert!(
        BratMapping::json(r#"{"person": ["PER"]}"#).unwrap_err().to_string().starts_with("mapping:1:9: unknown field")
    );
}

/// Files of a folder, by their names.
fn folder_of(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn annotators_by_folder_are_two_and_each_text_has_the_annotations_beside_it() {
    let text: &[u8] = b"Ana said no, Bo said yes.";
    let (ana, bo): (&[u8], &[u8]) = (b"T1\tPER 0 3\tAna\n", b"T1\tPER 13 15\tBo\n");
    let mapping = || BratMapping::json(r#"{"people": ["PER"]}"#).unwrap();
    let people = |files: &[(&str, &[u8])]| {
        let (graph, intake) = read(folder_of(files).path(), mapping());
        assert_eq!(intake.refused, [], "{intake}");
        let key_and_by = |node: dictum::NodeRef<'_>| {
            let said = node.statements(Relation::Exists).next().unwrap();
            (node.key().to_string(), said.recording().unwrap().by.clone().unwrap())
        };
        let people: Vec<_> = graph.people().iter().map(|person| key_and_by(person.as_node())).collect();
        (people, graph.documents().iter().map(|document| document.key().to_string()).collect::<Vec<_>>())
    };
    let two = |one: &str, other: &str| {
        vec![(format!("note/{one}/T1"), one.to_owned()), (format!("note/{other}/T1"), other.to_owned())]
    };
    // One text, wherever it stands, or the same in both folders.
    let apart = people(&[("note.txt", text), ("ida/note.ann", ana), ("ole/note.ann", bo)]);
    assert_eq!(apart, (two("ida/note", "ole/note"), vec!["note".to_owned()]));
    let beside = [("ida/note.txt", text), ("ole/note.txt", text), ("ida/note.ann", ana), ("ole/note.ann", bo)];
    assert_eq!(people(&beside), apart);
    // Two texts of one name are two.
    let (found, documents) = people(&[
        ("a/note.txt", text),
        ("b/note.txt", b"Bo"),
        ("a/note.ann", ana),
        ("b/note.ann", b"T1\tPER 0 2\tBo\n"),
    ]);
    assert_eq!(documents, ["a/note", "b/note"]);
    assert_eq!(found.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["a/note/T1", "b/note/T1"]);
    // Neither of which is that of annotations elsewhere.
    let doubtful = folder_of(&[("a/note.txt", text), ("b/note.txt", b"Bo"), ("c/note.ann", ana)]);
    let (_, intake) = read(doubtful.path(), mapping());
    assert_eq!(reasons(&intake), [(1, Reason::Dangling)]);
}

#[test]
fn a_file_of_a_name_that_was_read_before_joins_nobody() {
    let text: &[u8] = b"Ana said no, Bo said yes.";
    let mut graph = Graph::new();
    for (annotations, accepted) in [("T1\tSpeaker 0 3\tAna\n", 1), ("T1\tSpeaker 13 15\tBo\n", 0)] {
        let folder = folder_of(&[("note.txt", text), ("note.ann", annotations.as_bytes())]);
        let mapping = BratMapping::json(r#"{"someones": ["Speaker"]}"#).unwrap();
        let intake = Brat::folder(folder.path(), mapping).what_is_right_into(&mut graph).unwrap();
        assert_eq!((intake.accepted, intake.read), (accepted, 1), "{intake}");
    }
    let ana = graph.someone("note/T1").unwrap();
    assert_eq!((ana.statements(Relation::Description).count(), graph.someones().count()), (1, 1));
}

#[test]
fn a_record_that_is_refused_leaves_nothing_of_itself() {
    let mapping = BratMapping::json(
        r#"{"people": ["PER"], "quotes": [{"event": "Say", "content": "What", "source": "Who"}],
        "relations": {"Likes": {"from": "Arg1", "to": "Arg2", "named": true}}}"#,
    )
    .unwrap();
    let annotations = "T1\tPER 0 3\tAna\nT2\tPER 13 15\tBo\nT3\tPER 13 15\tBa\nT4\tSay 4 8\tsaid\n\
        T5\tWho 0 3\tAna\nE1\tSay:T4 Who:T5 What:T9\n*\tEquiv T1 T2 T3\nR1\tLikes Arg1:T3 Arg2:Cy\n";
    let (graph, intake) = of("Ana said no, Bo said yes.", annotations, mapping);
    assert_eq!(
        reasons(&intake),
        [(3, Reason::NotThere), (6, Reason::Dangling), (7, Reason::Dangling), (8, Reason::Dangling)],
        "{intake}"
    );
    assert_eq!((graph.people().count(), graph.someones().count(), graph.quotes().count()), (2, 0, 0));
}

#[test]
fn words_of_which_no_event_says_what_they_are_are_kept_beside_their_document() {
    let annotations = "T1\tSource 0 3\tShe\nT2\tContent 9 11\tno\nT3\tAttribution 4 8\tsaid\nT4\tCue 4 8\tsaid\n\
        E1\tAttribution:T3 Content:T2\n";
    let (graph, intake) = of("She said no.", annotations, bundled());
    assert_eq!(intake.refused, [], "{intake}");
    let kept = |node: dictum::NodeRef<'_>| -> Vec<String> {
        node.statements(Relation::Attribute)
            .flat_map(|said| said.evidence().excerpts().map(|words| words.text().to_owned()).collect::<Vec<_>>())
            .collect()
    };
    assert_eq!(kept(graph.document("note").unwrap().as_node()), ["She", "said"]);
    // What triggers a quote and is no cue of it.
    assert_eq!(kept(graph.quote("note/E1").unwrap().as_node()), ["said"]);
}

#[test]
fn a_note_on_words_that_trigger_two_quotes_is_on_both() {
    let annotations = "T1\tContent 9 11\tno\nT2\tContent 16 19\tyes\nT3\tAttribution 4 8\tsaid\n\
        E1\tAttribution:T3 Content:T1 Cue:T3\nE2\tAttribution:T3 Content:T2 Cue:T3\n#1\tAnnotatorNotes T3\thm\n";
    let (graph, intake) = of("She said no, and yes.", annotations, bundled());
    // They are called so once the offsets are right.
    assert_eq!(reasons(&intake), [(2, Reason::NotThere), (5, Reason::Dangling)]);
    let annotations = annotations.replace("16 19", "17 20");
    let (both, intake) = of("She said no, and yes.", &annotations, bundled());
    assert_eq!(intake.refused, [], "{intake}");
    let notes = |graph: &Graph| graph.quotes().iter().map(|quote| quote.notes().count()).collect::<Vec<_>>();
    assert_eq!((notes(&graph), notes(&both)), (vec![1], vec![1, 1]));
}

#[test]
fn a_file_that_is_no_utf_8_is_refused_and_the_others_are_read() {
    let (text, annotations): (&[u8], &[u8]) = (b"Ana said no.", b"T1\tDiscuss 0 3\tAna\n");
    let folder = folder_of(&[
        ("a.txt", b"\xff"),
        ("a.ann", annotations),
        ("b.txt", text),
        ("b.ann", b"\xff"),
        ("c.txt", text),
        ("c.ann", annotations),
        ("d.ann", b"QUOTE\tQ1\t0\t0\t0\t1\tAna said\nATTRIB\tQ1\tAna\n"),
    ]);
    let (graph, intake) = read(folder.path(), bundled());
    let told: Vec<_> =
        intake.refused.iter().map(|refusal| (refusal.file.as_str(), refusal.line, refusal.reason)).collect();
    let (unfit, malformed, dangling) = (Reason::Unfit, Reason::Malformed, Reason::Dangling);
    let expected = [("a.ann", 1, unfit), ("b.ann", 0, malformed), ("d.ann", 1, dangling), ("d.ann", 2, dangling)];
    assert_eq!(told, expected, "{intake}");
    assert_eq!((intake.read, graph.documents().count()), (5, 1));
}

#[test]
fn an_array_is_no_mapping_and_no_rule_of_one() {
    for mapping in [
        r#"[["PER"]]"#,
        r#"{"quotes": [["Say", null, "What"]]}"#,
        r#"{"relations": {"Says": ["spoken_by", "Arg1", "Arg2"]}}"#,
    ] {
        let refused = BratMapping::json(mapping).unwrap_err().to_string();
        assert!(refused.starts_with("mapping:1:") && refused.contains("expected an object"), "{refused}");
    }
}
