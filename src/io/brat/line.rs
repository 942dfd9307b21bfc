//! The records of an annotation file.

use std::ops::Range;

use crate::text::OffsetUnit;

/// What a record says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Line<'f> {
    /// T: words of a type, at one place or in pieces.
    Words { kind: &'f str, unit: OffsetUnit, pieces: Vec<Range<usize>>, text: String },
    /// E: a trigger of a type, and what plays which role in it.
    Event { kind: &'f str, trigger: &'f str, roles: Vec<(&'f str, &'f str)> },
    /// R: what plays which role.
    Relation { kind: &'f str, roles: Vec<(&'f str, &'f str)> },
    /// `*`: what is the same.
    Equivalence { members: Vec<&'f str> },
    /// A or M: a mark on another record, with a value or without.
    Attribute { kind: &'f str, of: &'f str, value: Option<&'f str> },
    /// N: what another record is in a resource outside.
    Reference { of: &'f str, entry: &'f str, text: &'f str },
    /// #: what an annotator says of another record.
    Note { of: &'f str, text: &'f str },
}

/// A record where it stands.
#[derive(Clone, Debug)]
pub(super) struct Recorded<'f> {
    /// From 1.
    pub(super) number: u32,
    pub(super) id: &'f str,
    /// What it says, or what is wrong with its form.
    pub(super) line: Result<Line<'f>, String>,
}

/// All records of a file, in its order. Only words run over lines: as far as their offsets say that they do, in what does not begin like a record. Any other line that begins like none is a record that is wrong.
pub(super) fn lines(text: &str) -> Vec<Recorded<'_>> {
    let mut records: Vec<(u32, Range<usize>)> = Vec::new();
    let (mut at, mut lacking) = (0, 0usize);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let end = at + line.len();
        match records.last_mut() {
            Some((_, record)) if lacking > 0 && !is_begun(line) => {
                record.end = end;
                lacking = lacking.saturating_sub(line.chars().count());
            }
            _ if line.trim().is_empty() => {}
            _ => {
                records.push((number, at..end));
                lacking = if is_begun(line) { characters_lacking(line) } else { 0 };
            }
        }
        at = end;
    }
    let records = records.into_iter().map(|(number, record)| {
        let raw = text.get(record).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let (id, rest) = raw.split_once('\t').unwrap_or((raw, ""));
        Recorded { number, id, line: if is_begun(raw) { read(id, rest) } else { Err(NO_RECORD.to_owned()) } }
    });
    records.collect()
}

const NO_RECORD: &str = "expected a record: T, E, R, A, M, N or # with a number, or *, and a tab";

/// How many characters the first line of a record has less than its words, by their offsets.
fn characters_lacking(line: &str) -> usize {
    let rest = line.strip_prefix('T').and_then(|line| line.split_once('\t'));
    let Some(Ok(Line::Words { pieces, text, .. })) = rest.map(|(_, rest)| words(rest)) else { return 0 };
    // Pieces are joined by a blank.
    let length = |length: usize, piece: &Range<usize>| length.saturating_add(piece.len()).saturating_add(1);
    pieces.iter().fold(0, length).saturating_sub(1).saturating_sub(text.chars().count())
}

fn is_begun(line: &str) -> bool {
    let Some((id, _)) = line.split_once('\t') else { return false };
    let mut rest = id.chars();
    let first = rest.next();
    match first {
        Some('*') => id == "*",
        Some('T' | 'E' | 'R' | 'A' | 'M' | 'N' | '#') => {
            !rest.as_str().is_empty()
                && rest.as_str().chars().all(|c| c.is_ascii_alphanumeric())
                && rest.as_str().ends_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

fn read<'f>(id: &str, rest: &'f str) -> Result<Line<'f>, String> {
    match id.chars().next() {
        Some('T') => words(rest),
        Some('E') => event(rest),
        Some('R') => {
            let (kind, roles) = rest.trim_end().split_once(' ').ok_or("expected a type and two arguments")?;
            Ok(Line::Relation { kind, roles: pairs(roles)? })
        }
        Some('*') => {
            let mut members = rest.split_whitespace();
            members.next().filter(|kind| *kind == "Equiv").ok_or("expected `Equiv` and what is the same")?;
            Ok(Line::Equivalence { members: members.collect() })
        }
        Some('A' | 'M') => {
            let mut parts = rest.split_whitespace();
            let (Some(kind), Some(of)) = (parts.next(), parts.next()) else {
                return Err("expected a type and the record that it marks".to_owned());
            };
            Ok(Line::Attribute { kind, of, value: parts.next() })
        }
        Some('N') => {
            let (said, text) = rest.split_once('\t').unwrap_or((rest, ""));
            match said.split_whitespace().collect::<Vec<&str>>()[..] {
                [_, of, entry] => Ok(Line::Reference { of, entry, text }),
                _ => Err("expected `Reference`, a record and `RESOURCE:ENTRY`".to_owned()),
            }
        }
        Some('#') => {
            let (said, text) = rest.split_once('\t').ok_or("expected a tab before the note")?;
            let of = said.split_whitespace().nth(1).ok_or("expected a type and the record of which it is a note")?;
            Ok(Line::Note { of, text })
        }
        _ => Err(NO_RECORD.to_owned()),
    }
}

fn words(rest: &str) -> Result<Line<'_>, String> {
    let expected = "expected a type, offsets and, after a tab, the words";
    let (said, text) = rest.split_once('\t').ok_or(expected)?;
    let (kind, offsets) = said.split_once(' ').ok_or(expected)?;
    let piece = |piece: &str| -> Option<Range<usize>> {
        let (start, end) = piece.split_once(' ')?;
        Some(start.parse().ok()?..end.parse().ok()?)
    };
    let pieces: Option<Vec<Range<usize>>> = offsets.split(';').map(piece).collect();
    let pieces = pieces.ok_or_else(|| format!("expected offsets like `3 9` or `3 9;12 20`, found {offsets:?}"))?;
    Ok(Line::Words { kind, unit: OffsetUnit::CodePoints, pieces, text: text.to_owned() })
}

fn event(rest: &str) -> Result<Line<'_>, String> {
    let (first, roles) = rest.trim_end().split_once(' ').unwrap_or((rest.trim_end(), ""));
    let (kind, trigger) = first.split_once(':').ok_or("expected a type, a colon and its trigger")?;
    Ok(Line::Event { kind, trigger, roles: pairs(roles)? })
}

fn pairs(roles: &str) -> Result<Vec<(&str, &str)>, String> {
    let pair = |role: &str| format!("expected a role, a colon and a record, found {role:?}");
    roles.split_whitespace().map(|role| role.split_once(':').ok_or_else(|| pair(role))).collect()
}
