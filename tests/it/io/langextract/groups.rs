//! What was extracted together, over chunks and passes.

use dictum::io::{LangExtractMapping, Reason};
use serde_json::{Value, json};

use super::{document, extraction, of, read, reasons, small};

#[test]
fn groups_of_two_chunks_and_of_two_passes_with_one_number_are_not_one() {
    let (graph, intake) = read(&small().with_file_name("chunks.jsonl"), LangExtractMapping::obvious());
    // A cue whose quote came in the pass before is nobody's.
    let told: Vec<(u32, Reason)> = intake.refused.iter().map(|refusal| (refusal.line, refusal.reason)).collect();
    assert_eq!((intake.read, told), (9, vec![(1, Reason::Dangling), (2, Reason::Dangling)]), "{intake}");
    assert_eq!((graph.quotes().count(), graph.someones().count()), (4, 3));
    assert!(graph.quotes().iter().all(|quote| quote.speakers().next().is_none() && quote.cues().next().is_none()));
}

#[test]
fn what_was_extracted_together_in_a_later_chunk_is_together_in_whatever_order_it_stands() {
    let text = "“No,” Ana said. Bo Lind told us the pump leaks.";
    let numbered = |class: &str, words: &str, number: u32| {
        let mut one = extraction(class, text, words, 0);
        one["extraction_index"] = json!(number);
        one
    };
    let all = [
        numbered("quote", "“No,”", 1),
        numbered("speaker", "Ana", 2),
        numbered("quote", "the pump leaks", 1),
        numbered("speaker", "Bo Lind", 2),
        numbered("cue", "told", 3),
    ];
    let (graph, intake) = of(&[document(text, json!(all))]);
    assert_eq!(intake.refused, [], "{intake}");
    let said: Vec<String> = graph.quotes().iter().map(|quote| quote.to_string()).collect();
    assert_eq!(said, ["Ana: “No,”", "Bo Lind: the pump leaks"]);
    // One whose number is lost is of no group.
    let mut lost = all.clone();
    lost[4]["extraction_index"] = Value::Null;
    let (graph, intake) = of(&[document(text, json!(lost))]);
    assert_eq!(reasons(&intake), [Reason::Dangling]);
    assert!(graph.quotes().iter().all(|quote| quote.cues().next().is_none()));
}
