//! Draws networks and conditions.

use dictum::{Graph, Network, NodeKind, Relation};

use super::dice::Dice;
use super::draw::list;
use super::{World, handle};
use proptest::test_runner::{TestCaseError, TestCaseResult};

use crate::oracle::{AGENTS, ClaimCondition, Extent, Only, QuoteCondition, Roads, StanceCondition, TOPICS, View};

/// Some relations, mostly over nodes of every kind.
pub(crate) fn roads(dice: &mut Dice) -> Roads {
    let edges: Vec<&str> =
        Relation::ALL.iter().filter(|relation| relation.is_edge()).map(|edge| edge.as_str()).collect();
    let drawn: Vec<&str> = (0..1 + dice.below(6)).map(|_| dice.one_of(&edges)).collect();
    let back = if dice.chance(40) { drawn.iter().copied().take(3).collect() } else { Vec::new() };
    let relations = edges.into_iter().filter(|edge| drawn.contains(edge)).collect();
    let mut kinds = Vec::new();
    if dice.chance(25) {
        kinds = (0..3).map(|_| dice.one_of(&NodeKind::ALL).as_str()).collect();
        kinds.extend(["quote", "document", "person"]);
    }
    let (along, against) = dice.one_of(&[(true, false), (false, true), (true, true)]);
    Roads { relations, back, kinds, along, against }
}

/// The same, of the graph.
pub(crate) fn network<'g>(graph: &'g dictum::View, roads: &Roads) -> Network<'g> {
    let relation = |name: &&str| *Relation::ALL.iter().find(|relation| relation.as_str() == *name).expect("a relation");
    let along = roads.relations.iter().filter(|relation| !roads.back.contains(relation)).map(relation);
    let network = graph.network(along).against(roads.back.iter().map(relation));
    let kind = |name: &&str| NodeKind::ALL.into_iter().find(|kind| kind.as_str() == *name).expect("a kind");
    let network = if roads.kinds.is_empty() { network } else { network.among(roads.kinds.iter().map(kind)) };
    match (roads.along, roads.against) {
        (true, true) => network.undirected(),
        (false, true) => network.reversed(),
        _ => network,
    }
}

/// How many conditions on quotes, claims and stances there are.
pub(crate) const QUOTE_CONDITIONS: usize = 31;
pub(crate) const CLAIM_CONDITIONS: usize = 5;
pub(crate) const STANCE_CONDITIONS: usize = 8;

/// The same condition, of the library.
pub(crate) fn only(graph: &Graph, drawn: &Only) -> dictum::Only {
    use dictum::Only as Through;
    match drawn {
        Only::Published(period) => Through::published(period.parse().unwrap()),
        Only::RecordedBy(who) => Through::recorded_by(who.as_str()),
        Only::Documents(documents) => {
            Through::documents(documents.iter().map(|document| handle::<dictum::Document>(graph, *document)))
        }
        Only::Via(agent) => Through::via(handle::<dictum::Agent>(graph, *agent)),
        Only::Voices(kinds) => Through::voices(kinds.iter().map(|kind| kind.parse().unwrap())),
        Only::Kinds(kinds) => Through::kinds(kinds.iter().map(|kind| kind.parse().unwrap())),
        Only::Relays(count) => Through::relays(count.clone()),
        Only::Hedged => Through::hedged(),
        Only::Worded => Through::worded(),
        Only::Outside => Through::outside(),
        Only::And(one, other) => only(graph, one) & only(graph, other),
        Only::Or(one, other) => only(graph, one) | only(graph, other),
        Only::Not(one) => !only(graph, one),
        Only::OrUnknown(one) => only(graph, one).or_unknown(),
    }
}

/// Asks of what a world shows, of what stands through a condition, through another in that view, and of everything that was put in.
pub(crate) fn each_view(
    world: &World,
    dice: &mut Dice,
    mut ask: impl FnMut(&dictum::View, &View, &mut Dice) -> TestCaseResult,
) -> TestCaseResult {
    ask(&world.graph, &world.view, dice)?;
    ask(&world.graph.archive(), &world.oracle.archive(), dice)?;
    let mut questions = Questions { world, dice: dice.fork() };
    let (Some(first), Some(second)) = (questions.only(), questions.only()) else { return Ok(()) };
    let told = |error| TestCaseError::fail(format!("{error}\nthrough {first:?}, then {second:?}"));
    let (shown, _) = world.oracle.through(&first, &world.view);
    let through = world.graph.through(only(&world.graph, &first));
    ask(&through, &shown, dice).map_err(told)?;
    let (shown, _) = world.oracle.through(&second, &shown);
    ask(&through.through(only(&world.graph, &second)), &shown, dice).map_err(told)
}

/// Draws conditions that something in a world may meet.
pub(crate) struct Questions<'w> {
    pub(crate) world: &'w World,
    pub(crate) dice: Dice,
}

impl Questions<'_> {
    /// A condition that a view is seen through; none if there is nothing to ask for.
    pub(crate) fn only(&mut self) -> Option<Only> {
        if self.dice.chance(45) {
            let one = Box::new(self.only()?);
            return Some(match self.dice.below(5) {
                0 => Only::And(one, Box::new(self.only()?)),
                1 => Only::Or(one, Box::new(self.only()?)),
                2 | 3 => Only::Not(one),
                _ => Only::OrUnknown(one),
            });
        }
        Some(match self.dice.below(10) {
            0 => Only::Published(self.dice.one_of(list::DATES)),
            1 => Only::RecordedBy("somebody".to_owned()),
            2 => Only::Documents((0..1 + self.dice.below(2)).map(|_| self.node(&["document"])).collect::<Option<_>>()?),
            3 | 4 => Only::Via(self.node(AGENTS)?),
            5 => Only::Voices((0..2).map(|_| self.dice.one_of(&["author", "caption", "title"])).collect()),
            6 => Only::Kinds((0..2).map(|_| self.dice.one_of(list::QUOTE_KINDS)).collect()),
            7 => Only::Relays(self.range()),
            8 => Only::Hedged,
            _ => self.dice.one_of(&[Only::Worded, Only::Outside]),
        })
    }

    /// The condition of this number; none if there is nothing to ask for.
    pub(crate) fn of_quote(&mut self, number: usize) -> Option<QuoteCondition> {
        use QuoteCondition::*;
        Some(match number {
            0 => Kinds((0..1 + self.dice.below(2)).map(|_| self.dice.one_of(list::QUOTE_KINDS)).collect()),
            1 => SpokenBy(self.used("spoken_by", crate::oracle::AGENTS)?),
            2 => Unattributed,
            3 => Attributed,
            4 => To(self.used("to", crate::oracle::AGENTS)?),
            5 => ByWayOf(self.passing()?),
            6 => Relays(self.range()),
            7 => Segments(self.range()),
            8 => InDocument(self.used("in_document", &["document"])?),
            9 => InVoice(self.node(&["voice"])?),
            10 => InVoices(self.dice.one_of(&["author", "author", "caption", "title", "editor_note"])),
            11 => During(self.used("during", &["event"])?),
            12 => Throughout(self.used("during", &["event"])?),
            13 => At(self.used("at", &["place"])?),
            14 => Within(self.used("at", &["place"])?),
            15 => About(self.used("about", TOPICS)?),
            16 => NestedIn(self.used("nested_in", &["quote"])?),
            17 => Hedged,
            18 => Unhedged,
            19 => HedgedWith(self.word()),
            20 => Containing(self.word()),
            21 => Overlapping(self.extent()?),
            22 => Modality(self.dice.one_of(list::MODALITIES)),
            23 => Polarity(self.dice.one_of(list::POLARITIES)),
            24 => CueKind(self.dice.one_of(list::CUE_KINDS)),
            25 => Uttered(self.dice.one_of(list::DATES)),
            26 => PerhapsUttered(self.dice.one_of(list::DATES)),
            27 => Published(self.dice.one_of(list::DATES)),
            28 => SpeakerMissing,
            29 => WordedAs(self.wording()?),
            _ => PerhapsPublished(self.dice.one_of(list::DATES)),
        })
    }

    pub(crate) fn of_claim(&mut self, number: usize) -> Option<ClaimCondition> {
        Some(match number {
            0 => ClaimCondition::InDocument(self.node(&["document"])?),
            1 => ClaimCondition::About(self.used("about", TOPICS)?),
            2 => ClaimCondition::WithVerdict(self.dice.one_of(list::VERDICTS).to_owned()),
            3 => ClaimCondition::Reviewed,
            _ => ClaimCondition::Disputed,
        })
    }

    pub(crate) fn of_stance(&mut self, number: usize) -> Option<StanceCondition> {
        Some(match number {
            0 => StanceCondition::Kinds((0..2).map(|_| self.dice.one_of(list::STANCES)).collect()),
            1 => StanceCondition::HeldBy(self.holding()?),
            2 => StanceCondition::ByQuotes,
            3 => StanceCondition::ByVoices,
            4 => StanceCondition::InVoice(self.node(&["voice"])?),
            5 => StanceCondition::Hedged,
            6 => StanceCondition::Unhedged,
            _ => StanceCondition::Overlapping(self.extent()?),
        })
    }

    /// A node of these kinds, shown or not.
    fn node(&mut self, kinds: &[&str]) -> Option<usize> {
        self.dice.pick(&self.world.oracle.of_kinds(kinds))
    }

    /// A node to which the relation leads; seldom any of these kinds.
    fn used(&mut self, relation: &str, kinds: &[&str]) -> Option<usize> {
        let used: Vec<usize> = self.world.oracle.all(relation).filter_map(|(_, row)| row.object_node()).collect();
        if self.dice.chance(85) && !used.is_empty() { self.dice.pick(&used) } else { self.node(kinds) }
    }

    /// A relay, a speaker who reports, or the owner of a voice.
    fn passing(&mut self) -> Option<usize> {
        let relation = self.dice.one_of(&["by_way_of", "spoken_by", "owned_by"]);
        self.used(relation, crate::oracle::AGENTS)
    }

    fn holding(&mut self) -> Option<usize> {
        let holders: Vec<usize> =
            self.world.oracle.all("takes_stance").filter_map(|(_, row)| row.subject_node()).collect();
        self.dice.pick(&holders)
    }

    fn range(&mut self) -> std::ops::Range<usize> {
        let start = self.dice.below(3);
        start..start + 1 + self.dice.below(3)
    }

    /// A word in some case, or a part of one.
    fn word(&mut self) -> String {
        let word = self.dice.one_of(list::WORDS);
        match self.dice.below(3) {
            0 => word.to_uppercase(),
            1 => word.chars().take(2).collect(),
            _ => word.to_owned(),
        }
    }

    /// The words of a quote, in some case and set otherwise.
    fn wording(&mut self) -> Option<String> {
        let quote = self.node(&["quote"])?;
        let wording = self.world.oracle.wording(quote, &self.world.view);
        Some(match self.dice.below(4) {
            0 => wording.to_uppercase(),
            1 => format!("“{}!”", wording.replace(' ', " … ")),
            2 => self.word(),
            _ => wording,
        })
    }

    /// Some words that a quote or a stance may share.
    fn extent(&mut self) -> Option<Extent> {
        let rows = self.world.oracle.rows.iter();
        let words: Vec<Extent> = rows.flat_map(|row| row.grounds.iter().filter_map(|ground| ground.extent())).collect();
        self.dice.pick(&words)
    }
}
