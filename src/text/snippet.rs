//! Words shown in their line, underlined.

use std::collections::BTreeMap;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::content::Content;
use super::span::Span;

/// Lines of a text with words underlined, as the Rust compiler shows an error.
///
/// Long lines are broken, and only the pieces that bear a mark are shown. Control and direction characters are shown as escapes, never
/// passed on.
///
/// ```
/// use dictum::{Content, Snippet};
///
/// let content = Content::new("The port opens.\nNot this year, she said.\n")?;
/// let words = content.find(&"Not this year".into(), content.whole()).unwrap();
/// let shown = Snippet::new("harbour.txt", &content).mark(words.span, "content").to_string();
/// assert_eq!(
///     shown,
///     [
///         " --> harbour.txt:2:1",
///         "  |",
///         "2 | Not this year, she said.",
///         "  | ^^^^^^^^^^^^^ content",
///         "",
///     ]
///     .join("\n")
/// );
/// # Ok::<(), dictum::SpanError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Snippet<'t> {
    name: String,
    content: &'t Content,
    marks: Vec<(Span, String)>,
}

/// The most columns of a line that are shown in one piece.
const WIDTH: usize = 100;
/// How many pieces of a long mark are shown before its last one.
const FIRST: usize = 12;

impl<'t> Snippet<'t> {
    /// Of a text under a name, nothing marked yet.
    pub fn new(name: impl Into<String>, content: &'t Content) -> Self {
        Snippet { name: name.into(), content, marks: Vec::new() }
    }

    /// Marks words, with a label beside them; an empty one shows none. Spans beyond the text are cut at its end.
    #[must_use]
    pub fn mark(mut self, span: Span, label: impl Into<String>) -> Self {
        self.marks.push((span, label.into()));
        self
    }

    /// The name, the text and the marks.
    #[cfg(feature = "annotate-snippets")]
    pub(super) fn parts(&self) -> (&str, &'t Content, &[(Span, String)]) {
        (&self.name, self.content, &self.marks)
    }

    /// The pieces that bear marks, in the order of the text, each with what is marked in it.
    fn shown(&self) -> BTreeMap<(u32, u32), Shown<'t, '_>> {
        let mut marks: Vec<&(Span, String)> = self.marks.iter().collect();
        marks.sort_by_key(|(span, _)| *span);
        let mut shown: BTreeMap<(u32, u32), Shown<'t, '_>> = BTreeMap::new();
        for (span, label) in marks {
            let pieces = self.pieces_under(*span);
            let last = pieces.len().saturating_sub(1);
            for (index, piece) in pieces.into_iter().enumerate() {
                let left_out = (FIRST..last).contains(&index);
                if left_out {
                    continue;
                }
                let entry = shown.entry((piece.line, piece.span.start()));
                let entry = entry.or_insert_with(|| Shown { piece, underlines: Vec::new(), follows_a_gap: false });
                entry.follows_a_gap |= index == last && last > FIRST;
                // The label stands once, where the marked words end.
                entry.underlines.push(piece.underline(*span, if index == last { label } else { "" }));
            }
        }
        shown
    }

    /// The pieces that a mark touches; the one where it lies, if it marks no visible words.
    fn pieces_under(&self, mark: Span) -> Vec<Piece<'t>> {
        let lines = self.content.line_at(mark.start())..=self.content.line_at(mark.end());
        let touched: Vec<Piece<'t>> =
            lines.flat_map(|line| pieces_of(self.content, line)).filter(|piece| piece.span.overlaps(mark)).collect();
        if !touched.is_empty() {
            return touched;
        }
        let mut here = pieces_of(self.content, self.content.line_at(mark.start())).into_iter();
        here.rfind(|piece| piece.is_first || piece.span.start() <= mark.start()).into_iter().collect()
    }
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.shown();
        let Some(((last, _), (first, _))) = shown.keys().next_back().zip(shown.keys().next()) else { return Ok(()) };
        let gutter = last.to_string().len();
        let start = self.marks.iter().map(|(span, _)| span.start().min(self.content.len())).min().unwrap_or_default();
        let column = self.content.line_column(start).map_or(1, |place| place.column);
        writeln!(f, "{:gutter$}--> {}:{first}:{column}", "", visible(&self.name, false))?;
        writeln!(f, "{:gutter$} |", "")?;
        for Shown { piece, underlines, follows_a_gap } in shown.into_values() {
            if follows_a_gap {
                writeln!(f, "...")?;
            }
            writeln!(f, "{:gutter$} | {}", piece.line, piece.shown())?;
            for row in rows_of(underlines) {
                writeln!(f, "{:gutter$} | {row}", "")?;
            }
        }
        Ok(())
    }
}

/// A piece, and what is marked in it.
struct Shown<'t, 's> {
    piece: Piece<'t>,
    underlines: Vec<Underline<'s>>,
    follows_a_gap: bool,
}

/// A line, or a part of a long one.
#[derive(Clone, Copy, Debug)]
struct Piece<'t> {
    line: u32,
    span: Span,
    text: &'t str,
    is_first: bool,
    is_last: bool,
}

/// Columns to be underlined, and the label beside them.
struct Underline<'s> {
    start: usize,
    end: usize,
    label: &'s str,
}

const CUT: &str = "...";

impl Piece<'_> {
    fn lead(&self) -> &'static str {
        if self.is_first { "" } else { CUT }
    }

    fn shown(&self) -> String {
        let tail = if self.is_last { "" } else { CUT };
        format!("{}{}{tail}", self.lead(), visible(self.text, false).trim_end())
    }

    /// The column at which a byte of it is shown.
    fn column(&self, byte: u32) -> usize {
        let before = self.text.get(..byte.saturating_sub(self.span.start()) as usize).unwrap_or(self.text);
        self.lead().len() + visible(before, false).width()
    }

    fn underline<'s>(&self, mark: Span, label: &'s str) -> Underline<'s> {
        let within = |byte: u32| byte.clamp(self.span.start(), self.span.end());
        let start = self.column(within(mark.start()));
        let end = self.column(within(mark.end())).max(start + 1);
        Underline { start, end, label }
    }
}

/// Cuts a line between words into pieces of at most [`WIDTH`] columns; a longer word is cut between characters.
fn pieces_of(content: &Content, line: u32) -> Vec<Piece<'_>> {
    let Ok(whole) = content.line(line) else { return Vec::new() };
    let text = content.slice(whole).unwrap_or_default();
    let mut cuts = vec![0];
    let mut columns = 0;
    for (at, word) in text.split_word_bound_indices() {
        let width = visible(word, false).width();
        if columns + width > WIDTH && columns > 0 && !word.trim().is_empty() {
            cuts.push(at);
            columns = 0;
        }
        for (within, cluster) in word.grapheme_indices(true).filter(|_| width > WIDTH) {
            let cluster = visible(cluster, false).width();
            if columns + cluster > WIDTH && columns > 0 {
                cuts.push(at + within);
                columns = 0;
            }
            columns += cluster;
        }
        columns += if width > WIDTH { 0 } else { width };
    }
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    let bounds: Vec<(usize, usize)> = cuts.iter().copied().zip(ends).collect();
    let count = bounds.len();
    let piece = |(index, (start, end)): (usize, (usize, usize))| Piece {
        line,
        span: Span::between(whole.start() + start as u32, whole.start() + end as u32),
        text: text.get(start..end).unwrap_or_default(),
        is_first: index == 0,
        is_last: index + 1 == count,
    };
    bounds.into_iter().enumerate().map(piece).collect()
}

/// The rows of marks under a piece: each mark with its label in the first row where there is room.
fn rows_of(underlines: Vec<Underline<'_>>) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = Vec::new();
    for Underline { start, end, label } in underlines {
        let mut mark = "^".repeat(end - start);
        if !label.is_empty() {
            mark.push(' ');
            mark.push_str(&visible(label, false));
        }
        let row = match rows.iter_mut().find(|(filled, _)| *filled <= start) {
            Some(row) => row,
            None => {
                rows.push((0, String::new()));
                let Some(row) = rows.last_mut() else { continue };
                row
            }
        };
        row.1.push_str(&" ".repeat(start - row.1.width()));
        row.1.push_str(&mark);
        row.0 = row.1.width() + 1;
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Text that a terminal cannot be steered with: control, direction and invisible characters as escapes, tabs as blanks;
/// line ends stay, if asked.
pub(crate) fn visible(text: &str, keeps_lines: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' if keeps_lines => shown.push('\n'),
            '\t' => shown.push_str("    "),
            c if c.is_control() || is_unseen(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Characters that change the direction of a text or stand in it unseen. Joiners are left: emoji and scripts need them.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
            | '\u{e0001}'..='\u{e007f}'
    )
}
