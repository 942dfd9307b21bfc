//! Quotation marks of any language.

/// Whether it opens or closes a quotation, or may: a single mark that closes is an apostrophe too.
pub(super) fn is_mark(c: char) -> bool {
    "\"“”„‟«»‹›‘’'‚「」『』＂".contains(c)
}
