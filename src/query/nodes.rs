//! All nodes of a kind.

use crate::graph::{
    ComparisonRef, DocumentRef, EventRef, NodeRef, OrganizationRef, PersonRef, PlaceRef, Ref, ReviewRef, SomeoneRef,
    View, VoiceRef,
};
use crate::model::NodeKind;

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $face:ident of $kind:ident;)*) => {
        impl View {$(
            $(#[$doc])*
            pub fn $list(&self) -> impl Iterator<Item = $face<'_>> {
                self.nodes_of(NodeKind::$kind).map(|node| Ref::new(self, node))
            }
        )*}
    };
}

lists! {
    /// The documents, in order of insertion.
    documents: DocumentRef of Document;
    /// The voices, in order of insertion.
    voices: VoiceRef of Voice;
    /// The people, in order of insertion.
    people: PersonRef of Person;
    /// The organizations and groups, in order of insertion.
    organizations: OrganizationRef of Organization;
    /// The places, in order of insertion.
    places: PlaceRef of Place;
    /// The events, in order of insertion.
    events: EventRef of Event;
    /// The agents of whom name or kind is unknown, in order of insertion.
    someones: SomeoneRef of Someone;
    /// The reviews, in order of insertion.
    reviews: ReviewRef of Review;
    /// The comparisons, in order of insertion.
    comparisons: ComparisonRef of Comparison;
}

impl View {
    /// All nodes, of every kind, in order of insertion.
    pub fn nodes(&self) -> impl Iterator<Item = NodeRef<'_>> {
        let nodes = 0..self.core().node_count();
        nodes.filter(|node| self.shows(*node) && self.shown_as(*node) == *node).map(|node| Ref::new(self, node))
    }
}
