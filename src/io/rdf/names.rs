//! What nodes, statements, recordings and words are called.

use std::fmt::Write;

use crate::graph::tables::Core;
use crate::io::name::address;
use crate::model::Extent;
use crate::text::Match;

const STATEMENT: &str = "statement";
const RECORDING: &str = "recording";

/// Writes names under a base, into memory that the caller keeps.
#[derive(Clone, Copy)]
pub(super) struct Names<'b> {
    pub(super) base: &'b str,
}

impl Names<'_> {
    pub(super) fn node(self, core: &Core, node: u32, into: &mut String) {
        let kind = core.kind(node).map_or("", |kind| kind.as_str());
        let key = core.key(node).map_or("", |key| key.as_str());
        put(into, format_args!("{}", address(self.base, kind, key)));
    }

    pub(super) fn statement(self, row: u32, into: &mut String) {
        put(into, format_args!("{}{STATEMENT}/{row}", self.base));
    }

    pub(super) fn recording(self, number: u32, into: &mut String) {
        put(into, format_args!("{}{RECORDING}/{number}", self.base));
    }

    /// Words of a document: its key, and from which character to which, counted in code points. Words that were given otherwise
    /// are called otherwise.
    pub(super) fn words(
        self,
        core: &Core,
        extent: Extent,
        (start, end): (u32, u32),
        matched: Match,
        into: &mut String,
    ) {
        let key = core.key(extent.document.index()).map_or("", |key| key.as_str());
        put(into, format_args!("{}/{start}-{end}", address(self.base, "words", key)));
        matched.names().for_each(|rule| into.extend(["/", rule]));
    }

    pub(super) fn recorder(self, who: &str, into: &mut String) {
        put(into, format_args!("{}", address(self.base, "recorder", who)));
    }
}

fn put(into: &mut String, name: std::fmt::Arguments<'_>) {
    into.clear();
    // Writing to a string does not fail.
    let _ = into.write_fmt(name);
}

/// The number of a statement, under whatever base it was written.
pub(super) fn statement_number(name: &str) -> Option<u32> {
    number(name, STATEMENT)
}

/// The number of a recording.
pub(super) fn recording_number(name: &str) -> Option<u32> {
    number(name, RECORDING)
}

fn number(name: &str, kind: &str) -> Option<u32> {
    let (under, digits) = name.rsplit_once('/')?;
    let is_plain = digits.bytes().all(|digit| digit.is_ascii_digit());
    // The base ends so, whatever it is.
    let is_kind = under.strip_suffix(kind).is_some_and(|base| base.ends_with(['/', '#', ':']));
    (is_plain && is_kind).then(|| digits.parse().ok())?
}
