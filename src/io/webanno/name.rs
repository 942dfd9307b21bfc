//! What nodes are called in addresses, and addresses in a graph.

use crate::io::name::{BASE, address, decoded};
use crate::model::{Key, NodeKind};

/// The address of a node.
pub(super) fn iri(kind: NodeKind, key: &Key) -> String {
    address(BASE, kind.as_str(), key.as_str()).to_string()
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
