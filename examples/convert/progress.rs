//! How far it is, shown on a terminal only.

use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::style::TemplateError;
use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, at};

/// Of how many parts a bar is.
const PARTS: u64 = 1000;

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

    /// Of what says itself which part of it is done.
    pub(crate) fn parts() -> Self {
        let style = ProgressStyle::with_template("read {bar:40} {percent}%, {eta} left");
        Self::ticking(ProgressBar::new(PARTS), style)
    }

    /// Of what says nothing of how far it is: for how long it is at it.
    pub(crate) fn waiting<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
        let style = ProgressStyle::with_template("{msg} {spinner} {elapsed}");
        let Progress(bar) = Self::ticking(ProgressBar::new_spinner().with_message(what), style);
        let done = work();
        bar.finish_and_clear();
        done
    }

    /// A reader that is the `index`th of so many tells how far it is.
    pub(crate) fn watch(&self, index: usize, of: usize) -> impl Fn(f64) + Send + Sync + use<> {
        let Progress(bar) = self;
        let bar = bar.clone();
        move |part| bar.set_position(((index as f64 + part) / of as f64 * PARTS as f64) as u64)
    }

    fn ticking(bar: ProgressBar, style: Result<ProgressStyle, TemplateError>) -> Self {
        let bar = style.map_or_else(|_| ProgressBar::hidden(), |style| bar.with_style(style));
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(bar)
    }

    pub(crate) fn of<R: Read>(&self, from: R) -> impl Read + use<R> {
        self.0.wrap_read(from)
    }

    pub(crate) fn to<W: Write>(&self, to: W) -> impl Write + use<W> {
        self.0.wrap_write(to)
    }
}
