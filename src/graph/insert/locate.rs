//! Looks up what a record names: nodes by handle or key, words by selector.

use smallvec::SmallVec;

use super::laws::{held, said_of_statement, wrong_kind};
use super::source::WHOLE;
use super::stand_in::is_stand_in;
use crate::graph::error::FaultKind;
use crate::graph::tables as rows;
use crate::graph::tables::Core;
use crate::graph::tables::nearest;
use crate::model::reference::Target;
use crate::model::requirement::REPORTED;
use crate::model::statement::{Entry, Object, Statement, Step, Subject};
use crate::model::value::Value;
use crate::model::within::{DETAIL, OBJECT, SUBJECT, Within};
use crate::model::{Basis, Document, Extent, Ground, Id, Key, Kinds, NodeKind, Passage, Pointer, Relation};
use crate::text::{FindError, Match, OffsetUnit, Selector, Spot};

/// Where a record stands: the place in which its words are looked for, and the words on which its node rests.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    pub(crate) place: Option<Extent>,
    pub(crate) grounds: Grounds,
    /// The words of its steps, which are looked up already: found, or not.
    looked_up: Vec<(Step, Result<Located, Wrong>)>,
    /// Whether a part of it is not there, and what rests on it cannot be asked.
    is_partial: bool,
    /// What is wrong with the place and the words, and is told already.
    told: Vec<(Step, Wrong)>,
}

/// What is wrong, and where within a value.
pub(crate) type Wrong = (Within, FaultKind);

impl Base {
    /// The words of a step that are looked up already. Cost: O(log steps), and those words.
    fn looked_up_at(&self, step: Step) -> impl Iterator<Item = &Result<Located, Wrong>> {
        // They are those of one field, in order.
        let first = self.looked_up.partition_point(|((_, index), _)| *index < step.1);
        let from = self.looked_up.get(first..).unwrap_or_default();
        from.iter().take_while(move |(known, _)| *known == step).map(|(_, found)| found)
    }

    pub(crate) fn at(place: Option<Extent>, grounds: Grounds) -> Base {
        Base { place, grounds, ..Base::default() }
    }

    /// What is wrong with the place and the words of a record; the rest of it is here all the same.
    pub(super) fn faults(&self) -> &[(Step, Wrong)] {
        &self.told
    }

    /// Of a record that is at fault.
    pub(super) fn partial(self) -> Base {
        Base { is_partial: true, ..self }
    }

    /// Whether something is told already, or may be at fault only because of what is.
    pub(super) fn explains(&self, step: Step, wrong: &Wrong, is_file: bool) -> bool {
        let is_same = |(other, told): &(Step, Wrong)| {
            // One argument gives the words of a name and of its mention; in a file they stand twice.
            if *other == step { told == wrong } else { !is_file && other.0 != step.0 && told.1 == wrong.1 }
        };
        match wrong.1 {
            FaultKind::NoPlace | FaultKind::NothingImplies | FaultKind::NoGround if self.is_partial => true,
            _ => self.told.iter().any(is_same),
        }
    }

    pub(crate) fn extents(&self) -> impl Iterator<Item = Extent> + '_ {
        self.grounds.iter().filter_map(|ground| ground.extent())
    }

    /// The words of its node, each with what was given for them.
    pub(super) fn located(&self) -> impl Iterator<Item = &Located> {
        self.looked_up.iter().filter_map(|(_, found)| found.as_ref().ok())
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
        let grounds = core.row(row).map(|row| row.grounds.each().collect()).unwrap_or_default();
        Base::at(None, grounds)
    }

    /// Of what gives no words for it, the ground, or that nothing implies it; else nothing.
    fn unworded(&self, basis: &Basis) -> Option<Option<Ground>> {
        match basis {
            Basis::Outside => Some(Some(Ground::Outside)),
            Basis::Implied(words) if words.is_empty() => Some(self.implied()),
            Basis::Implied(_) | Basis::Words(_) => None,
        }
    }

    /// What an `Implied` without words rests on: the words of the thing itself, else its place.
    fn implied(&self) -> Option<Ground> {
        self.extents().next().or(self.place).map(|extent| Ground::Implied(extent, Match::EXACT))
    }
}

/// How selectors are read that do not say it themselves: in which unit offsets are, by which rules words may differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) unit: OffsetUnit,
    pub(crate) allowed: Match,
    /// What they may ask for.
    pub(crate) most: Match,
}

impl Default for Reading {
    fn default() -> Self {
        Reading { unit: OffsetUnit::default(), allowed: Match::EXACT, most: Match::ALL }
    }
}

/// A ground, and the words that were given where they differ from what stands there.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    pub(crate) ground: Ground,
    pub(crate) given: Option<String>,
}

/// Mostly one.
pub(crate) type Grounds = SmallVec<[Ground; 1]>;

/// The grounds of a step, each found or not.
type LookedUp = SmallVec<[Result<Located, Wrong>; 1]>;

/// What the fields of grounds and passages are called.
const WORDS: &[&str] = &["words"];
const IMPLIED: &[&str] = &["implied"];
const DOCUMENT: &[&str] = &["document"];
const AT: &[&str] = &["at"];
const SPOT: &[&str] = &["words", "line", "lines"];

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
            Target::Id(index) => match self.core.kind(*index) {
                Some(_) => Ok(*index),
                None => Err(FaultKind::NoSuchHandle(*index)),
            },
            Target::Key(key) => self.core.node(key.as_str()).ok_or_else(|| {
                let mut nearest = nearest(self.core, key.as_str());
                nearest.retain(|key| !is_stand_in(key));
                FaultKind::NoSuchKey { key: key.clone(), nearest }
            }),
            Target::Unnamed => Err(FaultKind::NoKey),
        }
    }

    /// What is wrong with a statement, and with what qualifies it: its words, the nodes that it names, its values, and whether such a thing can be said
    /// of such nodes. Each is asked by itself. What could imply it depends on the rest of its record, and is not asked.
    pub(crate) fn faults(&self, said: &Statement, base: &Base) -> Vec<Wrong> {
        let mut faults = Vec::new();
        let mut parts = vec![(said, Within::default(), None)];
        while let Some((part, within, of)) = parts.pop() {
            let looked_up = match of {
                None => self.looked_up(part, base),
                Some(_) => self.each_ground(&part.basis, base, &within),
            };
            let words = looked_up.into_iter().filter_map(Result::err);
            let mut found: Vec<Wrong> = words.filter(|(_, kind)| *kind != FaultKind::NothingImplies).collect();
            found.extend(self.faults_of_ends(part, &within, base));
            found.extend(of.and_then(|of| said_of_statement(part.relation, of)).map(|kind| (within.clone(), kind)));
            let qualifiers = part.qualifiers().iter().enumerate().rev();
            parts.extend(qualifiers.map(|(index, qualifier)| {
                (qualifier, within.qualifier(qualifier.relation, index), Some(part.relation))
            }));
            faults.extend(found);
        }
        faults
    }

    fn faults_of_ends(&self, said: &Statement, within: &Within, base: &Base) -> Vec<Wrong> {
        let (relation, ends) = (said.relation, said.relation.ends());
        let mut found = Vec::new();
        let subject = match &said.subject {
            Subject::Node(target) => self.node(target).and_then(|node| {
                wrong_kind(self.core, relation, node, relation.subjects()).map_or(Ok(Some(node)), Err)
            }),
            Subject::AuthorOf(target) => self.node(target).map(|_| None),
            _ => Ok(None),
        };
        let subject = subject.unwrap_or_else(|kind| {
            found.push((within.field(SUBJECT), kind));
            None
        });
        let held_of = |object: &Object, holds| match object {
            Object::Node(Target::Unnamed) | Object::This => None,
            Object::Node(target) => match self.node(target) {
                Ok(node) => {
                    let itself = (subject == Some(node)).then_some(FaultKind::ToItself(relation));
                    held(self.core, relation, &rows::Object::Node(node), holds).or(itself)
                }
                Err(kind) => Some(kind),
            },
            Object::NoDate(error) => Some(FaultKind::Date((**error).clone())),
            Object::Text(text) => held(self.core, relation, &rows::Object::Value(Value::Text(text)), holds),
            Object::Number(number) => held(self.core, relation, &rows::Object::Value(Value::Number(*number)), holds),
            _ => None,
        };
        found.extend(held_of(&said.object, ends.object).map(|kind| (within.field(OBJECT), kind)));
        let detail = said.detail().and_then(|detail| held_of(detail, ends.detail));
        found.extend(detail.map(|kind| (within.field(DETAIL), kind)));
        // Words that are their own ground are asked already.
        if let Object::Words(pointer) = &said.object {
            let wrong = self.pointer(pointer, base).err();
            found.extend(wrong.map(|(inner, kind)| (within.field(OBJECT).and(&inner), kind)));
        }
        found
    }

    /// Where a record stands, as far as that is found, with what is wrong with it.
    pub(crate) fn base(&self, entry: &Entry) -> Base {
        let mut told = Vec::new();
        let place = entry.place.as_ref().map(|place| self.found_in(place)).transpose();
        let place = place.unwrap_or_else(|wrong| {
            told.push((("place", 0), wrong));
            None
        });
        let is_partial = !told.is_empty();
        let base = Base { place: place.map(|found| found.extent), told, is_partial, ..Base::default() };
        let worded = entry.worded().map(|(step, index, words)| {
            let within = || Within::default().field(WORDS).item(index);
            (step, self.ground(words, &base, Ground::Words, within))
        });
        let mut looked_up: Vec<(Step, Result<Located, Wrong>)> = worded.collect();
        if looked_up.is_empty() && base.told.is_empty() {
            let others = self.each_ground(&entry.exists, &base, &Within::default());
            looked_up.extend(others.into_iter().map(|found| ((entry.field, 0), found)));
        }
        let mut told = base.told.clone();
        if looked_up.is_empty() && entry.kind == NodeKind::Quote {
            let incomplete = FaultKind::Incomplete { kind: NodeKind::Quote, expected: REPORTED };
            told.push((WHOLE, (Within::default(), incomplete)));
        }
        let wrong = looked_up.iter().filter_map(|(step, found)| Some((*step, found.as_ref().err()?)));
        told.extend(
            wrong.filter(|(step, wrong)| !base.explains(*step, wrong, true)).map(|(step, wrong)| (step, wrong.clone())),
        );
        let grounds = looked_up.iter().filter_map(|(_, found)| found.as_ref().ok()).map(|found| found.ground).collect();
        Base { grounds, looked_up, told, ..base }
    }

    /// Adds the grounds of a step, of most steps one, up to the first that is not found. Gives those of them for which words were given that differ from what
    /// stands there.
    pub(super) fn grounds(&self, said: &Statement, base: &Base, grounds: &mut Grounds) -> Result<Vec<Located>, Wrong> {
        let mut given = Vec::new();
        match base.unworded(&said.basis) {
            Some(Some(ground)) => grounds.push(ground),
            Some(None) => return Err((Within::default(), FaultKind::NothingImplies)),
            None => {
                for located in self.looked_up(said, base) {
                    let located = located?;
                    grounds.push(located.ground);
                    given.extend(Some(located).filter(|located| located.given.is_some()));
                }
            }
        }
        Ok(given)
    }

    /// The grounds of a step, each found or not; what is looked up already is not looked up again, for to say what is most like words costs more than to find them.
    fn looked_up(&self, said: &Statement, base: &Base) -> LookedUp {
        let words = said.basis.words().len();
        let known: LookedUp = base.looked_up_at(said.step).take(words).cloned().collect();
        if words > 0 && known.len() == words { known } else { self.each_ground(&said.basis, base, &Within::default()) }
    }

    fn each_ground(&self, basis: &Basis, base: &Base, within: &Within) -> LookedUp {
        let each = |words: &[Pointer], names: &'static [&'static str], make: fn(Extent, Match) -> Ground| {
            let words = words.iter().enumerate();
            words.map(|(index, words)| self.ground(words, base, make, || within.field(names).item(index))).collect()
        };
        match basis {
            Basis::Words(words) => each(words, WORDS, Ground::Words),
            Basis::Implied(words) if !words.is_empty() => each(words, IMPLIED, Ground::Implied),
            Basis::Implied(_) | Basis::Outside => {
                let ground = base.unworded(basis).into_iter();
                let located = |ground: Ground| Located { ground, given: None };
                let wrong = || (within.clone(), FaultKind::NothingImplies);
                ground.map(|ground| ground.map(located).ok_or_else(wrong)).collect()
            }
        }
    }

    fn ground(
        &self,
        words: &Pointer,
        base: &Base,
        make: fn(Extent, Match) -> Ground,
        within: impl FnOnce() -> Within,
    ) -> Result<Located, Wrong> {
        let found = self.found(words, base).map_err(|(inner, kind)| (within().and(&inner), kind))?;
        Ok(Located { ground: make(found.extent, found.matched), given: found.given })
    }

    pub(crate) fn pointer(&self, pointer: &Pointer, base: &Base) -> Result<Extent, Wrong> {
        self.found(pointer, base).map(|found| found.extent)
    }

    fn found(&self, pointer: &Pointer, base: &Base) -> Result<Found, Wrong> {
        match pointer {
            Pointer::There(passage) => self.found_in(passage),
            Pointer::Here(selector) => {
                let found = base.place.ok_or(FaultKind::NoPlace).and_then(|place| self.selected(selector, place));
                found.map_err(|kind| (Within::default(), kind))
            }
        }
    }

    fn selected(&self, selector: &Selector, place: Extent) -> Result<Found, FaultKind> {
        let document = place.document;
        let content = self.core.content(document.index()).ok_or_else(|| FaultKind::NoSuchHandle(document.index()))?;
        let anchor =
            content.find_by_default(selector, place.span, self.reading.unit, self.reading.allowed, self.reading.most);
        let anchor = anchor.map_err(|error| self.words_fault(place, error, selector.unit()))?;
        let given = selector.given().filter(|_| !anchor.matched.is_exact()).map(str::to_owned);
        Ok(Found { extent: Extent { document, span: anchor.span }, matched: anchor.matched, given })
    }

    /// Narrows a document, spot by spot: what was given for the words is the last of it.
    fn found_in(&self, passage: &Passage) -> Result<Found, Wrong> {
        let all = self.document(passage).and_then(|document| {
            let content = self.core.content(document.index()).ok_or(FaultKind::NoSuchHandle(document.index()))?;
            let whole = Extent { document, span: content.whole() };
            Ok((content, Found { extent: whole, matched: Match::EXACT, given: None }))
        });
        let (content, all) = all.map_err(|kind| (Within::default().field(DOCUMENT), kind))?;
        passage.spots.iter().enumerate().try_fold(all, |place, (index, spot)| {
            let found = match spot {
                Spot::Words(selector) => self.selected(selector, place.extent),
                lines => {
                    let narrowed = content.narrow(lines, place.extent.span);
                    let extent = |span| Extent { span, ..place.extent };
                    let found = |span| Found { extent: extent(span), matched: Match::EXACT, given: None };
                    narrowed.map(found).map_err(|error| self.words_fault(place.extent, error, None))
                }
            };
            found.map_err(|kind| (Within::default().field(AT).item(index).field(SPOT), kind))
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
        FaultKind::Words { document, line, error: Box::new(error), counted, elsewhere: Vec::new() }
    }
}
