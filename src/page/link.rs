//! What leads to another part of the page.

use super::anchor::Anchor;
use super::text::Text;
use crate::graph::{Excerpt, Ref};
use crate::model::NodeKind;

/// A name that leads to the part of the page that is about it.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) anchor: Anchor,
    pub(super) text: Text,
    /// Of what kind it is.
    pub(super) kind: &'static str,
}

/// So much of a quote or a claim is shown where it is only named.
const BRIEF: usize = 90;

impl Link {
    pub(super) fn to<K>(node: Ref<'_, K>) -> Self {
        let kind = node.node_kind();
        let text = match (kind, node.as_node().narrow::<crate::model::Quote>()) {
            (_, Some(quote)) => Text::brief(quote.words(), BRIEF),
            (NodeKind::Claim, _) => Text::brief(node, 2 * BRIEF),
            _ => Text::of(node),
        };
        Link { anchor: Anchor::of(node), text, kind: kind.as_str() }
    }

    /// Words of a document, leading to their line.
    pub(super) fn words(words: Excerpt<'_>) -> Self {
        let anchor = Anchor::line(words.document(), words.line());
        Link { anchor, text: Text::brief(words.text(), 2 * BRIEF), kind: "words" }
    }
}
