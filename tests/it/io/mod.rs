//! Formats.

#[cfg(feature = "brat")]
mod brat;
#[cfg(feature = "claimreview")]
mod claimreview;
#[cfg(feature = "formats")]
mod drawn;
#[cfg(feature = "formats")]
mod hostile;
#[cfg(feature = "langextract")]
mod langextract;
#[cfg(feature = "formats")]
mod rdf;
#[cfg(feature = "formats")]
mod watched;
#[cfg(feature = "webanno")]
mod webanno;
