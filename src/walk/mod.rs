//! How do I get there? Walks over a view along a route, and algorithms over a network.

mod along;
mod circle;
mod component;
mod flow;
mod known;
mod neighbourhood;
mod path;
mod paths;
mod rank;
mod reach;
mod rest;
mod route;
mod search;
mod strong;
mod units;
#[expect(clippy::module_inception, reason = "the folder is the floor, the file what a route leads to")]
mod walk;

pub use flow::Disjoint;
pub use neighbourhood::Neighbourhood;
pub use path::Path;
pub use paths::Paths;
pub use route::Route;
pub(crate) use units::Flow;
pub use walk::Walk;
