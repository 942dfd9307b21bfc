//! Lasting names.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::text::{floor, normal, quoted, visible};

/// The lasting name of a node, unique in its graph over all kinds; what files hold.
///
/// Any text of 1 to 1024 bytes without control, direction and invisible characters, neither beginning nor ending in white space; that is
/// checked at insertion. Cloning is O(1).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(SmolStr);

impl Key {
    const LONGEST: usize = 1024;

    /// The text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key that a name or a wording gives: NFC, lower case, letters and digits of any script, one `-` for each run
    /// of anything else, none at the ends; the first 120 bytes of that, at a character boundary. Empty where the name has neither
    /// letter nor digit.
    pub fn derived(name: &str) -> Key {
        Key::from(shortened(&slug(name)))
    }

    /// What names have in common that are the same but for case and punctuation; of one without letters and digits, the name itself.
    pub(crate) fn normal(name: &str) -> String {
        let slug = slug(name);
        if slug.is_empty() { name.trim().to_owned() } else { slug }
    }

    /// That of the author's voice of a document.
    pub(crate) fn author_of(document: &Key) -> Key {
        Key::from(format!("{document}/author"))
    }

    /// A key that a file holds.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn read(text: &str) -> Result<Key, String> {
        let key = Key::from(text);
        match key.fault() {
            None => Ok(key),
            Some(fault) => Err(format!("{key:?} is no key: {fault}")),
        }
    }

    /// What is wrong with it, if anything.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        let text = self.as_str();
        let is_plain = |byte: &u8| byte.is_ascii_graphic();
        if text.is_empty() {
            Some("it is empty")
        } else if text.len() > Self::LONGEST {
            Some("it is longer than 1024 bytes")
        } else if text.as_bytes().iter().all(is_plain) {
            None
        } else if text.chars().any(char::is_control) {
            Some("it has a control character")
        } else if visible(text, false) != text {
            Some("it has a character that is not seen, or that turns a text about")
        } else if text.trim() != text {
            Some("it begins or ends in white space")
        } else {
            None
        }
    }
}

fn slug(name: &str) -> String {
    normal(name, b'-')
}

/// A wording may be long; a derived key takes its beginning.
fn shortened(text: &str) -> &str {
    text.get(..floor(text, 120)).unwrap_or(text).trim_end_matches('-')
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quoted(&self.0))
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Key(SmolStr::new(text))
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Key(SmolStr::from(text))
    }
}

impl From<&String> for Key {
    fn from(text: &String) -> Self {
        Key::from(text.as_str())
    }
}

impl From<&Key> for Key {
    fn from(key: &Key) -> Self {
        key.clone()
    }
}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Key {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The lasting name of a node, unique over all kinds.",
            "type": "string",
            "minLength": 1,
            "maxLength": Self::LONGEST,
        })
    }
}
