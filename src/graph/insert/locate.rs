//! Looks up what a record names: nodes by handle or key, words by selector.

use super::insertion::WHOLE;
use crate::graph::error::FaultKind;
use crate::graph::tables::Core;
use crate::graph::tables::nearest;
use crate::model::reference::Target;
use crate::model::requirement::REPORTED;
use crate::model::statement::{Entry, Object, Statement, Step, Subject};
use crate::model::{Basis, Document, Extent, Ground, Id, Key, Kinds, NodeKind, Passage, Pointer, Relation};
use crate::text::{FindError, Match, OffsetUnit, Selector, Spot};

/// Where a record stands: the place in which its words are looked for, and the words on which its node rests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    pub(crate) place: Option<Extent>,
    pub(crate) grounds: Vec<Ground>,
    /// The words of its steps that are looked up already.
    located: Vec<(Step, Located)>,
}

impl Base {
    /// The words of a step that are looked up already. Cost: O(log steps), and those words.
    fn located_at(&self, step: Step) -> impl Iterator<Item = &Located> {
        // They are those of one field, in order.
        let first = self.located.partition_point(|((_, index), _)| *index < step.1);
        let from = self.located.get(first..).unwrap_or_default();
        from.iter().take_while(move |(known, _)| *known == step).map(|(_, located)| located)
    }

    pub(crate) fn at(place: Option<Extent>, grounds: Vec<Ground>) -> Base {
        Base { place, grounds, located: Vec::new() }
    }

    pub(crate) fn extents(&self) -> impl Iterator<Item = Extent> + '_ {
        self.grounds.iter().filter_map(|ground| ground.extent())
    }

    /// The words of its node, each with what was given for them.
    pub(super) fn located(&self) -> impl Iterator<Item = &Located> {
        self.located.iter().map(|(_, located)| located)
    }

    pub(crate) fn document(&self) -> Option<u32> {
        self.extents().next().or(self.place).map(|extent| extent.document.index())
    }

    /// Of a node that is in the graph: the words on which it rests.
    pub(crate) fn of_node(core: &Core, node: u32) -> Base {
        let rows = core.outgoing(node, Relation::Exists).rows().filter_map(|row| core.row(row));
        let grounds = rows.flat_map(|row| row.grounds.each()).collect();
        Base::at(None, grounds)
    }

    /// Of a statement that is in the graph: its grounds.
    pub(crate) fn of_row(core: &Core, row: u32) -> Base {
        let grounds = core.row(row).map(|row| row.grounds.to_vec()).unwrap_or_default();
        Base::at(None, grounds)
    }

    /// What an `Implied` without words rests on: the words of the thing itself, else its place.
    fn implied(&self) -> Option<Ground> {
        self.extents().next().or(self.place).map(|extent| Ground::Implied(extent, Match::EXACT))
    }
}

/// How selectors are read that do not say it themselves: in which unit offsets are, by which rules words may differ.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) unit: OffsetUnit,
    pub(crate) allowed: Match,
}

/// A ground, and the words that were given where they differ from what stands there.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    pub(crate) ground: Ground,
    pub(crate) given: Option<String>,
}

/// Where words were found.
struct Found {
    extent: Extent,
    matched: Match,
    given: Option<String>,
}

/// Looks things up in a graph as it is.
pub(crate) struct Locator<'c> {
    core: &'c Core,
    reading: Reading,
}

impl<'c> Locator<'c> {
    pub(crate) fn new(core: &'c Core, reading: Reading) -> Self {
        Locator { core, reading }
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

    /// The place of a record, with no words of its own.
    pub(crate) fn place_of(&self, entry: &Entry) -> Result<Base, FaultKind> {
        let place = entry.place.as_ref().map(|place| self.passage(place)).transpose()?;
        Ok(Base::at(place, Vec::new()))
    }

    /// What is wrong with the words, the nodes and the dates of a statement, and of what qualifies it. What could imply it depends on the rest of
    /// its record, and is not asked.
    pub(crate) fn faults(&self, said: &Statement, base: &Base) -> Vec<FaultKind> {
        let mut faults = Vec::new();
        let mut parts = vec![said];
        while let Some(part) = parts.pop() {
            let words = self.each_ground(&part.basis, base).into_iter().filter_map(Result::err);
            let mut found: Vec<FaultKind> = words.filter(|kind| *kind != FaultKind::NothingImplies).collect();
            if let Subject::Node(target) | Subject::AuthorOf(target) = &part.subject {
                found.extend(self.node(target).err());
            }
            let held = [part.detail.as_ref(), Some(&part.object)].into_iter().flatten();
            let held: Vec<FaultKind> = held.filter_map(|object| self.fault_of(object, base)).collect();
            found.extend(held.into_iter().filter(|kind| !found.contains(kind)).collect::<Vec<_>>());
            faults.extend(found);
            parts.extend(part.qualifiers.iter().rev());
        }
        faults
    }

    fn fault_of(&self, object: &Object, base: &Base) -> Option<FaultKind> {
        match object {
            Object::Node(target) if *target != Target::Unnamed => self.node(target).err(),
            Object::NoDate(error) => Some(FaultKind::Date(error.clone())),
            Object::Words(pointer) => self.pointer(pointer, base).err(),
            _ => None,
        }
    }

    /// Where a record stands, with every fault of it by step.
    pub(crate) fn base(&self, entry: &Entry) -> Result<Base, Vec<(Step, FaultKind)>> {
        let base = self.place_of(entry).map_err(|kind| vec![(("place", 0), kind)])?;
        let worded = entry.worded().map(|(step, words)| (step, self.ground(words, &base, Ground::Words)));
        let mut found: Vec<(Step, Result<Located, FaultKind>)> = worded.collect();
        if found.is_empty() {
            let others = self.each_ground(&entry.exists, &base).into_iter();
            found.extend(others.map(|found| ((entry.field, 0), found)));
        }
        if found.is_empty() && entry.kind == NodeKind::Quote {
            return Err(vec![(WHOLE, FaultKind::Incomplete { kind: NodeKind::Quote, expected: REPORTED })]);
        }
        let (mut located, mut faults) = (Vec::with_capacity(found.len()), Vec::new());
        for (step, found) in found {
            match found {
                Ok(found) => located.push((step, found)),
                Err(kind) => faults.push((step, kind)),
            }
        }
        let grounds = located.iter().map(|(_, located)| located.ground).collect();
        if faults.is_empty() { Ok(Base { grounds, located, ..base }) } else { Err(faults) }
    }

    /// The grounds of a step.
    pub(crate) fn grounds(&self, said: &Statement, base: &Base) -> Result<Vec<Located>, FaultKind> {
        let known = base.located_at(said.step);
        let known: Vec<Located> = known.take(said.basis.words().len()).cloned().collect();
        if known.is_empty() { self.each_ground(&said.basis, base).into_iter().collect() } else { Ok(known) }
    }

    fn each_ground(&self, basis: &Basis, base: &Base) -> Vec<Result<Located, FaultKind>> {
        let bare = |ground| Located { ground, given: None };
        let each = |words: &[Pointer], make: fn(Extent, Match) -> Ground| {
            words.iter().map(|words| self.ground(words, base, make)).collect()
        };
        match basis {
            Basis::Words(words) => each(words, Ground::Words),
            Basis::Implied(words) if words.is_empty() => {
                vec![base.implied().map(bare).ok_or(FaultKind::NothingImplies)]
            }
            Basis::Implied(words) => each(words, Ground::Implied),
            Basis::Outside => vec![Ok(bare(Ground::Outside))],
        }
    }

    fn ground(&self, words: &Pointer, base: &Base, make: fn(Extent, Match) -> Ground) -> Result<Located, FaultKind> {
        let found = self.found(words, base)?;
        Ok(Located { ground: make(found.extent, found.matched), given: found.given })
    }

    pub(crate) fn pointer(&self, pointer: &Pointer, base: &Base) -> Result<Extent, FaultKind> {
        self.found(pointer, base).map(|found| found.extent)
    }

    fn found(&self, pointer: &Pointer, base: &Base) -> Result<Found, FaultKind> {
        match pointer {
            Pointer::There(passage) => self.found_in(passage),
            Pointer::Here(selector) => self.selected(selector, base.place.ok_or(FaultKind::NoPlace)?),
        }
    }

    fn selected(&self, selector: &Selector, place: Extent) -> Result<Found, FaultKind> {
        let document = place.document;
        let content = self.core.content(document.index()).ok_or(FaultKind::NoSuchHandle(document.index()))?;
        let anchor = content.find_by_default(selector, place.span, self.reading.unit, self.reading.allowed);
        let anchor = anchor.map_err(|error| self.words_fault(place, error, selector.unit()))?;
        let given = selector.given().filter(|_| !anchor.matched.is_exact()).map(str::to_owned);
        Ok(Found { extent: Extent { document, span: anchor.span }, matched: anchor.matched, given })
    }

    fn passage(&self, passage: &Passage) -> Result<Extent, FaultKind> {
        self.found_in(passage).map(|found| found.extent)
    }

    /// Narrows a document, spot by spot: what was given for the words is the last of it.
    fn found_in(&self, passage: &Passage) -> Result<Found, FaultKind> {
        let document = self.document(passage)?;
        let content = self.core.content(document.index()).ok_or(FaultKind::NoSuchHandle(document.index()))?;
        let whole = Extent { document, span: content.whole() };
        let all = Found { extent: whole, matched: Match::EXACT, given: None };
        passage.spots.iter().try_fold(all, |place, spot| match spot {
            Spot::Words(selector) => self.selected(selector, place.extent),
            lines => {
                let narrowed = content.narrow(lines, place.extent.span);
                let span = narrowed.map_err(|error| self.words_fault(place.extent, error, None))?;
                Ok(Found { extent: Extent { document, span }, matched: Match::EXACT, given: None })
            }
        })
    }

    fn document(&self, passage: &Passage) -> Result<Id<Document>, FaultKind> {
        let node = self.node(&passage.document.target)?;
        match (self.core.kind(node), self.core.key(node)) {
            (Some(NodeKind::Document), _) => Ok(Id::new(node)),
            (Some(found), Some(key)) => {
                let (key, expected) = (key.clone(), Kinds::of(NodeKind::Document));
                Err(FaultKind::WrongKind { relation: Relation::InDocument, key, found, expected })
            }
            _ => Err(FaultKind::NoSuchHandle(node)),
        }
    }

    /// Says in which document, and at which line, the words were looked for; in the unit in which offsets are given.
    fn words_fault(&self, place: Extent, error: FindError, unit: Option<OffsetUnit>) -> FaultKind {
        let document = place.document.index();
        let content = self.core.content(document);
        let line = content.map_or(0, |content| content.line_at(place.span.start()));
        let unit = Some(unit.unwrap_or(self.reading.unit)).filter(|unit| *unit != OffsetUnit::Bytes);
        let counted = content.zip(unit).map(|(content, unit)| error.counted_in(unit, content).into_boxed_str());
        let document = self.core.key(document).cloned().unwrap_or_else(|| Key::from(""));
        FaultKind::Words { document, line, error: Box::new(error), counted, elsewhere: None }
    }
}
