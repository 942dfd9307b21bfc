//! Words shown in their line, underlined.

use std::collections::BTreeMap;
use std::fmt;

use unicode_width::UnicodeWidthStr;

use super::content::Content;
use super::piece::{Piece, Pieces};
use super::span::Span;
use super::visible::visible;

/// Lines of a text with words underlined, as the Rust compiler shows an error.
///
/// Long lines are broken, and only the pieces that bear a mark are shown; of a long mark the first and the last ones, of many marks on
/// one piece as many as fill 24 rows. To show it costs O(marks) and what is shown, not O(text). Control, direction and invisible characters are shown as escapes, never
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
    /// Other texts in the same message.
    further: Vec<Snippet<'t>>,
}

/// How many pieces of a long mark are shown before its last one.
const FIRST: usize = 12;
/// How many rows of marks stand under a piece at most.
const ROWS: usize = 24;
/// Where a mark begins or ends in blank lines, so many of them are looked through for words.
const BLANK: usize = 1000;

impl<'t> Snippet<'t> {
    /// Of a text under a name, nothing marked yet.
    pub fn new(name: impl Into<String>, content: &'t Content) -> Self {
        Snippet { name: name.into(), content, marks: Vec::new(), further: Vec::new() }
    }

    /// Marks words, with a label beside them; an empty one shows none. Spans beyond the text are cut at its end.
    #[must_use]
    pub fn mark(mut self, span: Span, label: impl Into<String>) -> Self {
        self.marks.push((span, label.into()));
        self
    }

    /// With another text in the same message, below this one.
    #[must_use]
    pub fn and(mut self, mut other: Snippet<'t>) -> Self {
        let further = std::mem::take(&mut other.further);
        self.further.push(other);
        self.further.extend(further);
        self
    }

    /// The texts of the message, one after the other.
    pub(super) fn each(&self) -> impl Iterator<Item = &Snippet<'t>> {
        std::iter::once(self).chain(&self.further)
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
        let mut pieces = Pieces::of(self.content);
        for (span, label) in marks {
            let (first, last) = self.pieces_under(*span, &mut pieces);
            let count = first.len() + last.iter().len();
            let follows_a_gap = last.is_some();
            for (index, piece) in first.into_iter().chain(last).enumerate() {
                let is_last = index + 1 == count;
                let entry = shown.entry((piece.line, piece.span.start()));
                let entry = entry.or_insert_with(|| Shown { piece, underlines: Vec::new(), follows_a_gap: false });
                entry.follows_a_gap |= is_last && follows_a_gap;
                // The label stands once, where the marked words end.
                entry.underlines.push(underline(&piece, *span, if is_last { label } else { "" }));
            }
        }
        shown
    }

    /// The first pieces that a mark touches, and the last one, if there are more; the one where it lies, if it marks no visible words.
    fn pieces_under(&self, mark: Span, pieces: &mut Pieces<'t>) -> (Vec<Piece<'t>>, Option<Piece<'t>>) {
        let (from, to) = (self.content.line_at(mark.start()), self.content.line_at(mark.end()));
        let mut first: Vec<Piece<'t>> = Vec::new();
        for line in (from..=to).take(BLANK) {
            first.extend(pieces.under(line, mark, FIRST + 1 - first.len()));
        }
        let may_be_more = first.len() > FIRST || (to - from) as usize >= BLANK;
        first.truncate(FIRST);
        let ends = (from..=to).rev().take(if may_be_more { BLANK } else { 0 });
        let mut ends = ends.filter_map(|line| pieces.at(line, mark.end().saturating_sub(1)));
        let last = ends.find(|piece| piece.span.overlaps(mark));
        let last = last.filter(|last| first.iter().all(|piece| piece.span != last.span));
        if first.is_empty() && last.is_none() {
            first.extend(pieces.at(from, mark.start()));
        }
        (first, last)
    }
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<(&Snippet<'_>, _)> = self.each().map(|text| (text, text.shown())).collect();
        // Line numbers stand under each other, as in one text.
        let lines = texts.iter().filter_map(|(_, shown)| shown.keys().next_back());
        let gutter = lines.map(|(line, _)| line.to_string().len()).max().unwrap_or_default();
        let marked = texts.into_iter().filter(|(_, shown)| !shown.is_empty());
        marked.enumerate().try_for_each(|(index, (text, shown))| {
            let arrow = if index == 0 { "-->" } else { ":::" };
            text.write(f, arrow, gutter, shown)
        })
    }
}

impl Snippet<'_> {
    fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        arrow: &str,
        gutter: usize,
        shown: BTreeMap<(u32, u32), Shown<'_, '_>>,
    ) -> fmt::Result {
        let first = shown.keys().next().map_or(1, |(line, _)| *line);
        let start = self.marks.iter().map(|(span, _)| span.start().min(self.content.len())).min().unwrap_or_default();
        let column = self.content.line_column(start).map_or(1, |place| place.column);
        writeln!(f, "{:gutter$}{arrow} {}:{first}:{column}", "", visible(&self.name, false))?;
        writeln!(f, "{:gutter$} |", "")?;
        for Shown { piece, underlines, follows_a_gap } in shown.into_values() {
            if follows_a_gap {
                writeln!(f, "...")?;
            }
            writeln!(f, "{:>gutter$} | {}", piece.line, piece.shown())?;
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

/// Columns to be underlined, and the label beside them.
struct Underline<'s> {
    start: usize,
    end: usize,
    label: &'s str,
}

fn underline<'s>(piece: &Piece<'_>, mark: Span, label: &'s str) -> Underline<'s> {
    let within = |byte: u32| byte.clamp(piece.span.start(), piece.span.end());
    let start = piece.column(within(mark.start()));
    let end = piece.column(within(mark.end())).max(start + 1);
    Underline { start, end, label }
}

/// The rows of marks under a piece: each mark with its label in the first row where there is room.
fn rows_of(underlines: Vec<Underline<'_>>) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = Vec::new();
    let mut left_out = 0;
    for Underline { start, end, label } in underlines {
        let mut mark = "^".repeat(end - start);
        if !label.is_empty() {
            mark.push(' ');
            mark.push_str(&visible(label, false));
        }
        let is_full = rows.len() == ROWS;
        let row = match rows.iter_mut().find(|(filled, _)| *filled <= start) {
            Some(row) => row,
            None if is_full => {
                left_out += 1;
                continue;
            }
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
    let left_out = (left_out > 0).then(|| format!("... and {left_out} more"));
    rows.into_iter().map(|(_, row)| row).chain(left_out).collect()
}
