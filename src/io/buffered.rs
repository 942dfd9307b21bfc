//! Writing in large pieces, for the writers of formats write in very small ones.

use std::io::{self, BufWriter, IntoInnerError, Write};

pub(super) fn buffered<W: Write>(to: W, write: impl FnOnce(BufWriter<W>) -> io::Result<BufWriter<W>>) -> io::Result<W> {
    write(BufWriter::with_capacity(1 << 16, to))?.into_inner().map_err(IntoInnerError::into_error)
}
