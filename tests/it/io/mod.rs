//! Formats.

#[cfg(feature = "brat")]
mod brat;
#[cfg(feature = "claimreview")]
mod claimreview;
