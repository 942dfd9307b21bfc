//! Writes down what is said, and on what ground.

use super::deed::{Basis, Name, Of, Pointer, Step, What};
use super::row::{Extent, Ground, Object, Subject};
use super::{Oracle, Refusal, View};

/// Where a step of a record stands.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    /// The record's own node.
    pub(super) this: usize,
    pub(super) place: Option<Extent>,
    /// Those of the record's node.
    pub(super) grounds: &'c [Ground],
    /// What is shown before the deed.
    pub(super) standing: &'c View,
}

impl Oracle {
    /// A statement that is no part of a record rests on the words of what it is said of, where it is implied.
    pub(super) fn statement(&mut self, step: &Step, standing: &View) -> Result<(), Refusal> {
        let (this, grounds) = match &step.subject {
            Of::Node(name) => {
                let node = self.node(name)?;
                let grounds = self.of(node, "exists").flat_map(|(_, row)| row.grounds.clone()).collect();
                (node, grounds)
            }
            Of::Row(row) => (usize::MAX, self.rows[*row].grounds.clone()),
            _ => return Err("it is said of nothing"),
        };
        self.say(step, Context { this, place: None, grounds: &grounds, standing }).map(|_| ())
    }

    /// A step, with what qualifies it; its row.
    pub(super) fn say(&mut self, step: &Step, context: Context<'_>) -> Result<usize, Refusal> {
        let grounds = self.grounds(&step.basis, context.place, context.grounds)?;
        let subject = self.subject(step, context, &grounds)?;
        self.row(step, subject, &grounds, context)
    }

    fn row(
        &mut self,
        step: &Step,
        subject: Subject,
        grounds: &[Ground],
        context: Context<'_>,
    ) -> Result<usize, Refusal> {
        let object = self.object(step, grounds, context)?;
        let detail = step.detail.as_ref().map(|detail| self.value(detail, context)).transpose()?;
        let row = self.add_row(subject, step.relation, object, grounds);
        self.rows[row].detail = detail;
        for qualifier in &step.qualifiers {
            let own = self.grounds(&qualifier.basis, context.place, grounds)?;
            self.row(qualifier, Subject::Row(row), &own, context)?;
        }
        Ok(row)
    }

    fn subject(&self, step: &Step, context: Context<'_>, grounds: &[Ground]) -> Result<Subject, Refusal> {
        let node = match &step.subject {
            Of::This => context.this,
            Of::Author => self.author(context.this),
            Of::Node(name) => self.node(name)?,
            Of::Row(row) => return Ok(Subject::Row(*row)),
            Of::Voice => {
                let extent = grounds.iter().find_map(|ground| ground.extent()).ok_or("it has no words")?;
                self.voice_at(extent.document, extent.start, &context.standing.rows)
            }
        };
        Ok(Subject::Node(node))
    }

    fn object(&mut self, step: &Step, grounds: &[Ground], context: Context<'_>) -> Result<Object, Refusal> {
        match &step.object {
            What::Node(Name::Unnamed) => Ok(Object::Node(self.someone(grounds))),
            object => self.value(object, context),
        }
    }

    /// Whoever is behind "reportedly", evidenced by these words.
    fn someone(&mut self, grounds: &[Ground]) -> usize {
        let key = match grounds.iter().find_map(|ground| ground.extent()) {
            Some(at) => format!("{}/someone-{}", self.nodes[at.document].key, at.start),
            None => "someone".to_owned(),
        };
        let someone = self.add_node(self.counted(key), "someone", None);
        self.add_row(Subject::Node(someone), "exists", Object::Nothing, grounds);
        someone
    }

    fn value(&self, what: &What, context: Context<'_>) -> Result<Object, Refusal> {
        Ok(match what {
            What::Nothing => Object::Nothing,
            What::This => Object::Node(context.this),
            What::Node(name) => Object::Node(self.node(name)?),
            What::Text(text) => Object::Text(text.clone()),
            What::Date(date) => Object::Date(date),
            What::Undated => Object::Undated,
            What::Term(term) => Object::Term(term),
            What::Number(number) => Object::Number(*number),
            What::Words(pointer) => Object::Words(self.pointer(pointer, context.place)?),
        })
    }

    /// What is implied without words rests on the first words of the thing itself, or else on its place.
    pub(super) fn grounds(&self, basis: &Basis, place: Option<Extent>, own: &[Ground]) -> Result<Vec<Ground>, Refusal> {
        match basis {
            Basis::Outside => Ok(vec![Ground::Outside]),
            Basis::Words(words) => words.iter().map(|words| self.pointer(words, place).map(Ground::Words)).collect(),
            Basis::Implied(words) if words.is_empty() => {
                let extent = own.iter().find_map(|ground| ground.extent()).or(place);
                Ok(vec![Ground::Implied(extent.ok_or("nothing implies it")?)])
            }
            Basis::Implied(words) => {
                words.iter().map(|words| self.pointer(words, place).map(Ground::Implied)).collect()
            }
        }
    }

    fn pointer(&self, pointer: &Pointer, place: Option<Extent>) -> Result<Extent, Refusal> {
        match pointer {
            Pointer::There(place) => self.passage(place),
            Pointer::Here(words) => self.find(words, place.ok_or("there is no place to look for words")?),
        }
    }
}

impl Step {
    pub(super) fn given_text(&self) -> Option<&str> {
        match &self.object {
            What::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn given_term(&self) -> Option<&'static str> {
        match &self.object {
            What::Term(term) => Some(term),
            _ => None,
        }
    }

    pub(super) fn given_name(&self) -> Option<&Name> {
        match &self.object {
            What::Node(name) => Some(name),
            _ => None,
        }
    }
}
