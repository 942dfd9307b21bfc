//! Files of a folder, and what they hold.

#[cfg(any(feature = "brat", feature = "claimreview", feature = "webanno"))]
use std::fs;
#[cfg(any(feature = "brat", feature = "claimreview", feature = "webanno"))]
use std::path::Path;
#[cfg(any(feature = "brat", feature = "webanno"))]
use std::path::PathBuf;

#[cfg(any(feature = "brat", feature = "claimreview", feature = "webanno"))]
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

/// Where a file stands below the folder, without its ending.
#[cfg(any(feature = "brat", feature = "webanno"))]
pub(super) fn below(folder: &Path, file: &Path) -> String {
    name_in(folder, &file.with_extension("")).replace('\\', "/")
}

/// The name of a file without its ending.
#[cfg(any(feature = "brat", feature = "webanno"))]
pub(super) fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a file holds; what is wrong with it where that is no text.
#[cfg(any(feature = "brat", feature = "claimreview", feature = "webanno"))]
pub(super) fn text_of(file: &Path) -> Result<Result<String, String>, FormatError> {
    let bytes = fs::read(file).map_err(|error| FormatError::Unreadable { path: file.to_owned(), error })?;
    Ok(text(bytes))
}

/// Bytes as a text.
///
/// # Errors
/// What is wrong with them.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| format!("expected UTF-8: {}", error.utf8_error()))
}
