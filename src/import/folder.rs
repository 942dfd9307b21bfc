//! An annotation file with its texts beside it.

use std::fs;
use std::path::{Component, Path};

use super::annotations::Annotations;
use super::error::ImportError;

impl Annotations {
    /// Reads `annotations.json` of a folder, and each document's text from the file that it names.
    ///
    /// # Errors
    /// [`ImportError`]: a file cannot be read, is not of the documented form, or would lie outside of the folder.
    pub fn read(folder: impl AsRef<Path>) -> Result<Self, ImportError> {
        let folder = folder.as_ref();
        let path = folder.join("annotations.json");
        let mut annotations = Annotations::from_json(&text(&path)?).map_err(|error| match error {
            ImportError::Malformed { line, column, message, .. } => {
                ImportError::Malformed { path: Some(path.clone()), line, column, message }
            }
            error => error,
        })?;
        for document in annotations.documents.iter_mut().filter(|document| document.text.is_none()) {
            let Some(file) = &document.file else { continue };
            if !stays_below(Path::new(file)) {
                let key = document.key.as_ref().map(ToString::to_string).unwrap_or_default();
                return Err(ImportError::LeavesFolder { key, file: file.clone() });
            }
            document.text = Some(text(&folder.join(file))?);
        }
        Ok(annotations)
    }
}

fn text(path: &Path) -> Result<String, ImportError> {
    fs::read_to_string(path).map_err(|error| ImportError::Unreadable { path: path.to_owned(), error })
}

fn stays_below(file: &Path) -> bool {
    file.components().all(|component| matches!(component, Component::Normal(_)))
}
