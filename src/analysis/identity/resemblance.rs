//! In what two nodes resemble each other.

use std::fmt;

use crate::analysis::utterance::Likeness;

/// In what two nodes resemble each other, the most telling first. Case, accents, marks and punctuation do not count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Resemblance {
    /// A name of the one, or words that mention it by name, is one of the other.
    SameName,
    /// They are described alike: "the mayor".
    SameDescription,
    /// All words of a name of the one are in a name of the other, in whatever order: "Ruiz", "Ana Ruiz", "Ruiz Ana".
    PartOfName,
    /// Where a name of the one has an initial, one of the other has a word that begins so, and the other words are the same: "A. Ruiz", "Ana Ruiz".
    Initials,
    /// A name of the one is made of the first letters of one of the other: "WHO".
    Acronym,
    /// A letter of a name is added, missing or another: names of five letters or more.
    NearSpelling,
    /// The wordings of two claims are near, as those of quotes of one utterance are.
    NearWording,
}

impl Resemblance {
    const ALL: [Resemblance; 7] = [
        Resemblance::SameName,
        Resemblance::SameDescription,
        Resemblance::PartOfName,
        Resemblance::Initials,
        Resemblance::Acronym,
        Resemblance::NearSpelling,
        Resemblance::NearWording,
    ];
}

impl fmt::Display for Resemblance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Resemblance::SameName => "same name",
            Resemblance::SameDescription => "same description",
            Resemblance::PartOfName => "part of a name",
            Resemblance::Initials => "initials",
            Resemblance::Acronym => "acronym",
            Resemblance::NearSpelling => "near spelling",
            Resemblance::NearWording => "near wording",
        })
    }
}

/// Which resemblances make a candidate: a judgement, and so a value that a caller can change. What is concluded by it names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resembling {
    name: String,
    counts: Vec<Resemblance>,
    wording: Likeness,
}

impl Resembling {
    /// The same under a name of the caller's.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Resembling { name: name.into(), ..self }
    }

    /// The same without one of them.
    #[must_use]
    pub fn without(mut self, resemblance: Resemblance) -> Self {
        self.counts.retain(|counted| *counted != resemblance);
        self
    }

    /// The same with the wordings of claims told by another policy.
    #[must_use]
    pub fn wording_by(self, wording: Likeness) -> Self {
        Resembling { wording, ..self }
    }

    pub(super) fn wording(&self) -> &Likeness {
        &self.wording
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Those that make one, the most telling first.
    pub(super) fn all(&self) -> impl Iterator<Item = Resemblance> + '_ {
        self.counts.iter().copied()
    }
}

impl Default for Resembling {
    /// All of them, claims by the default [`Likeness`], under the name "default".
    fn default() -> Self {
        Resembling { name: "default".to_owned(), counts: Resemblance::ALL.to_vec(), wording: Likeness::default() }
    }
}
