//! Which annotations go with which text.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::io::error::FormatError;
use crate::io::folder::{files, name_in};

/// An annotation file, the text it goes with, and who annotated.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Annotated {
    /// What the text is called: its name, or where it stands below the folder if there are others of that name.
    pub(super) key: String,
    pub(super) text: PathBuf,
    pub(super) annotations: PathBuf,
    /// What the name of the annotation file has more than that of the text: `X_ida.ann` beside `X.txt` is by `ida`. Where several files would be by the same, each is by
    /// the place where it stands below the folder.
    pub(super) annotator: Option<String>,
}

/// The annotation files below a folder.
pub(super) struct Corpus {
    /// In the order of their texts.
    pub(super) annotated: Vec<Annotated>,
    /// Those without a text, and why.
    pub(super) alone: Vec<(PathBuf, &'static str)>,
}

/// The texts below a folder, by name.
struct Texts(HashMap<String, Vec<PathBuf>>);

/// All annotation files below a folder. A text has the name of its annotations, with or without `_` and the annotator, and stands in the same folder; or wherever below the
/// folder, if no other has its name. Links are not followed. Cost: O(files × log), and the texts of one name are read.
pub(super) fn corpus(folder: &Path) -> Result<Corpus, FormatError> {
    let files = files(folder)?;
    let of = |extension: &'static str| {
        files.iter().filter(move |file| file.extension().is_some_and(|ends| ends == extension)).cloned()
    };
    let mut texts: HashMap<String, Vec<PathBuf>> = HashMap::new();
    of("txt").for_each(|text| texts.entry(stem(&text)).or_default().push(text));
    let texts = Texts(texts);
    let (mut annotated, mut alone) = (Vec::new(), Vec::new());
    for annotations in of("ann") {
        match texts.of(&annotations) {
            Ok((text, annotator)) => {
                let key = texts.key(folder, &text)?;
                annotated.push(Annotated { key, text, annotations, annotator });
            }
            Err(message) => alone.push((annotations, message)),
        }
    }
    tell_apart(folder, &mut annotated);
    annotated.sort();
    Ok(Corpus { annotated, alone })
}

impl Texts {
    /// The text of some annotations, and who made them.
    fn of(&self, annotations: &Path) -> Result<(PathBuf, Option<String>), &'static str> {
        let name = stem(annotations);
        let split = name.rsplit_once('_').map(|(text, annotator)| (text, Some(annotator.to_owned())));
        let names = || [Some((name.as_str(), None)), split.clone()].into_iter().flatten();
        let named = || names().filter_map(|(name, annotator)| Some((self.0.get(name)?, annotator)));
        let beside = named().find_map(|(texts, annotator)| {
            Some((texts.iter().find(|text| text.parent() == annotations.parent())?.clone(), annotator))
        });
        match (beside, named().next()) {
            (Some(found), _) => Ok(found),
            (None, Some((texts, annotator))) => match texts.as_slice() {
                [one] => Ok((one.clone(), annotator)),
                _ => Err("several texts of this name are below the folder, and none beside it"),
            },
            (None, None) => Err("no text of this name is below the folder"),
        }
    }

    /// What a text is called: its name, if all of that name hold the same.
    fn key(&self, folder: &Path, text: &Path) -> Result<String, FormatError> {
        let name = stem(text);
        let others = self.0.get(&name).map_or(&[][..], Vec::as_slice);
        if others.len() < 2 {
            return Ok(name);
        }
        let bytes =
            |path: &Path| fs::read(path).map_err(|error| FormatError::Unreadable { path: path.to_owned(), error });
        let here = bytes(text)?;
        for other in others {
            if bytes(other)? != here {
                return Ok(below(folder, text));
            }
        }
        Ok(name)
    }
}

/// Several files about one text that would be by the same annotator are each by the place where they stand.
fn tell_apart(folder: &Path, annotated: &mut [Annotated]) {
    let mut of_text: BTreeMap<&str, Vec<&Option<String>>> = BTreeMap::new();
    annotated.iter().for_each(|file| of_text.entry(&file.key).or_default().push(&file.annotator));
    let is_doubtful = |of: &mut Vec<&Option<String>>| {
        of.sort_unstable();
        of.windows(2).any(|two| two.first() == two.last())
    };
    let doubtful: Vec<String> =
        of_text.into_iter().filter_map(|(key, mut of)| is_doubtful(&mut of).then(|| key.to_owned())).collect();
    for file in annotated.iter_mut().filter(|file| doubtful.binary_search(&file.key).is_ok()) {
        file.annotator = Some(below(folder, &file.annotations));
    }
}

/// Where a file stands below the folder, without its ending.
fn below(folder: &Path, file: &Path) -> String {
    name_in(folder, &file.with_extension("")).replace('\\', "/")
}

/// The name of a file without its ending.
pub(super) fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a file holds; what is wrong with it where that is no text.
pub(super) fn text_of(file: &Path) -> Result<Result<String, String>, FormatError> {
    let bytes = fs::read(file).map_err(|error| FormatError::Unreadable { path: file.to_owned(), error })?;
    Ok(String::from_utf8(bytes).map_err(|error| format!("expected UTF-8: {}", error.utf8_error())))
}
