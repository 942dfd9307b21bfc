//! A column of texts: how many, where each ends, then all of them one after the other.

use std::io::{self, Write};

pub(super) fn write<'t>(texts: impl Iterator<Item = &'t str> + Clone, to: &mut impl Write) -> io::Result<()> {
    to.write_all(&(texts.clone().count() as u64).to_le_bytes())?;
    let mut end = 0;
    for text in texts.clone() {
        end += text.len() as u64;
        to.write_all(&end.to_le_bytes())?;
    }
    texts.into_iter().try_for_each(|text| to.write_all(text.as_bytes()))
}
