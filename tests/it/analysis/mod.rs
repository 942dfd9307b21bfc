//! Computed opinions.

mod citation;
mod factuality;
mod impact;
mod lineage;
mod reanchoring;
mod revision;
mod story;
