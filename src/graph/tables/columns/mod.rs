//! The tables as columns of bytes, little-endian, and tables from columns that nobody vouches for.

mod column;
mod nodes;
mod read;
mod reader;
mod rows;
mod texts;
mod values;
mod vocabulary;
mod write;

pub(crate) use column::{Column, Unsound};
pub(crate) use reader::{Columns, Reader};
