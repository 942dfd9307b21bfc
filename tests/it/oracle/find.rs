//! Looks up what a deed names: by trying every byte, every line, every node.

use super::deed::{Name, Place, Spot, Words};
use super::row::Extent;
use super::{Oracle, Refusal};

/// What stands between the words of the texts that are drawn.
pub(crate) const BETWEEN: [char; 4] = [' ', ',', '\n', '.'];

impl Oracle {
    pub(crate) fn node(&self, name: &Name) -> Result<usize, Refusal> {
        let found = match name {
            Name::Number(number) => Some(*number),
            Name::Key(key) => self.nodes.iter().position(|node| node.key == *key),
            Name::Unnamed => None,
        };
        found.ok_or("nothing has this key")
    }

    pub(crate) fn text(&self, document: usize) -> Result<&str, Refusal> {
        self.nodes[document].text.as_deref().ok_or("it is no document")
    }

    pub(crate) fn whole(&self, document: usize) -> Result<Extent, Refusal> {
        Ok(Extent { document, start: 0, end: self.text(document)?.len() })
    }

    pub(crate) fn passage(&self, place: &Place) -> Result<Extent, Refusal> {
        let mut extent = self.whole(self.node(&place.document)?)?;
        for spot in &place.spots {
            extent = match spot {
                Spot::Line(number) => self.line(*number, extent)?,
                Spot::Words(words) => self.find(words, extent)?,
            };
        }
        Ok(extent)
    }

    fn line(&self, number: usize, place: Extent) -> Result<Extent, Refusal> {
        let text = self.text(place.document)?;
        let lines: Vec<&str> = text.split('\n').collect();
        let line = number.checked_sub(1).and_then(|index| lines.get(index)).ok_or("there is no such line")?;
        let start = lines[..number - 1].iter().map(|line| line.len() + 1).sum();
        let extent = Extent { start, end: start + line.len(), ..place };
        if place.holds(extent) { Ok(extent) } else { Err("the line lies outside of the place") }
    }

    pub(crate) fn find(&self, words: &Words, place: Extent) -> Result<Extent, Refusal> {
        match words {
            Words::Bytes(start, end) => {
                let extent = Extent { document: place.document, start: *start, end: *end };
                let text = self.text(place.document)?;
                let is_there = text.get(*start..*end).is_some();
                let is_cut = |at: usize| {
                    let within = |c: Option<char>| c.is_some_and(|c| !BETWEEN.contains(&c));
                    within(text[..at].chars().next_back()) && within(text[at..].chars().next())
                };
                if !is_there || !place.holds(extent) {
                    Err("these are no bytes of the place")
                } else if start < end && (is_cut(*start) || is_cut(*end)) {
                    Err("these bytes cut a word")
                } else {
                    Ok(extent)
                }
            }
            Words::Exact(exact) => match self.occurrences(exact, place)?.as_slice() {
                [one] => Ok(*one),
                _ => Err("they stand there not at all, or more than once"),
            },
            Words::Nth(exact, nth) => {
                let found = self.occurrences(exact, place)?;
                let nth = nth.checked_sub(1).and_then(|index| found.get(index));
                nth.copied().ok_or("they stand there less often")
            }
        }
    }

    /// Every place where whole words stand.
    pub(crate) fn occurrences(&self, exact: &str, place: Extent) -> Result<Vec<Extent>, Refusal> {
        let text = self.text(place.document)?;
        let extents = (place.start..place.end).map(|start| Extent { start, end: start + exact.len(), ..place });
        let stands = |extent: &Extent| {
            let before = text.get(..extent.start).unwrap_or("x").chars().next_back();
            let after = text.get(extent.end..).unwrap_or("x").chars().next();
            let between = |c: Option<char>| c.is_none_or(|c| BETWEEN.contains(&c));
            text.get(extent.start..extent.end) == Some(exact) && between(before) && between(after)
        };
        Ok(extents.filter(|extent| place.holds(*extent)).filter(stands).collect())
    }

    /// The words of a text, one by one.
    pub(crate) fn tokens(&self, place: Extent) -> Vec<Extent> {
        let text = self.nodes[place.document].text.as_deref().unwrap_or_default();
        let mut tokens = Vec::new();
        let mut start = place.start;
        for token in text.get(place.start..place.end).unwrap_or_default().split(BETWEEN) {
            let end = start + token.len();
            if !token.is_empty() {
                tokens.push(Extent { start, end, ..place });
            }
            start = end + 1;
        }
        tokens
    }
}
