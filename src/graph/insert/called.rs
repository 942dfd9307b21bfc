//! What faults call a record.

use crate::graph::tables::Core;
use crate::model::reference::Target;
use crate::model::statement::{Entry, Object, Statement, Subject};
use crate::model::{Key, NodeKind, Pointer, Relation};

/// What faults call a record; put into words where there is a fault.
pub(super) enum Called {
    Key(NodeKind, Key),
    /// By its name, or the beginning of its words.
    Words(NodeKind, String),
    /// By its number among the others.
    Nothing(NodeKind, usize),
    Recording,
    /// By what it says.
    Statement(Option<Target>, Relation, Option<Target>),
}

impl Called {
    pub(super) fn of(said: &Statement) -> Called {
        let subject = match &said.subject {
            Subject::Node(target) | Subject::AuthorOf(target) => Some(target.clone()),
            _ => None,
        };
        let object = if let Object::Node(target) = &said.object { Some(target.clone()) } else { None };
        Called::Statement(subject, said.relation, object)
    }

    pub(super) fn told(&self, core: &Core) -> String {
        match self {
            Called::Key(kind, key) => format!("{kind} {key:?}"),
            Called::Words(kind, words) => format!("{kind} {words:?}"),
            Called::Nothing(kind, number) => format!("{kind} (record {number})"),
            Called::Recording => "recording".to_owned(),
            Called::Statement(subject, relation, object) => {
                let shown = |target: &Option<Target>| match target {
                    Some(Target::Id(node)) => core.key(*node).map(|key| format!("{key:?} ")).unwrap_or_default(),
                    Some(Target::Key(key)) => format!("{key:?} "),
                    Some(Target::Unnamed) | None => String::new(),
                };
                format!("statement {}`{relation}` {}", shown(subject), shown(object)).trim_end().to_owned()
            }
        }
    }
}

/// The beginning of the first words on which a record rests, if it gives them.
pub(super) fn first_words(entry: &Entry) -> Option<String> {
    let (_, _, Pointer::Here(selector)) = entry.worded().next()? else { return None };
    let words = selector.given()?;
    let beginning: String = words.chars().take(40).collect();
    Some(if beginning.len() < words.len() { beginning + "…" } else { beginning })
}
