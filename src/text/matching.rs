//! Rules by which words may differ from what stands there.

use std::fmt;
use std::ops::BitOr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A set of rules by which words may differ from what stands in a text and still be found; none of them by default. Each is asked for by
/// name, and which were needed is recorded.
///
/// In files a list of names: `["typography", "white_space"]`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Match(u8);

impl Match {
    /// Byte for byte.
    pub const EXACT: Match = Match(0);
    /// Any white space stands for any other: line breaks, several blanks.
    pub const WHITE_SPACE: Match = Match(1);
    /// Quotation marks, apostrophes and dashes of one sort stand for each other; `...` for `…`; a blank for a no-break space.
    pub const TYPOGRAPHY: Match = Match(2);
    /// Capitals and small letters stand for each other (Unicode lower case).
    pub const CASE: Match = Match(4);
    /// Canonically equivalent forms stand for each other (Unicode NFD).
    pub const UNICODE: Match = Match(8);
    /// `…`, `...`, `[...]` stand for words that are left out: at most 1,000 bytes each, between at most 32 parts.
    pub const ELLIPSIS: Match = Match(16);

    /// Offsets may lie inside a word or a number. Words without offsets are found whole, whatever is allowed.
    pub const WORD_PARTS: Match = Match(32);

    /// All of them.
    pub(crate) const ALL: Match = Match(63);

    const RULES: [Match; 6] =
        [Match::WHITE_SPACE, Match::TYPOGRAPHY, Match::CASE, Match::UNICODE, Match::ELLIPSIS, Match::WORD_PARTS];
    /// Of the rules, in the same order.
    const NAMES: &[&str] = &["white_space", "typography", "case", "unicode", "ellipsis", "word_parts"];

    /// Whether all rules of the other are in it.
    pub const fn contains(self, other: Match) -> bool {
        self.0 & other.0 == other.0
    }

    /// Byte for byte: whether no rule in it lets words differ from what stands there.
    pub const fn is_exact(self) -> bool {
        self.without(Match::WORD_PARTS).0 == 0
    }

    /// As a number below 64.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// The rules that this number stands for.
    pub(crate) const fn of_bits(bits: u8) -> Match {
        Match(bits & Match::ALL.0)
    }

    /// The rules of it, one by one.
    pub fn rules(self) -> impl Iterator<Item = Match> {
        Self::RULES.into_iter().filter(move |rule| self.contains(*rule))
    }

    /// The rules of both.
    pub(crate) const fn with(self, other: Match) -> Match {
        Match(self.0 | other.0)
    }

    /// The rules of it that are not in the other.
    #[must_use]
    pub const fn without(self, other: Match) -> Match {
        Match(self.0 & !other.0)
    }

    /// The rule with this name in files.
    pub(crate) fn named(name: &str) -> Option<Match> {
        Self::RULES.into_iter().zip(Self::NAMES).find(|(_, known)| **known == name).map(|(rule, _)| rule)
    }

    /// The names of its rules in files.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        Self::RULES.into_iter().zip(Self::NAMES).filter(move |(rule, _)| self.contains(*rule)).map(|(_, name)| *name)
    }
}

impl BitOr for Match {
    type Output = Match;

    fn bitor(self, other: Match) -> Match {
        self.with(other)
    }
}

impl fmt::Display for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Match::EXACT {
            return f.write_str("exact");
        }
        f.write_str(&self.names().collect::<Vec<_>>().join(", "))
    }
}

impl fmt::Debug for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}

impl<'de> Deserialize<'de> for Match {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        names.iter().try_fold(Match::EXACT, |rules, name| {
            let rule = Self::named(name).ok_or_else(|| D::Error::unknown_variant(name, Self::NAMES))?;
            Ok(rules | rule)
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Match {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Match".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Rules by which words may differ from what stands there.",
            "type": "array",
            "items": { "type": "string", "enum": Self::NAMES },
        })
    }
}
