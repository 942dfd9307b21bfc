//! What a statement rests on.

use super::id::Id;
use super::record::Document;
use crate::text::{Match, Span};

/// Words of one document: a span of it, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Extent {
    /// The document.
    pub document: Id<Document>,
    /// Where in it; on character boundaries, for what a graph hands out.
    pub span: Span,
}

/// On what a statement rests. Each statement has one at least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Ground {
    /// These words say it; the rules by which those that were given differ from what stands there.
    Words(Extent, Match),
    /// Somebody concluded it from these words; the rules likewise.
    Implied(Extent, Match),
    /// No document says it: a table, general knowledge.
    Outside,
}

impl Ground {
    /// The words that say it or from which it was concluded; none for [`Ground::Outside`].
    pub fn extent(self) -> Option<Extent> {
        match self {
            Ground::Words(extent, _) | Ground::Implied(extent, _) => Some(extent),
            Ground::Outside => None,
        }
    }

    /// Whether its words stand in a document that is let through, or it has none.
    pub(crate) fn is_within(self, lets: impl FnOnce(u32) -> bool) -> bool {
        self.extent().is_none_or(|extent| lets(extent.document.index()))
    }

    /// The same words, with nothing said of how they were given.
    pub(crate) fn as_it_stands(self) -> Ground {
        match self {
            Ground::Words(extent, _) => Ground::Words(extent, Match::EXACT),
            Ground::Implied(extent, _) => Ground::Implied(extent, Match::EXACT),
            Ground::Outside => Ground::Outside,
        }
    }

    /// The rules by which the words that were given differ from what stands there; [`Match::EXACT`] where they do not.
    pub fn matched(self) -> Match {
        match self {
            Ground::Words(_, matched) | Ground::Implied(_, matched) => matched,
            Ground::Outside => Match::EXACT,
        }
    }
}
