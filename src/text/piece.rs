//! Lines in pieces that fit a screen.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::boundary::ceil;
use super::content::Content;
use super::span::Span;
use super::visible::{visible, visible_in};

/// The most columns of a line that are shown in one piece.
const WIDTH: usize = 100;
/// The most bytes of one, for there are characters without width.
const BYTES: usize = 1000;
/// Longer lines are broken anew after so many bytes, so that no more need be read than is shown.
const STRIDE: u32 = 16_384;

/// A line, or a part of a long one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    pub(super) line: u32,
    pub(super) span: Span,
    pub(super) text: &'t str,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

const CUT: &str = "...";

impl Piece<'_> {
    fn lead(&self) -> &'static str {
        if self.is_first { "" } else { CUT }
    }

    pub(super) fn shown(&self) -> String {
        let tail = if self.is_last { "" } else { CUT };
        format!("{}{}{tail}", self.lead(), visible(self.text, false).trim_end())
    }

    /// The column at which a byte of it is shown.
    pub(super) fn column(&self, byte: u32) -> usize {
        let within = byte.saturating_sub(self.span.start()) as usize;
        self.lead().len() + visible_in(self.text, 0..within, false).width()
    }
}

/// The pieces of a text, those of one stretch of a line after the other. What was broken last is kept, for marks come in order.
pub(super) struct Pieces<'t> {
    content: &'t Content,
    latest: Vec<Piece<'t>>,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(content: &'t Content) -> Self {
        Pieces { content, latest: Vec::new() }
    }

    /// The piece in which a byte of a line stands; the first or the last one, for a byte beyond it.
    pub(super) fn at(&mut self, line: u32, byte: u32) -> Option<Piece<'t>> {
        let whole = self.content.line(line).ok()?;
        let byte = byte.min(whole.end().saturating_sub(1)).max(whole.start());
        let stands = |piece: &&Piece<'t>| piece.line == line && piece.span.start() <= byte && byte < piece.span.end();
        if let Some(piece) = self.latest.iter().find(stands) {
            return Some(*piece);
        }
        self.latest = broken(self.content, line, whole, self.stretch(whole, byte));
        self.latest.iter().find(stands).or(self.latest.first()).copied()
    }

    /// The pieces of a line that a mark touches, at most so many.
    pub(super) fn under(&mut self, line: u32, mark: Span, most: usize) -> Vec<Piece<'t>> {
        let Ok(whole) = self.content.line(line) else { return Vec::new() };
        let mut at = mark.start().max(whole.start());
        let mut touched: Vec<Piece<'t>> = Vec::new();
        while at < mark.end().min(whole.end()) && touched.len() < most {
            let Some(piece) = self.at(line, at).filter(|piece| piece.span.end() > at) else { break };
            touched.push(piece);
            at = piece.span.end();
        }
        touched
    }

    /// The part of a line that is broken by itself in which a byte stands.
    fn stretch(&self, line: Span, byte: u32) -> Span {
        let number = (byte - line.start()) / STRIDE;
        let start = self.cut(line, number);
        // The cut may lie behind the byte.
        let number = if start > byte { number.saturating_sub(1) } else { number };
        Span::between(self.cut(line, number), self.cut(line, number + 1))
    }

    /// Where a stretch begins: behind the next white space, if it is near.
    fn cut(&self, line: Span, number: u32) -> u32 {
        let at = u64::from(line.start()) + u64::from(number) * u64::from(STRIDE);
        if number == 0 || at >= u64::from(line.end()) {
            return if number == 0 { line.start() } else { line.end() };
        }
        let text = self.content.as_str();
        let at = ceil(text, at as usize);
        let near = text.get(at..ceil(text, at + BYTES).min(line.end() as usize)).unwrap_or_default();
        let blank = near.char_indices().find(|(_, c)| c.is_whitespace());
        (at + blank.map_or(0, |(at, blank)| at + blank.len_utf8())) as u32
    }
}

/// Cuts a stretch of a line between words into pieces of at most [`WIDTH`] columns; a longer word is cut between characters.
fn broken<'t>(content: &'t Content, line: u32, whole: Span, stretch: Span) -> Vec<Piece<'t>> {
    let text = content.slice(stretch).unwrap_or_default();
    let mut breaks = Breaks { cuts: vec![0], columns: 0 };
    for (at, word) in text.split_word_bound_indices() {
        let width = visible(word, false).width();
        if width <= WIDTH && word.len() <= BYTES {
            breaks.put(at, word.len(), width, !word.trim().is_empty());
            continue;
        }
        breaks.cut_before_word(at, word);
        for (within, cluster) in word.grapheme_indices(true) {
            let width = visible(cluster, false).width();
            if cluster.len() <= BYTES {
                breaks.put(at + within, cluster.len(), width, true);
            } else {
                cluster.char_indices().for_each(|(inner, c)| breaks.put(at + within + inner, c.len_utf8(), 0, true));
            }
        }
    }
    let cuts = breaks.cuts;
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    let piece = |(start, end): (usize, usize)| {
        let span = Span::between(stretch.start() + start as u32, stretch.start() + end as u32);
        let (is_first, is_last) = (span.start() == whole.start(), span.end() == whole.end());
        Piece { line, span, text: text.get(start..end).unwrap_or_default(), is_first, is_last }
    };
    cuts.iter().copied().zip(ends).map(piece).collect()
}

/// Where a stretch is cut, and how many columns the last piece has.
struct Breaks {
    cuts: Vec<usize>,
    columns: usize,
}

impl Breaks {
    /// White space may stand beyond the last column.
    fn put(&mut self, at: usize, bytes: usize, columns: usize, is_seen: bool) {
        let start = self.cuts.last().copied().unwrap_or_default();
        let is_full = self.columns + columns > WIDTH && self.columns > 0 && is_seen;
        if is_full || at + bytes - start > BYTES && at > start {
            self.cuts.push(at);
            self.columns = 0;
        }
        self.columns += columns;
    }

    /// A word that fits no piece begins with a new one.
    fn cut_before_word(&mut self, at: usize, word: &str) {
        if self.columns > 0 && !word.trim().is_empty() {
            self.cuts.push(at);
            self.columns = 0;
        }
    }
}
