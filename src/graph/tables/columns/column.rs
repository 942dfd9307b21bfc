//! Which columns there are.

/// A part of the tables. The form of each stands in `docs/snapshot.md`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Column {
    /// The names of the kinds of node.
    Kinds,
    /// The names of the relations, each with the terms that it holds.
    Relations,
    Recordings,
    /// The kind of each node.
    Nodes,
    Keys,
    /// The text of each document.
    Documents,
    Statements,
    /// Second values of statements, where these do not fit into them.
    Details,
    /// Where the recordings begin.
    Runs,
    /// Where the grounds of statements end that have more than one.
    Lists,
    Grounds,
    Texts,
    Dates,
    Numbers,
    /// Words of documents.
    Words,
}

/// A column that cannot be what was written.
#[derive(Debug)]
pub(crate) struct Unsound {
    pub(crate) column: Column,
    pub(crate) reason: String,
}

impl Column {
    pub(crate) const ALL: [Column; 15] = [
        Column::Kinds,
        Column::Relations,
        Column::Recordings,
        Column::Nodes,
        Column::Keys,
        Column::Documents,
        Column::Statements,
        Column::Details,
        Column::Runs,
        Column::Lists,
        Column::Grounds,
        Column::Texts,
        Column::Dates,
        Column::Numbers,
        Column::Words,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Column::Kinds => "kinds",
            Column::Relations => "relations",
            Column::Recordings => "recordings",
            Column::Nodes => "nodes",
            Column::Keys => "keys",
            Column::Documents => "documents",
            Column::Statements => "statements",
            Column::Details => "details",
            Column::Runs => "runs",
            Column::Lists => "lists",
            Column::Grounds => "grounds",
            Column::Texts => "texts",
            Column::Dates => "dates",
            Column::Numbers => "numbers",
            Column::Words => "words",
        }
    }

    pub(super) fn unsound(self, reason: impl Into<String>) -> Unsound {
        Unsound { column: self, reason: reason.into() }
    }
}
