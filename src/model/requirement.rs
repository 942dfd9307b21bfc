//! What a kind of node cannot do without.

use super::kind::NodeKind;
use super::relation::Relation;

/// How many statements of a relation a node has, and how to say so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Requirement {
    pub(crate) relation: Relation,
    pub(crate) least: usize,
    pub(crate) most: usize,
    pub(crate) expected: &'static str,
}

const fn at_least(least: usize, relation: Relation, expected: &'static str) -> Requirement {
    Requirement { relation, least, most: usize::MAX, expected }
}

const fn one(relation: Relation, expected: &'static str) -> Requirement {
    Requirement { relation, least: 1, most: 1, expected }
}

const THERE: Requirement = at_least(1, Relation::Exists, "a ground on which it is there");
const OUTER: Requirement =
    Requirement { relation: Relation::NestedIn, least: 0, most: 1, expected: "at most one outer quote" };

/// What words a quote has at least.
pub(crate) const REPORTED: &str = "a segment or a reported clause";

impl NodeKind {
    /// What a node of this kind cannot do without.
    pub(crate) fn requirements(self) -> &'static [Requirement] {
        const VOICE: &[Requirement] =
            &[THERE, one(Relation::VoiceIn, "one document"), one(Relation::VoiceKind, "one kind")];
        const QUOTE: &[Requirement] =
            &[THERE, one(Relation::InDocument, "one document"), at_least(1, Relation::QuoteKind, "a kind"), OUTER];
        const CLAIM: &[Requirement] = &[at_least(1, Relation::Wording, "a wording")];
        const REVIEW: &[Requirement] =
            &[one(Relation::Reviews, "one claim"), at_least(1, Relation::Verdict, "a verdict")];
        const COMPARISON: &[Requirement] = &[at_least(2, Relation::Compares, "two nodes at least")];
        match self {
            NodeKind::Voice => VOICE,
            NodeKind::Quote => QUOTE,
            NodeKind::Claim => CLAIM,
            NodeKind::Review => REVIEW,
            NodeKind::Comparison => COMPARISON,
            NodeKind::Document => &[THERE],
            _ => &[],
        }
    }

    /// What of a relation a node of this kind cannot do without.
    pub(crate) fn requirement(self, relation: Relation) -> Option<&'static Requirement> {
        self.requirements().iter().find(|part| part.relation == relation)
    }

    /// Whether a node of this kind stands as long as anything bears witness to it. Documents, voices and quotes stand by their own words.
    pub(crate) fn needs_witness(self) -> bool {
        !matches!(self, NodeKind::Document | NodeKind::Voice | NodeKind::Quote)
    }
}

impl Relation {
    /// Whether a statement of this relation is part of what makes a node the one that it is: that it is there and where, its words, and what its kind cannot
    /// do without.
    pub(crate) fn is_part(self) -> bool {
        matches!(
            self,
            Relation::Exists
                | Relation::InDocument
                | Relation::VoiceIn
                | Relation::VoiceKind
                | Relation::Stretch
                | Relation::NestedIn
                | Relation::QuoteKind
                | Relation::Segment
                | Relation::ReportedClause
                | Relation::Wording
                | Relation::Reviews
                | Relation::Verdict
                | Relation::Compares
        )
    }

    /// Whether a statement of this relation bears witness that the nodes that it joins are there. What is judged of them or remarked does not, nor does a
    /// wording, which is the words of whoever recorded it.
    pub(crate) fn bears_witness(self) -> bool {
        !matches!(
            self,
            Relation::SameAs
                | Relation::DifferentFrom
                | Relation::PerhapsSameAs
                | Relation::SupersededBy
                | Relation::Retracted
                | Relation::Note
                | Relation::Wording
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kind_cannot_do_without_is_part_of_what_makes_it() {
        let required = NodeKind::ALL.iter().flat_map(|kind| kind.requirements());
        assert!(required.map(|part| part.relation).all(Relation::is_part));
    }
}
