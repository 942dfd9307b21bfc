//! Writes a snapshot, section after section, in constant memory.

use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use super::header::{Entry, HEADER, written};
use crate::graph::tables::{Column, Core};
use crate::text::digest_more;

/// So much is handed on at once.
const AT_ONCE: usize = 1 << 18;

/// Writes the tables; the header comes last, in the room that is left for it.
pub(crate) fn write(core: &Core, to: &mut (impl Write + Seek)) -> io::Result<()> {
    to.write_all(&[0; HEADER])?;
    let mut start = HEADER as u64;
    let mut entries = Vec::with_capacity(Column::ALL.len());
    for column in Column::ALL {
        let hashed = Hashed { to: &mut *to, hasher: blake3::Hasher::new(), len: 0 };
        let mut buffered = BufWriter::with_capacity(AT_ONCE, hashed);
        core.write_column(column, &mut buffered)?;
        let Hashed { hasher, len, .. } = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
        entries.push(Entry { column, start, len, checksum: hasher.finalize() });
        start += len;
    }
    to.seek(SeekFrom::Start(0))?;
    to.write_all(&written(&entries))
}

/// What goes through is hashed and counted.
struct Hashed<W> {
    to: W,
    hasher: blake3::Hasher,
    len: u64,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        digest_more(&mut self.hasher, bytes.get(..written).unwrap_or(bytes));
        self.len += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
