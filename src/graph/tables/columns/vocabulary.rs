//! The names of what the numbers of a file stand for: it has its own.

use super::column::{Column, Unsound};
use super::reader::Columns;
use crate::model::relation::{Ends, Holds};
use crate::model::{NodeKind, Relation};

/// Kinds and relations by their numbers in the file.
pub(super) struct Vocabulary {
    kinds: Vec<NodeKind>,
    relations: Vec<Known>,
}

/// A relation of the file.
pub(super) struct Known {
    pub(super) relation: Relation,
    pub(super) ends: Ends,
    /// Its terms by their numbers in the file.
    terms: Vec<u8>,
}

/// How the file names a relation: its name, then each of its terms, a line each.
pub(super) fn lines(relation: Relation) -> String {
    let mut lines = relation.as_str().to_owned();
    for term in terms(relation.ends()) {
        lines.push('\n');
        lines.push_str(term);
    }
    lines
}

fn terms(ends: &Ends) -> &'static [&'static str] {
    match (ends.object, ends.detail) {
        (Holds::Terms(terms), _) | (_, Holds::Terms(terms)) => terms,
        _ => &[],
    }
}

impl Vocabulary {
    pub(super) fn read(columns: &impl Columns) -> Result<Self, Unsound> {
        let kind = |name: &str| NodeKind::named(name).ok_or_else(|| unknown(Column::Kinds, "kind", name));
        let kinds = columns.read(Column::Kinds, |column| column.listed(kind))?;
        let relations = columns.read(Column::Relations, |column| column.listed(Known::read))?;
        Ok(Vocabulary { kinds, relations })
    }

    pub(super) fn kind(&self, number: u8) -> Option<NodeKind> {
        self.kinds.get(usize::from(number)).copied()
    }

    pub(super) fn relation(&self, number: u8) -> Option<&Known> {
        self.relations.get(usize::from(number))
    }
}

impl Known {
    fn read(lines: &str) -> Result<Self, Unsound> {
        let mut lines = lines.split('\n');
        let name = lines.next().unwrap_or_default();
        let relation = Relation::named(name).ok_or_else(|| unknown(Column::Relations, "relation", name))?;
        let ends = relation.ends();
        let number = |term: &str| {
            let place = terms(ends).iter().position(|known| *known == term);
            place.map(|place| place as u8).ok_or_else(|| unknown(Column::Relations, "term", term))
        };
        let terms = lines.map(number).collect::<Result<_, _>>()?;
        Ok(Known { relation, ends: *ends, terms })
    }

    pub(super) fn term(&self, number: u32) -> Option<u8> {
        self.terms.get(number as usize).copied()
    }
}

fn unknown(column: Column, what: &str, name: &str) -> Unsound {
    column.unsound(format!("this library knows no {what} {name:?}"))
}
