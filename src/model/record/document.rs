//! Documents.

use super::super::basis::{Basis, Said};
use super::super::date::When;
use super::super::key::Key;
use super::super::kind::{Agent, NodeKind};
use super::super::passage::Passage;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Object, Statement, Subject};
use super::shared::{record, steps};

record! {
    /// A text, and what is said of it. Its existence needs no ground: it is the ground. Key: always given.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["key"])))]
    Document {
        /// The file that holds the text, beside the annotation file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// The text, where no file holds it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        ---
        /// The headline.
        titles: Said<String>, => Title;
        /// Whose the author's voice is.
        by: Said<Reference<Agent>>, => OwnedBy;
        /// When it was published.
        published: Said<When>, => Published;
        /// The language, as a BCP 47 tag.
        languages: Said<String>, => Language;
        /// News, column, press release, ...
        genres: Said<String>, => Genre;
        /// Who published it.
        published_by: Said<Reference<Agent>>, => PublishedBy;
        /// Who published it again.
        republished_by: Said<Reference<Agent>>, => RepublishedBy;
        /// The documents that it names as its sources.
        cites: Said<Reference<Document>>, => Cites;
        /// The documents from which it has words.
        quotes_from: Said<Reference<Document>>, => QuotesFrom;
        /// The documents that it is again.
        republication_of: Said<Reference<Document>>, => RepublicationOf;
        /// The documents of which it is a later state.
        revision_of: Said<Reference<Document>>, => RevisionOf;
        /// The documents that it shortens.
        summary_of: Said<Reference<Document>>, => SummaryOf;
    }
}

impl Document {
    /// By its key and its text.
    pub fn new(key: impl Into<Key>, text: impl Into<String>) -> Self {
        Self::blank(None, Some(text.into())).key(key)
    }

    steps! {
        /// The headline, and the words that give it.
        title(title: impl Into<String> as title.into()) => titles;
        /// Who wrote it: whose the author's voice is. An author whom only the document itself names is inserted after it, and
        /// [said](crate::Id::by) of its handle.
        by(author: impl Names<Agent> as author.reference()) => by;
        /// When it was published: `"1969-07"`, a [`Date`](crate::Date), or [`Undated`](crate::Undated) for a phrase without one.
        published(date: impl Into<When> as date.into()) => published;
        /// The language, as a BCP 47 tag.
        language(tag: impl Into<String> as tag.into()) => languages;
        /// News, column, press release, ...
        genre(genre: impl Into<String> as genre.into()) => genres;
        /// Who published it.
        published_by(publisher: impl Names<Agent> as publisher.reference()) => published_by;
        /// Who published it again.
        republished_by(publisher: impl Names<Agent> as publisher.reference()) => republished_by;
        /// A document that it names as its source.
        cites(source: impl Names<Document> as source.reference()) => cites;
        /// A document from which it has words.
        quotes_from(source: impl Names<Document> as source.reference()) => quotes_from;
        /// The document that it is again.
        republication_of(original: impl Names<Document> as original.reference()) => republication_of;
        /// The document of which it is a later state.
        revision_of(earlier: impl Names<Document> as earlier.reference()) => revision_of;
        /// The document that it shortens.
        summary_of(original: impl Names<Document> as original.reference()) => summary_of;
    }

    /// The file that holds the text: where evidence is shown, it is named.
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    fn entry(mut self) -> Entry {
        let file = self.file.take().map(Object::Text);
        let file = file.map(|name| Statement::new(Relation::File, name, Basis::Outside).at_step("file", 0));
        let mut statements: Vec<Statement> = file.into_iter().chain(self.listed(Vec::new())).collect();
        for owner in statements.iter_mut().filter(|said| said.relation == Relation::OwnedBy) {
            owner.subject = Subject::Author;
        }
        Entry {
            kind: NodeKind::Document,
            place: self.key.clone().map(Passage::new),
            key: self.key,
            derived: Derived::Never,
            text: self.text,
            field: "text",
            exists: Basis::Implied(Vec::new()),
            statements,
        }
    }
}
