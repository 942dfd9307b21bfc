//! Questions by conditions.

mod claims;
mod quotes;
