//! Nodes and statements by key or handle.

use super::{Ref, StatementRef};
use crate::graph::Hidden;
use crate::graph::error::GraphError;
use crate::graph::tables::nearest;
use crate::graph::view::View;
use crate::model::reference::Target;
use crate::model::{
    Agent, Claim, Comparison, Document, Event, Ground, Id, Key, Kind, Kinds, Names, Node, Organization, Person, Place,
    Quote, Relation, Review, Someone, Statement, Voice,
};

macro_rules! lookups {
    ($($(#[$doc:meta])* $lookup:ident: $kind:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`GraphError::NotFound`] with the nearest keys, [`GraphError::WrongKind`], [`GraphError::JudgedSame`] for one that stands for another, [`GraphError::NoSuchHandle`], and
        /// [`GraphError::Hidden`] for what was taken back.
        #[inline]
        pub fn $lookup(&self, name: impl Names<$kind>) -> Result<Ref<'_, $kind>, GraphError> {
            self.find(name)
        }
    )*};
}

impl View {
    lookups! {
        /// A document, by key or handle.
        document: Document;
        /// A voice, by key or handle.
        voice: Voice;
        /// A person, by key or handle.
        person: Person;
        /// An organization, by key or handle.
        organization: Organization;
        /// A place, by key or handle.
        place: Place;
        /// An event, by key or handle.
        event: Event;
        /// An agent of unknown name or kind, by key or handle.
        someone: Someone;
        /// A quote, by key or handle.
        quote: Quote;
        /// A claim, by key or handle.
        claim: Claim;
        /// A review, by key or handle.
        review: Review;
        /// A comparison, by key or handle.
        comparison: Comparison;
        /// A node of any kind, by key or handle.
        node: Node;
        /// An agent of any kind, by key or handle.
        agent: Agent;
    }

    #[inline]
    fn find<K: Kind>(&self, name: impl Names<K>) -> Result<Ref<'_, K>, GraphError> {
        match name.reference().target {
            // Most handles are of what is shown and stands for itself.
            Target::Id(node) if self.is_shown_itself(node, K::KINDS) => Ok(Ref::new(self, node)),
            target => self.look_up(&target),
        }
    }

    #[inline]
    fn is_shown_itself(&self, node: u32, kinds: Kinds) -> bool {
        let is_of = self.core().kind(node).is_some_and(|kind| kinds.contains(kind));
        is_of && self.lens().shows_node(node) && self.shown_as(node) == node
    }

    #[inline(never)]
    fn look_up<K: Kind>(&self, target: &Target) -> Result<Ref<'_, K>, GraphError> {
        let node = self.resolve(target, K::KINDS)?;
        let shown = self.shown_as(node);
        match self.core().kind(shown) {
            Some(kind) if K::KINDS.contains(kind) => Ok(Ref::new(self, shown)),
            // A `Someone` who was judged to be a person is that person.
            Some(found) if shown != node => {
                let (key, shown) = (self.key_of(node), self.key_of(shown));
                Err(GraphError::JudgedSame { expected: K::KINDS, key, shown, found })
            }
            Some(found) => Err(GraphError::WrongKind { expected: K::KINDS, key: self.key_of(shown), found }),
            None => Err(GraphError::NoSuchHandle { expected: K::KINDS, index: shown }),
        }
    }

    fn resolve(&self, target: &Target, expected: Kinds) -> Result<u32, GraphError> {
        let core = self.core();
        let found = match target {
            Target::Id(index) => core.kind(*index).map(|_| *index),
            Target::Key(key) => core.node(key.as_str()),
            Target::Unnamed => None,
        };
        if let Some(node) = found {
            return if self.shows(node) { Ok(node) } else { Err(self.hidden(node)) };
        }
        Err(match target {
            Target::Id(index) => GraphError::NoSuchHandle { expected, index: *index },
            Target::Key(key) => {
                let shown = |near: &Key| core.node(near.as_str()).is_some_and(|node| self.shows(node));
                let nearest = nearest(core, key.as_str()).into_iter().filter(shown).collect();
                GraphError::NotFound { expected, key: key.clone(), nearest }
            }
            Target::Unnamed => GraphError::NotFound { expected, key: Key::from(""), nearest: Vec::new() },
        })
    }

    fn hidden(&self, node: u32) -> GraphError {
        let core = self.core();
        let stands = |relation| core.outgoing(node, relation).rows().find(|row| self.shows_row(*row));
        let later = stands(Relation::SupersededBy).and_then(|row| core.row(row)?.object_node());
        let is_there = core.outgoing(node, Relation::Exists);
        let why = match later {
            _ if stands(Relation::Retracted).is_some() => Hidden::Retracted,
            Some(later) => Hidden::Superseded(self.key_of(later)),
            None if is_there.rows().all(|row| self.lens().keeps_out(row)) => Hidden::KeptOut,
            None => Hidden::Fallen(self.fell_with(node).map(|other| self.key_of(other))),
        };
        GraphError::Hidden { key: self.key_of(node), why }
    }

    /// The first hidden node without which one cannot stand: its document, the outer quote, an agent of its chain, the owner of its voice.
    fn fell_with(&self, node: u32) -> Option<u32> {
        const NEEDED: &[Relation] = &[
            Relation::InDocument,
            Relation::VoiceIn,
            Relation::NestedIn,
            Relation::SpokenBy,
            Relation::ByWayOf,
            Relation::Reviews,
        ];
        let core = self.core();
        let objects = |node: u32, relation| core.outgoing(node, relation).ends().map(|(_, end)| end);
        let owners = core.outgoing(node, Relation::Segment).rows().filter_map(|row| core.value(row)?.words());
        let owners = owners.filter_map(|at| self.stand().voice_at(at.document.index(), at.span.start()));
        let owners = owners.flat_map(|voice| objects(voice, Relation::OwnedBy));
        let grounds = core.outgoing(node, Relation::Exists).rows().filter_map(|row| core.row(row));
        let extents = grounds.flat_map(|row| row.grounds.each().filter_map(Ground::extent));
        let documents = extents.map(|extent| extent.document.index());
        let needed = NEEDED.iter().flat_map(|relation| objects(node, *relation));
        needed.chain(owners).chain(documents).find(|other| *other != node && !self.shows(*other))
    }

    /// A statement, by its handle; none if it is not shown.
    pub fn statement(&self, id: Id<Statement>) -> Option<StatementRef<'_>> {
        let row = id.index();
        (self.core().row(row).is_some() && self.shows_row(row)).then(|| StatementRef::new(self, row))
    }
}
