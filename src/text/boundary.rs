//! The character boundaries next to an offset.

/// The last boundary at or before an offset; the end of the text for one beyond it. `str::floor_char_boundary` is too young.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first boundary at or after an offset; the end of the text for one beyond it.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
