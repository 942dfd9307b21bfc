//! RDF: every statement of a graph as a resource with its grounds, and, as far as it stands, as a triple in the field's own terms
//! (schema.org, PROV-O, Web Annotation, SEM). `docs/rdf.md` has the whole of it.

mod gathered;
mod names;
#[cfg(feature = "rdf-12")]
mod nesting;
mod place;
#[expect(clippy::module_inception, reason = "the folder is the format, the file the order to read and write it")]
mod rdf;
mod read;
mod reader;
mod restored;
mod syntax;
mod vocabulary;
mod write;

pub use rdf::Rdf;
pub use reader::RdfReader;
pub use syntax::RdfSyntax;
