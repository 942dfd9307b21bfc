//! Words beside which one that says no is left out.

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::utterance::Likeness;
use crate::graph::{Excerpt, StatementRef};
use crate::model::{Extent, Ground, QuoteKind, Relation, StanceKind};
use crate::text::{Span, is_apostrophe, is_dash, is_mark, left_out, parted};

/// Cost: O(quotes and stances, and the clauses beside them).
pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::CutShort]) {
        return;
    }
    for quote in auditor.quotes() {
        let words: Vec<Excerpt<'_>> = quote.excerpts().collect();
        let own: Vec<Span> = words.iter().copied().chain(quote.cues()).map(Excerpt::span).collect();
        let is_direct = quote.kind() == QuoteKind::Direct;
        if is_direct {
            quote.segments().zip(quote.segments().skip(1)).for_each(|pair| within_one(auditor, pair, &own));
        }
        words.into_iter().for_each(|words| told(auditor, words, &own, is_direct));
        quote.statements(Relation::Segment).for_each(|segment| elided(auditor, segment));
    }
    let stances = auditor.claims().flat_map(|claim| claim.statements_to(Relation::TakesStance));
    let asserts =
        |stance: &StatementRef<'_>| stance.stance().is_some_and(|stance| stance.kind() == StanceKind::Asserts);
    for stance in stances.filter(asserts) {
        elided(auditor, stance);
        let evidence = stance.evidence();
        let words: Vec<Excerpt<'_>> = evidence.excerpts().filter(|_| evidence.is_worded()).collect();
        words.into_iter().for_each(|words| told(auditor, words, &[words.span()], false));
    }
}

/// Two segments of one quotation, between which words are left out; not those that mark it as one ("« Non, dit-il. Jamais. »").
fn within_one<'g>(auditor: &mut Auditor<'g, '_>, (first, second): (Excerpt<'g>, Excerpt<'g>), own: &[Span]) {
    let between = Span::new(first.span().end(), second.span().start()).ok();
    let Some(span) = between.filter(|_| first.document() == second.document()) else { return };
    let left_out = Excerpt::new(auditor.view, Extent { span, ..first.extent() });
    let text = left_out.text();
    let says_more = text.chars().any(char::is_alphanumeric) && !text.chars().any(is_mark) && !text.contains('\n');
    let whole = Span::between(first.span().start(), second.span().end());
    let is_one = || first.document().content().is_some_and(|content| parted(content, whole).is_none());
    if says_more && !own.iter().any(|cue| span.contains(*cue)) && is_one() {
        let message = format!("“{}” is left out between two segments of one quotation", shortened(text));
        auditor
            .add(auditor.finding(Rule::CutShort, message).mark([first, second], "quoted").mark([left_out], "left out"));
    }
}

/// Words that were given with an ellipsis where one that says no stands in the sentence that is broken off there, or in the one that is taken up again.
fn elided<'g>(auditor: &mut Auditor<'g, '_>, statement: StatementRef<'g>) {
    let (_, likeness, ..) = auditor.audit.policies();
    for ground in statement.evidence().grounds() {
        let Ground::Words(extent, matched) = *ground else { continue };
        let words = Excerpt::new(auditor.view, extent);
        let mut gaps = statement.given().flat_map(|given| left_out(given, words.text(), matched));
        let Some(no) = gaps.find_map(|gap| says_no_within(words.text(), gap, likeness)) else { continue };
        let start = extent.span.start();
        let span = Span::between(start + no.start(), start + no.end());
        let no = Excerpt::new(auditor.view, Extent { span, ..extent });
        let message = format!("an ellipsis leaves “{}” out of “{}”", no.text(), shortened(words.text()));
        let finding = auditor.finding(Rule::CutShort, message);
        auditor.add(finding.mark([words], "so it stands").mark([no], "left out"));
    }
}

/// The word that says no in what is left out of a text, but for whole sentences.
fn says_no_within(text: &str, gap: Span, likeness: &Likeness) -> Option<Span> {
    const ENDS: [char; 4] = ['.', '!', '?', '\n'];
    let (before, left_out) = (text.get(..gap.start() as usize)?, text.get(gap.range())?);
    let first = left_out.split_inclusive(ENDS).next().filter(|_| !before.trim_end().ends_with(ENDS));
    let last = left_out.rsplit(ENDS).next();
    let at = |part: &str| gap.start() + (part.as_ptr() as usize - left_out.as_ptr() as usize) as u32;
    let found = [first, last]
        .into_iter()
        .flatten()
        .find_map(|part| tokens((at(part), part)).find(|word| says_no(word, likeness)));
    found.map(|(start, word)| Span::between(start, start + word.len() as u32))
}

fn told<'g>(auditor: &mut Auditor<'g, '_>, words: Excerpt<'g>, own: &[Span], is_direct: bool) {
    let (_, likeness, ..) = auditor.audit.policies();
    let Some(span) = beside(words, own, is_direct, likeness) else { return };
    let no = Excerpt::new(auditor.view, Extent { span, ..words.extent() });
    let message = format!("“{}” leaves out “{}”, which stands beside it", shortened(words.text()), no.text());
    let finding = auditor.finding(Rule::CutShort, message);
    auditor.add(finding.mark([words], "so it is given").mark([no], "left out"));
}

/// The word that says no beside some words, as far as neither a stop nor a mark nor what is quoted too stands between: of a direct quotation in all of
/// the clause, else directly before.
fn beside(words: Excerpt<'_>, own: &[Span], is_direct: bool, likeness: &Likeness) -> Option<Span> {
    let (text, span) = (words.document().text(), words.span());
    let from = own.iter().map(|other| other.end()).filter(|end| *end <= span.start()).max().unwrap_or_default();
    let to = own.iter().map(|other| other.start()).filter(|start| *start >= span.end()).min();
    let before = text.get(from as usize..span.start() as usize).unwrap_or_default();
    let after = text.get(span.end() as usize..to.map_or(text.len(), |to| to as usize)).unwrap_or_default();
    let start = stops(before).next_back().map_or(0, |(at, c)| at + c.len_utf8());
    let before = (from + start as u32, before.get(start..).unwrap_or_default());
    // What follows a stop is of another clause.
    let is_ended = words.text().trim_end().ends_with(is_stop);
    let end = if is_ended { 0 } else { stops(after).next().map_or(after.len(), |(at, _)| at) };
    let after = (span.end(), after.get(..end).unwrap_or_default());
    let says_no = |word: &(u32, &str)| says_no(word, likeness);
    let found = if is_direct {
        tokens(before).chain(tokens(after)).find(says_no)
    } else {
        tokens(before).last().filter(says_no)
    };
    found.map(|(start, word)| Span::between(start, start + word.len() as u32))
}

fn says_no((_, word): &(u32, &str), likeness: &Likeness) -> bool {
    let plain: String = word.chars().filter(|c| !is_apostrophe(*c)).collect();
    likeness.is_negation(&plain.to_lowercase())
}

/// The words of a part of a text that begins at a byte, each with where it begins; an apostrophe is of the word.
fn tokens((start, text): (u32, &str)) -> impl Iterator<Item = (u32, &str)> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c)).filter(|word| !word.is_empty());
    words.map(move |word| (start + (word.as_ptr() as usize - text.as_ptr() as usize) as u32, word))
}

/// Where clauses end, and quoted words begin and end; a single mark within a word is an apostrophe.
fn stops(text: &str) -> impl DoubleEndedIterator<Item = (usize, char)> {
    text.char_indices().filter(|(at, c)| {
        let (before, after) = (text.get(..*at).unwrap_or_default(), text.get(at + c.len_utf8()..).unwrap_or_default());
        let is_within = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        is_stop(*c) || (is_apostrophe(*c) && !is_within)
    })
}

/// What parts clauses, and quoted words from others.
fn is_stop(c: char) -> bool {
    ".,;:!?…\n\r()[]".contains(c) || is_dash(c) || (is_mark(c) && !is_apostrophe(c))
}
