//! The words that a fault is about, underlined.

use crate::graph::error::FaultKind;
use crate::graph::tables::stand::belongs_by;
use crate::graph::tables::{Core, Stand};
use crate::model::{Key, NodeKind};
use crate::text::{Content, FindError, Snippet, Span};

/// With the words that it is about: where they stand besides, where there are several, where others stand, what is most like those that
/// are missing, what they should lie within.
pub(super) fn shown(core: &Core, kind: FaultKind) -> (FaultKind, String) {
    match kind {
        FaultKind::Words { document, line, error, .. } => {
            let Some(content) = core.node(document.as_str()).and_then(|node| core.content(node)) else {
                return (FaultKind::Words { document, line, error, elsewhere: None }, String::new());
            };
            let elsewhere = elsewhere(content, &error);
            let snippet = snippet(&document, content, of_words(&error, elsewhere));
            let elsewhere = elsewhere.map(|span| content.line_at(span.start()));
            (FaultKind::Words { document, line, error, elsewhere }, snippet)
        }
        FaultKind::NotWithin { span, ref holder } => {
            let marks = std::iter::once((span, "these words")).chain(holding(core, holder)).collect();
            let snippet = within(core, holder, marks);
            (kind, snippet)
        }
        FaultKind::AcrossVoices { ref node, span } => {
            let snippet = within(core, node, vec![(span, "these words")]);
            (kind, snippet)
        }
        kind => (kind, String::new()),
    }
}

fn snippet(name: &Key, content: &Content, marks: Vec<(Span, &str)>) -> String {
    if marks.is_empty() {
        return String::new();
    }
    let plain = Snippet::new(name.as_str(), content);
    marks.into_iter().fold(plain, |snippet, (span, label)| snippet.mark(span, label)).to_string()
}

/// In the document of a quote or a voice.
fn within(core: &Core, key: &Key, marks: Vec<(Span, &str)>) -> String {
    let node = core.node(key.as_str()).and_then(|node| Some((node, core.kind(node)?)));
    let rows = node.map(|(node, kind)| core.outgoing(node, belongs_by(kind))).unwrap_or_default();
    let document = rows.iter().find_map(|row| core.row(*row)?.object_node());
    let document = document.and_then(|document| core.key(document).zip(core.content(document)));
    document.map(|(name, content)| snippet(name, content, marks)).unwrap_or_default()
}

fn of_words(error: &FindError, elsewhere: Option<Span>) -> Vec<(Span, &'static str)> {
    match error {
        FindError::NotFound { .. } if elsewhere.is_some() => {
            elsewhere.map(|span| (span, "it stands here")).into_iter().collect()
        }
        FindError::NotFound { nearest: Some(nearest), .. } => vec![(nearest.span, "most like it")],
        FindError::Ambiguous { candidates, .. } => candidates.iter().take(4).map(|span| (*span, "here")).collect(),
        FindError::Differs { span, .. } => vec![(*span, "these words")],
        _ => Vec::new(),
    }
}

/// Where words stand that are not in the place: anywhere else in the document, exactly once.
fn elsewhere(content: &Content, error: &FindError) -> Option<Span> {
    let FindError::NotFound { words, .. } = error else { return None };
    content.find(&words.as_str().into(), content.whole()).ok().map(|anchor| anchor.span)
}

/// The words of a quote that should hold others. A voice's are left unmarked, for they may be the whole text.
fn holding(core: &Core, key: &Key) -> Vec<(Span, &'static str)> {
    let quote = core.node(key.as_str()).filter(|node| core.kind(*node) == Some(NodeKind::Quote));
    let extents = quote.map(|quote| Stand::new(core, |_| true).quote_extents(quote)).unwrap_or_default();
    extents.into_iter().map(|extent| (extent.span, "should lie within these")).collect()
}
