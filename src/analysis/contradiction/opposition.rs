//! How hard two things stand against each other.

use std::fmt;

/// How hard two things stand against each other, the hardest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Opposition {
    /// Both cannot hold, and both are said flatly.
    Contradiction,
    /// Both cannot hold, but one is hedged, conditional or foretold.
    Tension,
    /// It cannot be told: the dates overlap, or of a place it is not known where it lies.
    Undetermined,
    /// One is a sharper form of the other: a day within a month, a town within a country, a claim that refines the other.
    Refinement,
}

impl fmt::Display for Opposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Opposition::Contradiction => "contradiction",
            Opposition::Tension => "tension",
            Opposition::Undetermined => "undetermined",
            Opposition::Refinement => "refinement",
        })
    }
}
