//! Texts, and spans in them.

use proptest::prelude::*;

use crate::text::{Content, Span};

/// Texts of up to eight lines, some of them empty, that end in `\n` or `\r\n`: words of several scripts, curly and straight quotation marks, dashes,
/// combining marks, characters of four bytes, joined emoji.
pub fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-z]{1,8}",
        2 => "[A-Z][a-zäöüé]{1,6}",
        1 => "[а-яё]{2,6}",
        1 => "[\u{4e00}-\u{4e20}]{1,3}",
        1 => "[a-z]\u{301}[a-z]{1,3}",
        1 => Just("👩\u{200d}🚀".to_owned()),
    ];
    let marked = (word, prop::sample::select(vec!["", "", "", ",", ".", "“", "”", "\"", "’", " –"]));
    let marked = marked.prop_map(|(word, mark)| if mark == "“" { format!("{mark}{word}") } else { word + mark });
    let line = prop::collection::vec(marked, 0..8).prop_map(|words| words.join(" "));
    let lines = prop::collection::vec((line, any::<bool>()), 1..8);
    lines.prop_map(|lines| {
        let ended = lines.into_iter().map(|(line, is_windows)| line + if is_windows { "\r\n" } else { "\n" });
        ended.collect()
    })
}

/// A text, and a span of it on character boundaries; it may be empty.
pub fn spanned() -> impl Strategy<Value = (String, Span)> {
    (texts(), any::<u32>(), any::<u32>()).prop_map(|(text, one, other)| {
        let span = span_of(&text, (one, other));
        (text, span)
    })
}

/// The span between two of the character boundaries of a text, whichever these numbers choose.
fn span_of(text: &str, (one, other): (u32, u32)) -> Span {
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let chosen = |number: u32| boundaries.get(number as usize % boundaries.len()).map_or(0, |at| *at as u32);
    Span::between(chosen(one), chosen(other))
}

/// The same, between words.
pub(super) fn words_of(text: &str, (one, other): (u32, u32)) -> Span {
    let Ok(content) = Content::new(text) else { return Span::between(0, 0) };
    let ends = (0..=content.len()).filter(|at| content.is_whole(Span::between(*at, *at)));
    let ends: Vec<u32> = ends.collect();
    let chosen = |number: u32| ends.get(number as usize % ends.len().max(1)).copied().unwrap_or_default();
    Span::between(chosen(one), chosen(other))
}
