//! A page to look at: the documents of a view with what is marked in them, in one file.

mod address;
mod anchor;
mod article;
mod block;
mod chain;
mod claim;
mod date;
mod dispute;
mod entity;
mod fact;
mod finding;
mod link;
mod mark;
mod network;
#[expect(clippy::module_inception, reason = "the folder is the wing, the file what it makes")]
mod page;
mod policy;
mod quote;
mod run;
mod segment;
mod survey;
mod teller;
mod text;
mod timeline;
mod unvouched;

pub use page::Page;
