//! One line of a file after another, none of them too long.

use std::io::{self, BufRead, Read};

/// So many bytes a line may have: no more is ever held of the file.
pub(super) const LONGEST: usize = 64 << 20;

/// The next line, whether it is whole; of one that is too long the rest is passed over. None at the end.
pub(super) fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    if (&mut *reader).take(LONGEST as u64 + 1).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    if line.len() <= LONGEST {
        return Ok(Some(true));
    }
    let mut is_over = line.last() == Some(&b'\n');
    *line = Vec::new();
    while !is_over {
        let buffer = reader.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        is_over = end.is_some() || buffer.is_empty();
        let passed = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(passed);
    }
    Ok(Some(false))
}
