//! Claims in other words.

use std::collections::HashMap;

use petgraph::unionfind::UnionFind;

use crate::graph::{ClaimRef, Ref, View};
use crate::model::NodeKind;

/// Of each claim, the first of all that restate each other. Cost: O(claims + what restates).
pub(super) fn restated(view: &View) -> HashMap<u32, u32> {
    let claims: Vec<ClaimRef<'_>> = view.nodes_of(NodeKind::Claim).map(|claim| Ref::new(view, claim)).collect();
    let places: HashMap<u32, u32> = claims.iter().map(|claim| claim.id().index()).zip(0..).collect();
    let mut sets = UnionFind::<u32>::new(claims.len());
    for (place, claim) in (0_u32..).zip(&claims) {
        for other in claim.restates() {
            let other = places.get(&other.id().index()).copied();
            other.into_iter().for_each(|other| _ = sets.union(place, other));
        }
    }
    let mut firsts: HashMap<u32, u32> = HashMap::new();
    let ids = claims.iter().map(|claim| claim.id().index());
    ids.zip(0_u32..).map(|(claim, place)| (claim, *firsts.entry(sets.find_mut(place)).or_insert(claim))).collect()
}
