//! Where nodes stand: in which document, at which bytes, in which voice. Follows from the rows; nothing is stored twice.

use super::core::Core;
use super::row::Row;
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::{Extent, NodeKind, Relation, VoiceKind};

/// The first object of a relation of a node.
pub(crate) fn first_object(core: &Core, node: u32, relation: Relation) -> Option<u32> {
    core.outgoing(node, relation).iter().find_map(|row| core.row(*row)?.object_node())
}

/// The relation by which a quote or a voice belongs to its document.
pub(crate) fn belongs_by(kind: NodeKind) -> Relation {
    if kind == NodeKind::Voice { Relation::VoiceIn } else { Relation::InDocument }
}

/// The document of a quote or a voice.
pub(crate) fn document_of(core: &Core, node: u32) -> Option<u32> {
    first_object(core, node, belongs_by(core.kind(node)?))
}

/// The words of a relation of a node: segments, stretches, hedges; in order of insertion.
pub(crate) fn words(core: &Core, node: u32, relation: Relation) -> impl Iterator<Item = Extent> + '_ {
    core.outgoing(node, relation).iter().filter_map(|row| core.row(*row)?.value()?.words())
}

/// Where a quote stands: its segments; its reported clause if it has none.
pub(crate) fn quote_extents(core: &Core, quote: u32) -> Vec<Extent> {
    let segments: Vec<Extent> = words(core, quote, Relation::Segment).collect();
    if segments.is_empty() { words(core, quote, Relation::ReportedClause).collect() } else { segments }
}

/// The kind of a voice.
pub(crate) fn voice_kind(core: &Core, voice: u32) -> Option<VoiceKind> {
    let row = core.outgoing(voice, Relation::VoiceKind).first()?;
    core.row(*row)?.value().and_then(Value::term).and_then(VoiceKind::from_number)
}

/// The voices of a document, in order of insertion: the author's first.
pub(crate) fn voices(core: &Core, document: u32) -> impl Iterator<Item = u32> + '_ {
    core.incoming(document, Relation::VoiceIn).iter().filter_map(|row| core.row(*row).and_then(Row::subject_node))
}

/// The voice in which a byte of a document stands: the one that covers it, else the author's. Only rows that `shows` lets
/// through count. Cost: O(voices of the document).
pub(crate) fn voice_at(core: &Core, document: u32, byte: u32, shows: impl Fn(u32) -> bool) -> Option<u32> {
    let covers = |voice: u32| {
        core.outgoing(voice, Relation::Stretch)
            .iter()
            .filter(|row| shows(**row))
            .filter_map(|row| core.row(*row)?.value()?.words())
            .any(|extent| extent.span.start() <= byte && byte < extent.span.end())
    };
    voices(core, document).find(|voice| covers(*voice)).or_else(|| author(core, document))
}

/// The author's voice of a document.
pub(crate) fn author(core: &Core, document: u32) -> Option<u32> {
    voices(core, document).find(|voice| voice_kind(core, *voice) == Some(VoiceKind::Author))
}

/// The voice in which a quote stands.
pub(crate) fn voice_of(core: &Core, quote: u32, shows: impl Fn(u32) -> bool) -> Option<u32> {
    let extent = quote_extents(core, quote).first().copied()?;
    voice_at(core, extent.document.index(), extent.span.start(), shows)
}
