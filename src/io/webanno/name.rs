//! What nodes are called in addresses, and addresses in a graph.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::{Key, NodeKind};

/// Before the address of each node.
pub(super) const BASE: &str = "urn:dictum:";
/// The terms of our own.
pub(super) const NAMESPACE: &str = "urn:dictum:ns#";

/// Of a key only what no reader of addresses takes for something else is left as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~');

/// The address of a node.
pub(super) fn iri(kind: NodeKind, key: &Key) -> String {
    format!("{BASE}{kind}/{}", encoded(key))
}

/// A key as a part of an address, or of the name of a file.
pub(super) fn encoded(key: &Key) -> String {
    utf8_percent_encode(key.as_str(), KEPT).to_string()
}

/// What a part of an address or of a file's name says.
pub(super) fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}

/// The key of the node that an address names: of one of ours that which is in it, of others the address itself.
pub(super) fn key(iri: &str) -> Key {
    let own = iri.strip_prefix(BASE).and_then(|rest| rest.split_once('/'));
    own.map_or_else(|| Key::from(iri), |(_, key)| Key::from(decoded(key)))
}

/// The keys that the document with this address may have: that which the address gives, the address itself, the last part of it, and that without what follows its
/// last dot.
pub(super) fn document_keys(iri: &str) -> Vec<Key> {
    let path = iri.split(['#', '?']).next().unwrap_or_default();
    let last = decoded(path.rsplit(['/', ':']).find(|part| !part.is_empty()).unwrap_or_default());
    let stem = last.rsplit_once('.').map(|(stem, _)| Key::from(stem));
    let mut keys = vec![key(path), Key::from(last)];
    keys.extend(stem);
    keys
}
