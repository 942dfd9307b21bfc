//! The words that a fault is about, underlined.

use crate::graph::error::FaultKind;
use crate::graph::tables::stand::belongs_by;
use crate::graph::tables::{Core, Stand};
use crate::model::{Extent, Ground, Key, NodeKind, Relation};
use crate::text::{Content, FindError, OffsetUnit, Snippet, Span};

/// With the words that it is about: where they stand besides, where there are several, where others stand, what is most like those that
/// are missing, what they should lie within.
pub(super) fn shown(core: &Core, kind: FaultKind, row: Option<u32>, unit: OffsetUnit) -> (FaultKind, String) {
    match kind {
        FaultKind::Words { document, line, error, counted, .. } => {
            let Some(content) = core.node(document.as_str()).and_then(|node| core.content(node)) else {
                return (FaultKind::Words { document, line, error, counted, elsewhere: Vec::new() }, String::new());
            };
            let elsewhere = elsewhere(content, &error);
            let snippet = snippet(&document, content, of_words(&error, &elsewhere)) + &and_more(&error);
            let mut elsewhere: Vec<u32> = elsewhere.iter().map(|span| content.line_at(span.start())).collect();
            elsewhere.dedup();
            (FaultKind::Words { document, line, error, counted, elsewhere }, snippet)
        }
        FaultKind::Spliced { document, parts, .. } => {
            let content = core.node(document.as_str()).and_then(|node| core.content(node));
            let counted = content.map(|content| each(content, &parts, unit)).unwrap_or_default();
            let marks = parts.iter().map(|part| (*part, "these words are quoted")).collect();
            let snippet = content.map(|content| snippet(&document, content, marks)).unwrap_or_default();
            (FaultKind::Spliced { document, parts, counted }, snippet)
        }
        FaultKind::NotWithin { span, holder, .. } => {
            let marks = std::iter::once((span, "these words")).chain(holding(core, &holder)).collect();
            let text = text_of(core, &holder);
            (FaultKind::NotWithin { span, counted: counted(text, &[span], unit), holder }, drawn(text, marks))
        }
        FaultKind::AcrossVoices { node, span, .. } => {
            let text = text_of(core, &node);
            let snippet = drawn(text, vec![(span, "these words")]);
            (FaultKind::AcrossVoices { node, span, counted: counted(text, &[span], unit) }, snippet)
        }
        FaultKind::KeyTaken { key, kind, found, .. } => {
            let (name, snippet) = known_as(core, &key);
            (FaultKind::KeyTaken { key, kind, found, name }, snippet)
        }
        FaultKind::Overlap { first, second, .. } => {
            let text = row.and_then(|row| text_beside(core, row));
            let snippet = drawn(text, vec![(first, "these words"), (second, "and these")]);
            (FaultKind::Overlap { first, second, counted: counted(text, &[first, second], unit) }, snippet)
        }
        kind => {
            let extent = row.and_then(|row| core.row(row)?.extents().next());
            let said = extent.filter(|extent| {
                core.content(extent.document.index()).is_some_and(|content| content.whole() != extent.span)
            });
            let text = row.zip(said).and_then(|(row, extent)| Some((text_beside(core, row)?, extent.span)));
            (kind, text.map(|(text, span)| drawn(Some(text), vec![(span, "these words")])).unwrap_or_default())
        }
    }
}

/// The words of some parts, with their offsets.
fn each(content: &Content, parts: &[Span], unit: OffsetUnit) -> Box<str> {
    let part = |span: &Span| {
        let words: Vec<&str> = content.slice(*span).unwrap_or_default().split_whitespace().collect();
        let words = match words.as_slice() {
            [a, b, c, .., x, y, z] if words.len() > 64 => format!("{a} {b} {c} … {x} {y} {z}"),
            words => words.join(" "),
        };
        let (start, end) = (unit.count(content, span.start())?, unit.count(content, span.end())?);
        Some(format!("{words:?} ({unit} {start}-{end})"))
    };
    parts.iter().filter_map(part).collect::<Vec<_>>().join(" and ").into_boxed_str()
}

/// What the node of a key is called, and the words that call it so; the words of a quote.
fn known_as(core: &Core, key: &Key) -> (Option<Box<str>>, String) {
    let Some(node) = core.node(key.as_str()) else { return (None, String::new()) };
    let calling = [Relation::Name, Relation::Description, Relation::Wording, Relation::Title];
    let row = calling.into_iter().find_map(|relation| core.row(core.outgoing(node, relation).first()?));
    let Some(row) = row else {
        let marks = holding(core, key).into_iter().map(|(span, _)| (span, HAS_THE_KEY)).collect();
        return (None, drawn(text_of(core, key), marks));
    };
    let name = row.text().map(Box::from);
    let of = |extent: Extent| {
        let document = extent.document.index();
        Some(snippet(core.key(document)?, core.content(document)?, vec![(extent.span, HAS_THE_KEY)]))
    };
    let words = row.grounds.iter().find(|ground| matches!(ground, Ground::Words(..)));
    (name, words.and_then(|ground| of(ground.extent()?)).unwrap_or_default())
}

const HAS_THE_KEY: &str = "this one has the key";

fn snippet(name: &Key, content: &Content, marks: Vec<(Span, &str)>) -> String {
    if marks.is_empty() {
        return String::new();
    }
    let plain = Snippet::new(name.as_str(), content);
    marks.into_iter().fold(plain, |snippet, (span, label)| snippet.mark(span, label)).to_string()
}

/// A document: its key, its text.
type Text<'c> = (&'c Key, &'c Content);

/// That in which the words of a row stand.
fn text_beside(core: &Core, row: u32) -> Option<Text<'_>> {
    let document = core.row(row)?.extents().next()?.document.index();
    core.key(document).zip(core.content(document))
}

/// That of a quote or a voice.
fn text_of<'c>(core: &'c Core, key: &Key) -> Option<Text<'c>> {
    let node = core.node(key.as_str())?;
    let (_, document) = core.outgoing(node, belongs_by(core.kind(node)?)).ends().next()?;
    core.key(document).zip(core.content(document))
}

fn drawn(text: Option<Text<'_>>, marks: Vec<(Span, &str)>) -> String {
    text.map(|(name, content)| snippet(name, content, marks)).unwrap_or_default()
}

/// Where words stand, in a unit.
fn counted(text: Option<Text<'_>>, spans: &[Span], unit: OffsetUnit) -> Box<str> {
    let count = |span: &Span| {
        let (_, content) = text?;
        Some(format!("{}-{}", unit.count(content, span.start())?, unit.count(content, span.end())?))
    };
    let counted: Option<Vec<String>> = spans.iter().map(count).collect();
    counted.map(|counted| format!("{unit} {}", counted.join(" and "))).unwrap_or_default().into_boxed_str()
}

fn of_words(error: &FindError, elsewhere: &[Span]) -> Vec<(Span, &'static str)> {
    match error {
        FindError::NotFound { .. } if !elsewhere.is_empty() => {
            elsewhere.iter().map(|span| (*span, "it stands here")).collect()
        }
        FindError::NotFound { nearest: Some(nearest), .. } => vec![(nearest.span, "most like it")],
        FindError::Ambiguous { candidates, .. } => candidates.iter().take(DRAWN).map(|span| (*span, "here")).collect(),
        FindError::Differs { span, .. } => vec![(*span, "these words")],
        FindError::InsideWord { span, .. } => vec![(*span, "a part of a word")],
        _ => Vec::new(),
    }
}

/// So many of the places where words stand are drawn.
const DRAWN: usize = 4;

/// How many places are not drawn.
fn and_more(error: &FindError) -> String {
    match error {
        FindError::Ambiguous { found, .. } if *found > DRAWN => format!("  = and {} more\n", found - DRAWN),
        _ => String::new(),
    }
}

/// Where words stand that are not in the place: the first few places in the document.
fn elsewhere(content: &Content, error: &FindError) -> Vec<Span> {
    match error {
        FindError::NotFound { words, place, .. } if *place != content.whole() => {
            content.occurrences(words).iter().copied().take(DRAWN).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a quote that should hold others. A voice's are left unmarked, for they may be the whole text.
fn holding(core: &Core, key: &Key) -> Vec<(Span, &'static str)> {
    let quote = core.node(key.as_str()).filter(|node| core.kind(*node) == Some(NodeKind::Quote));
    let extents = quote.map(|quote| Stand::new(core, |_| true).quote_extents(quote)).unwrap_or_default();
    extents.into_iter().map(|extent| (extent.span, "should lie within these")).collect()
}
