//! How deep triple terms may stand in each other: they are parsed by recursion, which a file must not drive.

use std::io::{self, Read};

/// Ours hold none within another; others' files may.
const DEEPEST: usize = 32;

/// Reads on as long as nothing is nested too deep.
pub(super) struct Shallow<R> {
    from: R,
    state: State,
    depth: usize,
    /// The last two bytes outside of strings and names, the later last.
    last: [u8; 2],
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Outside,
    Name,
    Comment,
    /// After a backslash in a short name.
    Escaped,
    /// A string in these marks, so many of which were read in a row; the first marks are counted too, until another byte comes.
    Opening(u8, usize),
    String {
        mark: u8,
        is_long: bool,
        closing: usize,
        is_escaped: bool,
    },
}

impl<R: Read> Shallow<R> {
    pub(super) fn new(from: R) -> Self {
        Shallow { from, state: State::Outside, depth: 0, last: [0; 2] }
    }

    fn see(&mut self, byte: u8) {
        self.state = match self.state {
            State::Outside => self.outside(byte),
            State::Name if byte == b'>' || byte == b'\n' => State::Outside,
            // Two in a row are no name but the beginning of a triple.
            State::Name if byte == b'<' => {
                self.last = *b"<<";
                State::Outside
            }
            State::Comment if byte == b'\n' => State::Outside,
            State::Escaped => State::Outside,
            State::Opening(mark, count) if byte == mark && count < 3 => State::Opening(mark, count + 1),
            // An empty string, and what follows it.
            State::Opening(_, 2) => self.outside(byte),
            State::Opening(mark, count) => within(mark, count == 3, 0, byte, false),
            State::String { mark, is_long, closing, is_escaped } => within(mark, is_long, closing, byte, is_escaped),
            state => state,
        };
    }

    fn outside(&mut self, byte: u8) -> State {
        match (self.last, byte) {
            ([b'<', b'<'], b'(') => self.depth += 1,
            ([b')', b'>'], b'>') => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.last = [self.last[1], byte];
        match byte {
            b'"' | b'\'' => State::Opening(byte, 1),
            b'<' => State::Name,
            b'#' => State::Comment,
            b'\\' => State::Escaped,
            _ => State::Outside,
        }
    }
}

/// The state after a byte of a string.
fn within(mark: u8, is_long: bool, closing: usize, byte: u8, is_escaped: bool) -> State {
    let closing = if byte == mark && !is_escaped { closing + 1 } else { 0 };
    if closing == if is_long { 3 } else { 1 } {
        return State::Outside;
    }
    State::String { mark, is_long, closing, is_escaped: byte == b'\\' && !is_escaped }
}

impl<R: Read> Read for Shallow<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(into)?;
        for byte in into.iter().take(count) {
            self.see(*byte);
            if self.depth > DEEPEST {
                return Err(io::Error::other(format!("triples stand in each other deeper than {DEEPEST} times")));
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(text: &str) -> usize {
        let mut shallow = Shallow::new(text.as_bytes());
        text.bytes().for_each(|byte| shallow.see(byte));
        shallow.depth
    }

    #[test]
    fn only_triples_that_are_open_count_and_none_in_strings_names_and_comments() {
        assert_eq!(depth("<s> <p> <<( <s> <p> <<(<s> <p> "), 2);
        assert_eq!(depth("<s> <p> <<( <s> <p> <o> )>> . <s> <p> <<( "), 1);
        assert_eq!(
            depth("<s> <p> \"<<( \\\" <<( \\\\\" . <s> <p> '<<(' , \"\"\" \"\" <<( \\\"\"\"\" , \"\" , '' ."),
            0
        );
        assert_eq!(depth("<s> <p> \"\"\"\"<<(\"\"\" . # <<( ' \"\n<s> <p> <<( "), 1);
        assert_eq!(depth("x:it\\'s <p> <<( "), 1);
    }

    #[test]
    fn what_is_too_deep_is_not_read_on() {
        let deep = "<s> <p> ".to_owned() + &"<<( <s> <p> ".repeat(DEEPEST + 1);
        assert!(io::copy(&mut Shallow::new(deep.as_bytes()), &mut io::sink()).is_err());
        let well = "<s> <p> ".to_owned() + &"<<( <s> <p> ".repeat(DEEPEST);
        assert!(io::copy(&mut Shallow::new(well.as_bytes()), &mut io::sink()).is_ok());
    }
}
