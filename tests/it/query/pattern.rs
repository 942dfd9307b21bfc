//! Patterns, against nested loops over everything.

use dictum::*;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::quotes::asked;
use crate::oracle::{self, Object, Saying, Side};
use crate::world::{
    CLAIM_CONDITIONS, Dice, QUOTE_CONDITIONS, Questions, Throw, World, cases, each_view, handle, number, plans, throw,
};

/// More than anything here takes.
const ENOUGH: Budget = Budget(1 << 40);

/// The same, of the graph.
#[derive(Clone)]
enum Here<'g> {
    Quote(Variable<Quote>),
    Claim(Variable<Claim>),
    Agent(Variable<Agent>),
    Node(Variable<Node>),
    Given(Id<Node>),
    Known(Set<'g, Node>),
    Asked(Quotes<'g>),
}

/// A pattern as it grows, told to both.
struct Drawing<'w, 'g> {
    world: &'w World,
    view: &'g View,
    shown: &'w oracle::View,
    pattern: Pattern<'g>,
    told: oracle::Pattern,
    variables: Vec<(Here<'g>, Kinds)>,
}

impl<'w: 'g, 'g> Drawing<'w, 'g> {
    fn put(&mut self, from: &Here<'g>, link: Link, to: &Here<'g>, is_said: bool) {
        match from {
            Here::Quote(variable) => self.put_from(*variable, link, to, is_said),
            Here::Claim(variable) => self.put_from(*variable, link, to, is_said),
            Here::Agent(variable) => self.put_from(*variable, link, to, is_said),
            Here::Node(variable) => self.put_from(*variable, link, to, is_said),
            Here::Given(node) => self.put_from(*node, link, to, is_said),
            Here::Known(set) => self.put_from(set.clone(), link, to, is_said),
            Here::Asked(quotes) => self.put_from(quotes.clone(), link, to, is_said),
        }
    }

    fn put_from(&mut self, from: impl End<'g>, link: Link, to: &Here<'g>, is_said: bool) {
        match to {
            Here::Quote(variable) => self.put_both(from, link, *variable, is_said),
            Here::Claim(variable) => self.put_both(from, link, *variable, is_said),
            Here::Agent(variable) => self.put_both(from, link, *variable, is_said),
            Here::Node(variable) => self.put_both(from, link, *variable, is_said),
            Here::Given(node) => self.put_both(from, link, *node, is_said),
            Here::Known(set) => self.put_both(from, link, set.clone(), is_said),
            Here::Asked(quotes) => self.put_both(from, link, quotes.clone(), is_said),
        }
    }

    fn put_both(&mut self, from: impl End<'g>, link: Link, to: impl End<'g>, is_said: bool) {
        if is_said {
            self.pattern.with(from, link, to)
        } else {
            self.pattern.without(from, link, to)
        };
    }

    fn variable(&mut self, questions: &mut Questions<'_>) {
        let (oracle, shown) = (&self.world.oracle, self.shown);
        let (here, nodes, kinds) = match questions.dice.below(5) {
            0 | 1 => {
                let (quotes, nodes) = self.quotes(questions);
                (Here::Quote(self.pattern.one_of(quotes)), nodes, Quote::KINDS)
            }
            2 => {
                let number = questions.dice.below(2 * CLAIM_CONDITIONS);
                let condition = if number < CLAIM_CONDITIONS { questions.of_claim(number) } else { None };
                let claims = condition.iter().fold(self.view.claims(), |claims, condition| {
                    super::claims::of_claim(&self.world.graph, claims, condition)
                });
                let nodes = oracle.claims(condition.as_slice(), &[], shown);
                (Here::Claim(self.pattern.one_of(claims)), nodes, Claim::KINDS)
            }
            3 => {
                let is_agent = |node: &usize| oracle::AGENTS.contains(&oracle.kind(*node));
                let nodes = shown.shown().into_iter().filter(is_agent).collect();
                (Here::Agent(self.pattern.one_of(self.view.agents())), nodes, Agent::KINDS)
            }
            _ => {
                let (set, nodes) = self.some(&mut questions.dice);
                (Here::Node(self.pattern.one_of(set)), nodes, Node::KINDS)
            }
        };
        self.variables.push((here, kinds));
        self.told.variables.push(nodes);
    }

    /// Quotes by a condition or none.
    fn quotes(&self, questions: &mut Questions<'_>) -> (Quotes<'g>, Vec<usize>) {
        let number = questions.dice.below(QUOTE_CONDITIONS);
        let condition = if questions.dice.chance(60) { None } else { questions.of_quote(number) };
        let asked = |quotes, condition| asked(&self.world.graph, quotes, condition);
        let quotes = condition.iter().fold(self.view.quotes(), asked);
        (quotes, self.world.oracle.quotes(condition.as_slice(), self.shown))
    }

    fn some(&self, dice: &mut Dice) -> (Set<'g, Node>, Vec<usize>) {
        let nodes: Vec<usize> = self.shown.shown().into_iter().filter(|_| dice.chance(50)).collect();
        let set = self.view.nodes().iter().filter(|node| nodes.contains(&number(node.id()))).collect();
        (set, nodes)
    }

    /// A statement that is there, between variables that can be its ends; or about what it leads to.
    fn saying(&mut self, questions: &mut Questions<'_>) {
        let (oracle, shown) = (&self.world.oracle, self.shown);
        let is_edge = |row: &oracle::Row| row.subject_node().is_some() && row.object_node().is_some();
        let rows = oracle.rows.iter().enumerate().filter(|(row, said)| shown.rows[*row] && is_edge(said));
        let mut rows: Vec<oracle::Row> = rows.map(|(_, row)| row.clone()).collect();
        // What says the same in both directions is rare, and asked the other way round too.
        let is_both = |row: &oracle::Row| oracle::SYMMETRIC.contains(&row.relation);
        if rows.iter().any(is_both) && questions.dice.chance(30) {
            rows.retain(is_both);
        }
        let Some(row) = questions.dice.pick(&rows) else { return };
        let is_reversed = is_both(&row) && questions.dice.chance(50);
        let relation = *Relation::ALL.iter().find(|relation| relation.as_str() == row.relation).unwrap();
        let detail = if questions.dice.chance(50) { row.detail.clone() } else { None };
        let link: Link = match &detail {
            Some(Object::Term(stance)) => stance.parse::<StanceKind>().unwrap().into(),
            Some(Object::Text(label)) => (relation, label.as_str()).into(),
            _ => relation.into(),
        };
        let from = self.side(row.subject_node().unwrap(), relation.subjects(), questions);
        let to = self.side(row.object_node().unwrap(), relation.objects(), questions);
        let (from, to) = if is_reversed { (to, from) } else { (from, to) };
        let is_variable = |side: &Side| matches!(side, Side::Variable(_));
        if is_variable(&from.1) || is_variable(&to.1) {
            let is_said = questions.dice.chance(80);
            self.put(&from.0, link, &to.0, is_said);
            let (from, to, relation) = (from.1, to.1, row.relation);
            self.told.sayings.push(Saying { from, relation, detail, to, is_said });
        }
    }

    /// A variable that may be this node, if there is one; else the node, or nodes.
    fn side(&self, node: usize, kinds: Kinds, questions: &mut Questions<'_>) -> (Here<'g>, Side) {
        let node = self.shown.shown_as[node];
        let is_possible = |(_, of): &(&(Here<'g>, Kinds), &Vec<usize>)| of.contains(&node);
        let all = self.variables.iter().zip(&self.told.variables).enumerate();
        let fit: Vec<usize> = all.clone().filter(|(_, variable)| is_possible(variable)).map(|(at, _)| at).collect();
        let any: Vec<usize> = all
            .filter(|(_, ((_, of), _))| of.iter().any(|kind| kinds.contains(kind)))
            .map(|(variable, _)| variable)
            .collect();
        let dice = &mut questions.dice;
        let variable = if dice.chance(85) { dice.pick(&fit) } else { dice.pick(&any) };
        match variable {
            Some(variable) if dice.chance(85) => (self.variables[variable].0.clone(), Side::Variable(variable)),
            _ if dice.chance(60) => (Here::Given(handle(&self.world.graph, node)), Side::Node(node)),
            _ if kinds.contains(NodeKind::Quote) && dice.chance(50) => {
                let (quotes, nodes) = self.quotes(questions);
                (Here::Asked(quotes), Side::OneOf(nodes))
            }
            _ => {
                let (set, nodes) = self.some(dice);
                (Here::Known(set), Side::OneOf(nodes))
            }
        }
    }
}

/// The nodes of a row, and its statements.
fn told(row: &Row<'_>, variables: &[(Here<'_>, Kinds)]) -> (Vec<usize>, Vec<usize>) {
    let node = |(here, _): &(Here<'_>, Kinds)| match here {
        Here::Quote(variable) => number(row.get(*variable).id()),
        Here::Claim(variable) => number(row.get(*variable).id()),
        Here::Agent(variable) => number(row.get(*variable).id()),
        Here::Node(variable) => number(row.get(*variable).id()),
        Here::Given(_) | Here::Known(_) | Here::Asked(_) => unreachable!("it is no variable"),
    };
    (variables.iter().map(node).collect(), row.statements().map(|said| number(said.id())).collect())
}

/// The variables in the order in which they are looked for: they are called by their kind, numbered as they were made.
fn order(pattern: &Pattern<'_>, variables: &[(Here<'_>, Kinds)]) -> Vec<usize> {
    let kind = |(here, _): &(Here<'_>, Kinds)| match here {
        Here::Quote(_) => "quote",
        Here::Claim(_) => "claim",
        Here::Agent(_) => "agent",
        _ => "node",
    };
    let kinds: Vec<&str> = variables.iter().map(kind).collect();
    let name = |at: usize| {
        let before = kinds[..at].iter().filter(|kind| **kind == kinds[at]).count();
        format!("{}{}", kinds[at], before + 1)
    };
    let explained = pattern.explain().unwrap();
    let names = explained.lines().map(|line| line.split(':').next().unwrap());
    names.map(|said| (0..kinds.len()).find(|at| name(*at) == said).unwrap()).collect()
}

fn finds_what_loops_find(world: &World, view: &View, shown: &oracle::View, dice: Dice) -> TestCaseResult {
    let mut questions = Questions { world, dice };
    let mut drawing = Drawing {
        world,
        view,
        shown,
        pattern: view.pattern(),
        told: oracle::Pattern::default(),
        variables: Vec::new(),
    };
    for _ in 0..1 + questions.dice.below(3) {
        drawing.variable(&mut questions);
    }
    for _ in 0..1 + questions.dice.below(4) {
        drawing.saying(&mut questions);
    }
    let count = drawing.variables.len();
    if questions.dice.chance(30) {
        let (one, other) = (questions.dice.below(count), questions.dice.below(count));
        if let (Here::Quote(a), Here::Quote(b)) = (&drawing.variables[one].0, &drawing.variables[other].0) {
            drawing.pattern.differ(*a, *b);
            drawing.told.differ.push((one, other));
        }
    }
    let Drawing { pattern, told: asked, variables, .. } = drawing;
    if asked.variables.iter().map(Vec::len).product::<usize>() > 20_000 {
        return Ok(());
    }
    let mut rows = pattern.rows(ENOUGH).unwrap();
    let found: Vec<_> = rows.by_ref().map(|row| told(&row, &variables)).collect();
    prop_assert!(!rows.was_cut_short());
    let order = order(&pattern, &variables);
    prop_assert!(found.is_sorted_by_key(|(nodes, _)| order.iter().map(|at| nodes[*at]).collect::<Vec<_>>()));
    let mut sorted = found.clone();
    sorted.sort();
    prop_assert_eq!(&sorted, &world.oracle.choices(&asked, shown), "{:?}\n{}", asked, pattern.explain().unwrap());

    // The same within a smaller budget, as far as it reaches.
    let mut some = pattern.rows(Budget(questions.dice.below(40) as u64)).unwrap();
    let first: Vec<_> = some.by_ref().map(|row| told(&row, &variables)).collect();
    prop_assert!(found.starts_with(&first));
    prop_assert!(some.was_cut_short() || first.len() == found.len());
    Ok(())
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_pattern_finds_what_nested_loops_find(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        for turn in 0..12 {
            let throw = Throw { seed: throw.seed.wrapping_add(turn), ..throw };
            finds_what_loops_find(&world, &world.graph, &world.view, throw.into()).map_err(|error| world.told(error))?;
        }
    }

    #[test]
    fn a_pattern_of_any_view_finds_what_is_shown_there(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let found = each_view(&world, &mut Dice::from(throw), |seen, view, dice| {
            (0..4).try_for_each(|_| finds_what_loops_find(&world, seen, view, dice.fork()))
        });
        found.map_err(|error| world.told(error))?;
    }
}

const STORY: &str = "\
Piet Lund said the port is shut.
Ana Ruiz denied it.
Lund told me, said Ruiz, that the boats are old.
Ruiz told me, said Lund, that the quay is wet.";

/// Piet says that the port is shut, and Ana denies it; each reports words of the other.
fn story() -> Graph {
    let mut graph = Graph::new();
    let story = graph.insert(Document::new("story", STORY)).unwrap();
    let piet = graph.insert(Person::named("Piet Lund", story, "Piet Lund")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", story, "Ana Ruiz")).unwrap();
    let quotes = [
        Quote::indirect(story.line(1), "the port is shut").key("shut").spoken_by(piet, "Piet Lund"),
        Quote::indirect(story.line(2), "denied it").key("denial").spoken_by(ana, "Ana Ruiz"),
        Quote::indirect(story.line(3), "Lund told me").key("told-ana").spoken_by(ana, "Ruiz"),
        Quote::indirect(story.line(3), "the boats are old")
            .key("old")
            .spoken_by(piet, "Lund")
            .by_way_of(ana, "said Ruiz"),
        Quote::indirect(story.line(4), "the quay is wet")
            .key("wet")
            .spoken_by(ana, "Ruiz")
            .by_way_of(piet, "said Lund"),
    ];
    let quotes = graph.insert_all(quotes).unwrap();
    let claim = Claim::new("The port is shut.").key("port-shut").looked_for(story).about(piet, Implied);
    let claim = claim.stance(Stance::asserts("the port is shut").by(quotes[0]));
    graph.insert(claim.stance(Stance::denies("denied it").by(quotes[1]))).unwrap();
    graph.verify().unwrap();
    graph
}

#[test]
fn who_denies_what_another_says_is_found_with_its_grounds() {
    let graph = story();
    let mut pattern = graph.pattern();
    let (who, claim) = (pattern.one_of(graph.people()), pattern.one_of(graph.claims()));
    let (denial, said) = (pattern.one_of(graph.quotes()), pattern.one_of(graph.quotes()));
    pattern
        .with(denial, Relation::SpokenBy, who)
        .with(denial, StanceKind::Denies, claim)
        .with(said, StanceKind::Asserts, claim)
        .without(said, Relation::SpokenBy, who);
    let rows: Vec<Row<'_>> = pattern.rows(ENOUGH).unwrap().collect();
    assert_eq!(rows.len(), 1);
    assert_eq!([rows[0].get(who).key().as_str(), rows[0].get(said).key().as_str()], ["ana-ruiz", "shut"]);
    let said: Vec<String> = rows[0].statements().map(|said| said.to_string()).collect();
    let expected = [
        "denial spoken_by ana-ruiz",
        "denial takes_stance port-shut (denies)",
        "shut takes_stance port-shut (asserts)",
    ];
    assert_eq!(said, expected);
    let words: Vec<&str> = rows[0].evidence().excerpts().map(Excerpt::text).collect();
    assert_eq!(words, ["Ana Ruiz", "denied it", "the port is shut"]);
}

#[test]
fn two_who_report_each_others_words_are_found_both_ways_round() {
    let graph = story();
    let mut pattern = graph.pattern();
    let (one, other) = (pattern.one_of(graph.people()), pattern.one_of(graph.people()));
    let (words, answer) = (pattern.one_of(graph.quotes()), pattern.one_of(graph.quotes()));
    pattern
        .with(words, Relation::SpokenBy, one)
        .with(words, Relation::ByWayOf, other)
        .with(answer, Relation::SpokenBy, other)
        .with(answer, Relation::ByWayOf, one)
        .differ(one, other);
    let found: Vec<String> =
        pattern.rows(ENOUGH).unwrap().map(|row| format!("{} {}", row.get(one), row.get(words).key())).collect();
    assert_eq!(found, ["Piet Lund old", "Ana Ruiz wet"]);
}

#[test]
fn the_plan_can_be_read() {
    let graph = story();
    let mut pattern = graph.pattern();
    let (said, claim) = (pattern.one_of(graph.quotes()), pattern.one_of(graph.claims()));
    let other = pattern.one_of(graph.quotes());
    pattern
        .with(said, StanceKind::Denies, claim)
        .with(said, Relation::SpokenBy, graph.person("ana-ruiz").unwrap())
        .with(other, StanceKind::Asserts, claim)
        .without(other, Relation::SpokenBy, graph.organizations())
        .differ(said, other);
    assert_eq!(
        pattern.explain().unwrap(),
        "claim1: of its list (1 at most)\n\
         quote1: of its list (5 at most), or by `quote1 denies claim1`, or by `quote1 spoken_by ana-ruiz` (3 at most)\n\
         quote2: of its list (5 at most), or by `quote2 asserts claim1`; unless `quote2 spoken_by any organization`; \
         other than quote1\n"
    );
}

fn refused<'g>(graph: &'g Graph, put: impl Fn(&mut Pattern<'g>, Variable<Quote>, Variable<Person>)) -> String {
    let mut pattern = graph.pattern();
    let (quote, person) = (pattern.one_of(graph.quotes()), pattern.one_of(graph.people()));
    put(&mut pattern, quote, person);
    pattern.explain().unwrap_err().to_string()
}

#[test]
fn what_cannot_be_said_is_refused_in_words() {
    let graph = story();
    let swapped = refused(&graph, |pattern, quote, person| _ = pattern.with(person, Relation::SpokenBy, quote));
    assert!(swapped.starts_with("`person1 spoken_by quote1`: spoken_by leads from a quote to "), "{swapped}");
    assert!(swapped.ends_with(", not from a person to a quote: is it the other way round?"), "{swapped}");
    let value = refused(&graph, |pattern, _, person| _ = pattern.with(person, Relation::Name, person));
    assert!(value.contains("name gives a value and leads to no node"), "{value}");
    let label = refused(&graph, |pattern, quote, person| _ = pattern.with(quote, (Relation::To, "aside"), person));
    assert_eq!(label, "`quote1 to (\"aside\") person1`: to has no label; `participated` has a role, `related` a label");
    let piet = graph.person("piet-lund").unwrap();
    let given = refused(&graph, |pattern, _, _| _ = pattern.with(piet, Relation::MemberOf, graph.organizations()));
    assert!(given.contains("a variable of this pattern must stand at one of the ends"), "{given}");
    let mut other = graph.pattern();
    (0..9).for_each(|_| _ = other.one_of(graph.people()));
    let foreign = other.one_of(graph.people());
    let foreign = refused(&graph, |pattern, quote, _| _ = pattern.with(quote, Relation::SpokenBy, foreign));
    assert!(foreign.contains("none of another pattern"), "{foreign}");
}

#[test]
fn the_shortest_list_is_followed_and_not_a_hub() {
    let mut graph = story();
    let (piet, story) = (graph.person("piet-lund").unwrap().id(), graph.document("story").unwrap().id());
    let more = (0..2_000).map(|at| {
        Quote::indirect(story.line(1), "the port is shut").key(format!("more-{at}")).spoken_by(piet, "Piet Lund")
    });
    graph.insert_all(more).unwrap();
    graph.verify().unwrap();
    let mut pattern = graph.pattern();
    let (quote, claim) = (pattern.one_of(graph.quotes()), pattern.one_of(graph.claims()));
    pattern.with(quote, Relation::SpokenBy, piet).with(quote, Relation::TakesStance, claim);
    let mut rows = pattern.rows(Budget(20)).unwrap();
    assert_eq!(rows.by_ref().map(|row| row.get(quote).key().as_str()).collect::<Vec<_>>(), ["shut"]);
    assert!(!rows.was_cut_short());

    // What is not joined is every one with every other: as many as the budget reaches, and it says so.
    let mut pattern = graph.pattern();
    (0..3).for_each(|_| _ = pattern.one_of(graph.quotes()));
    let mut rows = pattern.rows(Budget(10_000)).unwrap();
    assert!(rows.by_ref().take(100_000).count() > 1_000);
    assert!(rows.was_cut_short());
    assert_eq!(graph.pattern().rows(ENOUGH).unwrap().count(), 0);
}
