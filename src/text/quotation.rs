//! Quotations: where quoted words end, and others begin.

use super::content::Content;
use super::mark::{Mark, Role, closes, is_dash, is_mark, last_mark, marks};
use super::span::Span;

/// The quotations in words that are given as one, where they are more: a mark closes what was not opened in them, or what was opened at their
/// beginning, and after that another one opens; or there are words after a mark that closes what was not opened; or dashes part what is said from who
/// says it, on a line of speech that begins with one. Quotations within it, and paragraphs that are opened anew, are none of that.
/// Cost: O(words).
pub(crate) fn parted(content: &Content, words: Span) -> Option<Vec<Span>> {
    let text = content.slice(words)?;
    let before = content.as_str().get(..words.start() as usize)?;
    let seam = between_marks(text, last_mark(before)).or_else(|| between_dashes(text, before))?;
    let at = |offset: usize| words.start() + offset as u32;
    let first = Span::between(words.start(), at(seam.closes));
    let second = seam.opens.map(|opens| Span::between(at(opens), words.end()));
    Some([Some(first), second].into_iter().flatten().filter(|part| !part.is_empty()).collect())
}

/// Where a text that is given as one quotation closes one, and opens another, in bytes of it.
struct Seam {
    /// Before the mark that closes.
    closes: usize,
    /// After the mark that opens the next one, if there is one.
    opens: Option<usize>,
}

/// A mark that closed a quotation.
#[derive(Clone, Copy)]
struct Closed {
    mark: Mark,
    was_opened: bool,
}

/// `before` is the mark directly before the text.
fn between_marks(text: &str, before: Option<char>) -> Option<Seam> {
    // How many quotations are open that began in it, within double marks and within single ones.
    let mut open = [0_usize; 2];
    let mut closed: Option<Closed> = None;
    // Whether nothing but what is quoted in it has been said so far.
    let mut is_own = before.is_none();
    let mut last = 0;
    for mark in marks(text) {
        let within: usize = open.iter().sum();
        is_own &= within > 0 || text.get(last..mark.start)?.trim().is_empty();
        last = mark.end;
        let depth = open.get_mut(usize::from(mark.is_single()))?;
        let closes_before = before.is_some_and(|before| closes(before, mark.sign));
        // An apostrophe that ends a word closes what is open only where a stop is beside it.
        let may_close = *depth > 0 || (closes_before && mark.is_at_stop());
        match mark.role(may_close) {
            None => {}
            Some(Role::Opens) => match closed {
                Some(before) if before.parts(text, mark) => {
                    return Some(Seam { closes: before.mark.start, opens: Some(mark.end) });
                }
                _ => {
                    closed = None;
                    *depth += 1;
                }
            },
            Some(Role::Closes) if *depth > 0 => {
                *depth -= 1;
                if within == 1 && is_own && mark.is_at_stop() {
                    // What is closed so is followed by who said it.
                    closed = closed.or(Some(Closed { mark, was_opened: true }));
                }
                is_own &= within > 1;
            }
            // Marks of another sort are of what is quoted there; but straight ones close after a stop whatever others opened.
            Some(Role::Closes) if before.is_some() && !closes_before && !(mark.sign == '"' && mark.follows_stop()) => {}
            Some(Role::Closes) => closed = closed.or(Some(Closed { mark, was_opened: false })),
        }
    }
    let Closed { mark, was_opened } = closed?;
    let goes_on = || text.get(mark.start..).is_some_and(|rest| rest.chars().any(char::is_alphanumeric));
    // Straight marks and single ones are too often something else.
    let is_end = !was_opened && !mark.is_single() && !mark.is_straight && goes_on();
    is_end.then_some(Seam { closes: mark.start, opens: None })
}

impl Closed {
    /// Whether what a later mark opens is another quotation: after one that was opened in the text, something is said between them where no stop
    /// ends it within its marks; else they are words in a row.
    fn parts(self, text: &str, opening: Mark) -> bool {
        let says = || text.get(self.mark.end..opening.start).is_some_and(|tag| tag.contains(char::is_alphabetic));
        !self.was_opened || self.mark.follows_stop() || says()
    }
}

/// `— Words, — he said, — words.`: on a line that begins with a dash, one after a stop, then who speaks in small letters, then another after a stop.
fn between_dashes(text: &str, before: &str) -> Option<Seam> {
    let own = text.trim_start_matches(is_blank).strip_prefix(is_dash);
    // What is looked at before the text has an end.
    let mut near = before.chars().rev().take(8).skip_while(|c| is_blank(*c));
    let is_after_dash = own.is_some() || near.next().is_some_and(is_dash);
    let is_line = near.find(|c| !is_blank(*c)).is_none_or(|c| c == '\n');
    if !is_after_dash || !is_line {
        return None;
    }
    let speech = own.unwrap_or(text).split('\n').next()?;
    let from = text.len() - own.unwrap_or(text).len();
    let mut dashes = speech.match_indices(is_dash).filter_map(|(at, dash)| {
        let (said, then) = (speech.get(..at)?.trim_end_matches(is_blank), speech.get(at + dash.len()..)?);
        said.ends_with([',', '.', '!', '?', '…']).then(|| (from + said.len(), then.trim_start_matches(is_blank)))
    });
    let (closes, _) = dashes.find(|(_, tag)| tag.starts_with(char::is_lowercase))?;
    let (_, rest) = dashes.next()?;
    Some(Seam { closes, opens: Some(from + speech.len() - rest.len()) })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// Where quotations stand in a text, with their marks, in order; those within others are parts of them. One that nothing closes ends where the next one of its sort is
/// opened; in doubt they are too long rather than too short. Cost: O(text).
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<Mark> = None;
    // Apostrophes that may have closed it.
    let mut perhaps: Option<Mark> = None;
    let between = |opening: Mark, end: usize| Span::between(opening.start as u32, end as u32);
    for mark in marks(text) {
        let Some(opening) = open else {
            open = Some(mark).filter(|mark| mark.role(false) == Some(Role::Opens));
            continue;
        };
        let is_pair = closes(opening.sign, mark.sign);
        match mark.role(is_pair) {
            Some(Role::Closes) if is_pair && (!mark.is_single() || mark.is_at_stop()) => {
                found.push(between(opening, mark.end));
                (open, perhaps) = (None, None);
            }
            Some(Role::Closes) if is_pair => perhaps = Some(mark),
            Some(Role::Opens) if mark.sign == opening.sign => {
                found.push(between(opening, perhaps.map_or(mark.start, |closing| closing.end)));
                (open, perhaps) = (Some(mark), None);
            }
            _ => {}
        }
    }
    found.extend(open.map(|opening| between(opening, perhaps.map_or(text.len(), |closing| closing.end))));
    found
}

/// Whether a text says anything: words, digits, or a sign that is no punctuation.
pub(crate) fn says_something(text: &str) -> bool {
    let is_punctuation = |c: char| {
        c.is_ascii()
            || c.is_whitespace()
            || c.is_control()
            || is_mark(c)
            || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}')
    };
    text.chars().any(|c| c.is_alphanumeric() || !is_punctuation(c))
}

/// Whether what stands directly before words opens a quotation which what stands directly after them closes.
pub(crate) fn is_within_marks(before: Option<char>, after: Option<char>) -> bool {
    before.zip(after).is_some_and(|(before, after)| closes(before, after))
}
