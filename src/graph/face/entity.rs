//! What can be one thing under two keys: names, mentions, judgements.

use super::Ref;
use super::evidence::Excerpt;
use super::stated::{Stated, StatementRef};
use crate::model::{Entity, Is, MentionForm, Relation};

impl<'g, K: Is<Entity>> Ref<'g, K> {
    /// Its first name.
    pub fn name(self) -> Option<&'g str> {
        self.names().next().map(Stated::into_value)
    }

    /// Its names.
    pub fn names(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g, K> {
        self.texts(Relation::Name)
    }

    /// What it is called for want of a name.
    pub fn descriptions(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g, K> {
        self.texts(Relation::Description)
    }

    /// The words that name it, with their form.
    pub fn mentions(self) -> impl Iterator<Item = (Excerpt<'g>, MentionForm)> + use<'g, K> {
        self.terms::<MentionForm>(Relation::Mention).flat_map(|form| {
            let kind = *form;
            form.evidence().excerpts().map(move |excerpt| (excerpt, kind)).collect::<Vec<_>>()
        })
    }

    /// Of what sort it is.
    pub fn subtypes(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g, K> {
        self.texts(Relation::Subtype)
    }

    /// The judgements of identity in which it, or what is one with it, stands: same, different, perhaps the same; those said of it, then those
    /// that lead to it, each once. They are shown with the keys of which they were said:
    /// [`source_key`](StatementRef::source_key), [`target_key`](StatementRef::target_key).
    pub fn judgements(self) -> impl Iterator<Item = StatementRef<'g>> + use<'g, K> {
        let relations = [Relation::SameAs, Relation::DifferentFrom, Relation::PerhapsSameAs];
        let said = relations.into_iter().flat_map(move |relation| self.statements(relation));
        let to = relations.into_iter().flat_map(move |relation| self.statements_to(relation));
        said.chain(to.filter(move |judgement| judgement.source().is_none_or(|source| source.id().index() != self.node)))
    }
}
