//! Questions by conditions.

mod claims;
mod nodes;
mod quotes;
mod set;
