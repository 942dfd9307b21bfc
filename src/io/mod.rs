//! Formats that the field uses: in with every span checked, out so that others accept them. Each is a file or a folder behind a feature of its
//! name; none knows another.

#[cfg(feature = "brat")]
mod brat;
#[cfg(feature = "claimreview")]
mod claimreview;
mod error;
mod intake;

#[cfg(feature = "brat")]
pub use brat::{Brat, BratMapping};
#[cfg(feature = "claimreview")]
pub use claimreview::ClaimReviews;
pub use error::FormatError;
pub use intake::{Intake, Reason, Refusal};
