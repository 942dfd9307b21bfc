//! What an annotation file says that was said before.

use crate::graph::tables::{Core, Object, Row};
use crate::graph::view::Lens;
use crate::model::{Key, NodeKind, Relation};

/// The row before `since` that is shown and says the same on the same grounds, by a recording of the same content. Cost: O(what is said so), and
/// once O(what is said of the same).
pub(super) fn find(core: &mut Core, lens: &Lens, since: u32, row: &Row<'_>, recording: u32) -> Option<u32> {
    core.learn_what_is_said(row);
    let core = &*core;
    let recordings = core.recordings();
    let recording_of = |row| recordings.get(core.recording(row) as usize);
    let like = core.said_like(row).iter().copied().take_while(|index| *index < since);
    like.filter(|index| lens.shows_row(*index)).find(|index| {
        core.row(*index).is_some_and(|there| {
            (there.object == row.object || is_unnamed_in_both(core, there, row))
                && there.detail == row.detail
                && there.grounds == row.grounds
                && (is_part(row.relation) || recording_of(*index) == recordings.get(recording as usize))
        })
    })
}

/// What makes a quote or a voice the one that it is has no second time, whoever says it.
fn is_part(relation: Relation) -> bool {
    matches!(relation, Relation::Segment | Relation::ReportedClause | Relation::Stretch)
}

/// Whether somebody unnamed stands there whom these words made, as they would now.
fn is_unnamed_in_both(core: &Core, there: Row<'_>, row: &Row<'_>) -> bool {
    let unnamed = there.object_node().filter(|node| core.kind(*node) == Some(NodeKind::Someone));
    let made = unnamed.and_then(|node| core.key(node)).zip(someone(core, row));
    row.object == Object::Nothing && made.is_some_and(|(key, made)| key.as_str().starts_with(made.as_str()))
}

/// The key of whoever is behind these words, if the text does not name him.
pub(super) fn someone(core: &Core, row: &Row<'_>) -> Option<Key> {
    match row.extents().next() {
        Some(extent) => {
            let document = core.key(extent.document.index())?;
            Some(Key::from(format!("{document}/someone-{}", extent.span.start())))
        }
        None => Some(Key::from("someone")),
    }
}
