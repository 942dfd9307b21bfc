//! Which annotations go with which text.

use std::path::{Path, PathBuf};

use crate::io::error::FormatError;
use crate::io::folder::files;

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
    let files = files(folder)?;
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
