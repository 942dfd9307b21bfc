//! How far it is, shown on a terminal only.

use std::io::{Read, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, at};

pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Of a file whose length is known.
    ///
    /// # Errors
    /// It cannot be asked for its length.
    pub(crate) fn reading(input: &Path) -> Result<Self, Failure> {
        let bar = ProgressBar::new(std::fs::metadata(input).map_err(at(input))?.len());
        Ok(Progress(
            bar.with_style(ProgressStyle::with_template("read {bar:40} {bytes} of {total_bytes}, {eta} left")?),
        ))
    }

    pub(crate) fn writing() -> Self {
        let style = ProgressStyle::with_template("written {spinner} {bytes}, {bytes_per_sec}");
        Progress(style.map_or_else(|_| ProgressBar::hidden(), |style| ProgressBar::no_length().with_style(style)))
    }

    pub(crate) fn of<R: Read>(&self, from: R) -> impl Read + use<R> {
        self.0.wrap_read(from)
    }

    pub(crate) fn to<W: Write>(&self, to: W) -> impl Write + use<W> {
        self.0.wrap_write(to)
    }
}
