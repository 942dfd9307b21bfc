//! Edges: where words may begin and end.
//!
//! There is none where Unicode's word rules (UAX #29) see no boundary; nor within a number with its sign, its marks of thousands and decimals;
//! nor where words are parted only by what nobody sees (a soft hyphen, a joiner). Short of these rules, as they invite to, a name
//! ends before what an apostrophe adds to it ("Trump’s"), `she` before "she’d" goes on, and a word begins after what was elided before it
//! ("l’homme"): but "can" is not found in "can’t", nor "est" in "n’est".

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::plain;
use super::span::Span;
use super::word::{is_format, is_in_word, is_one_word, is_plain_letter};

/// Whether a span neither begins nor ends inside a word.
pub(super) fn is_whole(text: &str, span: Span) -> bool {
    is_edge(text, span.start()) && is_edge(text, span.end())
}

/// The span and what is left of the words that it cuts, within a place.
pub(super) fn widened(text: &str, span: Span, place: Span) -> Span {
    let is_near = |at: &u32| at.abs_diff(span.start()).min(at.abs_diff(span.end())) <= LONGEST;
    let mut starts = (place.start()..=span.start()).rev().take_while(is_near);
    let mut ends = (span.end()..=place.end()).take_while(is_near);
    // What a hyphen joins to the words is shown with them.
    let is_at_hyphen =
        |at: u32| at < span.start() && text.get(at as usize..).is_some_and(|rest| rest.starts_with(is_hyphen));
    let start = starts.find(|at| is_edge(text, *at) && !is_at_hyphen(*at)).unwrap_or(span.start());
    let end = ends.find(|at| is_edge(text, *at)).unwrap_or(span.end());
    Span::between(start, end)
}

/// How many bytes of a word that is cut are looked through.
const LONGEST: u32 = 256;

/// No letter bears more marks (UAX #15, stream-safe texts): so many characters are looked through for the next that is seen.
const FAR: usize = 32;

const JOINER: char = '\u{200d}';

/// Whether words may begin or end at a byte. Cost: O(1).
pub(super) fn is_edge(text: &str, at: u32) -> bool {
    let (Some(before), Some(after)) = (text.get(..at as usize), text.get(at as usize..)) else { return false };
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return true };
    // A mark is never parted from what is before it.
    if !next.is_ascii() && is_combining_mark(next) {
        return false;
    }
    if last.is_ascii_whitespace() || next.is_ascii_whitespace() {
        return !is_in_thousands(before, after);
    }
    let parts = |one, other| is_parting(one) && !is_unseen(other);
    // A colour or a tag that stands beside it by mistake is seen as one sign with it.
    if (parts(last, next) || parts(next, last)) && !is_one_sign(last, next) {
        return true;
    }
    let sides = Beside::of(before.chars().rev()).zip(Beside::of(after.chars()));
    sides.is_some_and(|(left, right)| !left.is_joined_to(right, before, after, last == JOINER || next == JOINER))
}

/// Whether a sign is none of the words beside it, whatever these are: told at once, for most quotations begin and end at one.
fn is_parting(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '«' | '»' | '(' | ')' | '[' | ']')
}

/// The characters on one side of a byte, as far as they are seen.
#[derive(Clone, Copy)]
struct Beside {
    nearest: Option<char>,
    next: Option<char>,
}

impl Beside {
    /// The first two, away from the byte; none where they are too far off.
    fn of(characters: impl Iterator<Item = char>) -> Option<Beside> {
        let mut beside = Beside { nearest: None, next: None };
        for (count, c) in characters.enumerate() {
            if count == FAR {
                return beside.nearest.map(|_| beside);
            }
            match beside.nearest {
                _ if is_unseen(c) => {}
                None => beside.nearest = Some(c),
                Some(_) => return Some(Beside { next: Some(c), ..beside }),
            }
        }
        Some(beside)
    }

    fn is_joined_to(self, other: Beside, before: &str, after: &str, by_joiner: bool) -> bool {
        let (Some(left), Some(right)) = (self.nearest, other.nearest) else { return false };
        by_joiner
            || is_together(left, right)
            || is_negated(left, right, before)
            || is_one_sign(left, right)
            || other.next.is_some_and(|beyond| {
                holds(left, right, beyond) && !is_apart_before(right, before, seen_after(after, right))
            })
            || self.next.is_some_and(|beyond| {
                holds(beyond, left, right) && !is_apart_after(left, seen_before(before, left), after)
            })
            || is_signed(self, other)
    }
}

/// What stands on a letter, or parts nothing that is seen.
fn is_unseen(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || is_format(c) || c == '\u{200b}')
}

/// Whether two characters side by side are of one word, or of one number.
fn is_together(left: char, right: char) -> bool {
    (is_plain_letter(left) && is_plain_letter(right))
        || (left.is_numeric() && right.is_numeric())
        || (is_in_word(left) && is_in_word(right) && is_one_word(&[left, right]))
}

/// Whether two signs are seen as one: a flag, an emoji and its colour.
fn is_one_sign(left: char, right: char) -> bool {
    let is_sign = |c: char| !is_in_word(c) && !c.is_whitespace();
    !left.is_ascii() && !right.is_ascii() && is_sign(left) && is_sign(right) && is_one_word(&[left, right])
}

/// Whether a sign holds what is on both sides of it together: letters as UAX #29 says, but not across a colon, nor a full stop that ends a
/// sentence; digits by whatever is written within numbers.
fn holds(left: char, sign: char, right: char) -> bool {
    const WITHIN_NUMBERS: [char; 14] =
        ['.', ',', '’', '·', ':', '/', '⁄', '×', '٫', '٬', '\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}'];
    let sign = if is_apostrophe(sign) { '’' } else { sign };
    if is_in_word(sign) || !is_in_word(left) || !is_in_word(right) {
        return false;
    }
    if left.is_numeric() && right.is_numeric() {
        return WITHIN_NUMBERS.contains(&sign) || is_one_word(&[left, sign, right]);
    }
    let ends_a_sentence = matches!(sign, '.' | '．' | '﹒') && left.is_lowercase() && right.is_uppercase();
    !ends_a_sentence && !matches!(sign, ':' | '：' | '﹕') && is_one_word(&[left, sign, right])
}

/// Whether a hyphen joins a word to what turns it about: "lethal" is not found in "non-lethal", nor "president" in "ex-president".
fn is_negated(hyphen: char, next: char, before: &str) -> bool {
    const TURNS: [&str; 5] = ["non", "un", "anti", "ex", "vice"];
    let prefix = || word_of(seen_before(before, hyphen).chars().rev()).chars().rev().collect::<String>().to_lowercase();
    is_hyphen(hyphen) && next.is_alphabetic() && TURNS.contains(&prefix().as_str())
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Whether a blank parts the thousands of one number: beyond doubt where a group begins with 0.
fn is_in_thousands(before: &str, after: &str) -> bool {
    let (left, right) = (before.strip_suffix(' ').unwrap_or(before), after.strip_prefix(' ').unwrap_or(after));
    let is_one_blank = before.len() + after.len() == left.len() + right.len() + 1;
    let first = left.chars().rev().take(4).take_while(char::is_ascii_digit).count();
    let second = right.chars().take(4).take_while(char::is_ascii_digit).count();
    is_one_blank && right.starts_with('0') && second == 3 && (1..=3).contains(&first)
}

/// Whether a number on the right has its sign, or its point, on the left.
fn is_signed(left: Beside, right: Beside) -> bool {
    const SIGNS: &str = "+-−–±≤≥≈~";
    const CURRENCIES: &str = "$£€¥₽₹₩₺₴₪¢";
    let is_in = |signs: &str, c: Option<char>| c.is_some_and(|c| !c.is_ascii_alphanumeric() && signs.contains(c));
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let begins = |before: Option<char>| {
        before.is_none_or(|c| c.is_whitespace() || "([{“‘„«\"'=:×".contains(c) || CURRENCIES.contains(c))
    };
    let is_number = is_digit(right.nearest) || (is_in(CURRENCIES, right.nearest) && is_digit(right.next));
    let has_point = matches!(left.nearest, Some('.' | '٫')) && (begins(left.next) || is_in(SIGNS, left.next));
    let has_sign = is_in(SIGNS, left.nearest) && begins(left.next);
    let has_both = is_in(CURRENCIES, left.nearest) && is_in(SIGNS, left.next);
    (is_number && has_sign) || (is_digit(right.nearest) && (has_point || has_both))
}

/// Whether a sign that could hold words together begins something of its own: an ending after a name, a verb after who does it.
fn is_apart_before(sign: char, before: &str, after: &str) -> bool {
    const VERBS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];
    let added = word_of(after.chars()).to_lowercase();
    match sign {
        '"' => is_parted_by_marks(&added),
        _ if !is_apostrophe(sign) => false,
        _ if VERBS.contains(&added.as_str()) => true,
        // What is added to "can", "do" and the like is no ending; nor does one begin so anywhere (Qur’an, Tian’anmen).
        _ => added != "t" && !added.starts_with("an") && !is_between_vowels(before, after) && is_name(before),
    }
}

/// Whether a word begins after a sign that could hold it to what is before: after what is elided before a vowel, as UAX #29 proposes for French
/// and Italian; not after a denial ("n’est").
fn is_apart_after(sign: char, before: &str, after: &str) -> bool {
    let begins_with_vowel = || after.nfd().next().is_some_and(|c| "aeiouyhæœ".contains(c.to_ascii_lowercase()));
    match sign {
        '"' => is_parted_by_marks(&word_of(after.chars())),
        _ => is_apostrophe(sign) && begins_with_vowel() && is_elided(before),
    }
}

/// Whether a text ends in a word as it is elided: one consonant, or an end such as those of "puisqu’", "dell’", "sant’".
fn is_elided(before: &str) -> bool {
    const ENDS: [&str; 11] = ["qu", "ll", "un", "gl", "st", "nt", "ch", "tt", "nd", "zz", "nz"];
    let word = word_of(before.chars().rev()).chars().rev().collect::<String>().to_lowercase();
    let is_one_letter = word.chars().nth(1).is_none();
    if is_one_letter { word != "n" && !is_vowel(word.nfd().next()) } else { ENDS.iter().any(|end| word.ends_with(end)) }
}

/// Whether vowels meet: an apostrophe between them is a letter of its own (Sana’a, Hawai’i).
fn is_between_vowels(before: &str, after: &str) -> bool {
    is_vowel(before.chars().next_back()) && is_vowel(after.nfd().next())
}

fn is_vowel(c: Option<char>) -> bool {
    c.is_some_and(|c| "aeiou".contains(c.to_ascii_lowercase()))
}

/// In Hebrew a double mark before the last letter of an acronym is a part of it; elsewhere it opens a quotation.
fn is_parted_by_marks(after: &str) -> bool {
    after.chars().nth(1).is_some()
}

/// Whether a text ends in a word of some letters that begins with a capital.
fn is_name(before: &str) -> bool {
    let backwards = word_of(before.chars().rev());
    backwards.chars().nth(1).is_some() && backwards.chars().next_back().is_some_and(char::is_uppercase)
}

fn is_apostrophe(sign: char) -> bool {
    plain(sign) == '\'' && !matches!(sign, '‹' | '›')
}

/// The letters and digits that come first.
fn word_of(characters: impl Iterator<Item = char>) -> String {
    characters.take(FAR).filter(|c| !is_unseen(*c)).take_while(|c| is_in_word(*c)).collect()
}

/// What follows a sign that comes first but for what is not seen.
fn seen_after(after: &str, sign: char) -> &str {
    after.split_once(sign).map_or("", |(_, after)| after)
}

/// What precedes a sign that comes last but for what is not seen.
fn seen_before(before: &str, sign: char) -> &str {
    before.rsplit_once(sign).map_or("", |(before, _)| before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_part_words_are_joined_to_nothing_but_what_is_one_sign_with_them() {
        let signs: Vec<char> = ('\0'..='\u{ffff}').filter(|c| is_parting(*c)).collect();
        assert_eq!(signs.len(), 9);
        let colours = ['\u{1f3fb}', '\u{e0062}'];
        let others: Vec<char> =
            "aZé7.,:;'’\"-–+$€/ \u{a0}א٣中かแ🙂“”«(".chars().chain(colours).chain(signs.iter().copied()).collect();
        let beside = |nearest, next| Beside { nearest: Some(nearest), next };
        for (sign, one, other) in signs.iter().flat_map(|sign| {
            let others = &others;
            others.iter().flat_map(move |one| others.iter().map(move |other| (*sign, *one, *other)))
        }) {
            for (left, right) in [(sign, one), (one, sign)] {
                let (before, after) = (format!("{other}{left}"), format!("{right}{other}"));
                for next in [Some(other), None] {
                    let is_joined = beside(left, next).is_joined_to(beside(right, next), &before, &after, false);
                    assert_eq!(is_joined, is_one_sign(left, right), "{before}|{after}");
                }
            }
        }
    }
}
