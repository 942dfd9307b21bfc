//! Keys that bear two names or wordings.

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::fidelity::{Fidelity, Rendering};
use crate::analysis::identity::may_be_one;
use crate::graph::{NodeRef, Stated};
use crate::model::Relation;

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::TwoInOne]) {
        return;
    }
    for node in auditor.nodes() {
        let names: Vec<Stated<'_, &str>> = node.texts(Relation::Name).collect();
        let (_, likeness, ..) = auditor.audit.policies();
        let is_otherwise = |one: &str, other: &str| {
            let fidelity = Fidelity::between(one, other, likeness);
            [Rendering::NegationChanged, Rendering::NumberChanged].into_iter().any(|kind| fidelity.is(kind))
                || fidelity.leaves_out_a_negation()
        };
        two_in_one(auditor, node, &names, "names", |one, other| !may_be_one(one, other));
        let wordings: Vec<Stated<'_, &str>> = node.texts(Relation::Wording).collect();
        two_in_one(auditor, node, &wordings, "wordings", |one, other| {
            is_otherwise(one, other) || is_otherwise(other, one)
        });
    }
}

/// A later name or wording that is otherwise than the first.
fn two_in_one<'g>(
    auditor: &mut Auditor<'g, '_>,
    node: NodeRef<'g>,
    stated: &[Stated<'g, &'g str>],
    what: &str,
    is_otherwise: impl Fn(&str, &str) -> bool,
) {
    let Some((first, rest)) = stated.split_first() else { return };
    for other in rest.iter().filter(|other| is_otherwise(first, other)) {
        let (one, two) = (shortened(first), shortened(other));
        let message = format!("{:?} bears two {what}: “{one}” and “{two}”", node.key().as_str());
        let finding = auditor.finding(Rule::TwoInOne, message).mark(first.evidence().excerpts(), "the first");
        let finding = finding.mark(other.evidence().excerpts(), "the other");
        auditor.add(finding);
    }
}
