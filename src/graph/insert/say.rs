//! The second half of an insertion: statements.

use super::already;
use super::called::Called;
use super::insertion::{Declared, Existing, Insertion};
use super::locate::{Base, Grounds, Located, Wrong};
use super::source::Source;
use crate::graph::error::FaultKind;
use crate::graph::tables::stand;
use crate::graph::tables::{Object, Row, Subject};
use crate::model::reference::Target;
use crate::model::relation::Holds;
use crate::model::statement::{self as draft, Statement};
use crate::model::value::Value;
use crate::model::within::{DETAIL, OBJECT, SUBJECT, Within};
use crate::model::{Ground, NodeKind, Relation};

/// Of what a statement is said, as far as it does not say so itself.
#[derive(Clone, Copy)]
struct Context<'b> {
    /// The record's own node.
    this: Option<u32>,
    /// The statement that this one qualifies.
    qualifies: Option<u32>,
    base: &'b Base,
}

impl Insertion<'_> {
    /// What a record says of its node.
    pub(super) fn state(&mut self, declared: &Declared<'_>) {
        let Declared { record, node, base, statements } = declared;
        let context = Context { this: Some(*node), qualifies: None, base };
        for statement in *statements {
            let source = Source::from((*record, statement.step));
            self.say(&source, statement, context);
        }
    }

    /// A statement that is no part of a record.
    pub(super) fn said(&mut self, statement: &Statement) -> Option<u32> {
        let record = self.new_record(Called::of(statement));
        let base = match &statement.subject {
            draft::Subject::Node(target) | draft::Subject::AuthorOf(target) => {
                let node = self.locator().node(target);
                node.map(|node| Base::of_node(self.core, node)).unwrap_or_default()
            }
            draft::Subject::Statement(row) => Base::of_row(self.core, *row),
            _ => Base::default(),
        };
        let source = Source::from((record, statement.step));
        self.say(&source, statement, Context { this: None, qualifies: None, base: &base })
    }

    /// Looks a statement up and writes it, with what qualifies it.
    fn say(&mut self, source: &Source, said: &Statement, context: Context<'_>) -> Option<u32> {
        let mut grounds = Grounds::new();
        let given = match self.locator().grounds(said, context.base, &mut grounds) {
            Ok(given) => given,
            Err(wrong) => return self.say_what_is_wrong(source, said, context, wrong),
        };
        let row = match self.row(source, said, context, &grounds) {
            Ok(ref row) => self.write_once(source, row)?,
            Err(wrong) => return self.say_what_is_wrong(source, said, context, wrong),
        };
        self.given(source, row, given.iter());
        if said.qualifiers().is_empty() {
            return Some(row);
        }
        let own = Base::at(context.base.place, grounds);
        for (index, qualifier) in said.qualifiers().iter().enumerate() {
            let source = source.inside(source.within.qualifier(qualifier.relation, index));
            self.say(&source, qualifier, Context { qualifies: Some(row), base: &own, ..context });
        }
        Some(row)
    }

    /// What was found first must not hide the rest of the step. No row.
    fn say_what_is_wrong(
        &mut self,
        source: &Source,
        said: &Statement,
        context: Context<'_>,
        first: Wrong,
    ) -> Option<u32> {
        let mut wrong = self.locator().faults(said, context.base);
        if wrong.iter().all(|(_, kind)| *kind != first.1) {
            wrong.insert(0, first);
        }
        let is_file = self.existing == Existing::Extend;
        wrong.retain(|wrong| !context.base.explains(source.step, wrong, is_file));
        for (within, kind) in wrong {
            self.fault(source.inside(source.within.and(&within)), kind);
        }
        None
    }

    /// Keeps beside a row the words that were given for it, where they differ from what stands there.
    pub(super) fn given<'l>(&mut self, source: &Source, row: u32, located: impl Iterator<Item = &'l Located>) {
        for located in located {
            if let Some(given) = &located.given {
                let given = Object::Value(Value::Text(given));
                let ground = std::slice::from_ref(&located.ground);
                self.write_once(source, &Row::new(Subject::Row(row), Relation::GivenAs, given, ground));
            }
        }
    }

    /// What is to be written.
    fn row<'s>(
        &mut self,
        source: &Source,
        said: &'s Statement,
        context: Context<'_>,
        grounds: &'s [Ground],
    ) -> Result<Row<'s>, Wrong> {
        let subject = match context.qualifies {
            Some(row) => Subject::Row(row),
            None => self.subject(said, context, grounds).map_err(at(SUBJECT))?,
        };
        let mut row = Row::new(subject, said.relation, Object::Nothing, grounds);
        if let Some(detail) = said.detail()
            && let Object::Value(value) = self.value(detail, context.base).map_err(at(DETAIL))?
        {
            row.detail = Some(value);
        }
        self.put_object(source, said, context, &mut row).map_err(at(OBJECT))?;
        Ok(row)
    }

    fn subject(&mut self, said: &Statement, context: Context<'_>, grounds: &[Ground]) -> Result<Subject, FaultKind> {
        let reason = "nothing is there of which to say it";
        let missing = || FaultKind::Unsayable { relation: said.relation, reason };
        let this = || context.this.ok_or_else(missing);
        match &said.subject {
            draft::Subject::This => this().map(Subject::Node),
            draft::Subject::Author => self.author(this()?).map(Subject::Node).ok_or_else(missing),
            draft::Subject::AuthorOf(target) => {
                let document = self.locator().node(target)?;
                self.author(document).map(Subject::Node).ok_or_else(missing)
            }
            draft::Subject::Voice => self.voice_of(grounds).map(Subject::Node),
            draft::Subject::Node(target) => self.locator().node(target).map(Subject::Node),
            draft::Subject::Statement(row) => {
                self.core.row(*row).map(|_| Subject::Row(*row)).ok_or(FaultKind::NoSuchHandle(*row))
            }
        }
    }

    /// The author's voice of a document.
    fn author(&mut self, document: u32) -> Option<u32> {
        stand::author(self.core, document)
    }

    /// A stance whose holder is left out is that of the voice in which its words stand.
    fn voice_of(&mut self, grounds: &[Ground]) -> Result<u32, FaultKind> {
        let reason = "say by whom it is taken: it has no words whose voice could be asked";
        let unsayable = FaultKind::Unsayable { relation: Relation::TakesStance, reason };
        let extent = grounds.iter().find_map(|ground| ground.extent()).ok_or(unsayable.clone())?;
        let stand = self.before.stand(self.core);
        stand.voice_at(extent.document.index(), extent.span.start()).ok_or(unsayable)
    }

    /// Puts in what it says; somebody unnamed is made, unless these words made him before.
    fn put_object<'s>(
        &mut self,
        source: &Source,
        said: &'s Statement,
        context: Context<'_>,
        row: &mut Row<'s>,
    ) -> Result<(), FaultKind> {
        row.object = match &said.object {
            draft::Object::This => Object::Node(context.this.ok_or(FaultKind::NoKey)?),
            draft::Object::Node(Target::Unnamed) => {
                let there = self.said_before(row).and_then(|there| self.core.row(there)?.object_node());
                Object::Node(there.map_or_else(|| self.someone(source, said, row), Ok)?)
            }
            draft::Object::Node(target) => Object::Node(self.locator().node(target)?),
            draft::Object::OwnWords => Object::Value(Value::Words(row.extents().next().ok_or(FaultKind::NoGround)?)),
            other => self.value(other, context.base)?,
        };
        Ok(())
    }

    /// Whoever is behind "reportedly": a node of its own, evidenced by these words.
    fn someone(&mut self, source: &Source, said: &Statement, row: &Row<'_>) -> Result<u32, FaultKind> {
        let can_stand = matches!(said.relation.ends().object, Holds::Nodes(kinds) if kinds.contains(NodeKind::Someone));
        if !can_stand {
            let reason = "nobody unnamed can stand there";
            return Err(FaultKind::Unsayable { relation: said.relation, reason });
        }
        let key = already::someone(self.core, row).ok_or(FaultKind::NoKey)?;
        let node = self.add_node(source, self.counted(key), NodeKind::Someone).ok_or(FaultKind::Full)?;
        self.write(source, &Row::new(Subject::Node(node), Relation::Exists, Object::Nothing, &row.grounds));
        Ok(node)
    }

    fn value<'s>(&self, object: &'s draft::Object, base: &Base) -> Result<Object<'s>, FaultKind> {
        let value = match object {
            draft::Object::Text(text) => Value::Text(text),
            draft::Object::Date(date) => Value::Date(date),
            draft::Object::Undated => Value::Undated,
            draft::Object::NoDate(error) => return Err(FaultKind::Date((**error).clone())),
            draft::Object::Term(number) => Value::Term(*number),
            draft::Object::Number(number) => Value::Number(*number),
            draft::Object::Words(pointer) => {
                Value::Words(self.locator().pointer(pointer, base).map_err(|(_, kind)| kind)?)
            }
            draft::Object::Nothing | draft::Object::This | draft::Object::Node(_) | draft::Object::OwnWords => {
                return Ok(Object::Nothing);
            }
        };
        Ok(Object::Value(value))
    }
}

/// Of a part of a statement.
fn at(part: &'static [&'static str]) -> impl Fn(FaultKind) -> Wrong {
    move |kind| (Within::default().field(part), kind)
}
