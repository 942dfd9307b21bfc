//! What came in and what did not.

use std::fmt;

use crate::graph::FaultKind;
use crate::text::visible;

/// What an import read: `accepted + refused == read`, where what is right was taken; where all was asked for and something is refused, nothing
/// is accepted, and `refused` says how many records are wrong.
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// How many records the file holds.
    pub read: usize,
    /// How many of them came in.
    pub accepted: usize,
    /// How many are wrong, or refer to what is.
    pub refused: usize,
    /// Those, in the order of the file. Of [lines](crate::ImportLines) the first 1,000 where all was asked for, and none where what is right was taken:
    /// each is told as it is read.
    pub rejected: Vec<Rejected>,
}

/// A record that did not come in.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Rejected {
    /// Where it stands, as a JSON path: `$.quotes[3]`.
    pub path: String,
    /// All that is wrong with it; one at least.
    pub flaws: Vec<Flaw>,
}

/// One thing that is wrong with a record, and where in the file.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Flaw {
    /// The file, as it is called.
    pub file: String,
    /// Where it stands, as a JSON path: `$.quotes[3].spoken_by[0]`.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, in code points, from 1.
    pub column: u32,
    /// What is wrong: what was expected, what was found, what to do.
    pub message: String,
    /// The same as a value, for what is wrong with the record as such and not with its form.
    pub kind: Option<FaultKind>,
    /// The words of the document that it is about, underlined; empty where it is about none.
    pub snippet: String,
}

impl Flaw {
    /// One of the form of a file, at a line and a column.
    pub(super) fn new(file: String, path: String, (line, column): (u32, u32), message: String) -> Self {
        let (path, message) = (visible(&path, false), visible(&message, false));
        Flaw { file, path, line, column, message, kind: None, snippet: String::new() }
    }
}

impl fmt::Display for Report {
    /// Every flaw that is kept, in the order of the file; how many records came in, where none is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rejected.iter().try_for_each(|rejected| write!(f, "{rejected}"))?;
        match (self.rejected.len(), self.refused) {
            (0, 0) => write!(f, "{} read, {} accepted", self.read, self.accepted),
            (0, refused) => write!(f, "{} read, {} accepted, {refused} refused", self.read, self.accepted),
            (shown, refused) if shown < refused => writeln!(f, "... and {} more records", refused - shown),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Rejected {
    /// Every flaw of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.flaws.iter().try_for_each(|flaw| write!(f, "{flaw}"))
    }
}

impl fmt::Display for Flaw {
    /// File, line and column, path, message; the words underlined.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = format!("{}:{}:{}: {}: {}", self.file, self.line, self.column, self.path, self.message);
        writeln!(f, "{}", visible(&said, false))?;
        self.snippet.lines().try_for_each(|line| writeln!(f, "    {line}"))
    }
}
