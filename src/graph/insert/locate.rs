//! Looks up what a record names: nodes by handle or key, words by selector.

use crate::graph::error::FaultKind;
use crate::graph::tables::Core;
use crate::graph::tables::nearest;
use crate::model::reference::Target;
use crate::model::statement::Entry;
use crate::model::{Basis, Extent, Ground, Id, NodeKind, Passage, Pointer, Relation};
use crate::text::Selector;

/// Where a record stands: the place in which its words are looked for, and the words on which its node rests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    pub(crate) place: Option<Extent>,
    pub(crate) grounds: Vec<Ground>,
}

impl Base {
    pub(crate) fn extents(&self) -> impl Iterator<Item = Extent> + '_ {
        self.grounds.iter().filter_map(|ground| ground.extent())
    }

    pub(crate) fn document(&self) -> Option<u32> {
        self.extents().next().or(self.place).map(|extent| extent.document.index())
    }

    /// Of a node that is in the graph: the words on which it rests.
    pub(crate) fn of_node(core: &Core, node: u32) -> Base {
        let rows = core.outgoing(node, Relation::Exists).iter().filter_map(|row| core.row(*row));
        let grounds = rows.flat_map(|row| row.grounds.iter().copied()).collect();
        Base { place: None, grounds }
    }

    /// Of a statement that is in the graph: its grounds.
    pub(crate) fn of_row(core: &Core, row: u32) -> Base {
        let grounds = core.row(row).map(|row| row.grounds.to_vec()).unwrap_or_default();
        Base { place: None, grounds }
    }

    /// What an `Implied` without words rests on: the words of the thing itself, else its place.
    fn implied(&self) -> Vec<Ground> {
        let words: Vec<Ground> = self.extents().take(1).map(Ground::Implied).collect();
        if words.is_empty() { self.place.into_iter().map(Ground::Implied).collect() } else { words }
    }
}

/// Looks things up in a graph as it is.
pub(crate) struct Locator<'c> {
    core: &'c Core,
}

impl<'c> Locator<'c> {
    pub(crate) fn new(core: &'c Core) -> Self {
        Locator { core }
    }

    pub(crate) fn node(&self, target: &Target) -> Result<u32, FaultKind> {
        match target {
            Target::Id(index) => self.core.kind(*index).map(|_| *index).ok_or(FaultKind::NoSuchHandle(*index)),
            Target::Key(key) => self
                .core
                .node(key.as_str())
                .ok_or_else(|| FaultKind::NoSuchKey { key: key.clone(), nearest: nearest(self.core, key.as_str()) }),
            Target::Unnamed => Err(FaultKind::NoKey),
        }
    }

    /// Where a record stands, with every fault of it by step.
    pub(crate) fn base(&self, entry: &Entry) -> Result<Base, Vec<(Step, FaultKind)>> {
        let place = entry.place.as_ref().map(|place| self.passage(place)).transpose();
        let place = place.map_err(|kind| vec![(("place", 0), kind)])?;
        let base = Base { place, grounds: Vec::new() };
        let field = match entry.kind {
            NodeKind::Quote => "segments",
            NodeKind::Voice => "stretches",
            NodeKind::Claim => "stances",
            NodeKind::Review => "verdict",
            NodeKind::Comparison => "finding",
            _ => "mentions",
        };
        let found = self.each_ground(&entry.exists, &base);
        let faults: Vec<_> = found
            .iter()
            .enumerate()
            .filter_map(|(index, found)| Some(((field, index), found.clone().err()?)))
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let grounds: Vec<Ground> = found.into_iter().flatten().collect();
        Ok(Base { grounds, ..base })
    }

    /// The grounds of a step.
    pub(crate) fn grounds(&self, basis: &Basis, base: &Base) -> Result<Vec<Ground>, FaultKind> {
        self.each_ground(basis, base).into_iter().collect()
    }

    fn each_ground(&self, basis: &Basis, base: &Base) -> Vec<Result<Ground, FaultKind>> {
        match basis {
            Basis::Words(words) => words.iter().map(|words| self.pointer(words, base).map(Ground::Words)).collect(),
            Basis::Implied(words) if words.is_empty() => match base.implied() {
                implied if implied.is_empty() => vec![Err(FaultKind::NothingImplies)],
                implied => implied.into_iter().map(Ok).collect(),
            },
            Basis::Implied(words) => words.iter().map(|words| self.pointer(words, base).map(Ground::Implied)).collect(),
            Basis::Outside => vec![Ok(Ground::Outside)],
        }
    }

    pub(crate) fn pointer(&self, pointer: &Pointer, base: &Base) -> Result<Extent, FaultKind> {
        match pointer {
            Pointer::There(passage) => self.passage(passage),
            Pointer::Here(selector) => self.selected(selector, base.place.ok_or(FaultKind::NoPlace)?),
        }
    }

    fn selected(&self, selector: &Selector, place: Extent) -> Result<Extent, FaultKind> {
        let document = place.document;
        let content = self.core.content(document.index()).ok_or(FaultKind::NoSuchHandle(document.index()))?;
        Ok(Extent { document, span: content.find(selector, place.span)? })
    }

    fn passage(&self, passage: &Passage) -> Result<Extent, FaultKind> {
        let node = self.node(&passage.document.target)?;
        let Some(content) = self.core.content(node) else {
            let key = self.core.key(node).cloned().ok_or(FaultKind::NoSuchHandle(node))?;
            let found = self.core.kind(node).ok_or(FaultKind::NoSuchHandle(node))?;
            let expected = crate::model::Kinds::of(NodeKind::Document);
            return Err(FaultKind::WrongKind { relation: Relation::InDocument, key, found, expected });
        };
        Ok(Extent { document: Id::new(node), span: content.spot(&passage.spots)? })
    }
}

/// A field of a record, and which of its values.
pub(crate) type Step = (&'static str, usize);
