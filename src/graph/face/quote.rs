//! Quotes.

use std::fmt;

#[cfg(feature = "annotate-snippets")]
use super::evidence::marked;
use super::evidence::snippet;
use super::stated::{StanceRef, Stated, StatementRef};
use super::{AgentRef, DocumentRef, EventRef, NodeRef, PlaceRef, QuoteRef, Ref, VoiceRef};
use super::{Evidence, Excerpt};
use crate::model::{CueKind, Date, Extent, Ground, Modality, Polarity, QuoteKind, Relation};
use crate::text::visibly;

macro_rules! edges {
    ($($(#[$doc:meta])* $step:ident: $face:ident via $relation:ident;)*) => {
        impl<'g> QuoteRef<'g> {$(
            $(#[$doc])*
            #[inline(always)]
            pub fn $step(self) -> impl Iterator<Item = Stated<'g, $face<'g>>> + use<'g> {
                self.objects(Relation::$relation)
            }
        )*}
    };
}

edges! {
    /// Who speaks; nobody where the text leaves it open, several where they speak jointly.
    speakers: AgentRef via SpokenBy;
    /// To whom.
    addressees: AgentRef via To;
    /// Who passed it on, where that is said of this quote itself, from the speaker outward. The whole chain is
    /// [`account`](Ref::account).
    explicit_relays: AgentRef via ByWayOf;
    /// Who passed it on, as only a reader concludes; no part of the chain.
    perhaps_by_way_of: AgentRef via PerhapsByWayOf;
    /// At which event it was uttered.
    events: EventRef via During;
    /// Where it was uttered.
    places: PlaceRef via At;
    /// What it is about.
    about: NodeRef via About;
    /// The earlier quotes that it says again.
    repeats: QuoteRef via Repeats;
}

macro_rules! words {
    ($($(#[$doc:meta])* $step:ident: $relation:ident;)*) => {
        impl<'g> QuoteRef<'g> {$(
            $(#[$doc])*
            #[inline(always)]
            pub fn $step(self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
                self.worded(Relation::$relation)
            }
        )*}
    };
}

words! {
    /// What is said, in the order of the text.
    segments: Segment;
    /// The clause in which a mixed quotation stands.
    reported_clauses: ReportedClause;
    /// The words that mark it.
    cues: Cue;
    /// The words that hedge it.
    hedges: Hedge;
    /// The words under which it holds.
    conditions: Condition;
}

impl<'g> QuoteRef<'g> {
    /// Of what kind.
    pub fn kind(self) -> QuoteKind {
        self.terms(Relation::QuoteKind).next().map_or(QuoteKind::Indirect, Stated::into_value)
    }

    /// The document that holds it.
    #[inline]
    pub fn document(self) -> DocumentRef<'g> {
        // A law holds that there is one.
        Ref::new(self.view, self.view.first_object(self.node, Relation::InDocument).unwrap_or_default())
    }

    /// The voice in which it stands.
    pub fn voice(self) -> Option<VoiceRef<'g>> {
        let extent = self.excerpts().next()?.extent();
        let (document, byte) = (extent.document.index(), extent.span.start());
        let voice = self.view.stand().voice_at(document, byte)?;
        Some(Ref::new(self.view, voice))
    }

    /// Where it stands: its segments; its reported clause if it has none.
    pub fn excerpts(self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
        let mut segments = self.segments().peekable();
        let clauses = segments.peek().is_none().then(|| self.reported_clauses());
        segments.chain(clauses.into_iter().flatten())
    }

    /// The words, segments joined by an ellipsis.
    pub fn words(self) -> String {
        let words: Vec<&str> = self.excerpts().map(Excerpt::text).collect();
        words.join(" … ")
    }

    /// Its lines with the words underlined and labelled, as rustc shows an error: content, source, cue, addressee, relay, hedge, time, place. What has no
    /// words of its own is not marked.
    pub fn snippet(self) -> String {
        snippet(self.view, &self.marks())
    }

    /// The same, drawn by the crate that draws rustc's errors; in colour if asked, which is for terminals only.
    #[cfg(feature = "annotate-snippets")]
    pub fn rendered(self, color: bool) -> String {
        marked(self.view, &self.marks()).map(|snippet| snippet.rendered(color)).unwrap_or_default()
    }

    fn marks(self) -> Vec<(Extent, String)> {
        let mut marks: Vec<(Extent, String)> = Vec::new();
        let content = if self.segments().next().is_some() { Relation::Segment } else { Relation::ReportedClause };
        for (relation, label) in [
            (content, "content"),
            (Relation::SpokenBy, "source"),
            (Relation::Cue, "cue"),
            (Relation::To, "addressee"),
            (Relation::ByWayOf, "relay"),
            (Relation::Hedge, "hedge"),
            (Relation::When, "time"),
            (Relation::At, "place"),
        ] {
            let evidence = Evidence::of_rows(self.view, self.view.outgoing(self.node, relation));
            let said = evidence.grounds().iter().filter(|ground| matches!(ground, Ground::Words(..)));
            marks.extend(said.filter_map(|ground| Some((ground.extent()?, label.to_owned()))));
        }
        marks
    }

    /// What its cues mark, as each source says.
    pub fn cue_kinds(self) -> impl Iterator<Item = Stated<'g, CueKind>> + use<'g> {
        self.terms(Relation::CueKind)
    }

    /// What the speaker does with the words, as each source says.
    pub fn modalities(self) -> impl Iterator<Item = Stated<'g, Modality>> + use<'g> {
        self.terms(Relation::Modality)
    }

    /// Whether they affirm, as each source says.
    pub fn polarities(self) -> impl Iterator<Item = Stated<'g, Polarity>> + use<'g> {
        self.terms(Relation::Polarity)
    }

    /// When it was uttered, as each source says; none for a phrase without a date.
    pub fn dates(self) -> impl Iterator<Item = Stated<'g, Option<&'g Date>>> + use<'g> {
        self.dates_of(Relation::When)
    }

    /// The quote in which it stands.
    pub fn nested_in(self) -> Option<QuoteRef<'g>> {
        self.view.first_object(self.node, Relation::NestedIn).map(|outer| Ref::new(self.view, outer))
    }

    /// The quotes that stand in it.
    pub fn nested(self) -> impl Iterator<Item = QuoteRef<'g>> + use<'g> {
        self.subjects(Relation::NestedIn).map(Stated::into_value)
    }

    /// The other reports of the same words, spoken once, directly linked in either direction.
    pub fn same_utterance(self) -> impl Iterator<Item = Stated<'g, QuoteRef<'g>>> + use<'g> {
        self.objects(Relation::SameUtterance).chain(self.subjects(Relation::SameUtterance))
    }

    /// Whether somebody declared that the text names nobody who speaks; a quote without [`speakers`](Ref::speakers) of which nobody did
    /// may only lack them.
    pub fn is_unattributed(self) -> bool {
        self.view.outgoing(self.node, Relation::Unattributed).next().is_some()
    }

    /// Its stances on claims.
    #[inline]
    pub fn stances(self) -> impl Iterator<Item = StanceRef<'g>> + use<'g> {
        let (view, holder) = (self.view, self.node);
        let claims = view.outgoing(holder, Relation::TakesStance).ends();
        claims.map(move |(row, claim)| StanceRef::new(StatementRef::new(view, row), holder, claim).of_quote(true))
    }

    /// Quotation marks stand around direct speech alone, and what is not simply asserted says so.
    pub(super) fn show(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let speakers: Vec<String> = self.speakers().map(|speaker| speaker.to_string()).collect();
        let words = self.words().split_whitespace().collect::<Vec<_>>().join(" ");
        visibly(f, |f| {
            if !speakers.is_empty() {
                write!(f, "{}", speakers.join(" and "))?;
            }
            let modality = self.modalities().map(Stated::into_value).find(|modality| *modality != Modality::Asserted);
            match (modality, speakers.is_empty()) {
                (Some(modality), true) => write!(f, "({modality}) ")?,
                (Some(modality), false) => write!(f, " ({modality}): ")?,
                (None, true) => {}
                (None, false) => f.write_str(": ")?,
            }
            // The clause around marked words that are not given is the text's.
            let is_plain = self.kind() == QuoteKind::Indirect || self.segments().next().is_none();
            if is_plain { f.write_str(&words) } else { write!(f, "“{words}”") }
        })
    }
}
