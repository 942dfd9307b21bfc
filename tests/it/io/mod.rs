//! Formats.

mod brat;
mod webanno;
