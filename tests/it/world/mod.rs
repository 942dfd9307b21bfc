//! Small worlds: the same deeds told to a graph and to the oracle.

mod dice;
mod draw;
mod plan;
mod question;
mod same;
mod sheet;
mod tell;

use std::collections::HashMap;

use dictum::{Graph, Id, Relation, Statement};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

pub(crate) use self::dice::{Dice, Throw};
pub(crate) use self::draw::secret;
pub(crate) use self::plan::{Plan, cases, plans, throw};
pub(crate) use self::question::{
    CLAIM_CONDITIONS, QUOTE_CONDITIONS, Questions, STANCE_CONDITIONS, each_view, network, only, roads,
};
pub(crate) use self::same::same;
pub(crate) use self::sheet::{answers, relations, sheet};
use self::tell::{Inserted, tell};
pub(crate) use self::tell::{all_nodes, handle, number};
use crate::oracle::{Deed, Of, Oracle, Refusal, View};

/// A graph, the oracle that was told the same, and what that was.
#[derive(Default)]
pub(crate) struct World {
    pub(crate) graph: Graph,
    pub(crate) oracle: Oracle,
    /// What the oracle shows.
    pub(crate) view: View,
    /// The handles of statements that are no part of a record.
    said: HashMap<usize, Id<Statement>>,
    story: Vec<String>,
    /// Whether the graph is left alone between the deeds.
    unasked: bool,
}

impl World {
    /// Follows a plan to its end, and asks whether every law holds.
    pub(crate) fn of(plan: &Plan) -> Result<World, TestCaseError> {
        World::grown(plan, |_, _| Ok(()))
    }

    /// The same, and asks the graph nothing until the end.
    pub(crate) fn unasked(plan: &Plan) -> Result<World, TestCaseError> {
        World { unasked: true, ..World::default() }.follow(plan, |_, _| Ok(()))
    }

    /// Follows a plan, and looks at the world after each deed.
    pub(crate) fn grown(
        plan: &Plan,
        look: impl FnMut(&World, &Deed) -> TestCaseResult,
    ) -> Result<World, TestCaseError> {
        World::default().follow(plan, look)
    }

    fn follow(
        mut self,
        plan: &Plan,
        mut look: impl FnMut(&World, &Deed) -> TestCaseResult,
    ) -> Result<World, TestCaseError> {
        for (phase, throw) in &plan.0 {
            if let Some(deed) = draw::deed(*phase, *throw, &self.oracle, &self.view) {
                let _ = self.put(&deed)?;
                look(&self, &deed).map_err(|error| self.told(error))?;
            }
        }
        self.verified()?;
        Ok(self)
    }

    /// Goes on by a further plan.
    pub(crate) fn follow_on(&mut self, plan: &Plan) -> TestCaseResult {
        *self = std::mem::take(self).follow(plan, |_, _| Ok(()))?;
        Ok(())
    }

    /// Tells both; they must agree whether it is taken, and a refusal must change nothing.
    pub(crate) fn put(&mut self, deed: &Deed) -> Result<Result<(), Refusal>, TestCaseError> {
        let before = serde_json::to_string(&self.graph).expect("it is written");
        // A graph that has been asked knows what it shows.
        let _ = if self.unasked { 0 } else { self.graph.nodes().count() };
        let mut after = self.oracle.clone();
        let expected = after.put(deed, &self.view);
        let view = if expected.is_ok() { after.view() } else { self.view.clone() };
        (self.oracle, self.view) = (after, view);
        match expected {
            Ok(()) => self.story.push(format!("{deed:?}")),
            Err(refusal) => self.story.push(format!("refused, because {refusal}: {deed:?}")),
        }
        let said = match deed {
            Deed::Statement(step) => self.retracted_by(&step.subject),
            _ => None,
        };
        let found = tell(&mut self.graph, deed, said);
        match (&expected, found) {
            (Ok(()), Ok(inserted)) => self.inserted(&inserted)?,
            (Err(_), Err(_)) => {
                let after = serde_json::to_string(&self.graph).expect("it is written");
                let unchanged = before == after;
                prop_assert!(unchanged, "a refusal changed the graph{}", self.shown());
            }
            (_, found) => {
                let found = found.map(|_| ());
                prop_assert!(false, "{expected:?} was expected, found {found:?}{}", self.shown());
            }
        }
        Ok(expected)
    }

    fn retracted_by(&self, subject: &Of) -> Option<Id<Statement>> {
        if let Of::Row(row) = subject { self.statement(*row) } else { None }
    }

    /// The handle of a statement: what inserting it gave, or what a node has that leads to it.
    fn statement(&self, row: usize) -> Option<Id<Statement>> {
        self.said
            .get(&row)
            .copied()
            .or_else(|| self.statements().into_iter().find(|(index, _)| *index == row).map(|(_, id)| id))
    }

    /// The statements that are said of nodes, shown or not.
    pub(crate) fn statements(&self) -> Vec<(usize, Id<Statement>)> {
        let archive = self.graph.archive();
        let all =
            archive.nodes().iter().flat_map(|node| Relation::ALL.iter().flat_map(move |kind| node.statements(*kind)));
        all.map(|said| (number(said.id()), said.id())).collect()
    }

    fn inserted(&mut self, inserted: &Inserted) -> TestCaseResult {
        match inserted {
            Inserted::Statement(id) => {
                self.said.insert(number(*id), *id);
            }
            Inserted::Node(id) => prop_assert!(number(*id) < self.oracle.nodes.len(), "a handle out of range"),
            Inserted::Recording => {}
        }
        prop_assert_eq!(self.graph.statement_count(), self.oracle.rows.len(), "{}", self.shown());
        Ok(())
    }

    pub(crate) fn verified(&self) -> TestCaseResult {
        let verified = self.graph.verify();
        prop_assert!(verified.is_ok(), "{verified:?}{}", self.shown());
        Ok(())
    }

    /// A failure, with what led to it.
    pub(crate) fn told(&self, error: TestCaseError) -> TestCaseError {
        TestCaseError::fail(format!("{error}{}", self.shown()))
    }

    /// What led to it.
    pub(crate) fn shown(&self) -> String {
        format!("\nafter\n  {}", self.story.join("\n  "))
    }
}
