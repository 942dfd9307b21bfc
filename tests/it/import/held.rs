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
        None if asked.is_some_and(|asked| is_only_trimmed(asked, there, wanted, *matched)) => true,
        None => matched.is_exact() && asked.map_or_else(|| file.may_give(there), |asked| asked == there),
        Some(given) => {
            !matched.is_exact()
                && (given != there || is_elided_in_the_text_itself(there, *matched))
                && asked.map_or_else(|| file.may_give(given), |asked| asked == given)
                && wanted.is_none_or(|wanted| wanted.rules.contains(*matched))
                && (is_alike(given, there, *matched) || is_only_trimmed(given, there, wanted, *matched))
        }
    };
    let is_shown = segment.value().as_deref() == Some(there);
    (!is_right || !is_shown).then(|| format!("{} holds {there:?} by {matched} for {given:?}, {wanted:?}", quote.key()))
}

/// Known, and to be taken out when it is mended: white space around the words is cut off by its rule, and that is not recorded.
fn is_only_trimmed(asked: &str, there: &str, wanted: Option<&Wanted>, matched: Match) -> bool {
    let is_cut_off = wanted.is_none_or(|wanted| wanted.rules.contains(Match::WHITE_SPACE));
    is_cut_off && asked.trim() != asked && is_alike(asked.trim(), there, matched)
}

/// Known likewise: words with an ellipsis that stands in the text itself are said to be found by the rule, not byte for byte.
fn is_elided_in_the_text_itself(there: &str, matched: Match) -> bool {
    matched.contains(Match::ELLIPSIS) && (there.contains('…') || there.contains("..."))
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
