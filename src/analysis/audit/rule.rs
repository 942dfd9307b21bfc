//! What is looked for.

use std::fmt;

use super::level::Level;

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $code:literal $level:ident $help:literal;)*) => {
        /// What an audit looks for. Each has a code that stays, a level that can be changed, and a page with a bad and a good example.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// All of them, in the order in which findings come.
            pub const ALL: &'static [Rule] = &[$(Rule::$rule,)*];

            /// The code: `"hedge-lost"`.
            pub const fn code(self) -> &'static str {
                match self { $(Rule::$rule => $code,)* }
            }

            /// The level that it has where nobody says otherwise.
            pub const fn default_level(self) -> Level {
                match self { $(Rule::$rule => Level::$level,)* }
            }

            /// What to do about a finding, in a sentence.
            pub const fn help(self) -> &'static str {
                match self { $(Rule::$rule => $help,)* }
            }

            /// Its page, in Markdown: what is looked for and why, a bad and a good example.
            pub const fn page(self) -> &'static str {
                match self { $(Rule::$rule => include_str!(concat!("../../../docs/audit/", $code, ".md")),)* }
            }
        }
    };
}

rules! {
    /// A quotation has other words than the one that it renders.
    AlteredQuotation "altered-quotation" Deny "quote the words as they stand, or mark what is left out and added";
    /// A word that says no is lost or added as words are rendered.
    ElidedNegation "elided-negation" Deny "put back the word that says no: without it the words say the opposite";
    /// Beside the words that are given stands one that says no, or an ellipsis leaves it out, or some are left out of the midst of a quotation.
    CutShort "cut-short" Warn "give the words with the one that says no: without it they say the opposite";
    /// The same words are given to somebody else, here or at the same place.
    WrongSpeaker "wrong-speaker" Deny "find out who spoke, and retract the other attribution, or judge the two speakers the same";
    /// A name rests on words that say nothing of it.
    Misnamed "misnamed" Warn "point at the words that say the name, or say that it is implied or from outside";
    /// A date rests on words that give another number.
    Misdated "misdated" Warn "write the date that the words give, or say that it is implied by them";
    /// One key bears two names that share no word, or two wordings of which one says the opposite.
    TwoInOne "two-in-one" Warn "if they are two, give the second a key of its own; if they are one, retract the wording that is wrong";
    /// Whoever passed words on is left out.
    RelayLost "relay-lost" Warn "say by whose account the words come";
    /// What is hedged is restated flatly.
    HedgeLost "hedge-lost" Warn "restate it with the words that hedge it; if it is no restatement, say that the claims differ";
    /// Many documents report what one origin says.
    SingleOrigin "single-origin" Warn "count one source, however many report it, or look for a second";
    /// Nobody known stands behind what is asserted.
    UnknownLineage "unknown-lineage" Warn "find out who said it, or count it as unknown and not as a source";
    /// Documents cite each other in a circle.
    CircularReporting "circular-reporting" Warn "none of them confirms another: look for what the first of them rests on";
    /// A document cites one that was published later.
    CitationOfTheFuture "citation-of-the-future" Deny "one of the dates, or the citation, is wrong";
    /// Somebody asserts what he denies, or what he asserts elsewhere contradicts it.
    SelfContradiction "self-contradiction" Warn "ask him; if he changed his position, say when he said each";
    /// Two assert what cannot both be.
    Contradiction "contradiction" Warn "show both sides, each with its account";
    /// A machine's summary says what nobody else in its document does.
    MachineSource "machine-source" Warn "take it from the document itself, or leave it out: a summary is no source";
    /// Two nodes resemble each other, and nobody judged whether they are one.
    LookAlike "look-alike" Warn "judge them: same_as, different_from or perhaps_same_as";
    /// Nobody takes a stance on a claim.
    ClaimWithoutStance "claim-without-stance" Warn "say who asserts, denies or questions it, or retract it";
    /// Nobody speaks a quote, and nobody says that it is open who does.
    UndeclaredSpeaker "undeclared-speaker" Warn "give the speaker, or declare that the text names none: unattributed";
    /// Speech is given as direct, and no quotation marks stand around it.
    UnmarkedQuotation "unmarked-quotation" Warn "make it indirect speech, or quote the words between the marks";
    /// One text stands under two keys.
    DuplicateText "duplicate-text" Warn "say that one is a republication of the other, or retract one";
    /// A date cannot be.
    ImpossibleDate "impossible-date" Deny "one of the two dates is wrong: look at the words on which each rests";
}

impl Rule {
    /// The rule with this code.
    pub fn named(code: &str) -> Option<Rule> {
        Self::ALL.iter().copied().find(|rule| rule.code() == code)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
