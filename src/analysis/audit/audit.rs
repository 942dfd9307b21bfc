//! Which rules are asked, and by which policies.

use std::collections::BTreeMap;

use super::auditor::Auditor;
use super::finding::Finding;
use super::level::Level;
use super::rule::Rule;
use super::{
    citing, cutting, dating, declaring, doubling, giving, naming, opposing, passing, quoting, resembling, sourcing,
};
use crate::analysis::contradiction::Singular;
use crate::analysis::hedging::Hedging;
use crate::analysis::identity::Resembling;
use crate::analysis::utterance::Likeness;
use crate::graph::View;

/// Which rules an audit asks, at which level, and by which policies.
///
/// ```
/// use dictum::{Audit, Level, Rule};
///
/// let audit = Audit::default().set(Rule::LookAlike, Level::Allow).set(Rule::HedgeLost, Level::Deny);
/// assert_eq!(audit.level(Rule::HedgeLost), Level::Deny);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Audit {
    levels: BTreeMap<Rule, Level>,
    hedging: Hedging,
    likeness: Likeness,
    singular: Singular,
    resembling: Resembling,
}

impl Audit {
    /// The same with another level for a rule.
    #[must_use]
    pub fn set(mut self, rule: Rule, level: Level) -> Self {
        self.levels.insert(rule, level);
        self
    }

    /// The level of a rule.
    pub fn level(&self, rule: Rule) -> Level {
        self.levels.get(&rule).copied().unwrap_or(rule.default_level())
    }

    /// The same, with hedges told by another policy.
    #[must_use]
    pub fn hedging(self, hedging: Hedging) -> Self {
        Audit { hedging, ..self }
    }

    /// The same, with renderings told by another policy.
    #[must_use]
    pub fn likeness(self, likeness: Likeness) -> Self {
        Audit { likeness, ..self }
    }

    /// The same, with what has one value told by another policy.
    #[must_use]
    pub fn singular(self, singular: Singular) -> Self {
        Audit { singular, ..self }
    }

    /// The same, with look-alikes told by another policy.
    #[must_use]
    pub fn resembling(self, resembling: Resembling) -> Self {
        Audit { resembling, ..self }
    }

    pub(super) fn policies(&self) -> (&Hedging, &Likeness, &Singular, &Resembling) {
        (&self.hedging, &self.likeness, &self.singular, &self.resembling)
    }
}

impl View {
    /// What is wrong, or not as a fact-checker wants it: each finding with its words underlined. By rule, and within a rule in order of insertion. Cost: that of what the rules ask:
    /// [`utterances`](View::utterances), [`losses`](View::losses), [`lineage`](crate::Ref::lineage) of every claim, [`circular_citations`](View::circular_citations),
    /// [`contradictions`](View::contradictions), [`identity_candidates`](View::identity_candidates); of a rule that is allowed, nothing.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "“Not this year,” she said."))?;
    /// graph.insert(Quote::direct(note, "Not this year,"))?;
    /// let findings = graph.audit(&Audit::default());
    /// assert_eq!(findings[0].rule(), Rule::UndeclaredSpeaker);
    /// assert!(findings[0].to_string().starts_with("warning[undeclared-speaker]: nobody speaks “Not this year,”\n --> note:1:2"));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn audit(&self, audit: &Audit) -> Vec<Finding<'_>> {
        let mut auditor = Auditor::new(self, audit);
        for family in [
            quoting::find,
            cutting::find,
            giving::find,
            naming::find,
            dating::find,
            doubling::find,
            passing::find,
            sourcing::find,
            citing::find,
            opposing::find,
            resembling::find,
            declaring::find,
        ] {
            family(&mut auditor);
        }
        auditor.into_findings()
    }
}
