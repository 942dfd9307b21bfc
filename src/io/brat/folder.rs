//! Which annotations go with which text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::io::error::FormatError;

/// An annotation file, the text it goes with, and who annotated.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Annotated {
    /// The text.
    pub(super) text: PathBuf,
    pub(super) annotations: PathBuf,
    /// What the name of the annotation file has more than that of the text: `X_ida.ann` beside `X.txt` is by `ida`.
    pub(super) annotator: Option<String>,
}

/// All annotation files below a folder, in the order of their texts; and those without a text. A text has the name of its annotations, with or without
/// `_` and the annotator, wherever below the folder both are. Links are not followed. Cost: O(files × log).
pub(super) fn annotated(folder: &Path) -> Result<(Vec<Annotated>, Vec<PathBuf>), FormatError> {
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
    let of = |extension: &str| {
        files
            .iter()
            .filter(move |file| file.extension().is_some_and(|ends| ends == extension))
            .cloned()
            .collect::<Vec<_>>()
    };
    let mut texts = of("txt");
    texts.sort_by(|one, other| one.file_stem().cmp(&other.file_stem()));
    let text_named = |stem: &str| {
        let place = texts.binary_search_by(|text| {
            text.file_stem().map_or("".into(), |stem| stem.to_string_lossy()).as_ref().cmp(stem)
        });
        place.ok().and_then(|place| texts.get(place).cloned())
    };
    let (mut annotated, mut alone) = (Vec::new(), Vec::new());
    for annotations in of("ann") {
        let stem = annotations.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let split =
            stem.rsplit_once('_').and_then(|(stem, annotator)| Some((text_named(stem)?, Some(annotator.to_owned()))));
        match text_named(&stem).map(|text| (text, None)).or(split) {
            Some((text, annotator)) => annotated.push(Annotated { text, annotations, annotator }),
            None => alone.push(annotations),
        }
    }
    annotated.sort();
    Ok((annotated, alone))
}
