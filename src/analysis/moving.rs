//! Where the words of a document stand in its new text, and what they say there.

use std::cell::RefCell;
use std::collections::HashMap;

use super::displacement::Displacement;
use super::reanchoring::{Outcome, Reanchoring};
use crate::graph::View;
use crate::graph::tables::{Core, Object as Held};
use crate::model::reference::Target;
use crate::model::statement::{Object, Statement};
use crate::model::value::Value;
use crate::model::{Basis, Extent, Ground, Key, Passage, Pointer, Relation, VoiceKind};
use crate::text::{Selector, Span};

/// Words that stand in both texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moved {
    pub(super) old: Span,
    pub(super) new: Span,
}

/// Words that have moved, beside which others stand.
#[derive(Clone, Copy, Default)]
struct Near<'m> {
    words: &'m [Moved],
    /// Whether the others stand nowhere else.
    is_all: bool,
}

/// Who speaks, to whom, by whose account, by which word and how surely: that is said of a quote where it stands, and by the same words elsewhere
/// of another one.
const ATTRIBUTING: [Relation; 6] =
    [Relation::SpokenBy, Relation::To, Relation::ByWayOf, Relation::PerhapsByWayOf, Relation::Cue, Relation::Hedge];

/// From a document to its new text under a key.
pub(super) struct Moving<'r, 'g> {
    changed: &'r Reanchoring<'g>,
    displacement: Option<Displacement<'r>>,
    key: Key,
    /// Where words stand now, as far as it was asked.
    known: RefCell<HashMap<Span, Option<Span>>>,
}

impl<'r, 'g> Moving<'r, 'g> {
    pub(super) fn new(changed: &'r Reanchoring<'g>, key: Key) -> Self {
        let old = changed.document().content();
        let displacement = old.map(|old| Displacement::between(old, changed.content()));
        Moving { changed, displacement, key, known: RefCell::default() }
    }

    fn view(&self) -> &'g View {
        self.changed.document().view()
    }

    pub(super) fn core(&self) -> &'g Core {
        self.view().core()
    }

    fn document(&self) -> u32 {
        self.changed.document().id().index()
    }

    /// Its voices but the author's.
    pub(super) fn voices(&self) -> Vec<u32> {
        let voices = self.changed.document().voices().map(|voice| voice.id().index());
        voices.filter(|voice| !self.is_author(*voice)).collect()
    }

    pub(super) fn kind_of(&self, voice: u32) -> Option<VoiceKind> {
        self.view().stand().voice_kind(voice)
    }

    /// Whether it is the author's voice.
    pub(super) fn is_author(&self, voice: u32) -> bool {
        self.kind_of(voice) == Some(VoiceKind::Author)
    }

    pub(super) fn quotes(&self) -> Vec<u32> {
        self.changed.document().quotes().iter().map(|quote| quote.id().index()).collect()
    }

    /// The quote in which one is nested.
    pub(super) fn outer(&self, quote: u32) -> Option<u32> {
        self.view().outgoing(quote, Relation::NestedIn).find_map(|row| self.view().object(row))
    }

    pub(super) fn voice_of(&self, quote: u32) -> Option<u32> {
        self.view().stand().voice_of(quote)
    }

    /// What is said of a node, by relation.
    pub(super) fn said_of(&self, node: u32) -> impl Iterator<Item = (u32, Relation)> + use<'g> {
        let view = self.view();
        let shown = view.core().all_outgoing(node).filter(move |row| view.shows_row(*row));
        shown.filter_map(move |row| Some((row, view.row(row)?.relation)))
    }

    /// Where the words of a relation of a node stand; nothing if they do not all stand in the new text, beyond doubt.
    pub(super) fn words_of(&self, node: u32, relation: Relation) -> Option<Vec<Moved>> {
        let rows = self.view().outgoing(node, relation);
        let words = rows.filter_map(|row| self.view().value(row)?.words()).map(|extent| extent.span);
        let mut moved: Vec<Moved> = Vec::new();
        for old in words {
            // What stands between two parts of one quote may say who speaks the second.
            let new = match moved.last() {
                Some(last) if relation != Relation::Stretch => self.along(old, *last)?,
                _ => self.span(old, Near::default())?,
            };
            moved.push(Moved { old, new });
        }
        Some(moved)
    }

    /// Where words stand now: with others, where everything between them is the same; else by themselves, beyond doubt, but for those that say
    /// what they say only where they stand.
    fn span(&self, old: Span, near: Near<'_>) -> Option<Span> {
        let is_whole = |span: &Span| self.changed.content().is_whole(*span);
        let along = near.words.iter().find_map(|moved| self.along(old, *moved)).filter(is_whole);
        let alone = || *self.known.borrow_mut().entry(old).or_insert_with(|| self.alone(old));
        along.or_else(|| if near.is_all { None } else { alone() })
    }

    fn along(&self, old: Span, with: Moved) -> Option<Span> {
        let from = self.changed.document().content()?;
        let (start, end) = (old.start().min(with.old.start()), old.end().max(with.old.end()));
        let shifted =
            |byte: u32| u32::try_from(i64::from(byte) - i64::from(with.old.start()) + i64::from(with.new.start())).ok();
        let both = self.changed.content().slice(Span::new(shifted(start)?, shifted(end)?).ok()?);
        let is_same = both.is_some() && both == from.slice(Span::new(start, end).ok()?);
        is_same.then_some(Span::new(shifted(old.start())?, shifted(old.end())?).ok()?)
    }

    fn alone(&self, old: Span) -> Option<Span> {
        match self.displacement.as_ref()?.outcome(old) {
            Outcome::Unchanged(span) | Outcome::Moved(span) if self.changed.content().is_whole(span) => Some(span),
            _ => None,
        }
    }

    /// Words of the new text.
    pub(super) fn pointer(&self, span: Span) -> Pointer {
        let words = self.changed.content().slice(span).unwrap_or_default();
        Pointer::Here(Selector::found(span).exact(words))
    }

    fn extent(&self, extent: Extent, near: Near<'_>) -> Option<Pointer> {
        if extent.document.index() != self.document() {
            return Some(Pointer::There(Passage::new(extent.document).at(extent.span)));
        }
        let whole = self.changed.document().content().map(|content| content.whole());
        if whole == Some(extent.span) {
            return Some(Pointer::There(Passage::new(self.key.clone())));
        }
        self.span(extent.span, near).map(|span| self.pointer(span))
    }

    /// A statement said again, once for each kind of ground that is carried over, with what qualifies it. Nodes that are carried over themselves are
    /// named by their new keys.
    pub(super) fn again(&self, row: u32, moved: &[Moved], keys: &dyn Fn(u32) -> Option<Key>) -> Vec<Statement> {
        let is_all = self.core().row(row).is_some_and(|row| ATTRIBUTING.contains(&row.relation));
        let near = Near { words: moved, is_all };
        let bare = self.unqualified(row, near, keys);
        let on = self.core().on(row).iter().copied().filter(|row| self.view().shows_row(*row));
        let qualifiers: Vec<Statement> = on
            .filter(|row| {
                self.core().row(*row).is_some_and(|row| row.relation != Relation::GivenAs && !row.is_second_thought())
            })
            .flat_map(|row| self.unqualified(row, near, keys))
            .collect();
        let qualified = |said: Statement| qualifiers.iter().cloned().fold(said, Statement::qualified);
        bare.into_iter().map(qualified).collect()
    }

    fn unqualified(&self, row: u32, near: Near<'_>, keys: &dyn Fn(u32) -> Option<Key>) -> Vec<Statement> {
        let index = row;
        let Some(row) = self.core().row(index) else { return Vec::new() };
        let object = match row.object {
            Held::Nothing => Some(Object::Nothing),
            Held::Node(node) if row.relation == Relation::NestedIn => {
                keys(node).map(|key| Object::Node(Target::Key(key)))
            }
            Held::Node(node) => Some(Object::Node(keys(node).map_or(Target::Id(node), Target::Key))),
            Held::Value(value) => self.value(value, near),
        };
        let Some(object) = object else { return Vec::new() };
        let detail = row.detail.and_then(|value| self.value(value, near));
        let said = |basis: Basis| {
            let said = Statement::new(row.relation, object.clone(), basis);
            detail.clone().into_iter().fold(said, Statement::detailed)
        };
        self.bases(&self.view().grounds(index), near).into_iter().map(said).collect()
    }

    fn value(&self, value: Value<'_>, near: Near<'_>) -> Option<Object> {
        Some(match value {
            Value::Text(text) => Object::Text(text.to_owned()),
            Value::Date(date) => Object::Date(Box::new(date.clone())),
            Value::Undated => Object::Undated,
            Value::Term(number) => Object::Term(number),
            Value::Number(number) => Object::Number(number),
            Value::Words(extent) => Object::Words(Box::new(self.extent(extent, near)?)),
        })
    }

    fn bases(&self, grounds: &[Ground], near: Near<'_>) -> Vec<Basis> {
        let pointers = |is_wanted: fn(&Ground) -> bool| {
            let extents = grounds.iter().filter(|ground| is_wanted(ground)).filter_map(|ground| ground.extent());
            extents.map(|extent| self.extent(extent, near)).collect::<Option<Vec<Pointer>>>().unwrap_or_default()
        };
        let worded = pointers(|ground| matches!(ground, Ground::Words(..)));
        let implied = pointers(|ground| matches!(ground, Ground::Implied(..)));
        let mut bases = Vec::new();
        bases.extend((!worded.is_empty()).then_some(Basis::Words(worded)));
        bases.extend((!implied.is_empty()).then_some(Basis::Implied(implied)));
        bases.extend(grounds.contains(&Ground::Outside).then_some(Basis::Outside));
        bases
    }
}
