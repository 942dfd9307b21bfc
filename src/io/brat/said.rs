//! What is said of what came in: relations, attributes, notes, what is the same.

use super::article::{Article, missing};
use super::line::Line;
use crate::io::intake::Reason;
use crate::io::taken::Wrong;
use crate::model::record::Recordable;
use crate::model::reference::Target;
use crate::model::statement::{Object, Statement, Subject};
use crate::model::{Basis, Implied, Key, Outside, Relation, Said, Someone};

impl<'f> Article<'_, 'f> {
    /// What is said of what came in.
    pub(super) fn said(&mut self, _: &'f str, line: &Line<'f>) -> Result<(), Wrong> {
        match line {
            Line::Words { .. } | Line::Event { .. } => Ok(()),
            Line::Relation { kind, roles } => self.related(kind, roles),
            Line::Equivalence { members } => {
                let nodes: Vec<Key> = members.iter().map(|of| self.node(of)).collect::<Result<_, _>>()?;
                let pairs = nodes.iter().zip(nodes.iter().skip(1));
                pairs.map(|(one, other)| (one.clone(), other.clone())).collect::<Vec<_>>().into_iter().try_for_each(
                    |(one, other)| {
                        let object = Object::Node(Target::Key(other));
                        self.state(Target::Key(one), Statement::new(Relation::SameAs, object, Outside))
                    },
                )
            }
            Line::Attribute { kind, of, value } => {
                if !self.mapping.attributes.contains(*kind) {
                    return Err((
                        Reason::Unmapped,
                        format!("the mapping says nothing of attributes of the type {kind}"),
                    ));
                }
                self.attribute(self.node(of)?, kind, value.unwrap_or("true"), Implied.into())
            }
            Line::Reference { of, entry, text } => {
                let node = self.node(of)?;
                if !text.is_empty() {
                    self.attribute(node.clone(), entry, text, Basis::Outside)?;
                }
                self.attribute(node, "reference", entry, Basis::Outside)
            }
            Line::Note { of, text } => {
                let nodes =
                    self.nodes.get(of).map_or_else(|| self.triggered.get(of).cloned(), |node| Some(vec![node.clone()]));
                match (nodes, self.words.get(of)) {
                    // Words that trigger several events: a note on them is one on each.
                    (Some(nodes), _) => {
                        nodes.into_iter().try_for_each(|node| self.noted(Target::Key(node), text, Basis::Outside))
                    }
                    (None, Some(words)) => {
                        let basis = self.basis(words);
                        self.noted(Target::Key(Key::from(self.document)), text, basis)
                    }
                    (None, None) => Err(missing(of)),
                }
            }
        }
    }

    fn related(&mut self, kind: &str, roles: &[(&'f str, &'f str)]) -> Result<(), Wrong> {
        let unmapped = || (Reason::Unmapped, format!("the mapping says nothing of relations of the type {kind}"));
        let rule = self.mapping.relations.get(kind).ok_or_else(unmapped)?.clone();
        let of = |name: &str| {
            let found = roles.iter().find(|(role, _)| *role == name).map(|(_, of)| *of);
            found.ok_or_else(|| (Reason::Malformed, format!("expected the role {name} in {kind}")))
        };
        let (from, to) = (self.node(of(&rule.from)?)?, of(&rule.to)?);
        let to = if rule.named { self.by_name(to)? } else { self.node(to)? };
        let object = Object::Node(Target::Key(to));
        let said = match rule.relation {
            Some(relation) => Statement::new(relation, object, Implied),
            None => Statement::new(Relation::Related, object, Implied).detailed(Object::Text(kind.to_owned())),
        };
        self.state(Target::Key(from), said)
    }

    /// Whoever has a name that annotators gave him, not the text.
    fn by_name(&mut self, name: &str) -> Result<Key, Wrong> {
        let key = self.key(name);
        if !self.named.contains(&key) {
            let mut someone = Someone::new(self.place()).key(key.clone());
            someone.descriptions.push(Said::new(name.to_owned(), Outside));
            self.make(&key, someone)?;
            self.named.insert(key.clone());
            self.draft.named = Some(key.clone());
        }
        Ok(key)
    }

    pub(super) fn attribute(&mut self, of: Key, label: &str, value: &str, basis: Basis) -> Result<(), Wrong> {
        let said = Statement::new(Relation::Attribute, Object::Text(value.to_owned()), basis);
        self.state(Target::Key(of), said.detailed(Object::Text(label.to_owned())))
    }

    pub(super) fn noted(&mut self, of: Target, text: &str, basis: Basis) -> Result<(), Wrong> {
        self.state(of, Statement::new(Relation::Note, Object::Text(text.to_owned()), basis))
    }

    /// Of what is there, or comes in with the same record.
    fn state(&mut self, of: Target, said: Statement) -> Result<(), Wrong> {
        self.draft.submissions.push(said.of(Subject::Node(of)).submission());
        Ok(())
    }
}
