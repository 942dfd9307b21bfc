//! The verbs.

use dictum::{
    Agent, Claim, Document, Entity, Event, Graph, Holder, Id, Node, Organization, Person, Place, Quote, Statement,
    Topic, Voice,
};

use super::ground::basis;
use super::name::{agent, handle, named, node};
use crate::oracle::{Name, Of, Step, What};

pub(super) fn statement(graph: &Graph, step: &Step, said: Option<Id<Statement>>) -> Statement {
    let statement = match &step.subject {
        Of::Row(_) => said.expect("the statement is there").retracted(step.ground(graph)),
        Of::Node(Name::Number(number)) => verb(graph, *number, step),
        subject => unreachable!("{subject:?} is no subject of a statement"),
    };
    step.qualifiers.iter().fold(statement, |statement, qualifier| qualified(graph, statement, qualifier))
}

fn qualified(graph: &Graph, statement: Statement, qualifier: &Step) -> Statement {
    match (qualifier.relation, &qualifier.object) {
        ("note", What::Text(text)) => statement.note(text.as_str()),
        ("judged_by", What::Text(who)) => statement.judged_by(who.as_str()),
        ("confidence", What::Number(number)) => statement.confidence(*number),
        ("when", _) => statement.when(qualifier.date(), basis(graph, &qualifier.basis)),
        qualifier => unreachable!("{qualifier:?} qualifies no statement"),
    }
}

fn verb(graph: &Graph, subject: usize, step: &Step) -> Statement {
    let kind = graph.archive().nodes().iter().nth(subject).map(|node| node.node_kind().as_str()).unwrap_or_default();
    match kind {
        "document" => document(graph, handle(graph, subject), step),
        "quote" => quote(graph, handle(graph, subject), step),
        "claim" => claim(graph, handle(graph, subject), step),
        "voice" if step.relation == "owned_by" => {
            Some(handle::<Voice>(graph, subject).owned_by(agent(graph, step.to()), step.ground(graph)))
        }
        "person" | "place" | "organization" | "event" => own(graph, kind, subject, step),
        _ => None,
    }
    .unwrap_or_else(|| any(graph, subject, step))
}

/// The verbs of a kind are in the way of those that all nodes have.
macro_rules! verbs {
    ($tell:ident of $kind:ident: $($relation:literal $verb:ident $object:ident,)*) => {
        fn $tell(graph: &Graph, id: Id<$kind>, step: &Step) -> Option<Statement> {
            match step.relation {
                $($relation => Some(id.$verb(target!($object, graph, step), step.ground(graph))),)*
                "when" | "published" | "office" => valued!($kind, id, graph, step),
                _ => None,
            }
        }
    };
}

macro_rules! target {
    (Agent, $graph:ident, $step:ident) => {
        agent($graph, $step.to())
    };
    ($object:ident, $graph:ident, $step:ident) => {
        named::<$object>($graph, $step.to())
    };
}

macro_rules! valued {
    (Quote, $id:ident, $graph:ident, $step:ident) => {
        Some($id.when($step.date(), $step.ground($graph)))
    };
    (Event, $id:ident, $graph:ident, $step:ident) => {
        Some($id.when($step.date(), $step.ground($graph)))
    };
    (Document, $id:ident, $graph:ident, $step:ident) => {
        Some($id.published($step.date(), $step.ground($graph)))
    };
    (Person, $id:ident, $graph:ident, $step:ident) => {
        Some($id.office($step.text(), $step.ground($graph)))
    };
    ($kind:ident, $id:ident, $graph:ident, $step:ident) => {
        None
    };
}

verbs! { document of Document:
    "cites" cites Document, "quotes_from" quotes_from Document, "republication_of" republication_of Document,
    "revision_of" revision_of Document, "summary_of" summary_of Document, "published_by" published_by Agent,
    "republished_by" republished_by Agent,
}

verbs! { quote of Quote:
    "spoken_by" spoken_by Agent, "to" to Agent, "by_way_of" by_way_of Agent, "perhaps_by_way_of" perhaps_by_way_of Agent,
    "during" during Event, "at" at Place, "about" about Topic, "repeats" repeats Quote,
    "same_utterance" same_utterance Quote,
}

verbs! { claim of Claim:
    "contradicts" contradicts Claim, "supports" supports Claim, "refines" refines Claim, "restates" restates Claim,
    "about" about Topic,
}

verbs! { person of Person: }
verbs! { place of Place: "within" within Place, }
verbs! { organization of Organization: "part_of" part_of Organization, "governs" governs Place, }
verbs! { event of Event: "during" during Event, "at" at Place, }

fn own(graph: &Graph, kind: &str, subject: usize, step: &Step) -> Option<Statement> {
    match kind {
        "person" => person(graph, handle(graph, subject), step),
        "place" => place(graph, handle(graph, subject), step),
        "organization" => organization(graph, handle(graph, subject), step),
        _ => event(graph, handle(graph, subject), step),
    }
}

/// The verbs of unions of kinds.
fn any(graph: &Graph, subject: usize, step: &Step) -> Statement {
    let ground = step.ground(graph);
    let entity = || handle::<Entity>(graph, subject);
    let other = || match step.to() {
        Name::Number(number) => handle::<Entity>(graph, *number),
        name => unreachable!("{name:?} is not judged"),
    };
    let node_id = || handle::<Node>(graph, subject);
    match step.relation {
        "member_of" => handle::<Agent>(graph, subject).member_of(named::<Organization>(graph, step.to()), ground),
        "participated" => {
            handle::<Agent>(graph, subject).participated(named::<Event>(graph, step.to()), step.label(), ground)
        }
        "takes_stance" => handle::<Holder>(graph, subject).takes(step.term(), named::<Claim>(graph, step.to()), ground),
        "same_as" => entity().same_as(other(), ground),
        "different_from" => entity().different_from(other(), ground),
        "perhaps_same_as" => entity().perhaps_same_as(other(), ground),
        "mention" => entity().mentioned(step.term(), ground),
        "related" => node_id().related(step.label(), node(graph, step.to()), ground),
        "attribute" => node_id().attribute(step.label(), step.text(), ground),
        "retracted" => node_id().retracted(ground),
        "superseded_by" => node_id().superseded_by(node(graph, step.to()), ground),
        relation => unreachable!("{relation} is no verb"),
    }
}
