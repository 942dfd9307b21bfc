//! Where in a file a value stands, as a JSON path (RFC 9535).

use crate::text::visible;

/// The path of a field: `$.quotes[3].place`, or `$.quotes[3]["its \u0022name\u0022"]` where the name is no plain word.
pub(super) fn field(at: &str, name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins_plainly = name.starts_with(|c: char| is_plain(c) && !c.is_ascii_digit());
    if begins_plainly && name.chars().all(is_plain) {
        return format!("{at}.{name}");
    }
    let escaped = |c: char| match c {
        '"' | '\\' => coded(c),
        c if visible(c.encode_utf8(&mut [0; 4]), false).chars().eq([c]) => c.to_string(),
        c => coded(c),
    };
    format!("{at}[\"{}\"]", name.chars().map(escaped).collect::<String>())
}

/// The path of a value of a list.
pub(super) fn item(at: &str, index: usize) -> String {
    format!("{at}[{index}]")
}

/// A character as JSON writes one that it does not show.
fn coded(c: char) -> String {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}
