//! Formats.

mod brat;
mod drawn;
mod hostile;
mod rdf;
