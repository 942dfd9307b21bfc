//! From which rendering another was taken.

use std::collections::{HashMap, HashSet};

use super::likeness::Likeness;
use super::variant::overlap;
use crate::analysis::fidelity::Fidelity;
use crate::analysis::provenance::DERIVES;
use crate::graph::{QuoteRef, StatementRef, View};

/// One rendering that may have been taken from another.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Drift<'g> {
    /// The one that stands in the document on which the other's rests.
    pub source: QuoteRef<'g>,
    /// The one that may have been taken from it.
    pub rendering: QuoteRef<'g>,
    /// What became of the words.
    pub fidelity: Fidelity,
    /// That the one document rests on the other: the statements that lead from it there, each with its grounds.
    pub citations: Vec<StatementRef<'g>>,
}

/// Of each quote those in the nearest documents on which its own rests.
pub(super) fn drift<'g>(quotes: &[QuoteRef<'g>], likeness: &Likeness) -> Vec<Drift<'g>> {
    let mut held: HashMap<u32, Vec<QuoteRef<'g>>> = HashMap::new();
    for quote in quotes {
        held.entry(quote.document().id().index()).or_default().push(*quote);
    }
    if held.len() < 2 {
        return Vec::new();
    }
    let mut drifts = Vec::new();
    for rendering in quotes {
        let view = rendering.view();
        for (document, rows) in
            nearest(view, rendering.document().id().index(), |document| held.contains_key(&document))
        {
            let sources = held.get(&document).into_iter().flatten();
            let fidelities = sources.map(|source| (*source, rendering.fidelity_to(*source, likeness)));
            for (source, fidelity) in best(fidelities.collect()) {
                let citations = rows.iter().map(|row| StatementRef::new(view, *row)).collect();
                drifts.push(Drift { source, rendering: *rendering, fidelity, citations });
            }
        }
    }
    drifts
}

/// Of quotes at one place, one in the other, those that the rendering fits best.
pub(in crate::analysis) fn best<'g>(fidelities: Vec<(QuoteRef<'g>, Fidelity)>) -> Vec<(QuoteRef<'g>, Fidelity)> {
    let fits_better = |(one, fidelity): &(QuoteRef<'g>, Fidelity)| {
        let mut others = fidelities.iter().filter(|(other, _)| other != one && overlap(*other, *one));
        others.any(|(_, other)| other.rendering() < fidelity.rendering())
    };
    fidelities.iter().filter(|one| !fits_better(one)).cloned().collect()
}

/// The nearest documents of a kind on which one rests, on every way, each with the statements that lead there. Beyond one of them it is not looked on.
fn nearest(view: &View, from: u32, is_one: impl Fn(u32) -> bool) -> Vec<(u32, Vec<u32>)> {
    let mut seen = HashSet::from([from]);
    let mut met: Vec<(u32, Option<(usize, u32)>)> = vec![(from, None)];
    let (mut next, mut found) = (0, Vec::new());
    while let Some((at, _)) = met.get(next).copied() {
        for (row, source) in DERIVES.into_iter().flat_map(|relation| view.outgoing(at, relation).ends()) {
            if !seen.insert(source) {
                continue;
            }
            if is_one(source) {
                let back =
                    std::iter::successors(Some((next, row)), |(place, _)| met.get(*place).and_then(|(_, by)| *by));
                let mut rows: Vec<u32> = back.map(|(_, row)| row).collect();
                rows.reverse();
                found.push((source, rows));
            } else {
                met.push((source, Some((next, row))));
            }
        }
        next += 1;
    }
    found
}
