//! Tells a graph what a deed says, by the records and the verbs that a user writes.

mod claim;
mod document;
mod entity;
mod ground;
mod name;
mod quote;
mod statement;
mod voice;

use dictum::{Graph, GraphError, Id, Node, Recording, Statement};

pub(crate) use self::name::{all_nodes, handle, number};
use crate::oracle::{Deed, Record};

/// Whatever a deed put in.
pub(crate) enum Inserted {
    Recording,
    Node(Id<Node>),
    Statement(Id<Statement>),
}

/// Inserts what the deed says; of this statement, if it is about one.
pub(crate) fn tell(graph: &mut Graph, deed: &Deed, said: Option<Id<Statement>>) -> Result<Inserted, GraphError> {
    match deed {
        Deed::Recording(by) => graph.begin(Recording::by(by.clone())).map(|()| Inserted::Recording),
        Deed::Record(record) => node(graph, record).map(Inserted::Node),
        Deed::Statement(step) => {
            let statement = statement::statement(graph, step, said);
            graph.insert(statement).map(Inserted::Statement)
        }
    }
}

fn node(graph: &mut Graph, record: &Record) -> Result<Id<Node>, GraphError> {
    match record.kind {
        "document" => insert(graph, document::document(graph, record)),
        "voice" => insert(graph, voice::voice(graph, record)),
        "person" => insert(graph, entity::person(graph, record)),
        "organization" => insert(graph, entity::organization(graph, record)),
        "place" => insert(graph, entity::place(graph, record)),
        "event" => insert(graph, entity::event(graph, record)),
        "someone" => insert(graph, entity::someone(graph, record)),
        "quote" => insert(graph, quote::quote(graph, record)),
        "claim" => insert(graph, claim::claim(graph, record)),
        "review" => insert(graph, claim::review(graph, record)),
        "comparison" => insert(graph, claim::comparison(graph, record)),
        kind => unreachable!("no {kind} is drawn"),
    }
}

fn insert<R: dictum::Record>(graph: &mut Graph, record: R) -> Result<Id<Node>, GraphError>
where
    R::Inserted: dictum::Kind + dictum::Is<Node>,
{
    graph.insert(record).map(Id::widen)
}
