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

/// Last parts of addresses that say nothing of what stands there: it is named by the part before.
const GENERIC: &[&str] = &["index", "default", "home"];

/// The keys that the document with this address may have, the surest first: that which the address gives, the address itself, its last two parts, the last one; each also without what follows
/// its last dot.
pub(super) fn document_keys(iri: &str) -> Vec<Key> {
    let path = iri.split(['#', '?']).next().unwrap_or_default();
    let mut parts = path.rsplit(['/', ':']).filter(|part| !part.is_empty()).map(decoded);
    let (last, before) = (parts.next().unwrap_or_default(), parts.next());
    let stem = |name: &str| name.rsplit_once('.').map_or_else(|| name.to_owned(), |(stem, _)| stem.to_owned());
    let mut names = Vec::new();
    if let Some(before) = &before {
        names.extend([format!("{before}/{last}"), format!("{before}/{}", stem(&last))]);
    }
    match before.filter(|_| GENERIC.contains(&stem(&last).as_str())) {
        Some(before) => names.push(before),
        None => names.extend([last.clone(), stem(&last)]),
    }
    let mut keys = vec![key(path)];
    keys.extend(names.into_iter().map(Key::from));
    keys.dedup();
    keys
}
