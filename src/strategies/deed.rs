//! One thing that is done to a graph.

use proptest::prelude::*;

use super::text::{texts, words_of};
use crate::graph::{Graph, GraphError};
use crate::model::{
    Agent, Basis, Claim, Document, Entity, Event, Holder, Id, Implied, Kind, Node, Organization, Outside, Person,
    Place, Quote, QuoteKind, Recording, Relation, Someone, Stance, StanceKind, Statement, Unnamed, Voice, VoiceKind,
};
use crate::text::Span;

/// Something that is put in, said, judged or taken back. What it is done to is chosen by number among what is there, so it can be done to any graph.
#[derive(Clone, Debug)]
pub struct Deed(What);

/// Chooses among what is there.
type Choice = u32;

/// Chooses words of a document.
type Words = (Choice, Choice);

#[derive(Clone, Debug)]
enum What {
    Document { text: String, published: &'static str },
    Entity { kind: Choice, name: &'static str, document: Choice, words: Words },
    Voice { kind: Choice, document: Choice, words: Words },
    Quote { kind: Choice, document: Choice, words: Words, speaker: Choice, roles: Roles },
    Claim { stance: Choice, holder: Choice, number: u32 },
    Link { which: Choice, one: Choice, other: Choice, is_outside: bool },
    Judge { is_same: bool, one: Choice, other: Choice },
    Supersede { one: Choice, other: Choice },
    Retract { node: Choice },
    RetractStatement { statement: Choice },
    RetractThought { thought: Choice },
    Begin { by: &'static str, at: &'static str },
}

/// What a quote may have beside its speaker.
#[derive(Clone, Debug)]
struct Roles {
    addressee: Option<Choice>,
    relay: Option<Option<Choice>>,
    outer: Option<Choice>,
    hedge: Option<Words>,
}

const NAMES: &[&str] = &["Ana Ruiz", "Piet Lund", "the Gazette", "Łódź", "Cape Town", "Ωμέγα", "storm", "山田"];
const DATES: &[&str] = &["2019", "2020-05", "2020-05-17", "2020-05/2020-07", "2021?", "../2020-05-17"];

pub(super) fn documents() -> impl Strategy<Value = Deed> {
    let date = prop::sample::select(DATES);
    (texts(), date).prop_map(|(text, published)| Deed(What::Document { text, published }))
}

pub(super) fn deeds() -> impl Strategy<Value = Deed> {
    let any = || any::<Choice>();
    let words = || (any(), any());
    let roles = (
        prop::option::weighted(0.3, any()),
        prop::option::weighted(0.3, prop::option::of(any())),
        prop::option::weighted(0.3, any()),
        prop::option::weighted(0.2, words()),
    );
    let roles = roles.prop_map(|(addressee, relay, outer, hedge)| Roles { addressee, relay, outer, hedge });
    let entity = (any(), prop::sample::select(NAMES), any(), words());
    let quote = (any(), any(), words(), any(), roles);
    let what = prop_oneof![
        5 => entity.prop_map(|(kind, name, document, words)| What::Entity { kind, name, document, words }),
        2 => (any(), any(), words()).prop_map(|(kind, document, words)| What::Voice { kind, document, words }),
        7 => quote.prop_map(|(kind, document, words, speaker, roles)| {
            What::Quote { kind, document, words, speaker, roles }
        }),
        3 => (any(), any(), any()).prop_map(|(stance, holder, number)| What::Claim { stance, holder, number }),
        5 => (any(), any(), any(), prop::bool::ANY)
            .prop_map(|(which, one, other, is_outside)| What::Link { which, one, other, is_outside }),
        3 => (prop::bool::weighted(0.8), any(), any())
            .prop_map(|(is_same, one, other)| What::Judge { is_same, one, other }),
        1 => (any(), any()).prop_map(|(one, other)| What::Supersede { one, other }),
        2 => any().prop_map(|node| What::Retract { node }),
        2 => any().prop_map(|statement| What::RetractStatement { statement }),
        2 => any().prop_map(|thought| What::RetractThought { thought }),
        1 => (prop::sample::select(NAMES), prop::sample::select(DATES))
            .prop_map(|(by, at)| What::Begin { by, at }),
    ];
    prop_oneof![9 => what.prop_map(Deed), 1 => documents()]
}

impl Deed {
    /// Does it. A graph in which there is nothing to do it to is left as it is.
    ///
    /// # Errors
    /// As [`Graph::insert`]: it is refused, and the graph is as it was.
    pub fn done_to(&self, graph: &mut Graph) -> Result<(), GraphError> {
        match &self.0 {
            What::Document { text, published } => document(graph, text, published),
            What::Entity { kind, name, document, words } => entity(graph, *kind, name, (*document, *words)),
            What::Voice { kind, document, words } => voice(graph, *kind, (*document, *words)),
            What::Quote { kind, document, words, speaker, roles } => {
                quote(graph, *kind, (*document, *words), *speaker, roles)
            }
            What::Claim { stance, holder, number } => claim(graph, *stance, *holder, *number),
            What::Link { which, one, other, is_outside } => {
                let link = link(graph, *which, *one, *other, *is_outside);
                said(graph, link)
            }
            What::Judge { is_same, one, other } => {
                let judged = if *is_same { Id::<Entity>::same_as } else { Id::<Entity>::different_from };
                let pair = pick::<Entity>(graph, *one).zip(pick::<Entity>(graph, *other));
                said(graph, pair.map(|(one, other)| judged(one, other, Outside)))
            }
            What::Supersede { one, other } => {
                let pair = pick::<Node>(graph, *one).zip(pick::<Node>(graph, *other));
                said(graph, pair.map(|(one, other)| one.superseded_by(other, Outside)))
            }
            What::Retract { node } => {
                let node = pick::<Node>(graph, *node);
                said(graph, node.map(|node| node.retracted(Outside)))
            }
            What::RetractStatement { statement } => retract(graph, Relation::ALL, *statement),
            What::RetractThought { thought } => {
                retract(graph, &[Relation::Retracted, Relation::SupersededBy, Relation::SameAs], *thought)
            }
            What::Begin { by, at } => {
                let recording = Recording::by(*by);
                graph.begin(at.parse().map(|at| recording.clone().at(at)).unwrap_or(recording))
            }
        }
    }
}

fn chosen<T: Copy>(among: &[T], choice: Choice) -> Option<T> {
    among.get(choice as usize % among.len().max(1)).copied()
}

/// One of the nodes of a kind that are shown.
fn pick<K: Kind>(graph: &Graph, choice: Choice) -> Option<Id<K>> {
    let nodes: Vec<Id<K>> = graph.nodes().iter().filter_map(|node| node.narrow::<K>()).map(|node| node.id()).collect();
    chosen(&nodes, choice)
}

/// Words of one of the documents.
fn place(graph: &Graph, document: Choice, words: Words) -> Option<(Id<Document>, Span)> {
    let document = pick::<Document>(graph, document)?;
    let text = graph.document(document).ok()?.text();
    Some((document, words_of(text, words)))
}

/// Says it, if there is something of which to say it.
fn said(graph: &mut Graph, statement: Option<Statement>) -> Result<(), GraphError> {
    statement.map_or(Ok(()), |statement| graph.insert(statement).map(drop))
}

fn document(graph: &mut Graph, text: &str, published: &str) -> Result<(), GraphError> {
    let key = format!("document-{}", graph.archive().documents().count());
    graph.insert(Document::new(key, text).published(published, Outside)).map(drop)
}

fn voice(graph: &mut Graph, kind: Choice, (document, words): (Choice, Words)) -> Result<(), GraphError> {
    let Some((document, span)) = place(graph, document, words) else { return Ok(()) };
    let kinds = [VoiceKind::EditorNote, VoiceKind::MachineSummary, VoiceKind::Caption, VoiceKind::Title];
    let kind = chosen(&kinds, kind).unwrap_or(VoiceKind::EditorNote);
    graph.insert(Voice::new(kind, document.at(span))).map(drop)
}

fn claim(graph: &mut Graph, stance: Choice, holder: Choice, number: u32) -> Result<(), GraphError> {
    let Some(holder) = pick::<Holder>(graph, holder) else { return Ok(()) };
    let stances = [StanceKind::Asserts, StanceKind::Denies, StanceKind::Questions];
    let stance = chosen(&stances, stance).unwrap_or(StanceKind::Asserts);
    let stance = Stance::new(stance, Outside).by(holder);
    graph.insert(Claim::new(format!("Claim number {number} holds.")).stance(stance)).map(drop)
}

fn entity(graph: &mut Graph, kind: Choice, name: &str, (document, words): (Choice, Words)) -> Result<(), GraphError> {
    let Some((document, span)) = place(graph, document, words) else { return Ok(()) };
    let key = format!("{name}-{}", graph.archive().nodes().count());
    match kind % 6 {
        0 | 1 => graph.insert(Person::named(name, document, span).key(key)).map(drop),
        2 => graph.insert(Organization::named(name, document, span).key(key)).map(drop),
        3 => graph.insert(Place::named(name, document, span).key(key)).map(drop),
        4 => graph.insert(Event::described(name, document, span).key(key)).map(drop),
        _ => graph.insert(Someone::described(name, document, span).key(key)).map(drop),
    }
}

fn quote(
    graph: &mut Graph,
    kind: Choice,
    (document, words): (Choice, Words),
    speaker: Choice,
    roles: &Roles,
) -> Result<(), GraphError> {
    let Some((document, span)) = place(graph, document, words) else { return Ok(()) };
    let kinds = [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed, QuoteKind::Scare];
    let mut quote = Quote::new(chosen(&kinds, kind).unwrap_or(QuoteKind::Direct), document, span);
    quote = match pick::<Agent>(graph, speaker) {
        Some(agent) => quote.spoken_by(agent, Implied),
        None => quote.unattributed(),
    };
    if let Some(agent) = roles.addressee.and_then(|choice| pick::<Agent>(graph, choice)) {
        quote = quote.to(agent, Implied);
    }
    match roles.relay.map(|choice| choice.and_then(|choice| pick::<Agent>(graph, choice))) {
        Some(Some(agent)) => quote = quote.by_way_of(agent, Implied),
        Some(None) => quote = quote.by_way_of(Unnamed, Implied),
        None => {}
    }
    if let Some(outer) = roles.outer.and_then(|choice| pick::<Quote>(graph, choice)) {
        quote = quote.nested_in(outer);
    }
    if let Some(words) = roles.hedge {
        let text = graph.document(document).map(|document| words_of(document.text(), words));
        quote = text.map_or(quote.clone(), |span| quote.hedged(span));
    }
    graph.insert(quote).map(drop)
}

fn link(graph: &Graph, which: Choice, one: Choice, other: Choice, is_outside: bool) -> Option<Statement> {
    let ground = || if is_outside { Basis::from(Outside) } else { Basis::from(Implied) };
    Some(match which % 9 {
        0 => pick::<Document>(graph, one)?.cites(pick::<Document>(graph, other)?, ground()),
        1 => pick::<Document>(graph, one)?.published_by(pick::<Agent>(graph, other)?, ground()),
        2 => pick::<Claim>(graph, one)?.contradicts(pick::<Claim>(graph, other)?, Outside),
        3 => pick::<Place>(graph, one)?.within(pick::<Place>(graph, other)?, ground()),
        4 => pick::<Event>(graph, one)?.during(pick::<Event>(graph, other)?, ground()),
        5 => pick::<Quote>(graph, one)?.about(pick::<Entity>(graph, other)?, ground()),
        6 => pick::<Voice>(graph, one)?.owned_by(pick::<Agent>(graph, other)?, ground()),
        7 => pick::<Agent>(graph, one)?.member_of(pick::<Organization>(graph, other)?, ground()),
        _ => pick::<Quote>(graph, one)?.during(pick::<Event>(graph, other)?, ground()),
    })
}

/// Takes back one of the statements of these relations that are said of nodes, or of such statements.
fn retract(graph: &mut Graph, relations: &[Relation], choice: Choice) -> Result<(), GraphError> {
    let archive = graph.archive();
    let said =
        archive.nodes().iter().flat_map(|node| relations.iter().flat_map(move |relation| node.statements(*relation)));
    let said: Vec<Id<Statement>> = said.map(|statement| statement.id()).collect();
    drop(archive);
    match chosen(&said, choice) {
        Some(statement) => graph.insert(statement.retracted(Outside)).map(drop),
        None => Ok(()),
    }
}
