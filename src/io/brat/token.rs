//! Records of LitBank: quotations by sentence and token, speakers by name. Sentences are the lines of the text, tokens what blanks part.

use std::ops::Range;

use super::line::{Line, Recorded};
use crate::text::OffsetUnit;

/// Whether the records are of this form and not of brat's.
pub(super) fn is_by_tokens(text: &str) -> bool {
    text.starts_with("QUOTE\t") || text.starts_with("ATTRIB\t")
}

/// All records of a file, in its order.
pub(super) fn lines<'f>(text: &'f str, article: &str) -> Vec<Recorded<'f>> {
    let sentences: Vec<Vec<Range<usize>>> = sentences(article);
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let recorded = lines.map(|(number, line)| {
        let fields: Vec<&str> = line.split('\t').collect();
        let (id, line) = match fields[..] {
            ["QUOTE", id, first, start, last, end, words] => {
                let place = |sentence: &str, token: &str| -> Option<Range<usize>> {
                    sentences.get(sentence.parse::<usize>().ok()?)?.get(token.parse::<usize>().ok()?).cloned()
                };
                let bytes = place(first, start).zip(place(last, end)).map(|(first, last)| first.start..last.end);
                let missing = || format!("there are no tokens {first}:{start} to {last}:{end} in the text");
                let line = bytes.ok_or_else(missing).map(|bytes| Line::Words {
                    kind: "QUOTE",
                    unit: OffsetUnit::Bytes,
                    pieces: vec![bytes],
                    text: words.to_owned(),
                });
                (id, line)
            }
            ["ATTRIB", id, speaker] => {
                ("ATTRIB", Ok(Line::Relation { kind: "ATTRIB", roles: vec![("quote", id), ("speaker", speaker)] }))
            }
            _ => ("", Err("expected `QUOTE` with six fields after it, or `ATTRIB` with two".to_owned())),
        };
        Recorded { number, id, line }
    });
    recorded.collect()
}

/// The bytes of each token of each line.
fn sentences(article: &str) -> Vec<Vec<Range<usize>>> {
    let mut at = 0;
    let mut sentences = Vec::new();
    for line in article.split('\n') {
        let mut tokens = Vec::new();
        let mut start = at;
        for token in line.split(' ') {
            if !token.is_empty() {
                tokens.push(start..start + token.len());
            }
            start += token.len() + 1;
        }
        sentences.push(tokens);
        at += line.len() + 1;
    }
    sentences
}
