//! What a statement rests on.

use super::id::Id;
use super::record::Document;
use crate::text::Span;

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
    /// These words say it.
    Words(Extent),
    /// Somebody concluded it from these words.
    Implied(Extent),
    /// No document says it: a table, general knowledge.
    Outside,
}

impl Ground {
    /// The words that say it or from which it was concluded; none for [`Ground::Outside`].
    pub fn extent(self) -> Option<Extent> {
        match self {
            Ground::Words(extent) | Ground::Implied(extent) => Some(extent),
            Ground::Outside => None,
        }
    }
}
