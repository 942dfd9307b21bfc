//! What nodes are called in addresses, and addresses in a graph.

use crate::io::name::{BASE, address, decoded, encoded};
use crate::model::{Key, NodeKind};
use crate::text::digest;

/// The address of a node.
pub(super) fn iri(kind: NodeKind, key: &Key) -> String {
    address(BASE, kind.as_str(), key.as_str()).to_string()
}

/// The key of the node that an address names: of one of ours that which is in it, of others the address itself.
pub(super) fn key(iri: &str) -> Key {
    let own = iri.strip_prefix(BASE).and_then(|rest| rest.split_once('/'));
    own.map_or_else(|| Key::from(iri), |(_, key)| Key::from(decoded(key)))
}

/// How long a name of a file may be before it is cut: most systems take 255 bytes, with the ending.
const LONGEST: usize = 240;

/// What the files of a document are called, without their ending: its key; of a long one its beginning and its digest.
pub(super) fn file_name(key: &str) -> String {
    let name = encoded(key).to_string();
    if name.len() <= LONGEST {
        return name;
    }
    let mut cut: String = name.chars().take(LONGEST - 40).collect();
    // Not within an escape.
    if let Some(escape) = cut.rfind('%').filter(|escape| escape + 3 > cut.len()) {
        cut.truncate(escape);
    }
    format!("{cut}~{:.32}", digest(key.as_bytes()).to_hex())
}

/// Last parts of addresses that say nothing of what stands there: it is named by the part before.
const GENERIC: &[&str] = &["index", "default", "home"];

/// The keys that the document with this address may have, the surest first: that which the address gives, the address itself, also without its fragment, and cut as names of files are; its last two parts, the last one, with what it asks for (`?`)
/// and, last of all, without that; each also without what follows its last dot.
pub(super) fn document_keys(iri: &str) -> Vec<Key> {
    let page = iri.split('#').next().unwrap_or_default();
    let (path, query) = page.split_once('?').map_or((page, None), |(path, query)| (path, Some(query)));
    let mut keys = vec![key(iri), key(page)];
    keys.push(Key::from(decoded(&file_name(key(page).as_str()))));
    let asked = query.map(|query| format!("?{}", decoded(query)));
    keys.extend(asked.into_iter().flat_map(|asked| names(path, &asked)));
    keys.extend(names(path, ""));
    keys.dedup();
    keys
}

/// What a text may be called that stands at a path and is asked for so.
fn names(path: &str, asked: &str) -> Vec<Key> {
    let mut parts = path.rsplit(['/', ':']).filter(|part| !part.is_empty()).map(decoded);
    let (last, before) = (parts.next().unwrap_or_default(), parts.next());
    let stem = last.rsplit_once('.').map_or(last.as_str(), |(stem, _)| stem);
    let forms = [format!("{last}{asked}"), format!("{stem}{asked}")];
    let mut names = Vec::new();
    if let Some(before) = &before {
        names.extend(forms.iter().map(|form| format!("{before}/{form}")));
    }
    match before.filter(|_| asked.is_empty() && GENERIC.contains(&stem)) {
        Some(before) => names.push(before),
        None => names.extend(forms),
    }
    names.into_iter().map(Key::from).collect()
}
