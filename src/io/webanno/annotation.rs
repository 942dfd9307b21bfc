//! An annotation, and who made it.

use serde_json::{Map, Value};

use super::check::{types, values};
use super::resource::Resource;

/// An annotation of the data model: bodies that say something about targets.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Annotation<'a>(&'a Map<String, Value>);

/// Who created an annotation or a resource, or wrote its file.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Agent<'a>(&'a Value);

/// The texts of a property.
pub(super) fn texts<'a>(object: Option<&'a Map<String, Value>>, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    object.map_or(&[][..], |object| values(object, name)).iter().filter_map(Value::as_str)
}

/// Makes the steps of a face: several texts, one text, several objects that are faces themselves.
macro_rules! steps {
    ($face:ident: $($(#[$doc:meta])* $step:ident = $form:ident $name:literal $(of $of:ident)?;)*) => {
        impl<'a> $face<'a> {$(
            $crate::io::webanno::annotation::steps!{@$form $(#[$doc])* $step $name $($of)?}
        )*}
    };
    (@texts $(#[$doc:meta])* $step:ident $name:literal) => {
        $(#[$doc])*
        pub fn $step(self) -> impl Iterator<Item = &'a str> + use<'a> {
            $crate::io::webanno::annotation::texts(self.object(), $name)
        }
    };
    (@text $(#[$doc:meta])* $step:ident $name:literal) => {
        $(#[$doc])*
        pub fn $step(self) -> Option<&'a str> {
            $crate::io::webanno::annotation::texts(self.object(), $name).next()
        }
    };
    (@each $(#[$doc:meta])* $step:ident $name:literal $of:ident) => {
        $(#[$doc])*
        pub fn $step(self) -> impl Iterator<Item = $of<'a>> + use<'a> {
            let object = self.object();
            object.map_or(&[][..], |object| $crate::io::webanno::check::values(object, $name)).iter().map($of::new)
        }
    };
}
pub(super) use steps;

steps! { Annotation:
    /// Its address.
    id = text "id";
    /// Its classes, `Annotation` among them.
    types = texts "type";
    /// Why it was made: `commenting`, `tagging`, ...
    motivations = texts "motivation";
    /// What it says.
    bodies = each "body" of Resource;
    /// What it says, where that is a plain text and no more.
    body_value = text "bodyValue";
    /// Of what it says it.
    targets = each "target" of Resource;
    /// Who created it.
    creators = each "creator" of Agent;
    /// When it was created, as `xsd:dateTime` in UTC.
    created = text "created";
    /// When it was changed last.
    modified = text "modified";
    /// Which program wrote it.
    generators = each "generator" of Agent;
    /// When that was.
    generated = text "generated";
    /// For whom it is meant.
    audiences = each "audience" of Resource;
    /// Under which terms it may be used: addresses.
    rights = texts "rights";
    /// The address by which it is known wherever it stands.
    canonical = text "canonical";
    /// Where it was had from: addresses.
    via = texts "via";
    /// How it is to be shown.
    stylesheets = each "stylesheet" of Resource;
}

impl<'a> Annotation<'a> {
    pub(super) fn new(object: &'a Map<String, Value>) -> Self {
        Annotation(object)
    }

    pub(super) fn object(self) -> Option<&'a Map<String, Value>> {
        Some(self.0)
    }

    /// What it has under a name of its own, as JSON.
    pub fn other(self, name: &str) -> Option<String> {
        self.0.get(name).map(Value::to_string)
    }
}

steps! { Agent:
    /// Its classes: `Person`, `Organization`, `Software`.
    types = texts "type";
    /// Its names.
    names = texts "name";
    /// Its name in an account.
    nickname = text "nickname";
    /// Its addresses for mail, as IRIs.
    emails = texts "email";
    /// Their digests.
    emails_sha1 = texts "email_sha1";
    /// Its pages.
    homepages = texts "homepage";
}

impl<'a> Agent<'a> {
    pub(super) fn new(value: &'a Value) -> Self {
        Agent(value)
    }

    fn object(self) -> Option<&'a Map<String, Value>> {
        self.0.as_object()
    }

    /// Its address.
    pub fn id(self) -> Option<&'a str> {
        self.0.as_str().or_else(|| texts(self.object(), "id").next())
    }
}

/// Whether an object is of a class.
pub(super) fn is(object: &Map<String, Value>, name: &str) -> bool {
    types(object).any(|found| found == name)
}
