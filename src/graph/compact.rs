//! Erasure: a new graph of what the default view shows.

use std::collections::HashMap;
use std::fmt;

use super::error::GraphError;
use super::graph::Graph;
use super::tables::{Core, Grounds, Object, Row, Subject};
use super::verify::checked;
use super::view::{View, takes_back};
use crate::model::value::Value;
use crate::model::{Extent, Ground, Id, Kind, NodeKind, Statement};

/// A graph without what was retracted, and where its nodes went.
#[derive(Debug)]
pub struct Compacted {
    /// The new graph.
    pub graph: Graph,
    /// From the old handles to the new.
    pub ids: IdMap,
}

/// From the handles of one graph to those of another that was made of it.
#[derive(Clone, Default)]
pub struct IdMap {
    nodes: HashMap<u32, u32>,
    rows: HashMap<u32, u32>,
}

impl IdMap {
    /// The new handle of a node; none if it is gone.
    pub fn node<K: Kind>(&self, id: Id<K>) -> Option<Id<K>> {
        self.nodes.get(&id.index()).copied().map(Id::new)
    }

    /// The new handle of a statement; none if it is gone.
    pub fn statement(&self, id: Id<Statement>) -> Option<Id<Statement>> {
        self.rows.get(&id.index()).copied().map(Id::new)
    }

    fn extent(&self, extent: Extent) -> Option<Extent> {
        let document = self.nodes.get(&extent.document.index()).copied().map(Id::new)?;
        Some(Extent { document, ..extent })
    }

    fn ground(&self, ground: &Ground) -> Option<Ground> {
        match ground {
            Ground::Words(extent, matched) => Some(Ground::Words(self.extent(*extent)?, *matched)),
            Ground::Implied(extent, matched) => Some(Ground::Implied(self.extent(*extent)?, *matched)),
            Ground::Outside => Some(Ground::Outside),
        }
    }

    fn row<'c>(&self, row: Row<'c>, grounds: &'c [Ground]) -> Option<Row<'c>> {
        let subject = match row.subject {
            Subject::Node(node) => Subject::Node(*self.nodes.get(&node)?),
            Subject::Row(row) => Subject::Row(*self.rows.get(&row)?),
        };
        let object = match row.object {
            Object::Nothing => Object::Nothing,
            Object::Node(node) => Object::Node(*self.nodes.get(&node)?),
            Object::Value(Value::Words(extent)) => Object::Value(Value::Words(self.extent(extent)?)),
            Object::Value(value) => Object::Value(value),
        };
        Some(Row { subject, object, grounds: Grounds::Listed(grounds), ..row })
    }
}

impl Graph {
    /// A new graph without what is retracted and what then has no ground; a document goes whole or not at all. With a map from the
    /// old handles to the new. Of the recordings those stay that a statement names which stays. Cost: O(graph).
    ///
    /// The text of a document that goes is in nothing that is written from the new graph; words of it can be. Keys are kept as they are: one that was
    /// made of a name or a file's name says that name still. What others say stays as they put it: the wording of a claim that somebody
    /// else asserts, a name, a note or an attribute may repeat erased words. To be rid of those, look for them in what is left, and
    /// retract that too.
    ///
    /// ```
    /// use dictum::{Document, Graph, Outside, Person};
    ///
    /// let mut graph = Graph::new();
    /// let letter = graph.insert(Document::new("letter", "Yours, Mira Holt"))?;
    /// let note = graph.insert(Document::new("note", "Ana Ruiz met Mira Holt."))?;
    /// let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// let mira = graph.insert(Person::named("Mira Holt", letter, "Mira Holt"))?;
    /// graph.insert(letter.retracted(Outside))?;
    ///
    /// // The letter goes, and she whom it alone names.
    /// let compacted = graph.compacted()?;
    /// assert!(compacted.ids.node(letter).is_none() && compacted.ids.node(mira).is_none());
    /// let ana = compacted.ids.node(ana).ok_or("she is in the note")?;
    /// assert_eq!(compacted.graph.person(ana)?.name(), Some("Ana Ruiz"));
    /// assert!(compacted.graph.archive().document("letter").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`GraphError::Refused`] if what is left breaks a law, which is a defect of this library.
    pub fn compacted(&self) -> Result<Compacted, GraphError> {
        compacted(self)
    }
}

fn compacted(view: &View) -> Result<Compacted, GraphError> {
    let old = view.core();
    let mut core = Core::default();
    let mut ids = IdMap::default();
    // The first recording, of which nothing is known, is there from the start.
    let mut recordings = HashMap::from([(0, 0)]);
    for node in (0..old.node_count()).filter(|node| view.shows(*node)) {
        let (Some(key), Some(kind)) = (old.key(node), old.kind(node)) else { continue };
        let new = core.add_node(key.clone(), kind);
        ids.nodes.insert(node, new);
        if let Some(content) = old.content(node).filter(|_| kind == NodeKind::Document) {
            core.add_content(content.clone());
        }
    }
    for (index, row) in old.rows().filter(|(index, _)| view.shows_row(*index)) {
        let grounds: Vec<Ground> = view.grounds(index).iter().filter_map(|ground| ids.ground(ground)).collect();
        // Its ground went with the document, so it takes nothing back.
        if grounds.is_empty() && takes_back(row.relation) {
            continue;
        }
        let Some(row) = ids.row(row, &grounds) else { continue };
        let recorded = old.recording(index);
        let recording = match (recordings.get(&recorded), old.recordings().get(recorded as usize)) {
            (None, Some(recording)) => core.add_recording(recording.clone()),
            (new, _) => new.copied().unwrap_or_default(),
        };
        recordings.insert(recorded, recording);
        ids.rows.insert(index, core.add_row(&row, recording));
    }
    Ok(Compacted { graph: checked(core)?, ids })
}

impl fmt::Debug for IdMap {
    /// How many of each it maps.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IdMap").field("nodes", &self.nodes.len()).field("statements", &self.rows.len()).finish()
    }
}
