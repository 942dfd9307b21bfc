//! A newswire made up: the same size gives the same bytes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Failure;

const WORDS: [&str; 24] = [
    "the", "harbour", "stays", "shut", "until", "May", "mayor", "says", "ice", "held", "no", "boat", "crew", "may",
    "leave", "déjà", "dredging", "costs", "more", "than", "voted", "council", "gale", "naïve",
];

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

    /// Busy or not.
    fn any(&mut self, limit: usize) -> usize {
        if self.chance(50) { self.busy(limit) } else { self.below(limit) }
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn words(&mut self, least: usize, more: usize) -> String {
        let count = least + self.below(more);
        let words: Vec<&str> = (0..count).filter_map(|_| WORDS.get(self.below(WORDS.len())).copied()).collect();
        words.join(" ")
    }
}

/// How many there are of each.
struct Size {
    quotes: usize,
    documents: usize,
    people: usize,
    events: usize,
    places: usize,
    claims: usize,
}

/// Writes the tables of a newswire of so many quotes, and so many rows of parameters for each question.
pub(crate) fn make(folder: &Path, quotes: usize, parameters: usize) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    let size = Size {
        quotes,
        documents: quotes / 8 + 8,
        people: quotes / 40 + 8,
        events: quotes / 100 + 4,
        places: quotes / 500 + 8,
        claims: quotes / 10 + 8,
    };
    let mut dice = Dice(size.quotes as u64);
    world(folder, &size, &mut dice)?;
    claims(folder, &size, &mut dice)?;
    let texts = reports(folder, &size, &mut dice)?;

    let asked = |name: &str, header: &str, row: &mut dyn FnMut() -> String| {
        table(folder, &format!("params_{name}"), header, (0..parameters).map(|_| row()))
    };
    for name in ["said", "coquoted", "selfcontra"] {
        asked(name, "person", &mut || dice.any(size.people).to_string())?;
    }
    asked("trace", "quote", &mut || dice.below(size.quotes).to_string())?;
    asked("dossier", "event", &mut || dice.any(size.events).to_string())?;
    asked("origins", "claim", &mut || dice.any(size.claims).to_string())?;
    asked("within", "place", &mut || dice.any(size.places).to_string())?;
    asked("path", "from,to", &mut || format!("{},{}", dice.below(size.people), dice.below(size.people)))?;
    asked("phrase", "text", &mut || {
        texts.get(dice.below(texts.len())).map_or_else(String::new, |text| text.to_uppercase() + "!")
    })
}

/// Places in places, people, events.
fn world(folder: &Path, size: &Size, dice: &mut Dice) -> Result<(), Failure> {
    let around =
        |place: usize, dice: &mut Dice| if place < 2 { String::new() } else { dice.below(place / 2).to_string() };
    let rows = (0..size.places).map(|place| format!("{place},Pier {place},{}", around(place, dice)));
    table(folder, "places", "id,name,within", rows)?;
    table(folder, "people", "id,name", (0..size.people).map(|person| format!("{person},Person {person}")))?;
    let rows = (0..size.events)
        .map(|event| format!("{event},Meeting {event},{},{}", dice.below(7300), dice.busy(size.places)));
    table(folder, "events", "id,name,day,place", rows)
}

fn claims(folder: &Path, size: &Size, dice: &mut Dice) -> Result<(), Failure> {
    let rows = (0..size.claims).map(|claim| format!("{claim},{}", dice.words(4, 6)));
    table(folder, "claims", "id,text", rows)?;
    let links: BTreeSet<(usize, usize)> =
        (0..size.claims).map(|_| (dice.below(size.claims), dice.below(size.claims))).collect();
    let rows = links
        .into_iter()
        .filter(|(one, other)| one < other)
        .map(|(one, other)| format!("{one},{other},{}", if dice.chance(70) { "contradicts" } else { "supports" }));
    table(folder, "claim_links", "source,target,kind", rows)
}

/// Documents, what they cite, and the quotes in them; the texts of the quotes.
fn reports(folder: &Path, size: &Size, dice: &mut Dice) -> Result<Vec<String>, Failure> {
    let (mut documents, mut cites, mut quotes) = (Vec::new(), Vec::new(), Vec::new());
    let (mut relays, mut mentions, mut stances) = (Vec::new(), Vec::new(), Vec::new());
    let mut texts: Vec<String> = Vec::new();
    for document in 0..size.documents {
        let (mut text, day, event) = (String::new(), dice.below(7300), dice.busy(size.events));
        let here = (size.quotes - texts.len()) / (size.documents - document);
        for _ in 0..here {
            let quote = texts.len();
            let said = if dice.chance(15) && quote > 0 {
                texts.get(dice.below(quote)).cloned().unwrap_or_default()
            } else {
                dice.words(5, 12)
            };
            text += &format!("{}: “", dice.words(3, 5));
            let (start, end, speaker) = (text.len(), text.len() + said.len(), dice.busy(size.people));
            text += &format!("{said}” ");
            let kind = ["direct", "direct", "indirect", "partial"].get(dice.below(4)).copied().unwrap_or_default();
            quotes.push(format!("{quote},{document},{start},{end},{speaker},{event},{day},{kind},{said}"));
            let hops = if dice.chance(30) { 1 + dice.below(2) } else { 0 };
            relays.extend((0..hops).map(|hop| format!("{quote},{hop},{}", dice.busy(size.people))));
            let named: BTreeSet<usize> = (0..dice.below(3)).map(|_| dice.busy(size.people)).collect();
            mentions
                .extend(named.into_iter().filter(|named| *named != speaker).map(|named| format!("{quote},{named}")));
            if dice.chance(60) {
                let stance = if dice.chance(20) { "denies" } else { "asserts" };
                stances.push(format!("{quote},{},{stance}", dice.busy(size.claims)));
            }
            texts.push(said);
        }
        documents.push(format!("{document},{},{},{day},{text}", dice.words(3, 5), dice.below(5)));
        let cited: BTreeSet<usize> = (0..dice.below(4)).map(|_| document * dice.below(9) / 8 + dice.below(2)).collect();
        let cited = cited.into_iter().filter(|cited| *cited != document && *cited < size.documents);
        cites.extend(cited.map(|cited| format!("{document},{cited}")));
    }
    table(folder, "documents", "id,title,publisher,day,text", documents)?;
    table(folder, "cites", "document,cited", cites)?;
    table(folder, "quotes", "id,document,start,end,speaker,event,day,kind,text", quotes)?;
    table(folder, "relays", "quote,hop,person", relays)?;
    table(folder, "mentions", "quote,person", mentions)?;
    table(folder, "stances", "quote,claim,stance", stances)?;
    Ok(texts)
}

/// Nothing in it needs quotation marks.
fn table(folder: &Path, name: &str, header: &str, rows: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let lines: Vec<String> = std::iter::once(header.to_owned()).chain(rows).collect();
    Ok(fs::write(folder.join(name).with_extension("csv"), lines.join("\n") + "\n")?)
}
