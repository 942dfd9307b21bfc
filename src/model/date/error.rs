//! Why a text is no date.

use crate::text::quoted;

/// Not a date of EDTF level 1.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{} is no date: {reason}; write EDTF, like 2025-08-15, 2025-08, 2022-21, 201X, 1984?, 1991/..", quoted(.found))]
#[non_exhaustive]
pub struct DateError {
    /// What was found.
    pub found: String,
    /// What is wrong with it.
    pub reason: &'static str,
}
