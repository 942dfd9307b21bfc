//! Texts: spans in bytes, checked content, other units, and finding quoted words again. Knows nothing of graphs.

mod alignment;
mod boundary;
mod content;
mod difference;
mod digest;
mod edge;
mod edits;
mod elided;
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
mod quotation;
#[cfg(feature = "annotate-snippets")]
mod rendered;
mod search;
mod selector;
mod snippet;
mod span;
mod spot;
mod string_or;
mod unit;
mod visible;
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
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "webanno"))]
pub(crate) use quotation::is_one_quotation;
pub(crate) use quotation::{is_within_marks, says_something, seam};
pub(crate) use search::is_needed;
pub use selector::{Anchor, Selector, words};
pub use snippet::Snippet;
pub use span::Span;
pub use spot::Spot;
pub(crate) use string_or::{StringOr, string_or};
pub use unit::{CodePoints, LineColumn, Utf16};
pub(crate) use visible::{file_name, quoted, visible, visibly};
