//! Annotation files in which very much is wrong.

use dictum::{Graph, Import, ImportError, Person, Rejected};

use super::{on_a_small_stack, size, soon};

fn rejected(file: String) -> Vec<Rejected> {
    let mut graph = Graph::new();
    match soon("import", || Import::json(file).into_graph(&mut graph)) {
        Err(ImportError::Refused { report }) => report.rejected,
        other => panic!("{other:?}"),
    }
}

fn file_of(quotes: &str) -> String {
    format!(r#"{{"documents": [{{"key": "line", "text": "No, she said."}}], "quotes": [{quotes}]}}"#)
}

#[test]
fn a_record_with_very_many_faults() {
    let count = size(4000);
    on_a_small_stack(move || {
        let cues = vec![r#""shouted""#; count].join(", ");
        let flaws = rejected(file_of(&format!(
            r#"{{"place": "line", "kind": "direct", "segments": ["No"], "unattributed": true, "cues": [{cues}]}}"#
        )));
        assert_eq!((flaws.len(), flaws[0].flaws.len()), (1, count));
        let last = &flaws[0].flaws[count - 1];
        assert_eq!((last.path.as_str(), last.line), (format!("$.quotes[0].cues[{}]", count - 1).as_str(), 1));
    });
}

#[test]
fn very_many_records_with_a_fault_on_one_line() {
    let count = size(4000);
    on_a_small_stack(move || {
        let quote = r#"{"place": "line", "kind": "direct", "segments": ["Yes"], "spoken_by": [{"value": "nobody"}]}"#;
        let rejected = rejected(file_of(&vec![quote; count].join(", ")));
        assert_eq!(rejected.len(), count);
        soon("shown", || rejected.iter().map(|rejected| rejected.flaws[0].to_string().len()).sum::<usize>());
    });
}

#[test]
fn a_record_with_very_many_fields() {
    let count = size(800);
    on_a_small_stack(move || {
        let fields: Vec<String> = (0..count).map(|number| format!(r#""field{number}": 1"#)).collect();
        let fields = fields.join(", ");
        let rejected = rejected(file_of(&format!("{{{fields}, {fields}}}")));
        assert!(rejected[0].flaws.len() >= count, "{}", rejected[0].flaws.len());
    });
}

#[test]
fn very_much_that_a_file_says_of_a_node_that_is_there() {
    let count = size(100_000);
    let mut graph = Graph::new();
    graph.insert(Person::outside("Ana Ruiz")).unwrap();
    let notes: Vec<String> = (0..count).map(|number| format!("\"note {number}\"")).collect();
    let file = format!(r#"{{"people": [{{"key": "ana-ruiz", "notes": [{}]}}]}}"#, notes.join(", "));
    for times in ["once", "again"] {
        soon(times, || Import::json(file.clone()).into_graph(&mut graph)).unwrap();
        assert_eq!(graph.person("ana-ruiz").unwrap().notes().count(), count);
    }
}
