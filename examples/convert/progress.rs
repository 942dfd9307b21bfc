//! How far it is, shown on a terminal only.

use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

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

    /// Of what says nothing of how far it is: for how long it is at it.
    pub(crate) fn waiting<T>(work: impl FnOnce() -> T) -> T {
        let style = ProgressStyle::with_template("reading {spinner} {elapsed}");
        let bar = style.map_or_else(|_| ProgressBar::hidden(), |style| ProgressBar::new_spinner().with_style(style));
        bar.enable_steady_tick(Duration::from_millis(100));
        let done = work();
        bar.finish_and_clear();
        done
    }

    pub(crate) fn of<R: Read>(&self, from: R) -> impl Read + use<R> {
        self.0.wrap_read(from)
    }

    pub(crate) fn to<W: Write>(&self, to: W) -> impl Write + use<W> {
        self.0.wrap_write(to)
    }
}
