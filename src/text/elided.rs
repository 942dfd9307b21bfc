//! Words with others left out between them.

use super::boundary::{ceil, floor};
use super::occurrence::Wanted;
use super::search::{LEFT_OUT, Limit, PARTS, Search, reach};
use super::span::Span;

/// So many bytes around the rarest part are looked through for the others.
const AROUND: u32 = 1 << 16;
/// So many ways from a first part to a last one are followed.
const WAYS: usize = 1 << 16;
/// An ellipsis that stands for more than it may is told, up to so many times as much.
const FARTHER: u32 = 8;

/// Every stretch of the place that begins with the first part and ends with the last, the others standing between in order, no two of them farther
/// apart than an ellipsis may stand for. Of two ends for one beginning both are told. Cost: O(place x parts), in a long place bounded.
pub(super) fn elided(search: Search<'_>, wanted: Wanted<'_>, parts: &[&str]) -> Result<Vec<Span>, Limit> {
    if parts.len() > PARTS {
        return Err(Limit::Parts(parts.len()));
    }
    let found = Elided { search, wanted, parts, left_out: LEFT_OUT }.all()?;
    if found.is_empty() {
        let farther = Elided { search, wanted, parts, left_out: LEFT_OUT * FARTHER };
        if let Some(gap) = farther.least_gap() {
            return Err(Limit::LeftOut(gap));
        }
    }
    Ok(found)
}

/// The words around each ellipsis; none where there is no ellipsis, or no words.
pub(super) fn parts_of(words: &str) -> Option<Vec<&str>> {
    const MARKS: [&str; 6] = ["[...]", "[…]", "(...)", "(…)", "...", "…"];
    let mut parts = vec![words];
    for mark in MARKS {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty() && parts.concat() != words).then_some(parts)
}

struct Elided<'s, 'c> {
    search: Search<'c>,
    wanted: Wanted<'s>,
    parts: &'s [&'s str],
    left_out: u32,
}

/// Where a way has come to, and the longest gap on it.
#[derive(Clone, Copy)]
struct End {
    byte: u32,
    gap: u32,
}

impl Elided<'_, '_> {
    fn all(&self) -> Result<Vec<Span>, Limit> {
        let mut found: Vec<Span> =
            self.ways()?.into_iter().map(|(start, end)| Span::between(start, end.byte)).collect();
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// How much would be left out at once, where it is too much.
    fn least_gap(&self) -> Option<u32> {
        let ways = self.ways().ok()?;
        ways.into_iter().map(|(_, end)| end.gap).min().filter(|gap| *gap > LEFT_OUT)
    }

    fn ways(&self) -> Result<Vec<(u32, End)>, Limit> {
        let places = self.places()?;
        let (Some(first), Some(rest)) = (places.first(), places.get(1..)) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let mut left = WAYS;
        for start in first {
            let mut ends = vec![End { byte: start.end(), gap: 0 }];
            for next in rest {
                ends = self.followed(&ends, next);
                left = left.checked_sub(ends.len() + 1).ok_or(Limit::Common)?;
            }
            found.extend(ends.into_iter().map(|end| (start.start(), end)));
        }
        Ok(found)
    }

    /// Where ways may have come to with the next part, each end once, by the way with the least gap.
    fn followed(&self, ends: &[End], next: &[Span]) -> Vec<End> {
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return Vec::new() };
        let from = next.partition_point(|span| span.start() < first.byte);
        let to = next.partition_point(|span| span.start() <= last.byte.saturating_add(self.left_out));
        let reached = next.get(from..to).unwrap_or_default().iter().filter_map(|span| {
            let before = ends.partition_point(|end| end.byte <= span.start());
            let nearest = ends.get(before.checked_sub(1)?)?;
            let gap = span.start() - nearest.byte;
            (gap <= self.left_out).then(|| End { byte: span.end(), gap: gap.max(nearest.gap) })
        });
        reached.collect()
    }

    /// Where each part stands, as far as it may belong to a whole.
    fn places(&self) -> Result<Vec<Vec<Span>>, Limit> {
        let regions = self.regions()?;
        let last = self.parts.len().saturating_sub(1);
        let each = self.parts.iter().enumerate().map(|(number, part)| {
            let before = if number == 0 { self.wanted.before } else { "" };
            let after = if number == last { self.wanted.after } else { "" };
            let wanted = Wanted { before, words: part, after };
            regions.iter().flat_map(|region| Search { place: *region, ..self.search }.read(wanted)).collect()
        });
        Ok(each.collect())
    }

    /// The stretches of the place in which the whole may stand: around the rarest part, in a long one. They share no byte.
    fn regions(&self) -> Result<Vec<Span>, Limit> {
        let place = self.search.place;
        if place.len() <= AROUND {
            return Ok(vec![place]);
        }
        let rarest = self.parts.iter().enumerate().min_by_key(|(_, part)| self.search.count(part));
        let Some((number, part)) = rarest else { return Ok(Vec::new()) };
        let anchors = self.search.whole(Wanted { before: "", words: part, after: "" })?;
        let taken = |parts: &[&str]| -> u32 {
            parts
                .iter()
                .map(|part| u32::try_from(reach(part)).unwrap_or(AROUND).saturating_add(self.left_out))
                .fold(0, u32::saturating_add)
        };
        let ahead = taken(self.parts.get(..number).unwrap_or_default());
        let behind = taken(self.parts.get(number + 1..).unwrap_or_default());
        let text = self.search.content.as_str();
        let mut regions: Vec<Span> = Vec::new();
        for anchor in anchors {
            let start = anchor.start().saturating_sub(ahead).max(place.start());
            let end = anchor.end().saturating_add(behind).min(place.end());
            let region = Span::between(ceil(text, start as usize) as u32, floor(text, end as usize) as u32);
            match regions.last_mut() {
                Some(last) if region.start() <= last.end() => {
                    *last = Span::between(last.start(), region.end().max(last.end()))
                }
                _ => regions.push(region),
            }
        }
        let length: u64 = regions.iter().map(|region| u64::from(region.len())).sum();
        if length > u64::from(AROUND) { Err(Limit::Common) } else { Ok(regions) }
    }
}
