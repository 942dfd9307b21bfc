//! All computed opinions as findings, as a compiler gives them.

#[expect(clippy::module_inception, reason = "the folder is the way of checking, the file which rules are asked")]
mod audit;
mod auditor;
mod citing;
mod cutting;
mod dating;
mod declaring;
mod doubling;
mod finding;
mod giving;
mod level;
mod naming;
mod opposing;
mod passing;
mod quoting;
mod resembling;
mod rule;
mod sourcing;

pub use audit::Audit;
pub use finding::Finding;
pub use level::Level;
pub use rule::Rule;
