//! Words of others, made fit to be shown.

use std::fmt;

use crate::text::visible;

/// Words on one line, with control, direction and invisible characters as escapes. All that a page shows of a graph is one of these, so that no template
/// can forget it; a template escapes it besides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Text(String);

impl Text {
    /// Of anything that is shown as text; white space becomes one blank.
    pub(super) fn of(text: impl fmt::Display) -> Self {
        let text = text.to_string();
        let words: Vec<&str> = text.split_whitespace().collect();
        Text(visible(&words.join(" "), false))
    }

    /// Of a piece of a document: its blanks stay, and the end of a line is one.
    pub(super) fn exact(text: &str) -> Self {
        Text(visible(&text.replace("\r\n", "\n").replace('\n', " "), false))
    }

    /// The beginning of longer words.
    pub(super) fn brief(text: impl fmt::Display, most: usize) -> Self {
        let Text(text) = Self::of(text);
        match text.char_indices().nth(most) {
            None => Text(text),
            Some((end, _)) => {
                let begun = text.get(..end).unwrap_or_default();
                let whole = begun.rsplit_once(' ').map_or(begun, |(words, _)| words);
                let whole = whole.trim_end_matches(['.', ',', ';', ':', '…']);
                Text(format!("{}…", if whole.is_empty() { begun } else { whole }))
            }
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
