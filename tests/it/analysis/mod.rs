//! Computed opinions.

mod factuality;
mod lineage;
mod reanchoring;
mod revision;
mod story;
