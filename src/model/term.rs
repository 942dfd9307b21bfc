//! The closed lists of the field's terms.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::text::quoted;

/// Not a term of the list.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{} is no {list}; write one of {}", quoted(.found), .permitted.join(", "))]
#[non_exhaustive]
pub struct TermError {
    /// The list that was asked for.
    pub list: &'static str,
    /// What was found.
    pub found: String,
    /// What would do.
    pub permitted: &'static [&'static str],
}

/// A closed list, as the relation table needs it: by number and by name.
pub(crate) trait Term: Copy {
    fn number(self) -> u8;
    fn from_number(number: u8) -> Option<Self>;
}

/// Reads one of a list by its name. Unlike a derived enum it says which there are, whatever stands there instead.
pub(crate) struct Named<T: 'static>(pub(crate) &'static [T], pub(crate) &'static [&'static str]);

impl<T: Copy> Visitor<'_> for Named<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", self.1.join(", "))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let mut named = self.0.iter().zip(self.1);
        let found = named.find(|(_, name)| **name == text).map(|(term, _)| *term);
        found.ok_or_else(|| E::unknown_variant(text, self.1))
    }
}

macro_rules! terms {
    ($($(#[$doc:meta])* $list:ident { $($(#[$term_doc:meta])* $term:ident $name:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $list {
            $($(#[$term_doc])* #[serde(rename = $name)] $term,)*
        }

        impl $list {
            /// The whole list, in its order.
            pub const ALL: &'static [$list] = &[$($list::$term,)*];
            pub(crate) const NAMES: &'static [&'static str] = &[$($name,)*];

            /// Its name in files.
            pub fn as_str(self) -> &'static str {
                match self { $($list::$term => $name,)* }
            }
        }

        impl Term for $list {
            fn number(self) -> u8 {
                self as u8
            }
            fn from_number(number: u8) -> Option<Self> {
                Self::ALL.get(usize::from(number)).copied()
            }
        }

        impl<'de> Deserialize<'de> for $list {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Named(Self::ALL, Self::NAMES))
            }
        }

        impl fmt::Display for $list {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $list {
            type Err = TermError;

            fn from_str(text: &str) -> Result<Self, TermError> {
                let found = Self::ALL.iter().find(|term| term.as_str() == text);
                found.copied().ok_or_else(|| TermError {
                    list: stringify!($list),
                    found: text.to_owned(),
                    permitted: Self::NAMES,
                })
            }
        }
    )*};
}

terms! {
    /// Kinds of quotation (Citron, Quotegraph).
    QuoteKind {
        /// Words between quotation marks, or set apart as a quotation.
        Direct "direct",
        /// Reported without marks.
        Indirect "indirect",
        /// Some words between marks within an indirect report; also called partial.
        Mixed "mixed",
        /// Marks that keep a word at a distance.
        Scare "scare",
    }

    /// What the cue marks.
    CueKind {
        /// An utterance: "said".
        Speech "speech",
        /// A writing: "wrote".
        Writing "writing",
        /// A belief: "thinks".
        Belief "belief",
        /// An attitude: "refused to listen to".
        Attitude "attitude",
        /// Somebody's reading of what another did: "has been interpreted as".
        Interpretation "interpretation",
        /// There is no cue; the context marks it.
        Implied "implied",
    }

    /// What the speaker does with the words.
    Modality {
        /// States.
        Asserted "asserted",
        /// Denies.
        Denied "denied",
        /// Promises or threatens.
        Promised "promised",
        /// Asks.
        Questioned "questioned",
        /// Orders, urges, demands.
        Commanded "commanded",
        /// Foretells.
        Predicted "predicted",
        /// States under a condition.
        Conditional "conditional",
    }

    /// Whether the words affirm (FactBank).
    Polarity {
        /// They affirm.
        Affirmative "affirmative",
        /// They negate.
        Negative "negative",
        /// They leave it open.
        Open "open",
    }

    /// How a mention names its entity.
    MentionForm {
        /// By a name.
        Named "named",
        /// By a common noun.
        Nominal "nominal",
        /// By a pronoun.
        Pronoun "pronoun",
    }

    /// What became of an event.
    EventStatus {
        /// It took place.
        Occurred "occurred",
        /// It is to take place.
        Planned "planned",
        /// It was planned and did not take place.
        Cancelled "cancelled",
        /// It is only thought of.
        Hypothetical "hypothetical",
        /// Somebody says that it took place.
        Alleged "alleged",
        /// It goes on.
        Ongoing "ongoing",
    }

    /// Whose part of a document a voice is.
    VoiceKind {
        /// The author; what no other voice covers is his.
        Author "author",
        /// The headline.
        Title "title",
        /// The byline.
        Byline "byline",
        /// A caption.
        Caption "caption",
        /// The credit of a picture.
        Credit "credit",
        /// A biography of the author.
        Biography "biography",
        /// A note that an editor put in.
        EditorNote "editor_note",
        /// A summary that a machine made.
        MachineSummary "machine_summary",
        /// The standfirst under the headline.
        Standfirst "standfirst",
        /// A heading within the text.
        Subheading "subheading",
    }

    /// How a voice or a quote stands to a claim (schema.org Claim, GRaSP).
    StanceKind {
        /// Asserts it.
        Asserts "asserts",
        /// Denies it.
        Denies "denies",
        /// Questions it.
        Questions "questions",
        /// Predicts it.
        Predicts "predicts",
        /// Asserts it under a condition.
        Conditional "conditional",
        /// Demands it.
        Commands "commands",
    }

    /// The author's own attitude to a stance that he reports.
    Attitude {
        /// Makes it his own.
        Endorses "endorses",
        /// Shows none.
        Neutral "neutral",
        /// Keeps away from it.
        Distances "distances",
    }

    /// The normalised rating of a review (ClaimsKG).
    Rating {
        /// True.
        True "true",
        /// In part.
        Mixture "mixture",
        /// False.
        False "false",
        /// None of these: unverifiable, out of date, ...
        Other "other",
    }
}

impl VoiceKind {
    /// In a sentence: "an editor's note".
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Author => "the author",
            Self::Title => "the headline",
            Self::Byline => "the byline",
            Self::Caption => "a caption",
            Self::Credit => "the credit of a picture",
            Self::Biography => "a biography of the author",
            Self::EditorNote => "an editor's note",
            Self::MachineSummary => "a machine's summary",
            Self::Standfirst => "the standfirst",
            Self::Subheading => "a subheading",
        }
    }
}
