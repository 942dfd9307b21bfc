//! Whether all that a graph holds stands in its documents, asked without the library's own rules.

use std::collections::{BTreeMap, HashSet};

use dictum::{Graph, Ground, Match, QuoteRef, Relation, StatementRef};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::hostile::Hostile;

/// What a quote asked for: the words, if it gave any, and the rules by which they may differ.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) words: Option<String>,
    pub(super) rules: Match,
}

/// Everything in a graph that neither stands in its document byte for byte nor carries the rule by which it differs.
pub(super) fn unheld(graph: &Graph, hostile: &Hostile) -> Vec<String> {
    let archive = serde_json::to_value(graph).unwrap();
    let given = given_words(&archive);
    let file = Given::of(&hostile.file);
    let mut wrong = unsaid(&archive, &given);
    for quote in graph.archive().quotes().iter() {
        let wanted = hostile.wanted.iter().find(|(key, _)| *key == quote.key().as_str()).map(|(_, wanted)| wanted);
        for segment in quote.statements(Relation::Segment) {
            let given = given.get(&segment.id().index()).and_then(|given| given.first());
            wrong.extend(misquoted(quote, segment, given.map(String::as_str), wanted, &file));
        }
    }
    wrong
}

/// For each statement, the words that were given where they differ.
fn given_words(archive: &Value) -> BTreeMap<u32, Vec<String>> {
    let mut given: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for statement in archive["statements"].as_array().unwrap().iter().filter(|said| said["relation"] == "given_as") {
        let row = u32::try_from(statement["subject"]["statement"].as_u64().unwrap()).unwrap();
        given.entry(row).or_default().push(statement["object"]["text"].as_str().unwrap().to_owned());
    }
    given
}

/// The statements whose grounds differ from what was given without saying what was given, or say so and do not differ.
fn unsaid(archive: &Value, given: &BTreeMap<u32, Vec<String>>) -> Vec<String> {
    let statements = archive["statements"].as_array().unwrap().iter().zip(0_u32..);
    let own = statements.filter(|(said, _)| said["relation"] != "given_as");
    let differs = |said: &Value| {
        let grounds = said["grounds"].as_array().unwrap().iter();
        grounds
            .filter(|ground| ground["words"]["matched"].is_array() || ground["implied"]["matched"].is_array())
            .count()
    };
    own.filter(|(said, row)| differs(said) != given.get(row).map_or(0, Vec::len))
        .map(|(said, row)| format!("statement {row} differs and does not say so, or says so: {said}"))
        .collect()
}

/// In which way a segment is not what was asked for.
fn misquoted(
    quote: QuoteRef<'_>,
    segment: StatementRef<'_>,
    given: Option<&str>,
    wanted: Option<&Wanted>,
    file: &Given,
) -> Option<String> {
    let text = quote.document().content().unwrap().as_str();
    let evidence = segment.evidence();
    let [Ground::Words(extent, matched)] = evidence.grounds() else {
        return Some(format!("{segment:?}: {evidence:?}"));
    };
    let there = &text[extent.span.range()];
    let asked = wanted.and_then(|wanted| wanted.words.as_deref());
    let is_right = match given {
        None => matched.is_exact() && asked.map_or_else(|| file.may_give(there), |asked| asked == there),
        Some(given) => {
            !matched.is_exact()
                && given != there
                && asked.map_or_else(|| file.may_give(given), |asked| asked == given)
                && wanted.is_none_or(|wanted| wanted.rules.contains(*matched))
                && is_alike(given, there, *matched)
        }
    };
    let is_shown = segment.value().as_deref() == Some(there);
    let is_cut = [extent.span.start(), extent.span.end()].into_iter().any(|at| cuts(text, at as usize));
    (!is_right || !is_shown || is_cut)
        .then(|| format!("{} holds {there:?} by {matched} for {given:?}, {wanted:?}", quote.key()))
}

/// Whether words begin or end, at a byte, inside a word or a number: between two letters or digits, before "’t", beside the mark of a number's
/// thousands or decimals, behind its sign. In doubt it is no cut.
fn cuts(text: &str, at: usize) -> bool {
    let left: Vec<char> = text[..at].chars().rev().take(2).collect();
    let right: Vec<char> = text[at..].chars().take(3).collect();
    let is_word = |c: &char| c.is_ascii_alphanumeric();
    let is_digit = |c: &char| c.is_ascii_digit();
    let is_blank = |c: Option<&char>| c.is_none_or(|c| matches!(c, ' ' | '\n'));
    match (&left[..], &right[..]) {
        ([one, ..], [other, ..]) if is_word(one) && is_word(other) => true,
        ([one, ..], ['’' | '\'', 't', rest @ ..]) if one.is_ascii_alphabetic() && is_blank(rest.first()) => true,
        ([one, ..], ['.' | ',' | '’' | '\u{a0}', other, ..]) if is_digit(one) && is_digit(other) => true,
        (['.' | ',' | '’' | '\u{a0}', one], [other, ..]) if is_digit(one) && is_digit(other) => true,
        (['-' | '–', rest @ ..], [other, ..]) => is_digit(other) && is_blank(rest.first()),
        _ => false,
    }
}

/// The texts of a file, and whether it points at bytes without saying which words stand there.
struct Given {
    texts: HashSet<String>,
    points_blindly: bool,
}

impl Given {
    fn of(file: &str) -> Self {
        let mut given = Given { texts: HashSet::new(), points_blindly: file.contains("\"start\"") };
        // A field that stands twice is lost here; then nothing can be said of the texts.
        match serde_json::from_str(file) {
            Ok(json) => given.collect(&json),
            Err(_) => given.points_blindly = true,
        }
        given
    }

    fn collect(&mut self, json: &Value) {
        match json {
            Value::String(text) => {
                self.texts.insert(text.clone());
            }
            Value::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Value::Object(fields) => fields.values().for_each(|field| self.collect(field)),
            _ => {}
        }
    }

    fn may_give(&self, words: &str) -> bool {
        self.points_blindly || self.texts.contains(words)
    }
}

/// Whether words are what stands there by some rules; what the rules ask, in the plainest way, and in doubt more.
fn is_alike(given: &str, there: &str, rules: Match) -> bool {
    let there = plain(there, rules);
    if !rules.contains(Match::ELLIPSIS) {
        return plain(given, rules) == there;
    }
    let marked =
        ["[...]", "[…]", "(...)", "(…)", "..."].iter().fold(given.to_owned(), |text, mark| text.replace(mark, "…"));
    let parts: Vec<String> =
        marked.split('…').map(|part| plain(part.trim(), rules)).filter(|part| !part.is_empty()).collect();
    let mut rest = there.as_str();
    let in_order = parts.iter().all(|part| match rest.find(part.as_str()) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    });
    in_order && there.starts_with(parts[0].as_str()) && there.ends_with(parts[parts.len() - 1].as_str())
}

fn plain(text: &str, rules: Match) -> String {
    let mut text = text.to_owned();
    if rules.contains(Match::TYPOGRAPHY) {
        while text.contains("--") {
            text = text.replace("--", "-");
        }
        text = text.replace('…', "...").replace(['“', '”', '„', '«', '»'], "\"").replace(['‘', '’', '‹', '›'], "'");
        text = text.replace(['‐', '‑', '–', '—', '−'], "-").replace('\u{a0}', " ");
    }
    if rules.contains(Match::CASE) {
        text = text.chars().flat_map(char::to_lowercase).collect();
    }
    if rules.contains(Match::UNICODE) {
        text = text.nfd().collect();
    }
    if rules.contains(Match::WHITE_SPACE) {
        text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text
}
