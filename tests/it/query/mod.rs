//! Questions by conditions and by patterns.

mod claims;
mod nodes;
mod pattern;
mod quotes;
mod set;
