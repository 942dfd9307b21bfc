//! Formats.

mod brat;
