//! Documents.

use super::Excerpt;
use super::stated::Stated;
use super::{AgentRef, DocumentRef, Ref, VoiceRef};
use crate::graph::tables::stand;
use crate::model::{Date, Extent, Relation};
use crate::text::{Content, FindError, Selector};

impl<'g> DocumentRef<'g> {
    /// The text.
    pub fn text(self) -> &'g str {
        self.content().map_or("", Content::as_str)
    }

    /// The text, with its lines and units.
    pub fn content(self) -> Option<&'g Content> {
        self.view.content(self.node)
    }

    /// The BLAKE3 digest of the text, in hexadecimal: the same text under two keys has one digest. Cost: O(text).
    pub fn digest(self) -> String {
        self.content().map(Content::digest).unwrap_or_default()
    }

    /// Words of it, which stand there exactly once, or these bytes. Cost: O(text) for words.
    ///
    /// # Errors
    /// [`FindError`], as a record's words are refused.
    pub fn excerpt(self, words: impl Into<Selector>) -> Result<Excerpt<'g>, FindError> {
        let words = words.into();
        let Some(content) = self.content() else { return Err(FindError::NoWords) };
        let span = content.find(&words, content.whole())?.span;
        Ok(Excerpt::new(self.view, Extent { document: self.id(), span }))
    }

    /// The file that holds the text, if that is said.
    pub fn file(self) -> Option<&'g str> {
        self.texts(Relation::File).next().map(Stated::into_value)
    }

    /// The headlines.
    pub fn titles(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g> {
        self.texts(Relation::Title)
    }

    /// When it was published, as each source says.
    pub fn published(self) -> impl Iterator<Item = Stated<'g, Option<&'g Date>>> + use<'g> {
        self.dates_of(Relation::Published)
    }

    /// The languages, as BCP 47 tags.
    pub fn languages(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g> {
        self.texts(Relation::Language)
    }

    /// News, column, press release, ...
    pub fn genres(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g> {
        self.texts(Relation::Genre)
    }

    /// Who published it.
    pub fn publishers(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.objects(Relation::PublishedBy)
    }

    /// Who published it again.
    pub fn republishers(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.objects(Relation::RepublishedBy)
    }

    /// The author's voice, which every document has; whose it is, [`owners`](VoiceRef::owners) says.
    pub fn author(self) -> VoiceRef<'g> {
        // A law holds that it is there.
        Ref::new(self.view, stand::author(self.view.core(), self.node).unwrap_or_default())
    }

    /// Its voices: the author's first, then in order of insertion.
    pub fn voices(self) -> impl Iterator<Item = VoiceRef<'g>> + use<'g> {
        self.subjects(Relation::VoiceIn).map(Stated::into_value)
    }

    /// The documents that it names as its sources.
    #[inline]
    pub fn cites(self) -> impl Iterator<Item = Stated<'g, DocumentRef<'g>>> + use<'g> {
        self.objects(Relation::Cites)
    }

    /// The documents that it is again, revises, shortens, or has words from; each with its relation in the statement.
    pub fn derived_from(self) -> impl Iterator<Item = Stated<'g, DocumentRef<'g>>> + use<'g> {
        let relations = [Relation::QuotesFrom, Relation::RepublicationOf, Relation::RevisionOf, Relation::SummaryOf];
        relations.into_iter().flat_map(move |relation| self.objects(relation))
    }
}
