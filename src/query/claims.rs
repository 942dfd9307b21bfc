//! Claims, by conditions.

use crate::graph::{ClaimRef, DocumentRef, Ref, StanceRef, View, VoiceRef};
use crate::model::reference::Handle;
use crate::model::{Document, Extent, Holder, Key, NodeKind, Quote, Relation, StanceKind, Topic, Voice};

/// The claims of a view that meet some conditions, in order of insertion. A plain value: nothing is looked up until it is asked for.
///
/// Conditions follow each other and must hold together; those on a stance must hold of one and the same stance.
#[derive(Clone, Debug)]
#[must_use = "a question is nothing until it is asked: iterate over it"]
pub struct Claims<'g> {
    view: &'g View,
    conditions: Vec<Condition>,
    stance: Vec<OnStance>,
}

#[derive(Clone, Debug)]
enum Condition {
    InDocument(u32),
    About(u32),
    Verdict(String),
    Reviewed,
}

#[derive(Clone, Debug)]
enum OnStance {
    Kinds(Vec<StanceKind>),
    HeldBy(u32),
    ByQuote(bool),
    InVoice(u32),
    Hedged(bool),
    Overlapping(Extent),
}

impl View {
    /// The claims; narrow them by the conditions that follow.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Port stays shut\nThe port may open in May, Ana Ruiz said."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let said = graph.insert(Quote::indirect(note.line(2), "The port may open in May").spoken_by(ana, "Ana Ruiz"))?;
    /// graph.insert(Claim::asserted("The port is shut.", note.line(1), "Port stays shut").key("shut"))?;
    /// graph.insert(
    ///     Claim::new("The port opens.")
    ///         .key("open")
    ///         .looked_for(note.line(2))
    ///         .stance(Stance::new(StanceKind::Predicts, "The port may open in May").by(said).hedged("may")),
    /// )?;
    ///
    /// assert!(graph.claims().by_voices().keys().eq(["shut"])); // the text itself says so
    /// assert!(graph.claims().stance(StanceKind::Predicts).hedged().held_by(said).keys().eq(["open"]));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn claims(&self) -> Claims<'_> {
        Claims { view: self, conditions: Vec::new(), stance: Vec::new() }
    }
}

impl<'g> DocumentRef<'g> {
    /// The claims that stand in it.
    pub fn claims(self) -> Claims<'g> {
        self.view().claims().in_document(self)
    }
}

impl<'g> VoiceRef<'g> {
    /// The claims on which a stance stands in it.
    pub fn claims(self) -> Claims<'g> {
        self.view().claims().in_voice(self)
    }
}

/// Conditions.
impl<'g> Claims<'g> {
    fn and(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }

    fn with(mut self, condition: OnStance) -> Self {
        self.stance.push(condition);
        self
    }

    fn shown<R>(&self, handle: impl Handle<R>) -> u32 {
        self.view.shown_as(handle.handle().index())
    }

    /// That stand in this document: a ground of theirs lies there.
    pub fn in_document(self, document: impl Handle<Document>) -> Self {
        let document = self.shown(document);
        self.and(Condition::InDocument(document))
    }

    /// About this.
    pub fn about(self, topic: impl Handle<Topic>) -> Self {
        let topic = self.shown(topic);
        self.and(Condition::About(topic))
    }

    /// With this verdict, in a reviewer's words.
    pub fn with_verdict(self, verdict: impl Into<String>) -> Self {
        self.and(Condition::Verdict(verdict.into()))
    }

    /// With a verdict, whatever it is.
    pub fn reviewed(self) -> Self {
        self.and(Condition::Reviewed)
    }

    /// On which a stance of one of these kinds is taken.
    pub fn stances(self, kinds: impl IntoIterator<Item = StanceKind>) -> Self {
        self.with(OnStance::Kinds(kinds.into_iter().collect()))
    }

    /// On which somebody takes this stance.
    pub fn stance(self, kind: StanceKind) -> Self {
        self.stances([kind])
    }

    /// On which this quote or voice takes the stance.
    pub fn held_by(self, holder: impl Handle<Holder>) -> Self {
        let holder = self.shown(holder);
        self.with(OnStance::HeldBy(holder))
    }

    /// On which a quote takes the stance.
    pub fn by_quotes(self) -> Self {
        self.with(OnStance::ByQuote(true))
    }

    /// On which a voice of a document takes the stance: the document itself says it.
    pub fn by_voices(self) -> Self {
        self.with(OnStance::ByQuote(false))
    }

    /// On which the stance stands in this voice, taken by it or by a quote in it.
    pub fn in_voice(self, voice: impl Handle<Voice>) -> Self {
        let voice = self.shown(voice);
        self.with(OnStance::InVoice(voice))
    }

    /// On which the stance has a hedge.
    pub fn hedged(self) -> Self {
        self.with(OnStance::Hedged(true))
    }

    /// On which the stance has no hedge.
    pub fn unhedged(self) -> Self {
        self.with(OnStance::Hedged(false))
    }

    /// On which the words of the stance share a byte with this passage.
    pub fn overlapping(self, passage: Extent) -> Self {
        self.with(OnStance::Overlapping(passage))
    }
}

/// Answers.
impl<'g> Claims<'g> {
    /// The claims, in order of insertion. Cost: O(claims), or of those about the topic or held by the holder, if that is asked.
    pub fn iter(&self) -> impl Iterator<Item = ClaimRef<'g>> + use<'g> {
        let (view, question) = (self.view, self.clone());
        self.candidates().into_iter().map(move |node| Ref::new(view, node)).filter(move |claim| question.is_met(*claim))
    }

    fn candidates(&self) -> Vec<u32> {
        let about = self.conditions.iter().find_map(|condition| match condition {
            Condition::About(topic) => Some(self.view.candidates(&[*topic], Relation::About)),
            _ => None,
        });
        let holder = self.stance.iter().find_map(|condition| match condition {
            OnStance::HeldBy(holder) => Some(*holder),
            _ => None,
        });
        match (about, holder) {
            (Some(rows), _) => rows.subjects(self.view, NodeKind::Claim),
            (None, Some(holder)) => {
                let stances = self.view.outgoing(holder, Relation::TakesStance);
                let mut claims: Vec<u32> = stances.filter_map(|row| self.view.object(row)).collect();
                claims.sort_unstable();
                claims.dedup();
                claims
            }
            (None, None) => self.view.nodes_of(NodeKind::Claim).collect(),
        }
    }

    fn is_met(&self, claim: ClaimRef<'g>) -> bool {
        self.conditions.iter().all(|condition| condition.holds(claim))
            && (self.stance.is_empty()
                || claim.stances().any(|stance| self.stance.iter().all(|condition| condition.holds(stance))))
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// The first.
    pub fn first(&self) -> Option<ClaimRef<'g>> {
        self.iter().next()
    }

    /// Their keys.
    pub fn keys(&self) -> impl Iterator<Item = &'g Key> + use<'g> {
        self.iter().map(Ref::key)
    }
}

impl Condition {
    fn holds(&self, claim: ClaimRef<'_>) -> bool {
        match self {
            Condition::InDocument(document) => {
                claim.evidence().excerpts().any(|excerpt| excerpt.document().id().index() == *document)
            }
            Condition::About(topic) => claim.about().any(|about| about.id().index() == *topic),
            Condition::Verdict(verdict) => claim.reviews().any(|review| review.verdict() == verdict),
            Condition::Reviewed => claim.reviews().next().is_some(),
        }
    }
}

impl OnStance {
    fn holds(&self, stance: StanceRef<'_>) -> bool {
        match self {
            OnStance::Kinds(kinds) => kinds.contains(&stance.kind()),
            OnStance::HeldBy(holder) => stance.holder().is_some_and(|by| by.id().index() == *holder),
            OnStance::ByQuote(by_quote) => {
                stance.holder().is_some_and(|by| by.narrow::<Quote>().is_some() == *by_quote)
            }
            OnStance::InVoice(voice) => stance.voice().is_some_and(|stands| stands.id().index() == *voice),
            OnStance::Hedged(hedged) => stance.hedges().next().is_some() == *hedged,
            OnStance::Overlapping(passage) => stance
                .evidence()
                .excerpts()
                .any(|excerpt| excerpt.extent().document == passage.document && excerpt.span().overlaps(passage.span)),
        }
    }
}

impl<'g> IntoIterator for Claims<'g> {
    type Item = ClaimRef<'g>;
    type IntoIter = Box<dyn Iterator<Item = ClaimRef<'g>> + 'g>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl<'g> IntoIterator for &Claims<'g> {
    type Item = ClaimRef<'g>;
    type IntoIter = Box<dyn Iterator<Item = ClaimRef<'g>> + 'g>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}
