//! Who may bring what in.

use std::fs;
use std::io;
use std::path::{Component, Path};

use super::settings::Settings;
use crate::model::{Document, Relation, Statement};
use crate::text::Match;

/// Where texts are, and whether whoever wrote the file may change what is there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Door<'t> {
    pub(super) texts: Option<&'t Path>,
    pub(super) is_untrusted: bool,
}

/// What is wrong with a field of a record.
pub(super) type Refused = (&'static str, String);

/// By which rules words may differ in what is not trusted.
const UNTRUSTED: Match = Match::TYPOGRAPHY.with(Match::WHITE_SPACE);

impl Door<'_> {
    /// Gives a document its text.
    pub(super) fn document(self, document: &mut Document) -> Result<(), Refused> {
        if self.is_untrusted {
            let message = "the text is given by whoever imports this: leave the document out";
            return Err(("key", message.to_owned()));
        }
        completed(document, self.texts).map_err(|message| ("file", message))
    }

    /// What is there is neither withdrawn nor judged by what is not trusted.
    pub(super) fn statement(self, statement: &Statement) -> Result<(), Refused> {
        match statement.relation {
            relation if self.is_untrusted && relation != Relation::Contradicts => {
                let message =
                    format!("`{relation}` is for people to say: leave it out; `contradicts` alone may be said here");
                Err(("relation", message))
            }
            _ => Ok(()),
        }
    }

    /// By which rules words may differ, whoever asks for more.
    pub(super) fn most(self) -> Match {
        if self.is_untrusted { UNTRUSTED } else { Match::ALL }
    }

    /// Holds settings within what is allowed; what is wrong with one that is not.
    pub(super) fn setting(self, name: &str, settings: &mut Settings) -> Option<String> {
        match name {
            _ if !self.is_untrusted => None,
            "recording" => {
                settings.recording = None;
                Some("who recorded it is said by whoever imports this: leave it out".to_owned())
            }
            "allow" if !UNTRUSTED.contains(settings.reading.allowed) => {
                settings.reading.allowed = Match::EXACT;
                Some("`typography` and `white_space` alone may be allowed here".to_owned())
            }
            _ => None,
        }
    }
}

/// Reads the text of a document from the file that it names; of one that holds its text itself, they must agree.
fn completed(document: &mut Document, texts: Option<&Path>) -> Result<(), String> {
    let Some(name) = &document.file else { return Ok(()) };
    let stays_below = Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !stays_below || name.is_empty() {
        return Err(format!("{name:?} does not lie in the folder: write its name alone, or a path below the folder"));
    }
    match (&document.text, texts) {
        (None, None) => {
            Err(format!("there is no folder in which to look for {name:?}: give the text itself, or name one"))
        }
        (None, Some(folder)) => {
            document.text = Some(text_of(name, folder)?);
            Ok(())
        }
        (Some(text), Some(folder)) if folder.join(name).exists() && text_of(name, folder)? != *text => {
            Err(format!("{name:?} holds another text than `text`: leave out the one that is wrong"))
        }
        _ => Ok(()),
    }
}

fn text_of(name: &str, folder: &Path) -> Result<String, String> {
    let path = folder.join(name);
    let unreadable = |error: io::Error| format!("{name:?} cannot be read in the folder: {error}");
    // Where links lead; a folder that is no more is found by neither.
    let (there, whole) = (path.canonicalize().map_err(unreadable)?, folder.canonicalize().map_err(unreadable)?);
    if !there.starts_with(whole) {
        return Err(format!("{name:?} is a link that leads out of the folder: put the text itself there"));
    }
    // A pipe or a device might never end.
    if !fs::metadata(&there).map_err(unreadable)?.is_file() {
        return Err(format!("{name:?} is no file that ends: put the text itself there"));
    }
    fs::read_to_string(there).map_err(unreadable)
}
