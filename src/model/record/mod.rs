//! Records: what is handed to [`Graph::insert`](crate::Graph::insert), and what an annotation file holds.
//!
//! Plain owned values. Each list field is a relation of the table; each value in it has its ground. Steps never fail:
//! insertion looks everything up and reports all that is wrong at once.

mod claim;
mod comparison;
mod document;
mod entity;
mod event;
mod organization;
mod person;
mod place;
mod quote;
mod review;
mod shared;
mod someone;
mod voice;

pub use claim::{Claim, Stance};
pub use comparison::Comparison;
pub use document::Document;
pub use entity::Mention;
pub use event::{Event, Participant};
pub use organization::Organization;
pub use person::Person;
pub use place::Place;
pub use quote::Quote;
pub use review::Review;
pub use shared::{Attribute, Record, Related};
pub use someone::Someone;
pub use voice::Voice;

pub(crate) use shared::{Diagnosed, Flaws, Recordable, Submission, many, one};
