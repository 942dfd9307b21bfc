//! What nodes, statements, recordings and words are called.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::graph::tables::Core;
use crate::model::Extent;
use crate::text::Match;

/// Of a key only what no reader of addresses takes for something else is left as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~').remove(b'/');

const STATEMENT: &str = "statement/";
const RECORDING: &str = "recording/";

/// Writes names under a base, into memory that the caller keeps.
#[derive(Clone, Copy)]
pub(super) struct Names<'b> {
    pub(super) base: &'b str,
}

impl Names<'_> {
    pub(super) fn node(self, core: &Core, node: u32, into: &mut String) {
        let kind = core.kind(node).map_or("", |kind| kind.as_str());
        let key = core.key(node).map_or("", |key| key.as_str());
        put(into, format_args!("{}{kind}/{}", self.base, utf8_percent_encode(key, KEPT)));
    }

    pub(super) fn statement(self, row: u32, into: &mut String) {
        put(into, format_args!("{}{STATEMENT}{row}", self.base));
    }

    pub(super) fn recording(self, number: u32, into: &mut String) {
        put(into, format_args!("{}{RECORDING}{number}", self.base));
    }

    /// Words of a document, by RFC 5147: from one character to another, counted in code points. Words that were given otherwise
    /// are called otherwise.
    pub(super) fn words(
        self,
        core: &Core,
        extent: Extent,
        (start, end): (u32, u32),
        matched: Match,
        into: &mut String,
    ) {
        self.node(core, extent.document.index(), into);
        // Writing to a string does not fail.
        let _ = write!(into, "#char={start},{end}");
        matched.names().for_each(|rule| into.extend(["&", rule]));
    }

    pub(super) fn recorder(self, who: &str, into: &mut String) {
        put(into, format_args!("{}recorder/{}", self.base, utf8_percent_encode(who, KEPT)));
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

fn number(name: &str, before: &str) -> Option<u32> {
    let (under, digits) = name.rsplit_once('/')?;
    let is_plain = digits.bytes().all(|digit| digit.is_ascii_digit());
    (is_plain && under.ends_with(before.trim_end_matches('/'))).then(|| digits.parse().ok())?
}
