//! Words that are said to name one, and name another.

use std::collections::HashMap;

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::graph::{AgentRef, Excerpt, NodeRef, QuoteRef, Ref, Stated, View};
use crate::model::{Entity, Extent, MentionForm, Node, NodeKind};

/// Whom words name, by their place.
type Named<'g> = HashMap<Extent, Vec<Ref<'g, Entity>>>;

/// Quotes whose speaker rests on words that are the name of somebody else.
pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
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

/// Cost: O(mentions).
fn named(view: &View) -> Named<'_> {
    let mut named: Named<'_> = HashMap::new();
    let kinds = [NodeKind::Person, NodeKind::Organization, NodeKind::Place, NodeKind::Event];
    for node in kinds.into_iter().flat_map(|kind| view.nodes_of(kind)) {
        let node: NodeRef<'_> = Ref::<Node>::new(view, node);
        let entity = node.narrow::<Entity>();
        for (words, form) in entity.into_iter().flat_map(Ref::mentions) {
            if form == MentionForm::Named {
                named.entry(words.extent()).or_default().extend(entity);
            }
        }
    }
    named
}

/// Who else is named by the words, if the speaker is not.
fn another<'g>(named: &Named<'g>, speaker: &Stated<'g, AgentRef<'g>>, words: Excerpt<'g>) -> Option<Ref<'g, Entity>> {
    let there = named.get(&words.extent())?;
    let is_he = |entity: &&Ref<'g, Entity>| entity.id().index() == speaker.id().index();
    let is_mentioned = || {
        let entity = speaker.as_node().narrow::<Entity>();
        entity.into_iter().flat_map(Ref::mentions).any(|(mention, _)| mention.extent() == words.extent())
    };
    there.first().copied().filter(|_| !there.iter().any(|entity| is_he(&entity)) && !is_mentioned())
}
