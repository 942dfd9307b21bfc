//! Computed opinions.

mod reanchoring;
mod revision;
