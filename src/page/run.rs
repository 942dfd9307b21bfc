//! Words that belong to one quote, or to none.

use super::anchor::Anchor;
use super::finding::Found;
use super::link::Link;
use super::mark::{Flag, Mark, What};
use super::segment::Segment;
use super::text::Text;
use crate::graph::QuoteRef;

/// A quote, as its words name it.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) anchor: Anchor,
    pub(super) place: Anchor,
    pub(super) kind: &'static str,
}

impl Named {
    pub(super) fn of(quote: QuoteRef<'_>) -> Self {
        Named { anchor: Anchor::of(quote), place: Anchor::place(quote), kind: quote.kind().as_str() }
    }
}

/// Words that follow each other within the same innermost quote, or outside of all.
pub(super) struct Run {
    /// The innermost quote by its number, and whether only its clause is.
    pub(super) quote: Option<(usize, bool)>,
    pub(super) named: Option<Named>,
    pub(super) depth: usize,
    /// Whether the quote begins here.
    pub(super) begins: bool,
    pub(super) pieces: Vec<Piece>,
    /// The claims of which the words end here.
    pub(super) flags: Vec<Flag>,
    /// The findings of which the words end here.
    pub(super) ended: Vec<Found>,
}

/// Words over which the same marks lie.
pub(super) struct Piece {
    pub(super) text: Text,
    pub(super) mention: Option<Link>,
    /// What they are, for the style sheet: names of this file's only.
    pub(super) classes: String,
    /// The words of findings that begin with them, and those that lie over them.
    pub(super) begun: Vec<Found>,
    pub(super) found: Vec<Found>,
}

impl Piece {
    /// The numbers of the notes that are about them, with blanks between.
    pub(super) fn numbers(&self) -> String {
        let numbers: Vec<String> = self.found.iter().map(|found| found.note.number.to_string()).collect();
        numbers.join(" ")
    }

    /// Whether one of the findings is an error.
    pub(super) fn is_wrong(&self) -> bool {
        self.found.iter().any(|found| found.is_error)
    }
}

impl Run {
    pub(super) fn of(quote: Option<(usize, bool)>, named: Option<Named>, depth: usize, begins: bool) -> Self {
        Run { quote, named, depth, begins, pieces: Vec::new(), flags: Vec::new(), ended: Vec::new() }
    }

    /// How deep the style sheet shows it.
    pub(super) fn shade(&self) -> usize {
        self.depth.min(3)
    }

    pub(super) fn is_clause(&self) -> bool {
        self.quote.is_some_and(|(_, is_clause)| is_clause)
    }

    pub(super) fn add(&mut self, text: &str, segment: Segment, marks: &[Mark]) {
        let mention = segment.mention.and_then(|place| match &marks.get(place)?.what {
            What::Mention(link) => Some(link.clone()),
            _ => None,
        });
        let kinds = [
            ("cue", segment.is_cue),
            ("hedge", segment.is_hedge),
            ("condition", segment.is_condition),
            ("claim", segment.is_claim),
            ("mention", mention.is_some()),
        ];
        let classes: Vec<&str> = kinds.iter().filter(|(_, is_so)| *is_so).map(|(name, _)| *name).collect();
        let found = |places: &[usize]| places.iter().filter_map(|place| found(marks, *place)).collect();
        let (begun, over, ended): (Vec<Found>, Vec<Found>, Vec<Found>) =
            (found(&segment.begun), found(&segment.found), found(&segment.ended));
        self.pieces.push(Piece { text: Text::exact(text), mention, classes: classes.join(" "), begun, found: over });
        self.flags.extend(segment.flags);
        self.ended.extend(ended);
    }
}

fn found(marks: &[Mark], place: usize) -> Option<Found> {
    match &marks.get(place)?.what {
        What::Found(found) => Some(found.clone()),
        _ => None,
    }
}
