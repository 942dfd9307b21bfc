//! Two wordings side by side.

use std::collections::HashMap;

use super::rendering::Rendering;
use crate::analysis::utterance::Likeness;
use crate::text::{Difference, Edit, normal};

/// What stands in a wording between two words that ends a sentence.
const ENDS: [char; 8] = ['.', '?', '!', '…', '。', '؟', '？', '！'];

/// One word of a wording.
#[derive(Clone, PartialEq, Debug)]
struct Word {
    /// But for case, marks and punctuation; empty for a mark alone.
    plain: String,
    /// Whether a sentence ends with it.
    ends: bool,
}

/// What two wordings share and do not.
pub(super) struct Comparison {
    pub(super) kinds: Vec<Rendering>,
    pub(super) left_out: Vec<String>,
}

impl Comparison {
    /// Cost: that of [`Difference::between`].
    pub(super) fn between(source: &str, rendering: &str, likeness: &Likeness) -> Self {
        if source == rendering {
            return Comparison { kinds: vec![Rendering::Exact], left_out: Vec::new() };
        }
        let inserted =
            if source.contains('[') { rendering.to_owned() } else { without_insertions(rendering, likeness) };
        let (a, b) = (words(source), words(&inserted));
        if plain(&a).is_empty() || plain(&b).is_empty() {
            return Comparison { kinds: vec![Rendering::NotComparable], left_out: Vec::new() };
        }
        if plain(&a) == plain(&b) {
            return Comparison { kinds: vec![Rendering::Typographic], left_out: Vec::new() };
        }
        let difference = Difference::between(&plain(&a), &plain(&b));
        let edits = difference.edits();
        let left_out: Vec<String> = edits.iter().filter_map(removed).map(str::to_owned).collect();
        let mut kinds = match edits.iter().any(|edit| matches!(edit, Edit::Added(_))) {
            false => vec![shortened(&a, rendering, edits)],
            true if is_rotated(&plain(&a), &plain(&b)) => vec![Rendering::Spliced],
            true if is_too_little(edits) => vec![Rendering::NotComparable],
            true => vec![Rendering::Altered],
        };
        if kinds != [Rendering::NotComparable] {
            let within = within(edits);
            kinds.extend(differs(within, is_number).then_some(Rendering::NumberChanged));
            kinds.extend(
                (balance(within, |word| likeness.is_negation(word)) != 0).then_some(Rendering::NegationChanged),
            );
        }
        Comparison { kinds, left_out }
    }
}

/// What is written in one word and in two.
const CONTRACTED: [(&str, &str); 7] = [
    ("cannot", "can not"),
    ("cant", "can not"),
    ("wont", "will not"),
    ("shant", "shall not"),
    ("aint", "is not"),
    ("gonna", "going to"),
    ("gotta", "got to"),
];

/// Before "n't".
const BEFORE_NOT: [&str; 16] = [
    "are", "could", "did", "does", "do", "had", "has", "have", "is", "might", "must", "need", "should", "was", "were",
    "would",
];

const NUMBERS: [&str; 31] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
];

fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric) || NUMBERS.contains(&word)
}

/// Without what is added in square brackets, as long as it does not say no.
fn without_insertions(text: &str, likeness: &Likeness) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((inserted, after)) = after.split_once(']') else { break };
        left.push_str(before);
        let says_no = words(inserted).iter().any(|word| word.plain.split(' ').any(|word| likeness.is_negation(word)));
        if says_no {
            left.push_str(inserted);
        } else if inserted.trim_matches(['.', '…', ' ']).is_empty() {
            left.push('…');
        }
        rest = after;
    }
    left.push_str(rest);
    left
}

/// A word without case, marks and punctuation; contractions at length, numbers without the marks between thousands, abbreviations without points.
fn plain_word(piece: &str) -> String {
    // What is joined by apostrophes is one word, whichever apostrophe it is.
    let piece = piece.replace(['\'', '’', '‘', 'ʼ'], "");
    let is_spelt = piece.len() > 2
        && piece.trim_end_matches([',', ';', ':']).split('.').all(|part| part.chars().count() <= 1)
        && piece.contains('.');
    let is_grouped = piece.chars().any(|c| c.is_ascii_digit()) && piece.contains(',');
    let joined = if is_spelt {
        piece.replace('.', "")
    } else if is_grouped {
        ungrouped(&piece)
    } else {
        piece
    };
    let plain = normal(&joined, b' ');
    let whole = CONTRACTED.iter().find(|(short, _)| *short == plain).map(|(_, long)| (*long).to_owned());
    let not =
        || plain.strip_suffix("nt").filter(|before| BEFORE_NOT.contains(before)).map(|before| format!("{before} not"));
    whole.or_else(not).unwrap_or(plain)
}

/// Without the commas that have a digit before them and three after.
fn ungrouped(piece: &str) -> String {
    let chars: Vec<char> = piece.chars().collect();
    let digits =
        |from: usize, to: usize| chars.get(from..to).is_some_and(|chars| chars.iter().all(char::is_ascii_digit));
    let is_between = |at: usize| {
        at > 0 && digits(at - 1, at) && digits(at + 1, at + 4) && !chars.get(at + 4).is_some_and(char::is_ascii_digit)
    };
    chars.iter().enumerate().filter(|(at, c)| **c != ',' || !is_between(*at)).map(|(_, c)| *c).collect()
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for piece in text.split_whitespace() {
        let plain = plain_word(piece);
        let ends = piece.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']).ends_with(ENDS);
        match words.last_mut().filter(|last| plain == "one" && last.plain == "no" && !last.ends) {
            Some(no) => *no = Word { plain: "nobody".to_owned(), ends },
            None => words.push(Word { plain, ends }),
        }
    }
    words
}

fn plain(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.plain.as_str()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn removed(edit: &Edit) -> Option<&str> {
    if let Edit::Removed(words) = edit { Some(words) } else { None }
}

/// The edits but for what is left out before the first words and after the last.
fn within(edits: &[Edit]) -> &[Edit] {
    let is_removed = |edit: Option<&Edit>| edit.is_some_and(|edit| removed(edit).is_some());
    let edits = if is_removed(edits.first()) { edits.get(1..).unwrap_or_default() } else { edits };
    if is_removed(edits.last()) { edits.get(..edits.len() - 1).unwrap_or_default() } else { edits }
}

/// Words are left out and none is new.
fn shortened(source: &[Word], rendering: &str, edits: &[Edit]) -> Rendering {
    let within = within(edits);
    if within.iter().all(|edit| removed(edit).is_none()) {
        return Rendering::Truncated;
    }
    let is_marked = rendering.contains('…') || rendering.contains("...") || rendering.contains("[.");
    let is_run_together = runs_over_an_end(source, edits) && !is_marked;
    if is_run_together { Rendering::Spliced } else { Rendering::Elided }
}

/// Whether a sentence ends in what is left out within, or directly before it.
fn runs_over_an_end(source: &[Word], edits: &[Edit]) -> bool {
    let ends: Vec<bool> = source
        .iter()
        .flat_map(|word| {
            let count = word.plain.split(' ').filter(|part| !part.is_empty()).count();
            (1..=count).map(move |part| part == count && word.ends)
        })
        .collect();
    let (mut at, last) = (0_usize, edits.len().saturating_sub(1));
    for (place, edit) in edits.iter().enumerate() {
        let count = edit.text().split(' ').count();
        let is_within = place > 0 && place < last;
        if removed(edit).is_some()
            && is_within
            && ends.get(at.saturating_sub(1)..at + count).is_some_and(|ends| ends.contains(&true))
        {
            return true;
        }
        at += count;
    }
    false
}

/// Whether one is the other with its end before its beginning.
fn is_rotated(source: &str, rendering: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (source.split(' ').collect(), rendering.split(' ').collect());
    if a.len() != b.len() {
        return false;
    }
    let twice: Vec<&str> = a.iter().chain(&a).copied().collect();
    // Only where the first word stands, and of those only so many that it costs O(words).
    let starts = (1..a.len()).filter(|at| a.get(*at) == b.first()).take(32);
    starts.into_iter().any(|at| twice.get(at..at + b.len()) == Some(b.as_slice()))
}

/// Less than half of the shorter one stands in both.
fn is_too_little(edits: &[Edit]) -> bool {
    let (mut same, mut first, mut second) = (0, 0, 0);
    for edit in edits {
        let count = edit.text().split(' ').count();
        match edit {
            Edit::Same(_) => same += count,
            Edit::Removed(_) => first += count,
            Edit::Added(_) => second += count,
        }
    }
    2 * same < same + first.min(second)
}

/// How many more words of a kind are in the second than in the first.
fn balance(edits: &[Edit], is_one: impl Fn(&str) -> bool) -> i64 {
    let of = |text: &str| text.split(' ').filter(|word| is_one(word)).count() as i64;
    let change = edits.iter().map(|edit| match edit {
        Edit::Same(_) => 0,
        Edit::Removed(words) => -of(words),
        Edit::Added(words) => of(words),
    });
    change.sum()
}

/// Whether words of a kind are in one and not in the other.
fn differs(edits: &[Edit], is_one: impl Fn(&str) -> bool) -> bool {
    let mut balance: HashMap<&str, i64> = HashMap::new();
    for edit in edits {
        let by = match edit {
            Edit::Same(_) => continue,
            Edit::Removed(_) => -1,
            Edit::Added(_) => 1,
        };
        edit.text().split(' ').filter(|word| is_one(word)).for_each(|word| *balance.entry(word).or_default() += by);
    }
    balance.values().any(|count| *count != 0)
}
