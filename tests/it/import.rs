//! The import door: files that must pass, files that must not, and files made of noise.
//!
//! `tests/data/red_team` holds one small file for each attack or virtue, and `verdicts.json` what must come of each.

mod again;
mod fault;
mod held;
mod hostile;
mod lines;
mod message;
mod mutation;
mod noise;
mod place;
mod planted;
mod red_team;
mod texts;
mod verdict;
