//! Where things stand: in which document, at which bytes, in which voice. Statements count where their flag in `rows` is set, and where they
//! have none yet.

use super::Oracle;
use super::row::Extent;

/// Whether a statement counts.
pub(super) fn counts(rows: &[bool], row: usize) -> bool {
    rows.get(row).copied().unwrap_or(true)
}

impl Oracle {
    /// The document of a quote or a voice.
    pub(crate) fn document_of(&self, node: usize) -> usize {
        let belongs = if self.kind(node) == "voice" { "voice_in" } else { "in_document" };
        self.of(node, belongs).find_map(|(_, row)| row.object_node()).unwrap_or(usize::MAX)
    }

    /// The words of a relation of a node.
    pub(crate) fn words(&self, node: usize, relation: &str, rows: &[bool]) -> Vec<Extent> {
        let said = self.of(node, relation).filter(|(index, _)| counts(rows, *index));
        said.filter_map(|(_, row)| row.words()).collect()
    }

    /// Where a quote stands: its segments; its reported clause if it has none.
    pub(crate) fn stands(&self, quote: usize, rows: &[bool]) -> Vec<Extent> {
        let segments = self.words(quote, "segment", rows);
        if segments.is_empty() { self.words(quote, "reported_clause", rows) } else { segments }
    }

    pub(crate) fn voice_kind(&self, voice: usize) -> &'static str {
        let kind = self.of(voice, "voice_kind").find_map(|(_, row)| match row.object {
            super::row::Object::Term(kind) => Some(kind),
            _ => None,
        });
        kind.unwrap_or_default()
    }

    /// The author's voice of a document: the first that was put in.
    pub(crate) fn author(&self, document: usize) -> usize {
        let voices = self.of_kinds(&["voice"]).into_iter();
        let mut own = voices.filter(|voice| self.document_of(*voice) == document);
        own.next().unwrap_or(usize::MAX)
    }

    /// The voice in which a byte stands: that of the last stretch to begin at the byte or before it, if it covers the byte; else the author's.
    pub(crate) fn voice_at(&self, document: usize, byte: usize, rows: &[bool]) -> usize {
        let stretches = self.all("stretch").filter(|(index, _)| counts(rows, *index));
        let stretches = stretches.filter_map(|(index, row)| Some((row.words()?, index, row.subject_node()?)));
        let before = stretches.filter(|(extent, ..)| extent.document == document && extent.start <= byte);
        let latest = before.max_by_key(|(extent, index, _)| (extent.start, *index));
        let covering = latest.filter(|(extent, ..)| extent.covers(document, byte));
        covering.map_or_else(|| self.author(document), |(.., voice)| voice)
    }
}
