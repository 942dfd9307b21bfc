//! Formats that the field uses: in with every span checked, out so that others accept them. Each is a file or a folder behind a feature of its
//! name; none knows another.

#[cfg(feature = "brat")]
mod brat;
#[cfg(any(feature = "claimreview", feature = "dot", feature = "graphml", feature = "rdf"))]
mod buffered;
#[cfg(feature = "claimreview")]
mod claimreview;
#[cfg(feature = "dot")]
mod dot;
mod error;
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "webanno"))]
mod folder;
#[cfg(feature = "graphml")]
mod graphml;
mod intake;
#[cfg(feature = "langextract")]
mod langextract;
#[cfg(any(feature = "brat", feature = "langextract", feature = "webanno"))]
mod mapping;
#[cfg(any(feature = "rdf", feature = "webanno"))]
mod name;
#[cfg(any(feature = "brat", feature = "langextract", feature = "webanno"))]
mod object;
#[cfg(any(feature = "langextract", feature = "webanno"))]
mod pending;
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "webanno"))]
mod quoted;
#[cfg(feature = "rdf")]
mod rdf;
#[cfg(any(feature = "langextract", feature = "webanno"))]
mod record;
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "rdf", feature = "webanno"))]
mod taken;
#[cfg(any(feature = "brat", feature = "claimreview", feature = "langextract", feature = "webanno"))]
mod watch;
#[cfg(feature = "webanno")]
pub mod webanno;

#[cfg(feature = "brat")]
pub use brat::{Brat, BratMapping};
#[cfg(feature = "claimreview")]
pub use claimreview::ClaimReviews;
#[cfg(feature = "dot")]
pub use dot::write_dot;
pub use error::FormatError;
#[cfg(feature = "graphml")]
pub use graphml::write_graphml;
pub use intake::{Intake, Reason, Refusal};
#[cfg(feature = "langextract")]
pub use langextract::{LangExtract, LangExtractMapping};
#[cfg(feature = "rdf")]
pub use rdf::{Rdf, RdfReader, RdfSyntax};
#[cfg(feature = "webanno")]
pub use webanno::WebAnnotation;
