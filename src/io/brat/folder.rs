//! Which annotations go with which text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::io::error::FormatError;
use crate::io::folder::{below, files, stem};

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

/// The texts below a folder.
struct Texts {
    by_name: HashMap<String, Vec<PathBuf>>,
    /// The names of texts that differ.
    differing: HashSet<String>,
}

/// All annotation files below a folder. A text has the name of its annotations, with or without `_` and the annotator, and stands in the same folder; or wherever below the
/// folder, if no other has its name. Links are not followed. Cost: O(files × log), and texts of one name are read to see whether they differ.
pub(super) fn corpus(folder: &Path) -> Result<Corpus, FormatError> {
    let files = files(folder)?;
    let of = |extension: &'static str| {
        files.iter().filter(move |file| file.extension().is_some_and(|ends| ends == extension)).cloned()
    };
    let texts = Texts::of(of("txt"))?;
    let (mut annotated, mut alone) = (Vec::new(), Vec::new());
    for annotations in of("ann") {
        match texts.annotated(&annotations) {
            Ok((text, annotator)) => {
                let key = texts.key(folder, &text);
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
    fn of(texts: impl Iterator<Item = PathBuf>) -> Result<Texts, FormatError> {
        let mut by_name: HashMap<String, Vec<PathBuf>> = HashMap::new();
        texts.for_each(|text| by_name.entry(stem(&text)).or_default().push(text));
        let mut differing = HashSet::new();
        for (name, texts) in &by_name {
            if let [first, others @ ..] = texts.as_slice()
                && !others.is_empty()
                && differ(first, others)?
            {
                differing.insert(name.clone());
            }
        }
        Ok(Texts { by_name, differing })
    }

    /// The text of some annotations, and who made them.
    fn annotated(&self, annotations: &Path) -> Result<(PathBuf, Option<String>), &'static str> {
        let name = stem(annotations);
        let split = name.rsplit_once('_').map(|(text, annotator)| (text, Some(annotator.to_owned())));
        let names = || [Some((name.as_str(), None)), split.clone()].into_iter().flatten();
        let named = || names().filter_map(|(name, annotator)| Some((self.by_name.get(name)?, annotator)));
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
    fn key(&self, folder: &Path, text: &Path) -> String {
        let name = stem(text);
        if self.differing.contains(&name) { below(folder, text) } else { name }
    }
}

/// Whether any of some texts is another than the first.
fn differ(first: &Path, others: &[PathBuf]) -> Result<bool, FormatError> {
    let bytes = |path: &Path| fs::read(path).map_err(|error| FormatError::Unreadable { path: path.to_owned(), error });
    let first = bytes(first)?;
    for other in others {
        if bytes(other)? != first {
            return Ok(true);
        }
    }
    Ok(false)
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
