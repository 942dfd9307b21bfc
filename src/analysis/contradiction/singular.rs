//! Of what there is one value.

use crate::model::{NodeKind, Relation};

/// Of what a node has one value, so that two of them stand against each other: a judgement, and so a value that a caller can change. What is concluded by it names it.
///
/// ```
/// use dictum::{NodeKind, Relation, Singular};
///
/// let singular = Singular::default().with(NodeKind::Person, Relation::Office).with_attribute("born").named("our desk");
/// assert_eq!(singular.name(), "our desk");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Singular {
    name: String,
    relations: Vec<(NodeKind, Relation)>,
    attributes: Vec<String>,
}

impl Singular {
    /// The same under a name of the caller's.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Singular { name: name.into(), ..self }
    }

    /// The same with one more relation of which a node of this kind has one value.
    #[must_use]
    pub fn with(mut self, kind: NodeKind, relation: Relation) -> Self {
        if !self.relations.contains(&(kind, relation)) {
            self.relations.push((kind, relation));
        }
        self
    }

    /// The same with one more attribute of which a node of any kind has one value.
    #[must_use]
    pub fn with_attribute(mut self, label: impl Into<String>) -> Self {
        self.attributes.push(label.into());
        self
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The relations of which a node of this kind has one value.
    pub(super) fn relations(&self, kind: NodeKind) -> impl Iterator<Item = Relation> + '_ {
        self.relations.iter().filter(move |(of, _)| *of == kind).map(|(_, relation)| *relation)
    }

    pub(super) fn attributes(&self) -> &[String] {
        &self.attributes
    }
}

impl Default for Singular {
    /// When and where an event was; when and where a quote was uttered; when a document was published; under the name "default". What became of an event changes, so that it has more than
    /// one status, and no attribute is known to have one value.
    fn default() -> Self {
        let event = [Relation::When, Relation::At].map(|relation| (NodeKind::Event, relation));
        let quote = [Relation::When, Relation::At].map(|relation| (NodeKind::Quote, relation));
        let document = [(NodeKind::Document, Relation::Published)];
        let relations = event.into_iter().chain(quote).chain(document).collect();
        Singular { name: "default".to_owned(), relations, attributes: Vec::new() }
    }
}
