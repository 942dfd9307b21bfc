//! In which order the variables of a pattern are looked for.

use std::cmp::Reverse;
use std::fmt::Write;

use super::Pattern;
use super::end::EndOf;
use super::error::PatternError;
use super::fact::Fact;
use crate::model::Kinds;

/// The variables in the order in which they are looked for.
#[derive(Clone, Debug)]
pub(super) struct Plan(pub(super) Vec<Stage>);

/// Where one variable is looked for.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    pub(super) variable: u32,
    /// What is said of it and of what is known by then: the shortest is followed.
    pub(super) sources: Vec<usize>,
    /// What can be tested from here on.
    pub(super) tests: Vec<usize>,
    /// From which of the variables that are known by then it must differ.
    pub(super) differs: Vec<u32>,
}

/// What is known of a variable that is still to be looked for.
#[derive(Clone, Copy, Default)]
struct Prospect {
    /// How many nodes it may be, at a guess.
    nodes: usize,
    /// What is said of it and of what is known.
    sources: usize,
    is_linked: bool,
}

impl Plan {
    /// The next is always the one that may be the fewest nodes, at a guess by the counts at hand: of its list, of the statements at a given
    /// node, of nodes of its kind to each of the kind from which it is reached. What nothing links to those before comes late, for each of
    /// its nodes goes with each of theirs.
    pub(super) fn of(pattern: &Pattern<'_>) -> Result<Plan, PatternError> {
        pattern.facts.iter().try_for_each(|fact| checked(pattern, fact))?;
        let lists: Vec<usize> = pattern.variables.iter().map(|(_, list)| list.at_most()).collect();
        let given: Vec<_> = pattern.facts.iter().map(|fact| given(pattern, fact)).collect();
        let mut place = vec![None; lists.len()];
        let mut order = Vec::with_capacity(lists.len());
        while order.len() < lists.len() {
            let mut prospects: Vec<Prospect> =
                lists.iter().map(|nodes| Prospect { nodes: *nodes, ..Prospect::default() }).collect();
            for (fact, given) in pattern.facts.iter().zip(&given).filter(|(fact, _)| fact.is_said) {
                for variable in fact.variables().filter(|variable| is_open(&place, *variable)) {
                    let guess = given.or_else(|| reached(pattern, fact, variable, &place));
                    if let Some((guess, prospect)) = guess.zip(prospects.get_mut(variable as usize)) {
                        prospect.nodes = prospect.nodes.min(guess);
                        prospect.sources += 1;
                        prospect.is_linked |= given.is_none();
                    }
                }
            }
            let rank = |(variable, prospect): &(u32, Prospect)| {
                let is_apart = !order.is_empty() && !prospect.is_linked && prospect.nodes > 1;
                (is_apart, prospect.nodes, Reverse(prospect.sources), *variable)
            };
            let open = (0..).zip(prospects).filter(|(variable, _)| is_open(&place, *variable));
            let Some((next, _)) = open.min_by_key(rank) else { break };
            if let Some(place) = place.get_mut(next as usize) {
                *place = Some(order.len());
            }
            order.push(next);
        }
        Ok(Plan(staged(pattern, &order, &place)))
    }

    /// A line for each variable: among what it is looked for, and what is then asked.
    pub(super) fn explained(&self, pattern: &Pattern<'_>) -> String {
        let mut lines = String::new();
        for stage in &self.0 {
            let name = pattern.name(stage.variable).unwrap_or_default();
            let at_most = pattern.variables.get(stage.variable as usize).map_or(0, |(_, list)| list.at_most());
            let _ = write!(lines, "{name}: of its list ({at_most} at most)");
            let facts = |of: &[usize]| of.iter().filter_map(|fact| pattern.facts.get(*fact)).collect::<Vec<_>>();
            for fact in facts(&stage.sources) {
                let _ = write!(lines, ", or by `{}`", shown(pattern, fact));
                let _ = given(pattern, fact).map_or(Ok(()), |nodes| write!(lines, " ({nodes} at most)"));
            }
            let tests = stage.tests.iter().copied().filter(|fact| !stage.sources.contains(fact)).collect::<Vec<_>>();
            for fact in facts(&tests) {
                let whether = if fact.is_said { "if" } else { "unless" };
                let _ = write!(lines, "; {whether} `{}`", shown(pattern, fact));
            }
            for other in &stage.differs {
                let _ = write!(lines, "; other than {}", pattern.name(*other).unwrap_or_default());
            }
            lines.push('\n');
        }
        lines
    }
}

fn is_open(place: &[Option<usize>], variable: u32) -> bool {
    place.get(variable as usize) == Some(&None)
}

/// How many nodes a variable may be that stands across from nodes which the pattern gives.
fn given(pattern: &Pattern<'_>, fact: &Fact<'_>) -> Option<usize> {
    let variable = fact.variables().next()?;
    let (end, is_from) = fact.across(variable)?;
    let nodes = match end {
        EndOf::Node(node) => std::slice::from_ref(node),
        EndOf::List(list) => list.known()?,
        EndOf::Variable(_) => return None,
    };
    Some(fact.beyond(pattern.view, nodes, is_from).at_most())
}

/// How many nodes a variable may be across from one that is known: few where the known one says it, for who says something names one or two;
/// as many as there are to each, where it is said of the known one.
fn reached(pattern: &Pattern<'_>, fact: &Fact<'_>, variable: u32, place: &[Option<usize>]) -> Option<usize> {
    let (EndOf::Variable(other), is_from) = fact.across(variable)? else { return None };
    if is_open(place, *other) {
        return None;
    }
    if is_from {
        return Some(1);
    }
    let count = |kinds| pattern.view.at_most(kinds);
    let (subjects, objects) = (count(fact.link.relation.subjects()), count(fact.link.relation.objects()));
    Some(subjects.div_ceil(objects.max(1)).max(1))
}

/// What is done at each place of the order.
fn staged(pattern: &Pattern<'_>, order: &[u32], place: &[Option<usize>]) -> Vec<Stage> {
    let stage = |variable: &u32| Stage { variable: *variable, sources: vec![], tests: vec![], differs: vec![] };
    let mut stages: Vec<Stage> = order.iter().map(stage).collect();
    let place = |variable: u32| place.get(variable as usize).copied().flatten();
    for (index, fact) in pattern.facts.iter().enumerate() {
        let Some(last) = fact.variables().filter_map(place).max() else { continue };
        let Some(stage) = stages.get_mut(last) else { continue };
        stage.tests.push(index);
        let is_asked = |end: &EndOf<'_>| matches!(end, EndOf::List(list) if list.known().is_none());
        if fact.is_said && fact.across(stage.variable).is_some_and(|(end, _)| !is_asked(end)) {
            stage.sources.push(index);
        }
    }
    for (one, other) in &pattern.differ {
        let Some((first, second)) = place(*one).zip(place(*other)) else { continue };
        let earlier = if first < second { *one } else { *other };
        if let Some(stage) = stages.get_mut(first.max(second)) {
            stage.differs.push(earlier);
        }
    }
    stages
}

/// Whether the relation can lead from and to what stands there.
fn checked(pattern: &Pattern<'_>, fact: &Fact<'_>) -> Result<(), PatternError> {
    let relation = fact.link.relation;
    let said = || shown(pattern, fact);
    let is_here = |variable: u32| pattern.name(variable).is_some();
    if fact.variables().next().is_none() || !fact.variables().all(is_here) {
        return Err(PatternError::NoVariable { fact: said() });
    }
    if !relation.is_edge() {
        return Err(PatternError::NoEdge { fact: said(), relation });
    }
    if !fact.link.is_possible() {
        return Err(PatternError::NoLabel { fact: said(), relation });
    }
    let expected = (relation.subjects(), relation.objects());
    let found = (kinds(pattern, &fact.from), kinds(pattern, &fact.to));
    if expected.0.meets(found.0) && expected.1.meets(found.1) {
        return Ok(());
    }
    Err(PatternError::WrongEnds { fact: said(), relation, expected, found })
}

fn kinds(pattern: &Pattern<'_>, end: &EndOf<'_>) -> Kinds {
    match end {
        EndOf::Variable(variable) => {
            pattern.variables.get(*variable as usize).map_or(Kinds::NONE, |(_, list)| list.kinds)
        }
        EndOf::Node(node) => pattern.view.core().kind(*node).map_or(Kinds::NONE, Kinds::of),
        EndOf::List(list) => list.kinds,
    }
}

/// As a reader would write it.
fn shown(pattern: &Pattern<'_>, fact: &Fact<'_>) -> String {
    let end = |end: &EndOf<'_>| match end {
        EndOf::Variable(variable) => pattern.name(*variable).unwrap_or("a variable of another pattern").to_owned(),
        EndOf::Node(node) => pattern.view.key_of(*node).to_string(),
        EndOf::List(list) => format!("any {}", list.name.to_lowercase()),
    };
    format!("{} {} {}", end(&fact.from), fact.link, end(&fact.to))
}
