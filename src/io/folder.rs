//! Files of a folder, and what they hold.

use std::fs;
use std::path::Path;
#[cfg(any(feature = "brat", feature = "webanno"))]
use std::path::PathBuf;

use super::error::FormatError;

/// Every file below a folder, sorted. Links are not followed. Cost: O(files × log).
#[cfg(any(feature = "brat", feature = "webanno"))]
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, FormatError> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let unreadable = |error| FormatError::Unreadable { path: folder.clone(), error };
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// What a file is called in the folder.
#[cfg(any(feature = "brat", feature = "webanno"))]
pub(super) fn name_in(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned()
}

#[cfg(any(feature = "claimreview", feature = "webanno"))]
pub(super) fn text_of(file: &Path) -> Result<String, FormatError> {
    fs::read_to_string(file).map_err(|error| FormatError::Unreadable { path: file.to_owned(), error })
}
