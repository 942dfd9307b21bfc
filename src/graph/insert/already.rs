//! What an annotation file says that was said before.

use std::collections::{HashMap, HashSet};

use crate::graph::tables::{Core, Object, Row, Subject};
use crate::graph::view::Lens;
use crate::model::{Extent, Key, NodeKind, Relation};

/// The statements that were there before, as far as they were asked for: by what they are said of, and where.
#[derive(Default)]
pub(super) struct Already {
    asked: HashSet<(Subject, Relation)>,
    rows: HashMap<(Subject, Relation, Option<Extent>), Vec<u32>>,
}

impl Already {
    /// The row before `since` that says the same on the same grounds, by a recording of the same content. Cost: O(rows of the subject and relation) once.
    pub(super) fn find(&mut self, core: &Core, lens: &Lens, since: u32, row: &Row) -> Option<u32> {
        let about = (row.subject, row.relation);
        if self.asked.insert(about) {
            let known = match row.subject {
                Subject::Node(node) => core.outgoing(node, row.relation),
                Subject::Row(subject) => core.on(subject),
            };
            for index in known.iter().copied().filter(|index| *index < since && lens.shows_row(*index)) {
                if let Some(there) = core.row(index).filter(|there| there.relation == row.relation) {
                    self.rows.entry((about.0, about.1, place(there))).or_default().push(index);
                }
            }
        }
        let same = self.rows.get(&(about.0, about.1, place(row)))?;
        let recordings = core.recordings();
        let recording = |row: &Row| recordings.get(row.recording as usize);
        same.iter().copied().find(|index| {
            core.row(*index).is_some_and(|there| {
                (there.object == row.object || is_unnamed_in_both(core, there, row))
                    && there.detail == row.detail
                    && there.grounds == row.grounds
                    && (is_part(row.relation) || recording(there) == recording(row))
            })
        })
    }
}

/// What makes a quote or a voice the one that it is has no second time, whoever says it.
fn is_part(relation: Relation) -> bool {
    matches!(relation, Relation::Segment | Relation::ReportedClause | Relation::Stretch)
}

/// Whether somebody unnamed stands there whom these words made, as they would now.
fn is_unnamed_in_both(core: &Core, there: &Row, row: &Row) -> bool {
    let unnamed = there.object_node().filter(|node| core.kind(*node) == Some(NodeKind::Someone));
    let made = unnamed.and_then(|node| core.key(node)).zip(someone(core, row));
    row.object == Object::Nothing && made.is_some_and(|(key, made)| key.as_str().starts_with(made.as_str()))
}

/// The key of whoever is behind these words, if the text does not name him.
pub(super) fn someone(core: &Core, row: &Row) -> Option<Key> {
    match row.extents().next() {
        Some(extent) => {
            let document = core.key(extent.document.index())?;
            Some(Key::from(format!("{document}/someone-{}", extent.span.start())))
        }
        None => Some(Key::from("someone")),
    }
}

/// Where a statement stands.
fn place(row: &Row) -> Option<Extent> {
    row.extents().next()
}
