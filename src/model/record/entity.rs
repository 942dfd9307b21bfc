//! What people, organizations, places, events and unknown agents have in common: names and mentions.

use serde::{Deserialize, Serialize};

use super::super::basis::{Basis, Pointer};
use super::super::key::Key;
use super::super::kind::NodeKind;
use super::super::passage::Passage;
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Object, Says, Statement};
use super::super::term::{MentionForm, Term};

/// Words that name an entity.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an object with `words` and `form`")]
pub struct Mention {
    /// The words: in the record's place, or in a passage of their own.
    pub words: Pointer,
    /// How they name it.
    pub form: MentionForm,
}

impl Says for Mention {
    fn statement(self, relation: Relation) -> Statement {
        let basis = Basis::Words(vec![self.words]);
        Statement::new(relation, Object::Term(self.form.number()), basis)
    }
}

/// The entry of an entity's record: it is there because it is mentioned, or because its place implies it.
pub(super) fn entry(kind: NodeKind, key: Option<Key>, place: Option<Passage>, statements: Vec<Statement>) -> Entry {
    let mut names = statements.iter().filter(|said| matches!(said.relation, Relation::Name | Relation::Description));
    let derived = match names.next().map(|said| &said.object) {
        Some(Object::Text(name)) => Derived::Name(name.clone()),
        _ => Derived::Never,
    };
    Entry { kind, key, derived, text: None, field: "mentions", exists: there(place.as_ref()), place, statements }
}

/// What has no words is concluded from the place where it is looked for, if it is looked for in one.
pub(super) fn there(place: Option<&Passage>) -> Basis {
    place.map_or(Basis::Outside, |place| Basis::Implied(vec![Pointer::There(place.clone())]))
}

/// Makes the record of an entity: the common fields, its own lists, and the common constructors and steps.
macro_rules! entity {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$list_doc:meta])* $list:ident: $item:ty, $direction:tt $relation:ident;)*
        }
    ) => {
        $crate::model::record::shared::record! {
            $(#[$doc])*
            $name {
                /// Where its words are looked for; none if no document speaks of it.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                place: Option<$crate::model::Passage>,
                ---
                /// Its names.
                names: $crate::model::Said<String>, => Name;
                /// What it is called for want of a name.
                descriptions: $crate::model::Said<String>, => Description;
                /// The words that name it.
                mentions: $crate::model::record::Mention, => Mention;
                $($(#[$list_doc])* $list: $item, $direction $relation;)*
            }
        }

        impl $name {
            /// By its name, and a mention that gives it: where to look, which words.
            pub fn named(
                name: impl Into<String>,
                place: impl Into<$crate::model::Passage>,
                words: impl Into<$crate::text::Selector>,
            ) -> Self {
                let words = words.into();
                let mut record = Self::blank(Some(place.into())).mention(words.clone());
                record.names.push($crate::model::Said::new(name.into(), words));
                record
            }

            /// Nameless in the text: by a description, and a mention that gives it.
            pub fn described(
                description: impl Into<String>,
                place: impl Into<$crate::model::Passage>,
                words: impl Into<$crate::text::Selector>,
            ) -> Self {
                let words = words.into();
                let nominal = $crate::model::MentionForm::Nominal;
                let mut record = Self::blank(Some(place.into())).mention_as(nominal, words.clone());
                record.descriptions.push($crate::model::Said::new(description.into(), words));
                record
            }

            /// From outside every document: a table, general knowledge.
            pub fn outside(name: impl Into<String>) -> Self {
                let mut record = Self::blank(None);
                record.names.push($crate::model::Said::new(name.into(), $crate::model::Outside));
                record
            }

            /// Of a place that mentions or implies it, without a name so far.
            pub fn new(place: impl Into<$crate::model::Passage>) -> Self {
                Self::blank(Some(place.into()))
            }

            /// A further mention by name.
            pub fn mention(self, words: impl Into<$crate::model::Pointer>) -> Self {
                self.mention_as($crate::model::MentionForm::Named, words)
            }

            /// A further mention.
            pub fn mention_as(
                mut self,
                form: $crate::model::MentionForm,
                words: impl Into<$crate::model::Pointer>,
            ) -> Self {
                self.mentions.push($crate::model::record::Mention { words: words.into(), form });
                self
            }

            $crate::model::record::shared::steps! {
                /// A further name, and the words that give it.
                name(name: impl Into<String> as name.into()) => names;
                /// What it is called for want of a name.
                description(description: impl Into<String> as description.into()) => descriptions;
            }

            fn entry(mut self) -> $crate::model::statement::Entry {
                let statements = self.listed(Vec::new());
                $crate::model::record::entity::entry(
                    $crate::model::NodeKind::$name,
                    self.key,
                    self.place,
                    statements,
                )
            }
        }
    };
}
pub(crate) use entity;
