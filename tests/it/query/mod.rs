//! Questions by conditions and by patterns.

mod claims;
mod grown;
mod nodes;
mod pattern;
mod quotes;
mod set;
