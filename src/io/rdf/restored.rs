//! From statements that were read to a graph that keeps every law, and to what does not come in.

use super::gathered::Gathered;
use super::read::{Everything, Node, Said, Statement, Subject, dangling};
use crate::graph::tables::{Core, Object, Row, Subject as Of};
use crate::graph::{Graph, sifted};
use crate::io::intake::{Intake, Reason};
use crate::io::taken::Wrong;
use crate::model::value::Value;
use crate::model::{Extent, Ground, Id, Recording, Relation};

/// What takes something away from a node of which it is said: without it the node would say more than it did, or stand though it was taken back.
const QUALIFYING: &[Relation] = &[
    Relation::NestedIn,
    Relation::SpokenBy,
    Relation::ByWayOf,
    Relation::PerhapsByWayOf,
    Relation::SupersededBy,
    Relation::Status,
    Relation::Stretch,
    Relation::Segment,
    Relation::ReportedClause,
    Relation::Hedge,
    Relation::Condition,
    Relation::Modality,
    Relation::Polarity,
    Relation::Retracted,
];

/// A graph and what is right of what was read, together; and what was read. Cost: O(graph + quads) a round. Each round refuses what breaks a law, and nearly always there are two at most.
pub(super) fn restored(graph: &Core, gathered: &Gathered) -> (Graph, Intake) {
    let mut sorting = Sorting::new(Everything::of(graph, gathered));
    loop {
        let (core, origins) = sorting.core(graph);
        match sifted(core) {
            Ok(graph) => return (graph, sorting.intake()),
            Err(broken) => broken.into_iter().for_each(|(place, fault)| {
                sorting.refuse(origins.of(place), (Reason::Unfit, fault.to_string()));
            }),
        }
    }
}

/// Statements, while those that do not come in are told from the others.
struct Sorting<'a> {
    names: Vec<&'a str>,
    /// Of what each is said, and what, as far as that could be read.
    about: Vec<(Option<Subject>, Option<Relation>)>,
    standing: Vec<Option<Statement<'a>>>,
    wrong: Vec<Option<Wrong>>,
    nodes: Vec<Option<Node>>,
    recordings: Vec<Recording>,
    /// For each node the statements that cannot be said without it, for each statement those that are said of it.
    of_nodes: Vec<Vec<usize>>,
    of_statements: Vec<Vec<usize>>,
    /// For each node how many statements say that it is there.
    there: Vec<usize>,
}

/// Which statements and nodes the rows and nodes of tables are, from the first new ones on.
struct Origins {
    first: (u32, u32),
    statements: Vec<usize>,
    nodes: Vec<usize>,
}

impl Origins {
    fn of(&self, place: Of) -> Option<Subject> {
        match place {
            Of::Row(row) => {
                let new = row.checked_sub(self.first.0)?;
                self.statements.get(new as usize).copied().map(Subject::Statement)
            }
            Of::Node(node) => {
                let new = node.checked_sub(self.first.1)?;
                self.nodes.get(new as usize).copied().map(Subject::Node)
            }
        }
    }
}

impl<'a> Sorting<'a> {
    fn new(everything: Everything<'a>) -> Self {
        let Everything { names, statements, nodes, recordings } = everything;
        let count = names.len();
        let mut sorting = Sorting {
            about: statements.iter().map(|read| (read.subject, read.relation)).collect(),
            standing: Vec::with_capacity(count),
            wrong: vec![None; count],
            of_nodes: vec![Vec::new(); nodes.len()],
            of_statements: vec![Vec::new(); count],
            there: vec![0; nodes.len()],
            names,
            nodes,
            recordings,
        };
        let mut refused = Vec::new();
        for (index, read) in statements.into_iter().enumerate() {
            let standing = read.outcome.map_err(|wrong| refused.push((Subject::Statement(index), wrong))).ok();
            standing.iter().for_each(|statement| sorting.depends(index, statement));
            sorting.standing.push(standing);
        }
        let unsaid = sorting.there.iter().enumerate().filter(|(_, there)| **there == 0);
        let unsaid: Vec<(Subject, Wrong)> =
            unsaid.map(|(node, _)| (Subject::Node(node), sorting.missing(node))).collect();
        for (place, wrong) in refused.into_iter().chain(unsaid) {
            sorting.refuse(Some(place), wrong);
        }
        sorting
    }

    /// Notes on what a statement depends.
    fn depends(&mut self, index: usize, statement: &Statement<'_>) {
        for node in statement.nodes() {
            self.of_nodes.get_mut(node).into_iter().for_each(|of| of.push(index));
        }
        match statement.subject {
            Subject::Statement(of) => self.of_statements.get_mut(of).into_iter().for_each(|of| of.push(index)),
            Subject::Node(node) if statement.relation == Relation::Exists => {
                self.there.get_mut(node).into_iter().for_each(|there| *there += 1);
            }
            Subject::Node(_) => {}
        }
    }

    /// Refuses a statement, or all that makes a node; what depends on it; and what would say more without it. Nothing in particular is everything.
    fn refuse(&mut self, place: Option<Subject>, wrong: Wrong) {
        let mut refused: Vec<(Subject, Wrong)> = match place {
            Some(place) => vec![(place, wrong)],
            None => (0..self.names.len()).map(|index| (Subject::Statement(index), wrong.clone())).collect(),
        };
        while let Some((place, wrong)) = refused.pop() {
            match place {
                Subject::Node(node) => self.refuse_node(node, &wrong, &mut refused),
                Subject::Statement(index) => self.refuse_statement(index, wrong, &mut refused),
            }
        }
    }

    fn refuse_node(&mut self, node: usize, wrong: &Wrong, refused: &mut Vec<(Subject, Wrong)>) {
        let missing = self.missing(node);
        for index in self.of_nodes.get_mut(node).map(std::mem::take).unwrap_or_default() {
            let is_own = self.about.get(index).is_some_and(|(of, relation)| {
                matches!(of, Some(Subject::Node(of)) if *of == node) && *relation == Some(Relation::Exists)
            });
            refused.push((Subject::Statement(index), if is_own { wrong.clone() } else { missing.clone() }));
        }
    }

    fn refuse_statement(&mut self, index: usize, wrong: Wrong, refused: &mut Vec<(Subject, Wrong)>) {
        let (Some(outcome @ None), Some(name)) = (self.wrong.get_mut(index), self.names.get(index)) else { return };
        *outcome = Some(wrong);
        for of in self.of_statements.get_mut(index).map(std::mem::take).unwrap_or_default() {
            refused.push((Subject::Statement(of), dangling(name)));
        }
        let without =
            format!("<{name}>, which is said of it, was refused, and without that it would say more than it did");
        refused.extend(self.qualified(index).map(|place| (place, (Reason::Dangling, without.clone()))));
        match self.standing.get_mut(index).and_then(Option::take) {
            Some(Statement { relation: Relation::Exists, subject: Subject::Node(node), .. }) => {
                let there = self.there.get_mut(node).map_or(0, |there| {
                    *there = there.saturating_sub(1);
                    *there
                });
                refused.extend((there == 0).then(|| (Subject::Node(node), self.missing(node))));
            }
            // What stands in a voice would be taken for the author's.
            Some(Statement { relation: Relation::VoiceIn, object: Said::Node(document), .. }) => {
                refused.push((Subject::Node(document), (Reason::Dangling, without)));
            }
            _ => {}
        }
    }

    /// Of what a statement takes something away: of a statement all do but remarks; of a node some.
    fn qualified(&self, index: usize) -> Option<Subject> {
        let (of, relation) = self.about.get(index)?;
        let qualifies = match (of.as_ref()?, relation) {
            (Subject::Statement(_), relation) => *relation != Some(Relation::Note),
            // What is not known may be one of those.
            (Subject::Node(_), relation) => relation.is_none_or(|relation| QUALIFYING.contains(&relation)),
        };
        of.filter(|_| qualifies)
    }

    fn node(&self, node: usize) -> Option<&Node> {
        self.nodes.get(node)?.as_ref()
    }

    fn missing(&self, node: usize) -> Wrong {
        let key = self.node(node).map(|node| node.key.to_string()).unwrap_or_default();
        (Reason::Dangling, format!("{key:?} is not there, or was refused"))
    }

    /// What stands, after the tables of a graph.
    fn core(&self, graph: &Core) -> (Core, Origins) {
        let mut core = graph.clone();
        let first = (core.row_count(), core.node_count());
        let mut origins = Origins { first, statements: Vec::new(), nodes: Vec::new() };
        let recordings = core.recordings().len() as u32;
        self.recordings.iter().skip(1).for_each(|recording| _ = core.add_recording(recording.clone()));
        let mut nodes = vec![u32::MAX; self.nodes.len()];
        for (place, number) in nodes.iter_mut().enumerate() {
            let is_there = self.there.get(place).is_some_and(|there| *there > 0);
            let Some(node) = self.node(place).filter(|_| is_there) else { continue };
            *number = core.add_node(node.key.clone(), node.kind);
            node.text.iter().for_each(|text| core.add_content(text.clone()));
            origins.nodes.push(place);
        }
        let mut numbers = Numbers { nodes, rows: vec![u32::MAX; self.standing.len()], recordings };
        for (place, statement) in self.standing.iter().enumerate() {
            let Some(row) = statement.as_ref().map(|statement| numbers.write(statement, &mut core)) else { continue };
            numbers.rows.get_mut(place).into_iter().for_each(|number| *number = row);
            origins.statements.push(place);
        }
        (core, origins)
    }

    fn intake(self) -> Intake {
        let mut intake = Intake::default();
        self.names.iter().zip(self.wrong).for_each(|(name, wrong)| intake.count(name, 0, wrong));
        intake
    }
}

/// The numbers of what stands, in tables.
struct Numbers {
    nodes: Vec<u32>,
    rows: Vec<u32>,
    /// How many recordings there were before.
    recordings: u32,
}

impl Numbers {
    fn write(&self, statement: &Statement<'_>, core: &mut Core) -> u32 {
        let subject = match statement.subject {
            Subject::Node(node) => Of::Node(self.node(node)),
            Subject::Statement(of) => Of::Row(self.rows.get(of).copied().unwrap_or(u32::MAX)),
        };
        let object = match &statement.object {
            Said::Nothing => Object::Nothing,
            Said::Node(node) => Object::Node(self.node(*node)),
            other => self.value(other).map_or(Object::Nothing, Object::Value),
        };
        let detail = statement.detail.as_ref().and_then(|detail| self.value(detail));
        let grounds: Vec<Ground> = statement.grounds.iter().map(|ground| self.ground(*ground)).collect();
        let row = Row { detail, ..Row::new(subject, statement.relation, object, &grounds) };
        // Of the first nothing is known, here and there.
        let recording = if statement.recording == 0 { 0 } else { self.recordings - 1 + statement.recording };
        core.add_row(&row, recording)
    }

    fn node(&self, node: usize) -> u32 {
        self.nodes.get(node).copied().unwrap_or(u32::MAX)
    }

    fn extent(&self, extent: Extent) -> Extent {
        Extent { document: Id::new(self.node(extent.document.index() as usize)), ..extent }
    }

    fn ground(&self, ground: Ground) -> Ground {
        match ground {
            Ground::Words(extent, matched) => Ground::Words(self.extent(extent), matched),
            Ground::Implied(extent, matched) => Ground::Implied(self.extent(extent), matched),
            Ground::Outside => Ground::Outside,
        }
    }

    fn value<'s>(&self, said: &'s Said<'_>) -> Option<Value<'s>> {
        Some(match said {
            Said::Nothing | Said::Node(_) => return None,
            Said::Text(text) => Value::Text(text),
            Said::Date(date) => Value::Date(date),
            Said::Undated => Value::Undated,
            Said::Term(number) => Value::Term(*number),
            Said::Words(place) => Value::Words(self.extent(place.extent)),
            Said::Number(number) => Value::Number(*number),
        })
    }
}
