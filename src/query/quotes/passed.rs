//! What an agent may have passed on.

use std::collections::HashSet;

use crate::graph::View;
use crate::model::Relation;

/// Quotes among which are all that an agent, or a group, passed on: those of which that is said, those that stand in a document with a voice of
/// his, and what is nested in these or in his own words, to any depth. Cost: O(these).
pub(super) fn perhaps_passed_on(view: &View, agent: u32) -> HashSet<u32> {
    let from = |node: u32, relation| view.incoming(node, relation).ends().map(|(_, subject)| subject);
    let voices = from(agent, Relation::OwnedBy);
    let documents =
        voices.flat_map(|voice| view.outgoing(voice, Relation::VoiceIn).ends()).map(|(_, document)| document);
    let beside = documents.flat_map(|document| from(document, Relation::InDocument));
    let mut found: HashSet<u32> = from(agent, Relation::ByWayOf).chain(beside).collect();
    let mut outer: Vec<u32> = found.iter().copied().chain(spoken_by(view, agent)).collect();
    while let Some(quote) = outer.pop() {
        outer.extend(from(quote, Relation::NestedIn).filter(|nested| found.insert(*nested)));
    }
    found
}

/// What an agent says; and what a group may say jointly, which all of its members do.
fn spoken_by(view: &View, agent: u32) -> impl Iterator<Item = u32> + '_ {
    let members = view.incoming(agent, Relation::MemberOf).ends().map(|(_, member)| member);
    let joint = members.map(|member| view.incoming(member, Relation::SpokenBy)).min_by_key(|rows| rows.at_most());
    let own = view.incoming(agent, Relation::SpokenBy);
    own.ends().chain(joint.into_iter().flat_map(|rows| rows.ends())).map(|(_, quote)| quote)
}
