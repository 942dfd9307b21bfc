//! Text as people are shown it: nothing in it steers a terminal, turns what stands around it about, or hides.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use super::boundary::floor;

/// What a `Display` writes, on one line, made [`visible`]: everything that is shown of what people wrote passes through here.
pub(crate) fn visibly(
    f: &mut fmt::Formatter<'_>,
    write: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result,
) -> fmt::Result {
    let mut told = String::new();
    write(&mut told)?;
    f.write_str(&visible(&told, false))
}

/// Words in a message, between quotation marks.
pub(crate) fn quoted(words: &str) -> String {
    visible(&format!("{words:?}"), false)
}

/// The name of a file in a message.
pub(crate) fn file_name(path: &Path) -> String {
    visible(&path.to_string_lossy(), false)
}

/// Text that a terminal cannot be steered with: control, direction and invisible characters as escapes, tabs as blanks; line ends stay, if
/// asked. What joins emoji, or letters of a script that needs it, stays. What is visible is shown as it is.
pub(crate) fn visible(text: &str, keeps_lines: bool) -> String {
    visible_in(text, 0..text.len(), keeps_lines)
}

/// The same of a part of a text, as the part is shown in the whole.
pub(super) fn visible_in(text: &str, part: Range<usize>, keeps_lines: bool) -> String {
    let (start, end) = (floor(text, part.start), floor(text, part.end));
    let before: usize =
        text.get(..start).into_iter().flat_map(|text| text.chars().rev()).take(LOOK_BACK).map(char::len_utf8).sum();
    let mut shown = String::with_capacity(end.saturating_sub(start));
    let mut beside = Beside::default();
    let mut at = start - before;
    let mut chars = text.get(at..).unwrap_or_default().chars().peekable();
    while let Some(c) = chars.next().filter(|_| at < end) {
        let is_hidden = is_unseen(c) && !beside.needs(c, chars.peek().copied());
        beside.put(c, is_hidden);
        match c {
            _ if at < start => {}
            '\n' if keeps_lines => shown.push('\n'),
            '\t' => shown.push_str("    "),
            c if c.is_control() || is_hidden => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
        at += c.len_utf8();
    }
    shown
}

/// So many characters before a part may decide what its first is.
const LOOK_BACK: usize = 4;

/// Characters that change the direction of a text or stand in it unseen: those that Unicode lets be ignored, and line ends of its own.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The last character that bears a sign, on which what joins or varies signs depends.
#[derive(Default)]
struct Beside(Option<char>);

impl Beside {
    /// Whether an unseen character is part of how its neighbours are written.
    fn needs(&self, c: char, after: Option<char>) -> bool {
        let Some(before) = self.0 else { return false };
        let is_between = |is: fn(char) -> bool| is(before) && after.is_some_and(is);
        match c {
            '\u{200d}' => is_between(is_pictograph) || is_between(is_joined),
            '\u{200c}' => is_between(is_joined),
            '\u{fe0e}' | '\u{fe0f}' => {
                is_pictograph(before) || matches!(before, '0'..='9' | '#' | '*') || is_han(before)
            }
            '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => is_han(before),
            '\u{180b}'..='\u{180d}' | '\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
            _ => false,
        }
    }

    /// A second unseen character in a row joins nothing; behind a sign and its variant a joiner may stand.
    fn put(&mut self, c: char, is_hidden: bool) {
        match c {
            '\u{fe0e}' | '\u{fe0f}' if !is_hidden => {}
            c if is_unseen(c) => self.0 = None,
            c => self.0 = Some(c),
        }
    }
}

/// Emoji and the signs of which emoji are made; it need not know all of them.
fn is_pictograph(c: char) -> bool {
    matches!(
        c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
            | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
            | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}'
    )
}

/// Letters and marks of scripts that are written with joiners: Arabic and its kin, those of India and around, Mongolian.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18aa}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !is_unseen(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
