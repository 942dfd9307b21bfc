//! Computed opinions.

mod audit;
mod citation;
mod contradiction;
mod factuality;
mod fidelity;
mod identity;
mod impact;
mod lineage;
mod loss;
mod reanchoring;
mod revision;
mod story;
mod timeline;
mod utterance;
