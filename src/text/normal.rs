//! What texts have in common that are the same but for case and punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// NFC, lower case, letters and digits of any script with the marks on them, `between`, of ASCII, for each run of anything else, none at the ends.
/// Cost: O(text).
pub(crate) fn normal(text: &str, between: u8) -> String {
    String::from_utf8(normal_bytes(text, between)).unwrap_or_default()
}

/// The same to be compared and not read.
pub(crate) fn normal_bytes(text: &str, between: u8) -> Vec<u8> {
    // Few texts have anything to compose.
    normal_of(text, between, is_plain).unwrap_or_else(|| {
        let composed: String = text.to_lowercase().nfc().collect();
        normal_of(&composed, between, |_| true).unwrap_or_default()
    })
}

/// The same, of a text of characters that are in NFC and, but for plain ones, in lower case, as far as `is_known` says; else none.
fn normal_of(text: &str, between: u8, is_known: fn(char) -> bool) -> Option<Vec<u8>> {
    let mut normal = Normal { text: Vec::with_capacity(text.len()), between, goes_on: false };
    let mut rest = text;
    while let Some((plain, others)) = rest.split_at_checked(ascii(rest)) {
        normal.push_ascii(plain.as_bytes());
        let mut others = others.chars();
        match others.next() {
            Some(c) if is_known(c) => normal.push(c),
            Some(_) => return None,
            None => break,
        }
        rest = others.as_str();
    }
    Some(normal.whole())
}

/// How many bytes of ASCII come first.
fn ascii(text: &str) -> usize {
    text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(text.len())
}

/// Of each byte of ASCII that is a letter or a digit, what it is in lower case; of any other 0.
const PARTS: [u8; 256] = {
    let (mut parts, mut byte) = ([0; 256], 0_u8);
    let mut rest: &mut [u8] = &mut parts;
    while let [part, later @ ..] = rest {
        if byte.is_ascii_alphanumeric() {
            *part = byte.to_ascii_lowercase();
        }
        (rest, byte) = (later, byte.wrapping_add(1));
    }
    parts
};

/// A normal form that is being made.
struct Normal {
    /// Whole characters; `between` at the end where something was left out after them.
    text: Vec<u8>,
    between: u8,
    /// Whether it ends with a part, and nothing was left out since.
    goes_on: bool,
}

impl Normal {
    /// Writes each byte, or what parts those before it from what comes, and goes on to the next place where that is to stand: asks nothing whose answer
    /// cannot be foreseen, as where words end.
    fn push_ascii(&mut self, bytes: &[u8]) {
        let Normal { text, between, goes_on } = self;
        let mut next = text.len();
        text.resize(next + bytes.len(), 0);
        for byte in bytes {
            let part = PARTS.get(usize::from(*byte)).copied().unwrap_or_default();
            let is_part = part != 0;
            text.get_mut(next).into_iter().for_each(|place| *place = if is_part { part } else { *between });
            next += usize::from(is_part | *goes_on);
            *goes_on = is_part;
        }
        text.truncate(next);
    }

    /// One that is not of ASCII.
    fn push(&mut self, c: char) {
        match c {
            // No letter or digit is in this block, nor a mark that stands on one.
            '\u{2000}'..='\u{206f}' => self.leave_out(),
            _ if is_small_letter(c) => self.push_part(c),
            _ if is_plain(c) => c.to_lowercase().for_each(|lower| self.push_letter(lower, false)),
            _ => self.push_letter(c, is_combining_mark(c)),
        }
    }

    fn push_letter(&mut self, c: char, is_mark: bool) {
        // A mark that stands on no letter is part of nothing.
        let is_part = if is_mark { self.goes_on } else { c.is_alphanumeric() };
        if is_part {
            self.push_part(c);
        } else {
            self.leave_out();
        }
    }

    fn push_part(&mut self, c: char) {
        self.text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        self.goes_on = true;
    }

    fn leave_out(&mut self) {
        if std::mem::take(&mut self.goes_on) {
            self.text.push(self.between);
        }
    }

    fn whole(mut self) -> Vec<u8> {
        if !self.goes_on {
            self.text.pop();
        }
        self.text
    }
}

/// Whether it is a letter that is in NFC and lower case whatever stands beside it: told at once of the letters of which most texts are that are not in
/// ASCII. It need not know all of them.
fn is_small_letter(c: char) -> bool {
    matches!(c, 'ß'..='ö' | 'ø'..='ÿ' | 'а'..='я' | '\u{3041}'..='\u{3096}' | '\u{4e00}'..='\u{9fef}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a character is in NFC whatever stands beside it that is plain too, and has a lower case that does not depend on that: Latin, Cyrillic,
/// kana, Chinese and Korean, without marks of their own. It need not know all of them.
fn is_plain(c: char) -> bool {
    const DOTTED_CAPITAL_I: char = '\u{130}';
    matches!(c, '\0'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{2010}'..='\u{2027}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        && c != DOTTED_CAPITAL_I
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_plain_letters_that_stay_as_they_are() {
        for c in ('\0'..=char::MAX).filter(|c| is_small_letter(*c)) {
            assert!(is_plain(c) && c.is_alphanumeric() && !is_combining_mark(c) && c.to_lowercase().eq([c]), "{c:?}");
        }
    }

    /// Character by character.
    fn naively(text: &str) -> String {
        let composed: String = text.to_lowercase().nfc().collect();
        let mut normal = String::new();
        let mut is_apart = false;
        for c in composed.chars() {
            let stands_on_one = is_combining_mark(c) && !is_apart && !normal.is_empty();
            let is_part = stands_on_one || (c.is_alphanumeric() && !is_combining_mark(c));
            if is_part && is_apart && !normal.is_empty() {
                normal.push(' ');
            }
            normal.extend(Some(c).filter(|_| is_part));
            is_apart = !is_part;
        }
        normal
    }

    #[test]
    fn a_text_has_the_normal_form_that_it_has_character_by_character() {
        let texts = [
            "",
            " ",
            "a",
            ".a.",
            "  The\u{a0}END -- “of it”…",
            "“Ça va ?” Ⱥb, İstanbul",
            "1,5 м — НЕТ!",
            "e\u{301}.\u{301}x",
            "\u{301}",
            "日本 語x",
        ];
        for text in texts {
            assert_eq!(normal(text, b' '), naively(text), "{text:?}");
        }
    }

    #[test]
    fn blocks_of_punctuation_have_neither_letters_nor_marks_on_them() {
        let is_part = |c: &char| c.is_alphanumeric() || is_combining_mark(*c);
        assert_eq!(('\u{2000}'..='\u{206f}').find(is_part), None);
    }
}
