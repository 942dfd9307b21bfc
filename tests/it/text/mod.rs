//! Floor 0: spans, content, units, finding words, snippets.

mod content;
mod matching;
mod occurrence;
mod selector;
mod snippet;
mod span;
mod unit;

use std::ops::Range;

use dictum::{Content, Span};
use proptest::collection::vec;
use proptest::prelude::*;

fn content(text: &str) -> Content {
    Content::new(text).unwrap()
}

fn span(bytes: Range<u32>) -> Span {
    Span::new(bytes.start, bytes.end).unwrap()
}

/// Characters of one to four bytes, of one and two UTF-16 units, marks, joiners, and both line ends.
fn character() -> impl Strategy<Value = char> {
    let troublesome = "aZ7 .-’“”éßжЯ中한🙂👨𝒳\u{301}\u{200d}\u{fe0f}\u{a0}\u{feff}\n\n\n\r\t";
    prop_oneof![9 => prop::sample::select(troublesome.chars().collect::<Vec<_>>()), 1 => any::<char>()]
}

/// Texts of at most so many characters, now and then with a `\r\n`.
fn text(longest: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => character().prop_map(String::from), 1 => Just("\r\n".to_owned())];
    vec(piece, 0..=longest).prop_map(|pieces| pieces.concat())
}

/// The span of what was found; of an error what it says without its suggestions, which have tests of their own.
fn plainly(found: Result<dictum::Anchor, dictum::FindError>) -> Result<Span, dictum::FindError> {
    found.map(|anchor| anchor.span).map_err(|mut error| {
        use dictum::FindError::{Differs, InsideCharacter, NotFound, OutOfRange};
        match &mut error {
            NotFound { nearest, .. } => *nearest = None,
            Differs { fits, .. } | OutOfRange { fits, .. } | InsideCharacter { fits, .. } => *fits = None,
            _ => {}
        }
        error
    })
}
