//! Words: runs of letters and digits. Where they may be cut, `edge` says.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::span::Span;

/// Whether a character belongs to the word of the one before it (the letter, where marks stand between): a mark to its letter; a letter or
/// digit to another where UAX #29 sees no boundary. So words in scripts that are written without spaces may match anywhere.
fn holds_together(before: char, after: char) -> bool {
    if is_plain_letter(before) && is_plain_letter(after) {
        return true;
    }
    if after.is_ascii() && !after.is_ascii_alphanumeric() {
        return false;
    }
    is_combining_mark(after) || (is_in_word(before) && is_in_word(after) && is_one_word(&[before, after]))
}

/// Letters of the alphabets below Thai, and ASCII digits: UAX #29 never parts two of them.
pub(super) fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphabetic() && ('\u{c0}'..'\u{e00}').contains(&c))
}

pub(super) fn is_in_word(c: char) -> bool {
    (c.is_alphanumeric() && !is_written_apostrophe(c)) || is_combining_mark(c)
}

/// Letters by Unicode that are apostrophes to whoever writes them: words are the same words with any of them, and with `’`.
fn is_written_apostrophe(c: char) -> bool {
    matches!(c, 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ')
}

/// What is not seen and parts no word (UAX #29, WB4): soft hyphens, joiners, signs of direction.
pub(super) fn is_format(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{ad}' | '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether UAX #29 sees no boundary between any of a few characters, three at most.
pub(super) fn is_one_word(characters: &[char]) -> bool {
    let mut buffer = [0; 12];
    let mut length = 0;
    for c in characters {
        length += buffer.get_mut(length..).filter(|rest| rest.len() >= 4).map_or(0, |rest| c.encode_utf8(rest).len());
    }
    let word = buffer.get(..length).and_then(|word| std::str::from_utf8(word).ok());
    word.is_some_and(|word| word.split_word_bounds().nth(1).is_none())
}

/// The words of a text, in order: runs that hold together, without what has neither letter nor digit. Cost: O(text).
pub(super) fn words_of(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.find(|(_, c)| is_in_word(*c))?;
        let mut last = first;
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = characters.next_if(|(_, c)| is_format(*c) || holds_together(last, *c)) {
            if is_format(next) {
                continue;
            }
            if !is_combining_mark(next) {
                last = next;
            }
            end = at + next.len_utf8();
        }
        Some(Span::between(start as u32, end as u32))
    })
}
