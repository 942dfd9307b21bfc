//! Formats that the field uses: in with every span checked, out so that others accept them. Each is a file or a folder behind a feature of its
//! name; none knows another.

#[cfg(feature = "brat")]
mod brat;
#[cfg(feature = "dot")]
mod dot;
mod error;
#[cfg(feature = "graphml")]
mod graphml;
mod intake;
#[cfg(feature = "rdf")]
mod rdf;

#[cfg(feature = "brat")]
pub use brat::{Brat, BratMapping};
#[cfg(feature = "dot")]
pub use dot::write_dot;
#[cfg(any(feature = "dot", feature = "graphml", feature = "rdf"))]
use std::io::{BufWriter, IntoInnerError, Write};

pub use error::FormatError;
#[cfg(feature = "graphml")]
pub use graphml::write_graphml;
pub use intake::{Intake, Reason, Refusal};
#[cfg(feature = "rdf")]
pub use rdf::{Rdf, RdfSyntax};

/// Writes in large pieces, for writers of formats write in very small ones.
#[cfg(any(feature = "dot", feature = "graphml", feature = "rdf"))]
fn buffered<W: Write>(to: W, write: impl FnOnce(BufWriter<W>) -> std::io::Result<BufWriter<W>>) -> std::io::Result<W> {
    write(BufWriter::with_capacity(1 << 16, to))?.into_inner().map_err(IntoInnerError::into_error)
}
