//! What every record has, and the one macro that makes them.

use std::slice;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::super::basis::{Basis, Outside, grounded};
use super::super::key::Key;
use super::super::kind::Node;
use super::super::reference::Reference;
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Object, Says, Statement};

/// What can be inserted: the records of the eleven kinds of node, and [`Statement`]s. Never implemented by users.
pub trait Record: Recordable {
    /// What its handle names.
    type Inserted;
}

/// What insertion takes.
pub trait Recordable: Sized {
    /// As insertion sees it.
    #[doc(hidden)]
    fn submission(self) -> Submission;
}

/// What is wrong with a field of a written record: with which of its values, and what.
pub(crate) type Flaws = Vec<(Option<usize>, serde_json::Error)>;

/// A record that can be read field by field, so that everything that is wrong with it is found at once.
pub(crate) trait Diagnosed {
    /// What is wrong with a field; none if there is no such field.
    fn diagnose(field: &str, written: &RawValue) -> Option<Flaws>;

    /// Its fields.
    fn fields() -> Vec<&'static str>;

    /// Those that cannot be left out.
    fn required() -> Vec<&'static str>;
}

/// A field with one value.
pub(crate) fn one<T: DeserializeOwned>(written: &RawValue) -> Flaws {
    serde_json::from_str::<T>(written.get()).err().map(|error| (None, error)).into_iter().collect()
}

/// Whether a field of this type can be left out: where nothing, or no, is a value of it.
pub(crate) fn is_optional<T: DeserializeOwned>() -> bool {
    ["null", "false"].into_iter().any(|nothing| serde_json::from_str::<T>(nothing).is_ok())
}

/// A field with a list of values.
pub(crate) fn many<T: DeserializeOwned>(written: &RawValue) -> Flaws {
    match serde_json::from_str::<Vec<&RawValue>>(written.get()) {
        Err(error) => vec![(None, error)],
        Ok(items) => {
            let flaw =
                |(index, item): (usize, &&RawValue)| Some((Some(index), serde_json::from_str::<T>(item.get()).err()?));
            items.iter().enumerate().filter_map(flaw).collect()
        }
    }
}

/// A node with what is said of it, or a statement.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Submission {
    Node(Box<Entry>),
    Statement(Box<Statement>),
    /// Nodes that may refer to each other, the first of which is the record's own.
    Together(Vec<Entry>),
}

impl Submission {
    /// Its nodes, each with what is said of it.
    pub(crate) fn entries(&self) -> &[Entry] {
        match self {
            Submission::Node(entry) => slice::from_ref(entry),
            Submission::Together(entries) => entries,
            Submission::Statement(_) => &[],
        }
    }

    /// The key that is given, or follows from a name or a wording; what else it may follow from only a graph knows.
    pub(crate) fn key(&self) -> Option<Key> {
        match self {
            Submission::Node(entry) => match (&entry.key, &entry.derived) {
                (Some(key), _) => Some(key.clone()),
                (None, Derived::Name(name)) => Some(Key::derived(name)),
                _ => None,
            },
            Submission::Statement(_) | Submission::Together(_) => None,
        }
    }
}

impl Record for Statement {
    type Inserted = Statement;
}

impl Recordable for Statement {
    fn submission(self) -> Submission {
        Submission::Statement(Box::new(self))
    }
}

/// A value under a label of the caller's: a birth year, an age, a speech group.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Attribute {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
    /// On what ground.
    pub basis: Basis,
}

/// An edge under a label of the caller's.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Related {
    /// The label.
    pub label: String,
    /// The node that it leads to.
    pub to: Reference<Node>,
    /// On what ground.
    pub basis: Basis,
}

grounded! { Attribute as WrittenAttribute, "an object with `label`, `value` and its ground (one of `words`, `implied`, `outside`)" { label: String, value: String, } }
grounded! { Related as WrittenRelated, "an object with `label`, `to` and its ground (one of `words`, `implied`, `outside`)" { label: String, to: Reference<Node>, } }

impl Says for Attribute {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Text(self.value), self.basis).detailed(Object::Text(self.label))
    }
}

impl Says for Related {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Node(self.to.target), self.basis).detailed(Object::Text(self.label))
    }
}

/// A remark needs no ground: it says nothing of the world.
impl Says for String {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Text(self), Outside)
    }
}

/// Makes a record: its required fields, its lists (each with the relation that it is, `<=` where the record's node is the object),
/// and what every record has.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
            ---
            $($(#[$list_doc:meta])* $list:ident: $item:ty, $direction:tt $relation:ident;)*
        }
    ) => {
        #[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$doc])*
        #[serde(deny_unknown_fields)]
        #[must_use = "a record is nothing until it is inserted"]
        #[non_exhaustive]
        pub struct $name {
            /// Its lasting name, where the derived one will not do.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub key: Option<$crate::model::Key>,
            $($(#[$field_doc])* pub $field: $type,)*
            $(
                $(#[$list_doc])*
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $list: Vec<$item>,
            )*
            /// Values under labels of the caller's.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub attributes: Vec<$crate::model::record::Attribute>,
            /// Edges under labels of the caller's.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub related: Vec<$crate::model::record::Related>,
            /// Remarks of whoever records it: the one thing that needs no ground.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub notes: Vec<String>,
        }

        impl $name {
            #[allow(clippy::redundant_field_names)]
            pub(crate) fn blank($($field: $type),*) -> Self {
                $name {
                    key: None,
                    $($field,)*
                    $($list: Vec::new(),)*
                    attributes: Vec::new(),
                    related: Vec::new(),
                    notes: Vec::new(),
                }
            }

            /// Its lasting name, where the derived one will not do.
            pub fn key(mut self, key: impl Into<$crate::model::Key>) -> Self {
                self.key = Some(key.into());
                self
            }

            /// A value under a label of the caller's.
            pub fn attribute(
                mut self,
                label: impl Into<String>,
                value: impl Into<String>,
                ground: impl Into<$crate::model::Basis>,
            ) -> Self {
                let (label, value, basis) = (label.into(), value.into(), ground.into());
                self.attributes.push($crate::model::record::Attribute { label, value, basis });
                self
            }

            /// An edge under a label of the caller's.
            pub fn related(
                mut self,
                label: impl Into<String>,
                to: impl $crate::model::Names<$crate::model::Node>,
                ground: impl Into<$crate::model::Basis>,
            ) -> Self {
                let (label, to, basis) = (label.into(), to.reference(), ground.into());
                self.related.push($crate::model::record::Related { label, to, basis });
                self
            }

            /// A remark: the one thing that needs no ground.
            pub fn note(mut self, text: impl Into<String>) -> Self {
                self.notes.push(text.into());
                self
            }

            /// Takes what its lists say, in the order of the fields, after what is said already.
            fn listed(
                &mut self,
                before: impl IntoIterator<Item = $crate::model::statement::Statement>,
            ) -> Vec<$crate::model::statement::Statement> {
                #[allow(unused_imports)]
                use $crate::model::{relation::Relation, statement::Says};
                let count = [$(self.$list.len(),)* self.attributes.len(), self.related.len(), self.notes.len()];
                let before = before.into_iter();
                let mut said = Vec::with_capacity(before.size_hint().0 + count.into_iter().sum::<usize>());
                said.extend(before);
                $(
                    for (index, item) in self.$list.drain(..).enumerate() {
                        let statement = item.statement(Relation::$relation).at_step(stringify!($list), index);
                        said.push($crate::model::record::shared::record!(@directed $direction statement));
                    }
                )*
                for (index, item) in self.attributes.drain(..).enumerate() {
                    said.push(item.statement(Relation::Attribute).at_step("attributes", index));
                }
                for (index, item) in self.related.drain(..).enumerate() {
                    said.push(item.statement(Relation::Related).at_step("related", index));
                }
                for (index, item) in self.notes.drain(..).enumerate() {
                    said.push(item.statement(Relation::Note).at_step("notes", index));
                }
                said
            }
        }

        impl $crate::model::record::Diagnosed for $name {
            fn diagnose(field: &str, written: &serde_json::value::RawValue) -> Option<$crate::model::record::Flaws> {
                use $crate::model::record::shared::{many, one};
                match field {
                    "key" => Some(one::<Option<$crate::model::Key>>(written)),
                    $(stringify!($field) => Some(one::<$type>(written)),)*
                    $(stringify!($list) => Some(many::<$item>(written)),)*
                    "attributes" => Some(many::<$crate::model::record::Attribute>(written)),
                    "related" => Some(many::<$crate::model::record::Related>(written)),
                    "notes" => Some(many::<String>(written)),
                    _ => None,
                }
            }

            fn fields() -> Vec<&'static str> {
                vec!["key", $(stringify!($field),)* $(stringify!($list),)* "attributes", "related", "notes"]
            }

            fn required() -> Vec<&'static str> {
                let fields = [$((stringify!($field), $crate::model::record::shared::is_optional::<$type>()),)*];
                fields.into_iter().filter(|(_, is_optional)| !is_optional).map(|(name, _)| name).collect()
            }
        }

        impl $crate::model::record::Record for $name {
            type Inserted = $name;
        }

        impl $crate::model::record::Recordable for $name {
            fn submission(self) -> $crate::model::record::shared::Submission {
                $crate::model::record::shared::Submission::Node(Box::new(self.entry()))
            }
        }
    };
    (@directed => $statement:ident) => { $statement };
    (@directed <= $statement:ident) => { $statement.inverse() };
}
pub(crate) use record;

/// Makes the steps of a record that add a value and its ground to a list.
macro_rules! steps {
    ($($(#[$doc:meta])* $step:ident($value:ident: $type:ty as $convert:expr) => $list:ident;)*) => {$(
        $(#[$doc])*
        pub fn $step(mut self, $value: $type, ground: impl Into<$crate::model::Basis>) -> Self {
            self.$list.push($crate::model::Said::new($convert, ground));
            self
        }
    )*};
}
pub(crate) use steps;
