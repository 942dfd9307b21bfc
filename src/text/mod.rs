//! Texts: spans in bytes, checked content, other units, and finding quoted words again. Knows nothing of graphs.

mod alignment;
mod boundary;
mod content;
mod difference;
mod digest;
mod edge;
mod edits;
mod error;
mod fold;
mod index;
mod line;
mod matching;
mod nearest;
mod normal;
mod occurrence;
mod offset;
mod often;
mod piece;
#[cfg(feature = "annotate-snippets")]
mod rendered;
mod search;
mod selector;
mod snippet;
mod span;
mod spot;
mod string_or;
mod unit;
mod word;

pub(crate) use boundary::floor;
pub use content::Content;
pub use difference::{Difference, Edit};
pub(crate) use digest::{digest, digest_more};
pub(crate) use edits::edits;
pub use error::{FindError, SpanError};
pub use matching::Match;
pub use nearest::Nearest;
pub(crate) use normal::normal;
pub use offset::{OffsetUnit, Unit};
pub(crate) use search::is_needed;
pub use selector::{Anchor, Selector, words};
pub use snippet::Snippet;
pub(crate) use snippet::visible;
pub use span::Span;
pub use spot::Spot;
pub(crate) use string_or::{StringOr, string_or};
pub use unit::{CodePoints, LineColumn, Utf16};
