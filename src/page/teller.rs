//! By whose word something is said, and in which document.

use super::link::Link;
use super::survey::Survey;
use super::text::Text;
use crate::graph::{Ref, VoiceRef};
use crate::model::{Holder, Quote, Voice, VoiceKind};

/// Who says something: the speaker and those who passed it on, or whose voice it is.
#[derive(Clone)]
pub(super) struct Teller {
    pub(super) who: Text,
    pub(super) document: Option<Link>,
}

impl Teller {
    /// Of a quote or a voice.
    pub(super) fn of(survey: &Survey<'_>, holder: Ref<'_, Holder>) -> Self {
        let node = holder.as_node();
        match (node.narrow::<Quote>(), node.narrow::<Voice>()) {
            (Some(quote), _) => {
                let chain = survey.chain(quote);
                let parts = chain.into_iter().flat_map(|chain| [chain.speaker(), chain.by_way_of.as_str()]);
                let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
                Teller { who: Text::of(parts.join(", ")), document: Some(Link::to(quote.document())) }
            }
            (None, Some(voice)) => Self::voice(voice),
            (None, None) => Teller { who: Text::of(holder), document: None },
        }
    }

    /// Whose voice it is: "Ana Ruiz, the author", "an editor's note".
    pub(super) fn voice(voice: VoiceRef<'_>) -> Self {
        let kind = match voice.kind() {
            VoiceKind::Author => "the author",
            kind => kind.in_words(),
        };
        let owners: Vec<String> = voice.owners().map(|owner| owner.to_string()).collect();
        let who = if owners.is_empty() { kind.to_owned() } else { format!("{}, {kind}", owners.join(" and ")) };
        Teller { who: Text::of(who), document: voice.document().map(Link::to) }
    }
}
