//! Formats.

#[cfg(feature = "brat")]
mod brat;
#[cfg(feature = "langextract")]
mod langextract;
#[cfg(feature = "webanno")]
mod webanno;
