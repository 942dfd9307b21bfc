//! Who collects what is found.

use std::collections::BTreeMap;

use super::audit::Audit;
use super::finding::Finding;
use super::level::Level;
use super::rule::Rule;
use crate::graph::{ClaimRef, NodeRef, QuoteRef, Ref, View};
use crate::model::NodeKind;

/// Collects what the rules find.
pub(super) struct Auditor<'g, 'a> {
    pub(super) view: &'g View,
    pub(super) audit: &'a Audit,
    findings: BTreeMap<Rule, Vec<Finding<'g>>>,
}

impl<'g, 'a> Auditor<'g, 'a> {
    pub(super) fn new(view: &'g View, audit: &'a Audit) -> Self {
        Auditor { view, audit, findings: BTreeMap::new() }
    }

    /// Whether any of some rules is asked.
    pub(super) fn asks(&self, rules: &[Rule]) -> bool {
        rules.iter().any(|rule| self.audit.level(*rule) > Level::Allow)
    }

    /// All nodes, by kind, and of a kind in order of insertion.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeRef<'g>> + use<'g> {
        let view = self.view;
        NodeKind::ALL.into_iter().flat_map(|kind| view.nodes_of(kind)).map(|node| Ref::new(view, node))
    }

    /// Its quotes, in order of insertion.
    pub(super) fn quotes(&self) -> impl Iterator<Item = QuoteRef<'g>> + use<'g> {
        let view = self.view;
        view.nodes_of(NodeKind::Quote).map(|quote| Ref::new(view, quote))
    }

    /// Its claims, in order of insertion.
    pub(super) fn claims(&self) -> impl Iterator<Item = ClaimRef<'g>> + use<'g> {
        let view = self.view;
        view.nodes_of(NodeKind::Claim).map(|claim| Ref::new(view, claim))
    }

    /// A finding to be filled in.
    pub(super) fn finding(&self, rule: Rule, message: String) -> Finding<'g> {
        Finding::new(self.view, rule, self.audit.level(rule), message)
    }

    pub(super) fn add(&mut self, finding: Finding<'g>) {
        if finding.level() > Level::Allow {
            self.findings.entry(finding.rule()).or_default().push(finding);
        }
    }

    pub(super) fn into_findings(self) -> Vec<Finding<'g>> {
        self.findings.into_values().flatten().collect()
    }
}
