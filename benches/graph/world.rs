//! What both graphs hold: a world made up, the same for the same size.

use std::fmt::Write;

/// Who says what where, by number.
pub(crate) struct World {
    pub(crate) people: usize,
    pub(crate) events: usize,
    pub(crate) claims: usize,
    pub(crate) documents: Vec<Report>,
}

pub(crate) struct Report {
    pub(crate) text: String,
    pub(crate) cites: Vec<usize>,
    pub(crate) quotes: Vec<Saying>,
}

pub(crate) struct Saying {
    pub(crate) words: std::ops::Range<usize>,
    pub(crate) speaker: usize,
    pub(crate) event: usize,
    /// Of whom it speaks.
    pub(crate) about: usize,
    /// What it asserts.
    pub(crate) claim: usize,
}

const WORDS: [&str; 12] =
    ["the", "harbour", "stays", "shut", "until", "May", "ice", "held", "no", "boat", "crew", "déjà"];

/// Draws numbers: SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    /// The low numbers much more often than the high ones.
    fn busy(&mut self, limit: usize) -> usize {
        let most = self.below(limit) + 1;
        let most = self.below(most) + 1;
        self.below(most)
    }
}

impl World {
    /// Of so many quotes, eight a document.
    pub(crate) fn of(quotes: usize) -> World {
        let (mut dice, documents) = (Dice(7), quotes / 8);
        let mut world = World { people: quotes / 40, events: quotes / 100, claims: quotes / 10, documents: Vec::new() };
        for number in 0..documents {
            let cites = (0..dice.below(3)).map(|_| dice.below(number.max(1))).filter(|cited| *cited != number);
            let mut report = Report { text: String::new(), cites: cites.collect(), quotes: Vec::new() };
            report.cites.sort_unstable();
            report.cites.dedup();
            let event = dice.busy(world.events);
            for _ in 0..8 {
                report.text.push_str("It was said: “");
                let start = report.text.len();
                for _ in 0..6 + dice.below(12) {
                    let _ = write!(report.text, "{} ", WORDS[dice.below(WORDS.len())]);
                }
                let words = start..report.text.len() - 1;
                report.text.push_str("” ");
                let (speaker, about) = (dice.busy(world.people), dice.busy(world.people));
                report.quotes.push(Saying { words, speaker, event, about, claim: dice.busy(world.claims) });
            }
            world.documents.push(report);
        }
        world
    }
}
