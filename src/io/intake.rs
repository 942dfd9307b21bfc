//! What came in from another format, and what did not.

use std::collections::BTreeMap;
use std::fmt;

use crate::text::visibly;

/// What was read: `accepted + refused.len() == read`.
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Intake {
    /// How many records the files hold, as the format counts them.
    pub read: usize,
    /// How many of them came in.
    pub accepted: usize,
    /// Those that did not, in the order of the files.
    pub refused: Vec<Refusal>,
}

/// A record that did not come in.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Refusal {
    /// The file, as it is called in its folder.
    pub file: String,
    /// The line on which it begins, from 1; 0 where the format has none, and `file` is the name of the record.
    pub line: u32,
    /// Why, in short.
    pub reason: Reason,
    /// Why: what was expected, what was found.
    pub message: String,
}

/// Why a record did not come in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// It is not of the form that the format has.
    Malformed,
    /// Its words do not stand where it says.
    NotThere,
    /// It gives no words by which it could be told whether it points at the right ones.
    Unverified,
    /// It refers to what is not there or was refused.
    Dangling,
    /// No rule says what to make of it.
    Unmapped,
    /// The graph refuses what was made of it.
    Unfit,
}

impl Reason {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Malformed => "malformed",
            Reason::NotThere => "not_there",
            Reason::Unverified => "unverified",
            Reason::Dangling => "dangling",
            Reason::Unmapped => "unmapped",
            Reason::Unfit => "unfit",
        }
    }
}

impl Intake {
    /// How many were refused for which reason.
    pub fn reasons(&self) -> BTreeMap<&'static str, usize> {
        let mut reasons = BTreeMap::new();
        self.refused.iter().for_each(|refusal| *reasons.entry(refusal.reason.as_str()).or_default() += 1);
        reasons
    }
}

impl fmt::Display for Intake {
    /// How many were read and came in; then each that did not, a line each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} read, {} accepted", self.read, self.accepted)?;
        self.refused.iter().try_for_each(|refusal| write!(f, "\n{refusal}"))
    }
}

impl fmt::Display for Refusal {
    /// File, line, reason.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = if self.line > 0 { format!(":{}", self.line) } else { String::new() };
        visibly(f, |f| write!(f, "{}{line}: {}: {}", self.file, self.reason.as_str(), self.message))
    }
}
