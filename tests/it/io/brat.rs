//! brat's stand-off annotations, and LitBank's.
//!
//! `DICTUM_DATA=FOLDER cargo test --all-features --test it io::brat -- --ignored` reads the corpora, which are other people's and not in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use dictum::io::{Brat, BratMapping, FormatError, Intake, Reason};
use dictum::{Document, Graph, QuoteKind, Recording, Relation};

#[cfg(feature = "formats")]
use crate::seen::seen;

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
    assert_eq!((attributes(quote.as_node()), attributes(graph.person("note/T1").unwrap().as_node())), (1, 1));
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

fn data() -> PathBuf {
    std::env::var_os("DICTUM_DATA").map(PathBuf::from).expect("set DICTUM_DATA to the folder of the corpora")
}

/// A corpus with every offset one further.
fn shifted(corpus: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut folders = vec![corpus.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|ends| ends.to_str()) {
                None if path.is_dir() => folders.push(path),
                Some("txt") => _ = fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap(),
                Some("ann") => {
                    let lines = fs::read_to_string(&path).unwrap();
                    let lines: Vec<String> = lines.lines().map(shifted_line).collect();
                    fs::write(folder.path().join(path.file_name().unwrap()), lines.join("\n")).unwrap();
                }
                _ => {}
            }
        }
    }
    folder
}

fn shifted_line(line: &str) -> String {
    let more = |number: &str| number.parse::<usize>().map_or(number.to_owned(), |number| (number + 1).to_string());
    let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
    if line.starts_with('T') && fields.len() > 2 {
        let (kind, offsets) = fields[1].split_once(' ').unwrap();
        let pieces = offsets.split(';').map(|piece| piece.split(' ').map(more).collect::<Vec<_>>().join(" "));
        fields[1] = format!("{kind} {}", pieces.collect::<Vec<_>>().join(";"));
    } else if line.starts_with("QUOTE") {
        fields[3] = more(&fields[3]);
        fields[5] = more(&fields[5]);
    }
    fields.join("\t")
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn every_line_of_polnear_comes_in_and_shifted_by_one_only_what_happens_to_stand_there() {
    let corpus = data().join("polnear");
    let (graph, intake) = read(&corpus, bundled());
    assert_eq!((intake.read, intake.accepted), (8310, 8310), "{intake}");
    assert_eq!(graph.quotes().count(), 1687);
    let with = |of: &dyn Fn(dictum::QuoteRef<'_>) -> bool| graph.quotes().iter().filter(|quote| of(*quote)).count();
    assert_eq!(with(&|quote| quote.cues().next().is_none()), 0);
    let sourced = with(&|quote| quote.speakers().next().is_some());
    assert!(sourced >= 1570 && with(&|quote| quote.is_unattributed()) + sourced <= 1687, "{sourced}");
    let folder = shifted(&corpus);
    let (graph, intake) = read(folder.path(), bundled());
    println!("shifted by one {} of {} lines stand there", intake.accepted, intake.read);
    assert!(graph.quotes().count() == 0 && intake.accepted < 60, "{}", intake.accepted);
}

#[test]
#[ignore = "reads corpora: set DICTUM_DATA"]
fn every_line_of_litbank_comes_in_and_shifted_by_a_token_only_what_happens_to_stand_there() {
    let corpus = data().join("litbank");
    let (graph, intake) = read(&corpus, bundled());
    assert_eq!((intake.read, intake.accepted), (2596, 2596), "{intake}");
    assert_eq!(graph.quotes().count(), 1298);
    assert!(graph.quotes().iter().all(|quote| quote.speakers().next().is_some()));
    let folder = shifted(&corpus);
    let (graph, intake) = read(folder.path(), bundled());
    println!("shifted by a token {} of {} lines stand there", intake.accepted, intake.read);
    assert_eq!((graph.quotes().count(), intake.accepted), (0, 0));
}

#[test]
fn the_mappings_that_come_with_the_crate_say_something() {
    assert_ne!(BratMapping::polnear(), BratMapping::default());
    assert_ne!(BratMapping::litbank(), BratMapping::default());
    assert!(
        BratMapping::json(r#"{"person": ["PER"]}"#).unwrap_err().to_string().starts_with("mapping:1:9: unknown field")
    );
}
