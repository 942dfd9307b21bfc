//! Texts as some rules see them: character by character, each with the piece of the text it stands for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::matching::Match;

/// One character as the rules see it, and the bytes of the text that gave it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Folded {
    pub(super) character: char,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is the first of what its piece gave, and whether it is the last.
    pub(super) opens: bool,
    pub(super) closes: bool,
}

/// The characters of a text as the rules see them. Cost: O(text).
pub(super) fn fold(text: &str, rules: Match) -> Fold<'_> {
    Fold { text, at: 0, rules, piece: (0, 0), pending: Vec::new(), opens: false }
}

/// The same, without the pieces.
pub(super) fn folded(text: &str, rules: Match) -> Vec<char> {
    fold(text, rules).map(|folded| folded.character).collect()
}

/// Made by [`fold`].
pub(super) struct Fold<'t> {
    text: &'t str,
    at: usize,
    rules: Match,
    piece: (usize, usize),
    /// What the piece gave and is still to come, the next one last.
    pending: Vec<char>,
    opens: bool,
}

impl Fold<'_> {
    /// Takes the next piece: a run of white space, a run of hyphens, a letter with its marks, or one character.
    fn take_piece(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        let first = rest.chars().next()?;
        let length = self.piece_length(rest, first);
        let piece = rest.get(..length)?;
        self.piece = (self.at, self.at + length);
        self.at += length;
        self.opens = true;
        self.give(piece, first);
        self.pending.reverse();
        Some(())
    }

    fn piece_length(&self, rest: &str, first: char) -> usize {
        let run = |belongs: &dyn Fn(char) -> bool| {
            rest.char_indices().find(|(_, c)| !belongs(*c)).map_or(rest.len(), |(at, _)| at)
        };
        if self.rules.contains(Match::WHITE_SPACE) && first.is_whitespace() {
            run(&char::is_whitespace)
        } else if self.rules.contains(Match::TYPOGRAPHY) && rest.starts_with("--") {
            run(&|c| c == '-')
        } else if self.rules.contains(Match::UNICODE) {
            let marks = rest.char_indices().skip(1).find(|(_, c)| !is_combining_mark(*c));
            marks.map_or(rest.len(), |(at, _)| at)
        } else {
            first.len_utf8()
        }
    }

    fn give(&mut self, piece: &str, first: char) {
        if self.rules.contains(Match::WHITE_SPACE) && first.is_whitespace() {
            self.pending.push(' ');
        } else if self.rules.contains(Match::UNICODE) && !piece.is_ascii() {
            for c in piece.nfd() {
                self.give_character(c);
            }
        } else if self.rules.contains(Match::TYPOGRAPHY) && first == '-' {
            self.pending.push('-');
        } else {
            for c in piece.chars() {
                self.give_character(c);
            }
        }
    }

    fn give_character(&mut self, c: char) {
        let c = if self.rules.contains(Match::TYPOGRAPHY) { plain(c) } else { c };
        if c == '…' && self.rules.contains(Match::TYPOGRAPHY) {
            self.pending.extend(['.', '.', '.']);
        } else if self.rules.contains(Match::CASE) {
            self.pending.extend(c.to_lowercase());
        } else {
            self.pending.push(c);
        }
    }
}

impl Iterator for Fold<'_> {
    type Item = Folded;

    fn next(&mut self) -> Option<Folded> {
        if self.pending.is_empty() {
            self.take_piece()?;
        }
        let character = self.pending.pop()?;
        let (start, end) = self.piece;
        let opens = std::mem::take(&mut self.opens);
        Some(Folded { character, start, end, opens, closes: self.pending.is_empty() })
    }
}

/// The plain form of quotation marks, apostrophes, dashes and blanks.
pub(super) fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '＇' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        c => c,
    }
}
