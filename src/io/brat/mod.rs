//! brat stand-off annotation (Stenetorp et al. 2012): `X.ann` goes with `X.txt`; offsets are code points. `docs/brat.md` says what becomes what.

mod article;
#[expect(clippy::module_inception, reason = "the folder is the format, the file the order to read it")]
mod brat;
mod folder;
mod line;
mod mapping;
mod said;
mod token;

pub use brat::Brat;
pub use mapping::BratMapping;
