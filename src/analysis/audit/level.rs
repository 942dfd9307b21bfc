//! How grave a finding is.

use std::fmt;

/// What is done with a rule, and so how grave its findings are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// It is not asked.
    Allow,
    /// Its findings are warnings.
    Warn,
    /// Its findings are errors.
    Deny,
}

impl fmt::Display for Level {
    /// As a compiler says it: "warning", "error".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Level::Allow => "allowed",
            Level::Warn => "warning",
            Level::Deny => "error",
        })
    }
}
