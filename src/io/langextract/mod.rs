//! What Google's LangExtract writes: JSON Lines, a document with its extractions in each; positions are code points. `docs/langextract.md` says what becomes what.

mod article;
mod group;
mod lang_extract;
mod line;
mod mapping;
mod value;

pub use lang_extract::LangExtract;
pub use mapping::LangExtractMapping;
