//! By whose account, drawn hop after hop.

use super::link::Link;
use super::text::Text;
use crate::analysis::{Certainty, Commitment, Hedging};
use crate::graph::{Account, Evidence, HopKind};
use crate::model::{NodeKind, Polarity, VoiceKind};

/// The chain of a quote, from its speaker to the document.
#[derive(Clone)]
pub(super) struct Chain {
    pub(super) hops: Vec<Hop>,
    /// Who passed it on, as only a reader concludes.
    pub(super) perhaps: Vec<Link>,
    /// As FactBank writes it: "PS+".
    pub(super) sign: String,
    pub(super) certainty: Sure,
    /// How many hops before the last are not drawn.
    pub(super) left_out: usize,
    /// In one line, without the speaker: "by way of a deckhand"; empty where nobody passed it on.
    pub(super) by_way_of: Text,
}

/// One hop of it.
#[derive(Clone)]
pub(super) struct Hop {
    /// What it is called, where no name leads anywhere.
    pub(super) shown: Text,
    pub(super) who: Vec<Link>,
    pub(super) role: &'static str,
    pub(super) is_named: bool,
    pub(super) is_document: bool,
    pub(super) words: Vec<Text>,
    /// "concluded", "no document says it", or nothing where words say it.
    pub(super) ground: &'static str,
    pub(super) hedges: Vec<Text>,
    pub(super) denies: bool,
    pub(super) certainty: Sure,
}

/// How certain, in a word and in a sentence: who has no name is told apart from a hedge that no rule weighs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Sure {
    pub(super) certainty: Certainty,
    pub(super) is_named: bool,
}

impl Sure {
    /// For the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self.certainty {
            _ if !self.is_named => "u",
            Certainty::Certain => "ct",
            Certainty::Probable => "pr",
            Certainty::Possible | Certainty::Unknown => "ps",
        }
    }

    pub(super) fn brief(self) -> &'static str {
        match self.certainty {
            _ if !self.is_named => "unnamed source",
            Certainty::Certain => "flatly",
            Certainty::Probable => "probably",
            Certainty::Possible => "possibly",
            Certainty::Unknown => "unclear",
        }
    }

    /// Of one hop.
    pub(super) fn in_words(self) -> &'static str {
        match self.certainty {
            _ if !self.is_named => "and has no name",
            Certainty::Certain => "flatly",
            Certainty::Probable => "as probable",
            Certainty::Possible => "as possible",
            Certainty::Unknown => "unclear how certain",
        }
    }

    /// Of a whole chain.
    pub(super) fn of_all(self) -> &'static str {
        match self.certainty {
            _ if !self.is_named => "somebody on the way has no name",
            Certainty::Certain => "nobody on the way hedges it",
            Certainty::Probable => "somebody on the way says it is probable",
            Certainty::Possible => "somebody on the way says it is possible",
            Certainty::Unknown => "how certain it is left cannot be told",
        }
    }
}

/// So many hops are drawn.
const MOST: usize = 40;
/// So long is a chain in one line.
const LINE: usize = 400;
/// So many words are shown of what grounds a hop.
const WORDS: usize = 3;
const BRIEF: usize = 160;

impl Chain {
    pub(super) fn of(account: &Account<'_>, hedging: &Hedging) -> Self {
        let (commitments, sign, certainty) = told(account, hedging);
        let is_unattributed = account.quote().is_unattributed();
        let relays = account.relays().iter().take(MOST).map(|hop| format!("by way of {hop}"));
        let relays: Vec<String> = relays.collect();
        let hops: Vec<Hop> = commitments.iter().map(|hop| Hop::of(hop, is_unattributed)).collect();
        Chain {
            left_out: account.hops().len().saturating_sub(commitments.len()),
            perhaps: account.perhaps_by_way_of().map(Link::to).collect(),
            sign,
            certainty: Sure { certainty, is_named: hops.iter().all(|hop| hop.is_named) },
            hops,
            by_way_of: Text::brief(relays.join(", "), LINE),
        }
    }

    /// Whether the text says who speaks.
    pub(super) fn has_speaker(&self) -> bool {
        self.hops.first().is_some_and(|hop| !hop.who.is_empty())
    }

    /// Who spoke, in words.
    pub(super) fn speaker(&self) -> &str {
        self.hops.first().map_or("", |hop| hop.shown.as_str())
    }
}

/// What each hop that is drawn commits itself to, and how certain all of them leave the quote. Of a very long chain only the first hops and the document are drawn, and
/// its hedges are not asked for: a thousand quotes within each other have half a million hops.
fn told<'g>(account: &Account<'g>, hedging: &Hedging) -> (Vec<Commitment<'g>>, String, Certainty) {
    if account.hops().len() <= MOST {
        let factuality = account.factuality(hedging);
        let polarity = match factuality.polarity() {
            Some(Polarity::Affirmative) => "+",
            Some(Polarity::Negative) => "−",
            _ => "u",
        };
        let sign = format!("{}{polarity}", factuality.certainty());
        return (factuality.hops().to_vec(), sign, factuality.certainty());
    }
    let drawn = account.hops().iter().take(MOST - 1).chain(account.hops().last());
    let unknown = |hop: &crate::graph::Hop<'g>| Commitment {
        hop: hop.clone(),
        certainty: Certainty::Unknown,
        hedges: Vec::new(),
        denies: false,
    };
    (drawn.map(unknown).collect(), "Uu".to_owned(), Certainty::Unknown)
}

impl Hop {
    fn of(commitment: &Commitment<'_>, is_unattributed: bool) -> Self {
        let hop = &commitment.hop;
        let who: Vec<Link> = hop.agents().map(Link::to).collect();
        let shown = match hop.kind() {
            HopKind::Speaker if who.is_empty() && is_unattributed => Text::of("nobody named"),
            HopKind::Speaker if who.is_empty() => Text::of("speaker not given"),
            _ => Text::of(hop),
        };
        // That a quote stands in its document is said by where it stands.
        let evidence = hop.evidence();
        let is_document = hop.kind() == HopKind::Document;
        let is_named = is_document || hop.is_named();
        let words = evidence.excerpts().take(if is_document { 0 } else { WORDS });
        Hop {
            shown,
            role: role(hop.kind()),
            is_named,
            is_document,
            words: words.map(|words| Text::brief(words.text(), BRIEF)).collect(),
            ground: if is_document { "" } else { ground(&evidence) },
            hedges: commitment.hedges.iter().map(|hedge| Text::of(hedge.text())).collect(),
            denies: commitment.denies,
            certainty: Sure { certainty: commitment.certainty, is_named },
            who,
        }
    }
}

impl Hop {
    /// Whether it is worth saying how: that a document prints something flatly is not.
    pub(super) fn is_told(&self) -> bool {
        !self.is_document || self.certainty.certainty != Certainty::Certain
    }
}

fn role(kind: HopKind) -> &'static str {
    match kind {
        HopKind::Speaker => "speaks",
        HopKind::Relay => "passes it on",
        HopKind::Voice => "reports it",
        HopKind::Document => "prints it",
    }
}

/// What kind of ground, in words; nothing where words say it.
pub(super) fn ground(evidence: &Evidence<'_>) -> &'static str {
    if evidence.is_implied() {
        "concluded from"
    } else if evidence.is_outside() {
        "no document says so"
    } else {
        ""
    }
}

/// The name of a part of a document: "Editor’s note".
pub(super) fn voice_name(kind: VoiceKind) -> &'static str {
    match kind {
        VoiceKind::Author => "The author",
        VoiceKind::Title => "Headline",
        VoiceKind::Byline => "Byline",
        VoiceKind::Caption => "Caption",
        VoiceKind::Credit => "Credit of a picture",
        VoiceKind::Biography => "About the author",
        VoiceKind::EditorNote => "Editor’s note",
        VoiceKind::MachineSummary => "A machine’s summary",
        VoiceKind::Standfirst => "Standfirst",
        VoiceKind::Subheading => "Subheading",
    }
}

/// A kind of node, as a heading has it.
pub(super) fn kind_name(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Document => "Document",
        NodeKind::Person => "Person",
        NodeKind::Organization => "Organization or group",
        NodeKind::Place => "Place",
        NodeKind::Event => "Event",
        NodeKind::Someone => "Somebody unknown",
        NodeKind::Quote => "Quote",
        NodeKind::Claim => "Claim",
        NodeKind::Review => "Review",
        NodeKind::Comparison => "Comparison",
        NodeKind::Voice => "Voice",
    }
}
