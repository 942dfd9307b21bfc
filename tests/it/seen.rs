//! Texts as keys can have them.

/// The text with a dot for each character that is not seen or turns a text about.
pub(crate) fn seen(text: &str) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.replace(is_unseen, "·")
}
