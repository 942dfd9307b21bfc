//! One line of a file after another, none of them too long.

use std::io::{self, BufRead, Read};

use serde_json::value::RawValue;

use super::file::{Fields, File};
use super::syntax::{AFTER, malformed};

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

/// The one field of a line; or what is wrong with it, and at which byte.
pub(super) fn tagged(file: &File) -> Result<(String, &RawValue), (usize, String)> {
    const FORM: &str = "a line is an object with one field, the kind of its record: {\"person\": {...}}";
    if !file.text().trim_start().starts_with('{') {
        return Err((0, FORM.to_owned()));
    }
    let fields: Fields<'_> = serde_json::from_str(file.text()).map_err(|error| {
        let byte = error.column().saturating_sub(1);
        (
            byte,
            malformed(file.text(), byte, &error)
                .replace(AFTER, "one record stands on a line: begin another for the next"),
        )
    })?;
    match fields.0.as_slice() {
        [(tag, raw)] => Ok((tag.to_string(), raw)),
        several => {
            let second = several.get(1).map_or(0, |(_, raw)| file.start(raw));
            let message =
                format!("a line is an object with one field, the kind of its record, and this has {}", several.len());
            Err((second, message))
        }
    }
}
