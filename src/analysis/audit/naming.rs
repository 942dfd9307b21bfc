//! Words that are said to name one, and name another.

use std::collections::HashMap;

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::identity::may_be_one;
use crate::graph::{AgentRef, Excerpt, Ref, Stated, View};
use crate::model::{Entity, Extent, MentionForm, Node, NodeKind, Person};
use crate::text::normal;

/// Whom words name, by their place, and by what they say.
#[derive(Default)]
struct Named<'g> {
    places: HashMap<Extent, Vec<Ref<'g, Entity>>>,
    names: HashMap<String, Vec<Ref<'g, Entity>>>,
    /// Of the people of whom a name ends in a word, the first.
    people: HashMap<String, Ref<'g, Entity>>,
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
    let named = named(auditor.view);
    for quote in auditor.quotes() {
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
    let mut named = Named::default();
    for entity in entities(view) {
        for (words, form) in entity.mentions() {
            if form == MentionForm::Named {
                named.places.entry(words.extent()).or_default().push(entity);
            }
        }
        for name in entity.names() {
            if entity.as_node().narrow::<Person>().is_some() {
                let last = name_words(&name).last();
                last.into_iter().for_each(|word| _ = named.people.entry(word).or_insert(entity));
            }
            named.names.entry(normal(&name, b' ')).or_default().push(entity);
        }
    }
    named
}

/// The words of a name, as it is written: what has a capital or belongs to a script without.
fn name_words(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(1).is_some());
    words.filter(|word| !word.starts_with(char::is_lowercase)).map(str::to_lowercase)
}

/// Who else is named by the words, if the speaker is not.
fn another<'g>(named: &Named<'g>, speaker: &Stated<'g, AgentRef<'g>>, words: Excerpt<'g>) -> Option<Ref<'g, Entity>> {
    let is_he = |entity: &Ref<'g, Entity>| entity.id().index() == speaker.id().index();
    let he = speaker.as_node().narrow::<Entity>();
    let is_mentioned = || he.into_iter().flat_map(Ref::mentions).any(|(mention, _)| mention.extent() == words.extent());
    let text = words.text();
    let said: Vec<String> = name_words(text).collect();
    let own: Vec<String> =
        he.into_iter().flat_map(Ref::names).flat_map(|name| name_words(&name).collect::<Vec<_>>()).collect();
    // He is one of those who are named together.
    if said.iter().any(|word| own.contains(word)) {
        return None;
    }
    if let Some(there) = named.places.get(&words.extent()).or_else(|| named.names.get(&normal(text, b' '))) {
        return there.first().copied().filter(|_| !there.iter().any(is_he) && !is_mentioned());
    }
    // A part of somebody's name, or more than it; but whose spokesman he is does not speak.
    let is_of_his = ["’s", "'s", " for ", " of "].iter().any(|link| text.contains(link));
    let other = said.iter().find_map(|word| named.people.get(word).copied());
    other.filter(|_| !own.is_empty() && !is_of_his && !is_mentioned())
}
