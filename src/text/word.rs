//! Words: what may not be cut.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::span::Span;

/// Whether a span does not begin or end inside a word.
pub(super) fn is_whole(text: &str, span: Span) -> bool {
    is_break(text, span.start()) && is_break(text, span.end())
}

fn is_break(text: &str, at: u32) -> bool {
    let (before, after) = (text.get(..at as usize), text.get(at as usize..));
    let (Some(before), Some(after)) = (before, after.and_then(|after| after.chars().next())) else { return true };
    // A mark is never parted from what is before it, so that a run of marks is walked from its end alone.
    if is_combining_mark(after) {
        return before.is_empty();
    }
    // Marks do not part what their letter holds together.
    let letter = before.chars().rev().find(|c| !is_combining_mark(*c)).or(before.chars().next_back());
    letter.is_none_or(|letter| !holds_together(letter, after))
}

/// Whether a character belongs to the word of the one before it (the letter, where marks stand between): a mark to its letter; a letter or
/// digit to another where UAX #29 sees no boundary. So words in scripts that are written without spaces may match anywhere.
fn holds_together(before: char, after: char) -> bool {
    if is_plain_letter(before) && is_plain_letter(after) {
        return true;
    }
    if after.is_ascii() && !after.is_ascii_alphanumeric() {
        return false;
    }
    is_combining_mark(after) || (is_in_word(before) && is_in_word(after) && is_one_word(before, after))
}

/// Letters of the alphabets below Thai, and ASCII digits: UAX #29 never parts two of them.
fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphabetic() && ('\u{c0}'..'\u{e00}').contains(&c))
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_one_word(before: char, after: char) -> bool {
    let mut buffer = [0; 8];
    let first = before.encode_utf8(&mut buffer).len();
    let second = buffer.get_mut(first..).map_or(0, |rest| after.encode_utf8(rest).len());
    let pair = buffer.get(..first + second).and_then(|pair| std::str::from_utf8(pair).ok());
    pair.is_some_and(|pair| pair.split_word_bounds().count() == 1)
}

/// The words of a text, in order: runs that hold together, without what has neither letter nor digit. Cost: O(text).
pub(super) fn words_of(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.find(|(_, c)| is_in_word(*c))?;
        let mut last = first;
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = characters.next_if(|(_, c)| holds_together(last, *c)) {
            if !is_combining_mark(next) {
                last = next;
            }
            end = at + next.len_utf8();
        }
        Some(Span::between(start as u32, end as u32))
    })
}
