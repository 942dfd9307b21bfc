//! Texts: spans in bytes, checked content, other units, and finding quoted words again. Knows nothing of graphs.

mod content;
mod error;
mod line;
mod occurrence;
mod offset;
mod selector;
mod snippet;
mod span;
mod spot;
mod unit;

pub use content::Content;
pub use error::{FindError, SpanError};
pub use offset::Unit;
pub use selector::{Selector, words};
pub use snippet::Snippet;
pub use span::Span;
pub use spot::Spot;
pub use unit::{CodePoints, LineColumn, Utf16};
