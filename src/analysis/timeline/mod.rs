//! What came before what, as far as it is certain.

mod moment;
mod order;
#[expect(clippy::module_inception, reason = "the folder is the question, the file its answer")]
mod timeline;

pub use moment::{Moment, Time};
pub use order::Order;
pub use timeline::Timeline;
