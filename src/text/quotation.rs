//! Quotation marks: where quoted words end, and others begin.

/// Where a text that is given as one quotation closes one, and opens another, in bytes of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Seam {
    /// Before the mark that closes.
    pub(crate) closes: usize,
    /// After the mark that opens the next one, if there is one.
    pub(crate) opens: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
}

/// What stands beside a mark.
#[derive(Clone, Copy)]
struct Beside {
    before: Option<char>,
    after: Option<char>,
}

/// Where a quotation is two: a mark closes what was not opened in it, or what was opened at its beginning, and after that another one opens; or
/// there are words after a mark that closes what was not opened. Quotations within it, and paragraphs that are opened anew, are none of that.
/// `before` is what stands before the text. Cost: O(text).
pub(crate) fn seam(text: &str, before: Option<char>) -> Option<Seam> {
    // How many quotations are open that began in it, within double marks and within single ones.
    let mut open = [0_usize; 2];
    let mut is_own = !before.is_some_and(is_mark);
    let mut closed: Option<(usize, char, bool)> = None;
    let mut characters = text.char_indices().peekable();
    let mut last = None;
    while let Some((at, c)) = characters.next() {
        let beside = Beside { before: last, after: characters.peek().map(|(_, next)| *next) };
        last = Some(c);
        let within: usize = open.iter().sum();
        let depth = open.get_mut(usize::from(is_single(c)))?;
        match role(c, beside, *depth) {
            None => is_own &= within > 0 || c.is_whitespace(),
            Some(Mark::Opens) => match closed {
                Some((closes, ..)) => return Some(Seam { closes, opens: Some(at + c.len_utf8()) }),
                None => *depth += 1,
            },
            Some(Mark::Closes) if *depth > 0 => {
                *depth -= 1;
                if within == 1 {
                    // What is closed so is followed by who said it.
                    let is_outer = is_own && beside.before.is_some_and(is_stop);
                    closed = closed.or(is_outer.then_some((at, c, false)));
                    is_own = false;
                }
            }
            // Marks of another sort are of what is quoted there; but straight ones close after a stop whatever others opened.
            Some(Mark::Closes)
                if before.is_some_and(|before| is_mark(before) && !closes(before, c))
                    && !(c == '"' && beside.before.is_some_and(is_stop)) => {}
            Some(Mark::Closes) => closed = closed.or(Some((at, c, true))),
        }
    }
    let (closes, mark, was_not_opened) = closed?;
    let goes_on = || text.get(closes..).is_some_and(|rest| rest.chars().any(char::is_alphanumeric));
    // Straight marks and single ones are too often something else.
    (was_not_opened && !is_single(mark) && mark != '"' && goes_on()).then_some(Seam { closes, opens: None })
}

/// Whether a text says anything: words, digits, or a sign that is no punctuation.
pub(crate) fn says_something(text: &str) -> bool {
    let is_punctuation = |c: char| {
        c.is_ascii()
            || c.is_whitespace()
            || c.is_control()
            || is_mark(c)
            || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}')
    };
    text.chars().any(|c| c.is_alphanumeric() || !is_punctuation(c))
}

/// Whether what stands directly before words opens a quotation which what stands directly after them closes.
pub(crate) fn is_within_marks(before: Option<char>, after: Option<char>) -> bool {
    before.zip(after).is_some_and(|(before, after)| is_mark(before) && closes(before, after))
}

/// Whether a mark opens or closes a quotation: by what stands beside it, else by its form.
fn role(c: char, beside: Beside, depth: usize) -> Option<Mark> {
    if !is_mark(c) {
        return None;
    }
    let is_free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_dash(c) || "([{".contains(c));
    let (begins, ends) = (is_free(beside.before), is_free(beside.after) || beside.after.is_some_and(is_stop));
    if is_single(c) {
        // Elsewhere it is an apostrophe.
        return match (begins, ends) {
            (true, false) if c != '’' => Some(Mark::Opens),
            (false, true) if depth > 0 || beside.before.is_some_and(is_stop) => Some(Mark::Closes),
            _ => None,
        };
    }
    let by_form = match c {
        '“' | '„' | '‟' | '«' | '「' | '『' => Mark::Opens,
        '"' | '＂' if depth == 0 => Mark::Opens,
        _ => Mark::Closes,
    };
    match (begins, ends) {
        // Inches.
        (false, _) if c == '"' && depth == 0 && beside.before.is_some_and(|c| c.is_ascii_digit()) => None,
        (true, false) => Some(Mark::Opens),
        (false, true) => Some(Mark::Closes),
        _ => Some(by_form),
    }
}

fn is_mark(c: char) -> bool {
    is_single(c) || matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂')
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '＇')
}

/// Whether a mark closes what another one opened, as one language or another has it.
fn closes(opening: char, mark: char) -> bool {
    let closing: &[char] = match opening {
        '“' | '”' | '‟' => &['”'],
        '„' => &['“', '”', '‟'],
        '«' | '»' => &['»', '«'],
        '‹' | '›' => &['›', '‹'],
        '「' => &['」'],
        '『' => &['』'],
        '‘' | '’' | '‛' => &['’'],
        '‚' => &['‘', '’'],
        straight => &[straight],
    };
    closing.contains(&mark)
}

fn is_stop(c: char) -> bool {
    ".,;:!?…)]}".contains(c) || is_dash(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}
