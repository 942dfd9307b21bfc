//! Quotation marks of any language, in one table: which open, which then close, and what each is in its place.

/// What opens a quotation, and what then closes it. A mark that can be either is, where nothing beside it tells, what it is in the pair that comes first.
const DOUBLE: &[(char, char)] = &[
    ('“', '”'),
    ('”', '”'),
    ('„', '“'),
    ('„', '”'),
    ('„', '‟'),
    ('‟', '”'),
    ('«', '»'),
    ('»', '«'),
    ('»', '»'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
    ('＂', '＂'),
];

/// The same of single ones; of them `’` is an apostrophe too, and so are the straight ones.
const SINGLE: &[(char, char)] = &[
    ('‘', '’'),
    ('’', '’'),
    ('‚', '‘'),
    ('‚', '’'),
    ('‛', '’'),
    ('‹', '›'),
    ('›', '‹'),
    ('›', '›'),
    ('\'', '\''),
    ('＇', '＇'),
    ('`', '\''),
];

/// Two signs that are one mark, as TeX and typewriters have them.
const DOUBLED: &[(&str, char)] = &[("``", '“'), ("''", '”')];

/// A mark, and where it stands in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Of two signs that are one mark, what they stand for.
    pub(super) sign: char,
    /// Whether it is written in ASCII: then it is too often something else.
    pub(super) is_straight: bool,
    before: Option<char>,
    after: Option<char>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Opens,
    Closes,
}

/// The marks of a text, in order; apostrophes among them. Cost: O(text).
pub(super) fn marks(text: &str) -> impl Iterator<Item = Mark> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (start, c) = next_mark(text, from)?;
        let rest = text.get(start..)?;
        let doubled = DOUBLED.iter().find(|(signs, _)| rest.starts_with(signs));
        let (length, sign) = doubled.map_or((c.len_utf8(), c), |(signs, sign)| (signs.len(), *sign));
        from = start + length;
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(from..)?.chars().next();
        Some(Mark { start, end: from, sign, is_straight: c.is_ascii(), before, after })
    })
}

/// The first sign from a byte on that is a mark, and where it stands.
fn next_mark(text: &str, from: usize) -> Option<(usize, char)> {
    let mut from = from;
    loop {
        let start = from + first_that_may_begin(text.as_bytes().get(from..)?)?;
        let c = text.get(start..)?.chars().next()?;
        if is_mark(c) {
            return Some((start, c));
        }
        from = start + c.len_utf8();
    }
}

/// The place of the first byte with which a mark may begin.
fn first_that_may_begin(bytes: &[u8]) -> Option<usize> {
    // Sixteen are told at once.
    let (sixteens, _) = bytes.as_chunks::<16>();
    let is_near = |sixteen: &[u8; 16]| sixteen.iter().fold(false, |is_near, byte| is_near | may_begin(*byte));
    let from = sixteens.iter().position(is_near).unwrap_or(sixteens.len()) * 16;
    bytes.get(from..)?.iter().position(|byte| may_begin(*byte)).map(|place| from + place)
}

/// Whether a mark may begin with a byte: few of a text are so.
fn may_begin(byte: u8) -> bool {
    (byte == b'"')
        | (byte == b'\'')
        | (byte == b'`')
        | (byte == 0xc2)
        | (byte == 0xe2)
        | (byte == 0xe3)
        | (byte == 0xef)
}

/// The mark with which a text ends, if it does.
pub(super) fn last_mark(text: &str) -> Option<char> {
    let doubled = DOUBLED.iter().find(|(signs, _)| text.ends_with(signs)).map(|(_, sign)| *sign);
    doubled.or_else(|| text.chars().next_back().filter(|c| is_mark(*c)))
}

impl Mark {
    pub(super) fn is_single(self) -> bool {
        is_of(SINGLE, self.sign)
    }

    /// Whether a stop stands before it, after which quoted words end.
    pub(super) fn follows_stop(self) -> bool {
        self.before.is_some_and(is_stop)
    }

    /// Whether a stop stands beside it: an apostrophe seldom has one.
    pub(super) fn is_at_stop(self) -> bool {
        self.follows_stop() || self.after.is_some_and(is_stop)
    }

    /// Whether it opens or closes a quotation: by what stands beside it, else by its form. `is_open` says that a quotation is open which it may close.
    pub(super) fn role(self, is_open: bool) -> Option<Role> {
        let is_free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_dash(c) || "([{".contains(c));
        let (begins, ends) = (is_free(self.before), is_free(self.after) || self.after.is_some_and(is_stop));
        let is_before_digit = self.after.is_some_and(|c| c.is_ascii_digit());
        if self.is_single() {
            let is_apostrophe = is_apostrophe(self.sign);
            // Elsewhere it is an apostrophe.
            return match (begins, ends) {
                (true, false) if self.sign != '’' && !(is_apostrophe && is_before_digit) => Some(Role::Opens),
                (false, true) if self.sign != '`' && (!is_apostrophe || is_open || self.follows_stop()) => {
                    Some(Role::Closes)
                }
                _ => None,
            };
        }
        match (begins, ends) {
            // Inches.
            (false, _) if self.is_straight && !is_open && self.before.is_some_and(|c| c.is_ascii_digit()) => None,
            (true, false) => Some(Role::Opens),
            (false, true) => Some(Role::Closes),
            _ => Some(self.by_form(is_open)),
        }
    }

    fn by_form(self, is_open: bool) -> Role {
        match DOUBLE.iter().find(|(opening, closing)| [*opening, *closing].contains(&self.sign)) {
            Some((opening, closing)) if opening == closing && !is_open => Role::Opens,
            Some((opening, closing)) if opening != closing && *opening == self.sign => Role::Opens,
            _ => Role::Closes,
        }
    }
}

/// Whether it opens or closes a quotation, or may.
pub(crate) fn is_mark(c: char) -> bool {
    // Almost nothing in a text is one: that is told at once.
    let may_be = matches!(c, '"' | '\'' | '`' | '«' | '»' | '‘'..='›' | '「'..='』' | '＂' | '＇');
    may_be && (is_of(DOUBLE, c) || is_of(SINGLE, c))
}

/// Whether a mark closes what another one opened, as one language or another has it.
pub(super) fn closes(opening: char, mark: char) -> bool {
    DOUBLE.iter().chain(SINGLE).any(|pair| *pair == (opening, mark))
}

/// Whether a sign is written within words too.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '＇')
}

fn is_of(pairs: &[(char, char)], c: char) -> bool {
    pairs.iter().any(|(opening, closing)| *opening == c || *closing == c)
}

pub(super) fn is_stop(c: char) -> bool {
    ".,;:!?…)]}".contains(c) || is_dash(c)
}

pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_the_table_is_a_mark() {
        for (opening, closing) in DOUBLE.iter().chain(SINGLE) {
            assert!(is_mark(*opening) && is_mark(*closing), "{opening}{closing}");
        }
    }

    #[test]
    fn every_sign_of_the_table_is_found_in_a_text() {
        for (opening, closing) in DOUBLE.iter().chain(SINGLE) {
            let text = format!("Déjà – non{opening}oui {closing}");
            let found: Vec<char> = marks(&text).map(|mark| mark.sign).collect();
            assert_eq!(found, [*opening, *closing]);
        }
    }

    #[test]
    fn a_mark_is_found_wherever_it_stands_in_a_long_text() {
        for at in 0..70 {
            for sign in ['"', '“', '‹', '＇'] {
                let text = format!("{}{sign}{}", "x".repeat(at), "y".repeat(70 - at));
                let found: Vec<(usize, char)> = marks(&text).map(|mark| (mark.start, mark.sign)).collect();
                assert_eq!(found, [(at, sign)]);
            }
        }
    }
}
