//! Words that are said to name one, and name another.

use std::collections::HashMap;

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::identity::may_be_one;
use crate::graph::{AgentRef, Excerpt, QuoteRef, Ref, Stated, View};
use crate::model::{Entity, Extent, MentionForm, Node, NodeKind};
use crate::text::normal;

/// Whom words name, by their place, and by what they say.
struct Named<'g> {
    places: HashMap<Extent, Vec<Ref<'g, Entity>>>,
    names: HashMap<String, Vec<Ref<'g, Entity>>>,
}

/// Names that rest on other words, and quotes whose speaker rests on words that are the name of somebody else.
pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    find_misnamed(auditor);
    find_wrong_speakers(auditor);
}

/// Cost: O(names).
fn find_misnamed(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::Misnamed]) {
        return;
    }
    let view = auditor.view;
    for entity in entities(view) {
        for name in entity.names() {
            let evidence = name.evidence();
            let words: Vec<Excerpt<'_>> = evidence.excerpts().collect();
            let says = |words: &Excerpt<'_>| may_be_one(words.text(), &name);
            if evidence.is_worded() && !words.iter().any(says) {
                let message = format!("the name “{}” rests on words that say nothing of it", shortened(&name));
                let finding = auditor.finding(Rule::Misnamed, message).mark(words, "these words");
                auditor.add(finding);
            }
        }
    }
}

fn entities<'g>(view: &'g View) -> impl Iterator<Item = Ref<'g, Entity>> + 'g {
    let kinds = [NodeKind::Person, NodeKind::Organization, NodeKind::Place, NodeKind::Event];
    kinds
        .into_iter()
        .flat_map(|kind| view.nodes_of(kind))
        .filter_map(|node| Ref::<Node>::new(view, node).narrow::<Entity>())
}

fn find_wrong_speakers(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::WrongSpeaker]) {
        return;
    }
    let view = auditor.view;
    let named = named(view);
    let quotes: Vec<QuoteRef<'_>> = view.nodes_of(NodeKind::Quote).map(|quote| Ref::new(view, quote)).collect();
    for quote in quotes {
        for speaker in quote.speakers() {
            for words in speaker.evidence().excerpts() {
                if let Some(other) = another(&named, &speaker, words) {
                    let message = format!(
                        "“{}” is given to {}, by words that name {other}",
                        shortened(&quote.words()),
                        speaker.as_node()
                    );
                    let finding = auditor.finding(Rule::WrongSpeaker, message).mark([words], "who is named here?");
                    auditor.add(finding.mark(quote.excerpts(), "what is said"));
                }
            }
        }
    }
}

/// Cost: O(mentions and names).
fn named(view: &View) -> Named<'_> {
    let mut named = Named { places: HashMap::new(), names: HashMap::new() };
    for entity in entities(view) {
        for (words, form) in entity.mentions() {
            if form == MentionForm::Named {
                named.places.entry(words.extent()).or_default().push(entity);
            }
        }
        entity.names().for_each(|name| named.names.entry(normal(&name, ' ')).or_default().push(entity));
    }
    named
}

/// Who else is named by the words, if the speaker is not.
fn another<'g>(named: &Named<'g>, speaker: &Stated<'g, AgentRef<'g>>, words: Excerpt<'g>) -> Option<Ref<'g, Entity>> {
    let there = named.places.get(&words.extent()).or_else(|| named.names.get(&normal(words.text(), ' ')))?;
    let is_he = |entity: &&Ref<'g, Entity>| entity.id().index() == speaker.id().index();
    let is_mentioned = || {
        let entity = speaker.as_node().narrow::<Entity>();
        entity.into_iter().flat_map(Ref::mentions).any(|(mention, _)| mention.extent() == words.extent())
    };
    there.first().copied().filter(|_| !there.iter().any(|entity| is_he(&entity)) && !is_mentioned())
}
