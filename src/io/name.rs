//! What nodes are called in addresses, and addresses in a graph: one rule for all formats that have them.

use std::fmt;

#[cfg(feature = "webanno")]
use percent_encoding::percent_decode_str;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// Before the address of each node, where the caller gives no other.
pub(super) const BASE: &str = "urn:dictum:";
/// The terms of our own.
pub(super) const NAMESPACE: &str = "urn:dictum:ns#";

/// Only what no reader of addresses or of files takes for something else is left as it is: a key is one part of an address.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~');

/// The address of a node under a base: its kind and its key.
pub(super) fn address<'k>(base: &'k str, kind: &'k str, key: &'k str) -> impl fmt::Display + use<'k> {
    struct Address<'k>(&'k str, &'k str, PercentEncode<'k>);

    impl fmt::Display for Address<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}{}/{}", self.0, self.1, self.2)
        }
    }
    Address(base, kind, encoded(key))
}

/// A key as a part of an address, or of the name of a file.
pub(super) fn encoded(key: &str) -> PercentEncode<'_> {
    utf8_percent_encode(key, KEPT)
}

/// What a part of an address or of a file's name says.
#[cfg(feature = "webanno")]
pub(super) fn decoded(part: &str) -> String {
    percent_decode_str(part).decode_utf8_lossy().into_owned()
}
