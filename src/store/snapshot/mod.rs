//! The snapshot: the tables of a graph in one file, as `docs/snapshot.md` has it byte by byte.

mod header;
mod read;
mod write;

pub(super) use read::{Flaw, read};
pub(super) use write::write;
