//! W3C Web Annotation: the data model as it is read and written, and annotations of text into a graph and out of it. `docs/webanno.md` says what becomes what.

mod anchor;
mod annotation;
mod check;
mod fault;
mod fields;
mod file;
mod left;
mod lexical;
mod mapping;
mod name;
mod published;
mod resource;
mod selector;
mod strict;
mod taking;
mod vocabulary;
mod web_annotation;
mod write;
mod written;

pub use anchor::AnchorError;
pub use annotation::{Agent, Annotation};
pub use fault::{Breach, Fault, Faults};
pub use mapping::Mapping;
pub use published::{Published, PublishedKind};
pub use resource::{Resource, ResourceKind};
pub use selector::{Selector, SelectorKind, State, StateKind};
pub use web_annotation::WebAnnotation;
