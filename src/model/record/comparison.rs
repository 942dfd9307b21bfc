//! Comparisons.

use super::super::basis::{Basis, Said};
use super::super::kind::{Node, NodeKind};
use super::super::passage::Passage;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Says};
use super::shared::record;

record! {
    /// Two or more nodes put side by side under a finding ("account differs") and a title. A node of its own, for it joins
    /// more than two and can be reviewed, retracted and cited. Key: from the title.
    Comparison {
        /// What it is of.
        title: String,
        /// Where its words are looked for; none if no document makes it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Passage>,
        /// What is found.
        finding: Said<String>,
        ---
        /// What is put side by side, on the ground of the finding.
        of: Reference<Node>, => Compares;
    }
}

impl Says for Reference<Node> {
    fn statement(self, relation: Relation) -> super::super::statement::Statement {
        Said::new(self, super::super::basis::Outside).statement(relation)
    }
}

impl Comparison {
    /// By its title and what is found.
    pub fn new(title: impl Into<String>, finding: impl Into<String>, ground: impl Into<Basis>) -> Self {
        Self::blank(title.into(), None, Said::new(finding.into(), ground))
    }

    /// Where its words are looked for.
    pub fn looked_for(mut self, place: impl Into<Passage>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// One of what is put side by side; two at least.
    pub fn of(mut self, node: impl Names<Node>) -> Self {
        self.of.push(node.reference());
        self
    }

    fn entry(mut self) -> Entry {
        let basis = self.finding.basis.clone();
        let title = Said { value: self.title.clone(), basis: basis.clone() };
        let mut lists = self.listed(Vec::new());
        for compares in lists.iter_mut().filter(|said| said.relation == Relation::Compares) {
            compares.basis = basis.clone();
        }
        let finding = self.finding.statement(Relation::Finding).at_step("finding", 0);
        let said = [title.statement(Relation::Title).at_step("title", 0), finding];
        Entry {
            kind: NodeKind::Comparison,
            key: self.key,
            derived: Derived::Name(self.title),
            text: None,
            place: self.place,
            field: "finding",
            exists: basis,
            statements: said.into_iter().chain(lists).collect(),
        }
    }
}
