//! schema.org's `ClaimReview`, `Claim` and `Quotation` in JSON-LD, in the compact form of pages and feeds of fact checks.

#[expect(clippy::module_inception, reason = "the folder is the format, the file the order to read it")]
mod claimreview;
mod fields;
mod json;
mod kept;
mod object;
mod quotation;
mod rating;
mod reader;
mod records;
mod review;
mod taken;
mod term;
mod writer;

pub use claimreview::ClaimReviews;
