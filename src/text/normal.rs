//! What texts have in common that are the same but for case and punctuation.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// NFC, lower case, letters and digits of any script with the marks on them, `between` for each run of anything else, none at the ends. Cost:
/// O(text).
pub(crate) fn normal(text: &str, between: char) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut is_apart = true;
    let mut push = |c: char, is_mark: bool| {
        // A mark that stands on no letter is part of nothing.
        if if is_mark { !is_apart } else { c.is_alphanumeric() } {
            if is_apart && !normal.is_empty() {
                normal.push(between);
            }
            normal.push(c);
            is_apart = false;
        } else {
            is_apart = true;
        }
    };
    for c in composed(text).chars() {
        match c {
            '\0'..='\x7f' => push(c.to_ascii_lowercase(), false),
            _ if is_plain(c) => c.to_lowercase().for_each(|lower| push(lower, false)),
            _ => push(c, is_combining_mark(c)),
        }
    }
    normal
}

/// In NFC and, what is not plain, in lower case.
fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase().nfc().collect()) }
}

/// Whether a character is in NFC whatever stands beside it that is plain too, and has a lower case that does not depend on that: Latin, Cyrillic,
/// kana, Chinese and Korean, without marks of their own. It need not know all of them.
fn is_plain(c: char) -> bool {
    const DOTTED_CAPITAL_I: char = '\u{130}';
    matches!(c, '\0'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{2010}'..='\u{2027}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        && c != DOTTED_CAPITAL_I
}
