//! Formats that the field uses: in with every span checked, out so that others accept them. Each is a file or a folder behind a feature of its
//! name; none knows another.

#[cfg(feature = "brat")]
mod brat;
mod error;
mod intake;
#[cfg(feature = "langextract")]
mod langextract;
#[cfg(any(feature = "langextract", feature = "webanno"))]
mod pending;
#[cfg(any(feature = "brat", feature = "langextract", feature = "webanno"))]
mod quoted;
#[cfg(any(feature = "langextract", feature = "webanno"))]
mod record;
#[cfg(feature = "webanno")]
pub mod webanno;

#[cfg(feature = "brat")]
pub use brat::{Brat, BratMapping};
pub use error::FormatError;
pub use intake::{Intake, Reason, Refusal};
#[cfg(feature = "langextract")]
pub use langextract::{LangExtract, LangExtractMapping};
#[cfg(feature = "webanno")]
pub use webanno::WebAnnotation;
