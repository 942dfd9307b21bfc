//! How far somebody commits himself.

use std::fmt;

/// How far a source commits itself to what it says (FactBank: Saurí and Pustejovsky 2009), from the least: the certainty of a chain is the lowest of its
/// hops'.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// U: it cannot be told.
    Unknown,
    /// PS: "may", "allegedly".
    Possible,
    /// PR: "probably", "reportedly".
    Probable,
    /// CT: said flatly.
    Certain,
}

impl fmt::Display for Certainty {
    /// As FactBank writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Certainty::Unknown => "U",
            Certainty::Possible => "PS",
            Certainty::Probable => "PR",
            Certainty::Certain => "CT",
        })
    }
}
