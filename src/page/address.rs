//! Where a link may lead out of the page.

use std::fmt;

/// An address of the web: of `http` or `https`, and of nothing else, since `javascript:` is an address too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Address(String);

impl Address {
    /// Of a text that is one, whole.
    pub(super) fn of(text: &str) -> Option<Self> {
        let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
        let (scheme, rest) = text.split_once("://")?;
        let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        (is_web && !rest.is_empty() && rest.chars().all(is_plain)).then(|| Address(text.to_owned()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
