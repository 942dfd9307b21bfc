//! A text parted wherever a mark begins or ends.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::mark::{Flag, Mark, What};
use crate::text::Span;

/// A stretch of a text over which the same marks lie.
pub(super) struct Segment {
    pub(super) span: Span,
    /// The block in which it lies.
    pub(super) block: usize,
    /// The innermost quotes over it, each by its number and whether only its clause is; so many as are told apart.
    pub(super) quotes: Vec<(usize, bool)>,
    /// How many quotes lie over it.
    pub(super) depth: usize,
    /// The innermost mention over it, by its place in the marks.
    pub(super) mention: Option<usize>,
    pub(super) is_cue: bool,
    pub(super) is_hedge: bool,
    pub(super) is_condition: bool,
    pub(super) is_claim: bool,
    /// The claims of which the words end with it.
    pub(super) flags: Vec<Flag>,
    /// The words of findings that lie over it, that begin with it and that end with it, by their places in the marks.
    pub(super) found: Vec<usize>,
    pub(super) begun: Vec<usize>,
    pub(super) ended: Vec<usize>,
}

/// So many quotes, or findings, over the same words are told apart.
const TOLD: usize = 6;

/// Latest begun, then shortest, then last told: the innermost first.
type Inner = BTreeSet<(Reverse<u32>, u32, Reverse<usize>)>;

/// What lies over the place that is reached.
#[derive(Default)]
struct Over {
    quotes: Inner,
    mentions: Inner,
    cues: usize,
    hedges: usize,
    conditions: usize,
    claims: usize,
    found: BTreeSet<usize>,
    /// What of it has begun since the last segment.
    begun: Vec<usize>,
}

/// The segments of the blocks, in order. Blocks are in order and do not overlap. Cost: O((marks + blocks) × log marks).
pub(super) fn segments(marks: &[Mark], blocks: &[Span]) -> Vec<Segment> {
    // Ends before beginnings.
    let ends = marks.iter().enumerate().map(|(place, mark)| (mark.span.end(), false, place));
    let begins = marks.iter().enumerate().map(|(place, mark)| (mark.span.start(), true, place));
    let mut events: Vec<(u32, bool, usize)> = ends.chain(begins).collect();
    events.sort_unstable();
    let edges = blocks.iter().flat_map(|block| [block.start(), block.end()]);
    let mut cuts: Vec<u32> = events.iter().map(|(at, ..)| *at).chain(edges).collect();
    cuts.sort_unstable();
    cuts.dedup();

    let (mut over, mut segments, mut block) = (Over::default(), Vec::<Segment>::new(), 0);
    let mut events = events.into_iter().peekable();
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        while let Some((_, begins, place)) = events.next_if(|(at, ..)| *at <= from) {
            over.passed(marks, place, begins, &mut segments);
        }
        while blocks.get(block).is_some_and(|span| span.end() <= from) {
            block += 1;
        }
        if blocks.get(block).is_some_and(|span| span.start() <= from) {
            segments.push(over.segment(marks, Span::between(from, to), block));
        }
    }
    events.for_each(|(_, begins, place)| over.passed(marks, place, begins, &mut segments));
    segments
}

impl Over {
    fn passed(&mut self, marks: &[Mark], place: usize, begins: bool, segments: &mut [Segment]) {
        let Some(mark) = marks.get(place) else { return };
        let key = (Reverse(mark.span.start()), mark.span.len(), Reverse(place));
        let counted = match &mark.what {
            What::Quote(_) | What::Clause(_) => return put(&mut self.quotes, key, begins),
            What::Mention(_) => return put(&mut self.mentions, key, begins),
            What::Cue => &mut self.cues,
            What::Hedge => &mut self.hedges,
            What::Condition => &mut self.conditions,
            What::Claim(flag) => {
                let last = segments.last_mut().filter(|last| !begins && last.span.start() >= mark.span.start());
                last.into_iter().for_each(|last| last.flags.push(flag.clone()));
                &mut self.claims
            }
            What::Found(_) if begins => {
                self.found.insert(place);
                return self.begun.push(place);
            }
            What::Found(_) => {
                self.found.remove(&place);
                let last = segments.last_mut().filter(|last| last.span.start() >= mark.span.start());
                return last.into_iter().for_each(|last| last.ended.push(place));
            }
        };
        *counted = if begins { *counted + 1 } else { counted.saturating_sub(1) };
    }

    fn segment(&mut self, marks: &[Mark], span: Span, block: usize) -> Segment {
        let number = |place: usize| match marks.get(place)?.what {
            What::Quote(number) => Some((number, false)),
            What::Clause(number) => Some((number, true)),
            _ => None,
        };
        Segment {
            span,
            block,
            quotes: self.quotes.iter().take(TOLD).filter_map(|(.., place)| number(place.0)).collect(),
            depth: self.quotes.len(),
            mention: self.mentions.first().map(|(.., place)| place.0),
            is_cue: self.cues > 0,
            is_hedge: self.hedges > 0,
            is_condition: self.conditions > 0,
            is_claim: self.claims > 0,
            flags: Vec::new(),
            found: self.found.iter().take(TOLD).copied().collect(),
            begun: std::mem::take(&mut self.begun),
            ended: Vec::new(),
        }
    }
}

fn put(set: &mut Inner, key: (Reverse<u32>, u32, Reverse<usize>), begins: bool) {
    if begins {
        set.insert(key);
    } else {
        set.remove(&key);
    }
}
