//! Which quotes are worded so: an index that is made when it is first asked, and grows when it is asked again.

use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use foldhash::quality::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table;
use smallvec::SmallVec;

use super::both::{both, in_parts};
use super::core::Core;
use crate::model::{NodeKind, Relation};
use crate::text::normal_bytes;

/// Quotes by their words.
#[derive(Debug, Default)]
pub(crate) struct Wordings(RwLock<Known>);

impl Clone for Wordings {
    /// Made anew when it is needed.
    fn clone(&self) -> Self {
        Wordings::default()
    }
}

impl Wordings {
    /// The quotes that may be worded so, in any order and some of them twice: all that are, as far as nothing of them is hidden, and few that are not. Cost:
    /// O(answer), and O(rows) for those that came since it was asked last.
    pub(crate) fn like(&self, core: &Core, wording: &[u8]) -> Vec<u32> {
        let known = self.known(core);
        let mut found = Vec::new();
        let mut next = known.latest(hash_of(&known.hasher, wording));
        while let Some(entry) = next.and_then(|entry| known.entries.get(entry as usize)) {
            found.extend(core.joins(entry.row).and_then(|(quote, _)| quote));
            next = entry.before();
        }
        found
    }

    /// The quotes in several pieces, which are worded otherwise where one of these is hidden. Cost: O(those), and as above.
    pub(crate) fn in_pieces(&self, core: &Core) -> Vec<u32> {
        self.known(core).in_pieces.iter().map(|(_, quote)| *quote).collect()
    }

    /// Forgets the rows from this one on.
    pub(crate) fn roll_back(&mut self, rows: u32) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).forget(rows);
    }

    fn known(&self, core: &Core) -> RwLockReadGuard<'_, Known> {
        let read = || self.0.read().unwrap_or_else(PoisonError::into_inner);
        let known = read();
        if known.rows == core.row_count() {
            return known;
        }
        drop(known);
        self.0.write().unwrap_or_else(PoisonError::into_inner).learn(core);
        read()
    }
}

/// The normal form of some words, in bytes: they compare as names do.
pub(crate) fn wording<'t>(pieces: impl Iterator<Item = &'t str>) -> Vec<u8> {
    // Most are of one piece.
    let pieces: SmallVec<[&str; 1]> = pieces.collect();
    match pieces.as_slice() {
        [piece] => normal_bytes(piece, b' '),
        pieces => normal_bytes(&pieces.join(" "), b' '),
    }
}

/// The latest quote of each wording, each with the one before it.
#[derive(Debug, Default)]
struct Known {
    /// How many rows it knows.
    rows: u32,
    hasher: RandomState,
    /// The latest entry of each wording.
    latest: HashTable<u32>,
    entries: Vec<Entry>,
    /// Rows that gave a quote another piece, with the quote.
    in_pieces: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct Entry {
    wording: u32,
    /// The last of those that give the quote its words.
    row: u32,
    /// The entry before it of the same wording, or [`FIRST`].
    before: u32,
}

/// What comes before the first.
const FIRST: u32 = u32::MAX;

impl Entry {
    fn before(&self) -> Option<u32> {
        Some(self.before).filter(|before| *before != FIRST)
    }
}

/// A quote of which words are said row after row, the last of these rows, and how it is worded up to there; whether in several pieces.
struct Worded {
    quote: u32,
    row: u32,
    wording: u32,
    is_in_pieces: bool,
}

/// So many rows are gone through at once; few where it is tested.
const AT_ONCE: u32 = if cfg!(debug_assertions) { 1 << 6 } else { 1 << 18 };

/// From so many on, on two threads.
const MANY: usize = if cfg!(debug_assertions) { 1 << 6 } else { 1 << 14 };

/// The relations that give a quote its words.
pub(crate) const WORDING: [Relation; 2] = [Relation::Segment, Relation::ReportedClause];

impl Known {
    fn latest(&self, wording: u32) -> Option<u32> {
        self.latest.find(spread(wording), |there| is(&self.entries, *there, wording)).copied()
    }

    /// Some rows are gone through while the words of those before them are entered.
    fn learn(&mut self, core: &Core) {
        self.make_room(core.of_kind(NodeKind::Quote).len().saturating_sub(self.entries.len()));
        let hasher = self.hasher.clone();
        let (mut next, mut found) = (self.rows, Vec::new());
        while next < core.row_count() {
            let some = next..core.row_count().min(next.saturating_add(AT_ONCE));
            next = some.end;
            let read = || {
                let rows = some.start as usize..some.end as usize;
                in_parts(rows, MANY, || (), |_, rows| worded_in(core, &hasher, rows))
            };
            (found, _) = both(read, || self.add_all(std::mem::take(&mut found), some.start));
        }
        self.add_all(found, next);
    }

    /// What was found in the rows up to this one.
    fn add_all(&mut self, found: Vec<Vec<Worded>>, until: u32) {
        for Worded { quote, row, wording, is_in_pieces } in found.into_iter().flatten() {
            if is_in_pieces {
                self.in_pieces.push((row, quote));
            }
            self.add(wording, row);
        }
        self.rows = until;
    }

    fn make_room(&mut self, more: usize) {
        let Known { latest, entries, .. } = self;
        entries.reserve(more);
        latest.reserve(more, |there| hash(entries, *there));
    }

    fn add(&mut self, wording: u32, row: u32) {
        let Ok(entry) = u32::try_from(self.entries.len()) else { return };
        let Known { latest, entries, .. } = self;
        let is_it = |there: &u32| is(entries, *there, wording);
        let before = match latest.entry(spread(wording), is_it, |there| hash(entries, *there)) {
            hash_table::Entry::Occupied(mut place) => std::mem::replace(place.get_mut(), entry),
            hash_table::Entry::Vacant(place) => {
                place.insert(entry);
                FIRST
            }
        };
        entries.push(Entry { wording, row, before });
    }

    fn forget(&mut self, from: u32) {
        while let Some(entry) = self.entries.pop_if(|entry| entry.row >= from) {
            let number = self.entries.len() as u32;
            if let Ok(mut place) = self.latest.find_entry(spread(entry.wording), |there| *there == number) {
                match entry.before() {
                    Some(before) => *place.get_mut() = before,
                    None => _ = place.remove(),
                }
            }
            // What is left of its words was not told apart.
            self.rows = self.entries.last().map_or(0, |before| before.row + 1);
        }
        while self.in_pieces.pop_if(|(row, _)| *row >= from).is_some() {}
        self.rows = self.rows.min(from);
    }
}

/// The quotes of which words are said in some rows. One whose rows begin in others before them is found there too, with fewer words.
fn worded_in(core: &Core, hasher: &RandomState, rows: Range<usize>) -> Vec<Worded> {
    let mut found: Vec<Worded> = Vec::new();
    let mut run: Option<(u32, u32)> = None;
    for row in rows.start as u32..rows.end as u32 {
        let is_worded = core.relation(row).is_some_and(|relation| WORDING.contains(&relation));
        if !is_worded && run.is_none() {
            continue;
        }
        let Some((Some(subject), _)) = core.joins(row) else { continue };
        let quote = Some(subject).filter(|_| is_worded);
        found.extend(run.take_if(|(of, _)| Some(*of) != quote).map(|run| worded(core, hasher, run)));
        run = quote.map(|quote| (quote, row));
    }
    found.extend(run.map(|run| worded(core, hasher, run)));
    found
}

/// How a quote is worded up to a row.
fn worded(core: &Core, hasher: &RandomState, (quote, row): (u32, u32)) -> Worded {
    let so_far = |relation| core.outgoing(quote, relation).rows().take_while(move |said| *said <= row);
    let [segments, clauses] = WORDING.map(|relation| so_far(relation).count());
    let pieces = so_far(if segments > 0 { Relation::Segment } else { Relation::ReportedClause });
    let wording = hash_of(hasher, &wording(pieces.filter_map(|row| piece(core, row))));
    Worded { quote, row, wording, is_in_pieces: segments + clauses > 1 }
}

fn hash_of(hasher: &RandomState, wording: &[u8]) -> u32 {
    hasher.hash_one(wording) as u32
}

fn is(entries: &[Entry], entry: u32, wording: u32) -> bool {
    entries.get(entry as usize).is_some_and(|entry| entry.wording == wording)
}

fn hash(entries: &[Entry], entry: u32) -> u64 {
    entries.get(entry as usize).map_or(0, |entry| spread(entry.wording))
}

/// A table of numbers looks at the highest bits of a hash too.
fn spread(wording: u32) -> u64 {
    u64::from(wording) << 32 | u64::from(wording)
}

fn piece(core: &Core, row: u32) -> Option<&str> {
    let extent = core.value(row)?.words()?;
    core.content(extent.document.index())?.slice(extent.span)
}
