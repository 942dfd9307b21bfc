//! What an answer rests on, shown.

use std::collections::HashSet;
use std::fmt;

use indexmap::IndexMap;

use super::{DocumentRef, Ref, VoiceRef};
use crate::graph::view::View;
use crate::model::{Extent, Ground};
use crate::text::{Snippet, Span};

/// Words of a document, in a view.
#[derive(Clone, Copy)]
pub struct Excerpt<'g> {
    view: &'g View,
    extent: Extent,
}

impl<'g> Excerpt<'g> {
    #[inline]
    pub(crate) fn new(view: &'g View, extent: Extent) -> Self {
        Excerpt { view, extent }
    }

    /// The document.
    pub fn document(self) -> DocumentRef<'g> {
        Ref::new(self.view, self.extent.document.index())
    }

    /// Where in it, in bytes.
    #[inline]
    pub fn span(self) -> Span {
        self.extent.span
    }

    /// Document and span.
    #[inline]
    pub fn extent(self) -> Extent {
        self.extent
    }

    /// The words, as they stand there.
    pub fn text(self) -> &'g str {
        self.view.text(self.extent)
    }

    /// The line on which they begin, from 1.
    pub fn line(self) -> u32 {
        let content = self.view.content(self.extent.document.index());
        content.map_or(0, |content| content.line_at(self.extent.span.start()))
    }

    /// The voice in which they begin.
    pub fn voice(self) -> Option<VoiceRef<'g>> {
        let (document, byte) = (self.extent.document.index(), self.extent.span.start());
        let voice = self.view.stand().voice_at(document, byte)?;
        Some(Ref::new(self.view, voice))
    }

    /// The line with the words underlined, as rustc shows an error.
    pub fn snippet(self) -> String {
        self.snippet_with("")
    }

    /// The same, with a label beside the marks.
    pub fn snippet_with(self, label: &str) -> String {
        snippet(self.view, &[(self.extent, label.to_owned())])
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {:?}", self.document().key(), self.span(), self.text())
    }
}

/// Several words of one document, underlined at once.
pub(crate) fn snippet(view: &View, marks: &[(Extent, String)]) -> String {
    marked(view, marks).map(|snippet| snippet.to_string()).unwrap_or_default()
}

/// Several words of one document, marked; none where there are no words.
pub(crate) fn marked<'g>(view: &'g View, marks: &[(Extent, String)]) -> Option<Snippet<'g>> {
    let (first, _) = marks.first()?;
    let document = first.document;
    let content = view.content(document.index())?;
    let document_ref = DocumentRef::new(view, document.index());
    let name = document_ref.file().unwrap_or_else(|| document_ref.key().as_str());
    let marked = marks.iter().filter(|(extent, _)| extent.document == document);
    Some(marked.fold(Snippet::new(name, content), |snippet, (extent, label)| snippet.mark(extent.span, label.clone())))
}

/// The grounds of a statement, as far as the view shows them.
#[derive(Clone)]
pub struct Evidence<'g> {
    view: &'g View,
    grounds: Vec<Ground>,
}

impl<'g> Evidence<'g> {
    pub(crate) fn of_rows(view: &'g View, rows: impl IntoIterator<Item = u32>) -> Self {
        let shown = rows.into_iter().flat_map(|row| view.grounds(row));
        let mut seen = HashSet::new();
        Evidence { view, grounds: shown.filter(|ground| seen.insert(*ground)).collect() }
    }

    /// Each ground once, in order of insertion.
    pub fn grounds(&self) -> &[Ground] {
        &self.grounds
    }

    /// The words that say it, then those from which it was concluded, each in order of insertion.
    pub fn excerpts(&self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
        let view = self.view;
        let said = self.grounds.iter().filter(|ground| matches!(ground, Ground::Words(..)));
        let concluded = self.grounds.iter().filter(|ground| matches!(ground, Ground::Implied(..)));
        let extents: Vec<Extent> = said.chain(concluded).filter_map(|ground| ground.extent()).collect();
        extents.into_iter().map(move |extent| Excerpt::new(view, extent))
    }

    /// Whether words say it.
    pub fn is_worded(&self) -> bool {
        self.grounds.iter().any(|ground| matches!(ground, Ground::Words(..)))
    }

    /// Whether no words say it and somebody concluded it from some.
    pub fn is_implied(&self) -> bool {
        !self.is_worded() && self.grounds.iter().any(|ground| matches!(ground, Ground::Implied(..)))
    }

    /// Whether no document says it.
    pub fn is_outside(&self) -> bool {
        !self.grounds.is_empty() && self.grounds.iter().all(|ground| *ground == Ground::Outside)
    }

    /// The lines with the words underlined, as rustc shows an error, document by document; a word on the kind of ground where the words
    /// only imply it, or where there are none.
    ///
    /// ```
    /// use dictum::{Date, Document, Event, Graph, Implied};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "The hearing was on Tuesday."))?;
    /// let tuesday: Date = "2024-03-05".parse()?;
    /// let hearing = Event::described("the hearing", note, "The hearing").when(tuesday, Implied::by("on Tuesday"));
    /// let hearing = graph.insert(hearing)?;
    ///
    /// let date = graph.event(hearing)?.dates().next().ok_or("it has one")?;
    /// assert_eq!(
    ///     date.evidence().snippet(),
    ///     [
    ///         " --> note:1:17",
    ///         "  |",
    ///         "1 | The hearing was on Tuesday.",
    ///         "  |                 ^^^^^^^^^^ implied",
    ///         "",
    ///     ]
    ///     .join("\n")
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn snippet(&self) -> String {
        let mut shown = self.marked().map(|snippet| snippet.to_string()).unwrap_or_default();
        if self.grounds.contains(&Ground::Outside) {
            shown.push_str("  --> outside every document\n");
        }
        shown
    }

    /// The same, drawn by the crate that draws rustc's errors; in colour if asked, which is for terminals only. Empty where there are no words.
    #[cfg(feature = "annotate-snippets")]
    pub fn rendered(&self, color: bool) -> String {
        self.marked().map(|snippet| snippet.rendered(color)).unwrap_or_default()
    }

    /// Every document with its words, in one message.
    fn marked(&self) -> Option<Snippet<'g>> {
        let mut marks: IndexMap<u32, Vec<(Extent, String)>> = IndexMap::new();
        for excerpt in self.excerpts() {
            marks.entry(excerpt.extent.document.index()).or_default();
        }
        for (extent, label) in self.grounds.iter().filter_map(|ground| Some((ground.extent()?, label(ground)))) {
            marks.entry(extent.document.index()).or_default().push((extent, label));
        }
        marks.values().filter_map(|marks| marked(self.view, marks)).reduce(Snippet::and)
    }
}

fn label(ground: &Ground) -> String {
    match ground {
        Ground::Implied(..) => "implied".to_owned(),
        _ => String::new(),
    }
}

impl fmt::Debug for Evidence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.grounds).finish()
    }
}
