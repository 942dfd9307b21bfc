//! Files of random texts, quoted by random selectors under random rules.

use dictum::Match;
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::held::Wanted;
use super::hostile::Hostile;

/// What texts are made of: words that stand inside each other, marks of every sort, what turns a line round, what is not to be seen.
pub(super) const PIECES: &[&str] = &[
    "no",
    "not",
    "The quay",
    "safe",
    "Ana Ruiz",
    "said",
    "he",
    "the",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "«",
    "»",
    "—",
    "–",
    "--",
    "-",
    "…",
    "...",
    "[...]",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\u{a0}",
    "\t",
    ".",
    ",",
    "12",
    "13",
    "1.5",
    "can’t",
    "12,000",
    "-5",
    "\u{ad}",
    "a\u{301}",
    "á",
    "n\u{303}o",
    "İ",
    "ß",
    "ﬁ",
    "Σς",
    "市长",
    "今年",
    "мэр",
    "👩‍👩‍👧",
    "🙂",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "\u{200d}",
    "\u{345}",
];

pub(super) fn noise_text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), pieces).prop_map(|pieces| pieces.concat())
}

/// How a quote alters the words of the text before it gives them.
#[derive(Clone, Copy, Debug)]
enum Edit {
    None,
    Capitals,
    Small,
    Straight,
    Spaced,
    Composed,
    Decomposed,
    Elided,
    Shortened,
}

const EDITS: &[Edit] = &[
    Edit::None,
    Edit::None,
    Edit::Capitals,
    Edit::Small,
    Edit::Straight,
    Edit::Spaced,
    Edit::Composed,
    Edit::Decomposed,
    Edit::Elided,
    Edit::Shortened,
];

impl Edit {
    fn of(self, words: &str) -> String {
        let count = words.chars().count();
        match self {
            Edit::None => words.to_owned(),
            Edit::Capitals => words.to_uppercase(),
            Edit::Small => words.to_lowercase(),
            Edit::Straight => words.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace('—', "-"),
            Edit::Spaced => words.split_whitespace().collect::<Vec<_>>().join(" \n"),
            Edit::Composed => words.nfc().collect(),
            Edit::Decomposed => words.nfd().collect(),
            Edit::Elided => {
                words.chars().take(count / 3).chain(['…']).chain(words.chars().skip(count - count / 3)).collect()
            }
            Edit::Shortened => words.chars().take(count / 2).chain(words.chars().skip(count / 2 + 1)).collect(),
        }
    }
}

/// One quote: where its words are taken, how they are altered and given.
#[derive(Clone, Debug)]
struct Taken {
    start: usize,
    length: usize,
    edit: Edit,
    rules: Vec<(Match, &'static str)>,
    form: u8,
    nth: u32,
}

const RULES: &[(Match, &str)] = &[
    (Match::WHITE_SPACE, "white_space"),
    (Match::TYPOGRAPHY, "typography"),
    (Match::CASE, "case"),
    (Match::UNICODE, "unicode"),
    (Match::ELLIPSIS, "ellipsis"),
];

fn taken() -> impl Strategy<Value = Taken> {
    let rules = prop::sample::subsequence(RULES, 0..=RULES.len());
    (0..120_usize, 0..24_usize, prop::sample::select(EDITS), rules, 0..10_u8, 0..4_u32)
        .prop_map(|(start, length, edit, rules, form, nth)| Taken { start, length, edit, rules, form, nth })
}

impl Taken {
    fn selector(&self, text: &str) -> (Value, Wanted) {
        let characters = text.chars().count().max(1);
        let start = self.start % characters;
        let inside = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        let (from, to) = (inside(start), inside(start + self.length));
        let words = self.edit.of(&text[from..to]);
        let rules: Vec<&str> = self.rules.iter().map(|(_, name)| *name).collect();
        let utf16 = |byte: usize| text[..byte].encode_utf16().count();
        let code_points = |byte: usize| text[..byte].chars().count();
        let selector = match self.form {
            0 => json!({ "exact": words, "allow": rules, "nth": self.nth }),
            1 => json!({ "exact": words, "allow": rules, "start": from, "end": to }),
            2 => {
                json!({ "exact": words, "allow": rules, "start": code_points(from), "end": code_points(to), "unit": "code_points" })
            }
            3 => json!({ "exact": words, "allow": rules, "start": utf16(from), "end": utf16(to), "unit": "utf16" }),
            // Counted in one unit, declared as another.
            4 => json!({ "exact": words, "allow": rules, "start": utf16(from), "end": utf16(to) }),
            5 => json!({ "start": from, "end": to, "allow": rules }),
            6 => json!({ "exact": words, "allow": rules, "prefix": &text[inside(start.saturating_sub(3))..from] }),
            7 => json!({ "exact": words, "allow": rules, "suffix": &text[to..inside(start + self.length + 3)] }),
            _ => json!({ "exact": words, "allow": rules }),
        };
        let rules = self.rules.iter().fold(Match::EXACT, |all, (rule, _)| all | *rule);
        (selector, Wanted { words: (self.form != 5).then_some(words), rules })
    }
}

/// One document and a crowd of quotes from it.
pub(super) fn noise_file() -> impl Strategy<Value = Hostile> {
    (noise_text(1..60), prop::collection::vec(taken(), 1..40)).prop_map(|(text, taken)| {
        let key = |index: usize| format!("q{index}");
        let selected: Vec<(Value, Wanted)> = taken.iter().map(|taken| taken.selector(&text)).collect();
        let quote = |(index, (selector, _)): (usize, &(Value, Wanted))| {
            json!({ "key": key(index), "place": "noise", "kind": "direct", "segments": [selector] })
        };
        let quotes: Vec<Value> = selected.iter().enumerate().map(quote).collect();
        let wanted = selected.iter().enumerate().map(|(index, (_, wanted))| (key(index), wanted.clone())).collect();
        let file = json!({ "documents": [{ "key": "noise", "text": text }], "quotes": quotes }).to_string();
        Hostile { file, wanted }
    })
}
