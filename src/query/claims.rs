//! Claims, by conditions.

use super::nodes::{Asked, Conditions, Nodes, Test};
use crate::graph::{Candidates, ClaimRef, DocumentRef, StanceRef, View, VoiceRef};
use crate::model::reference::Handle;
use crate::model::{Claim, Document, Extent, Holder, Relation, StanceKind, Topic, Voice};

/// The claims of a view that meet some conditions, in order of insertion.
///
/// Conditions follow each other and must hold together; those on a stance must hold of one and the same stance. Cost of asking: O(the
/// shortest list of candidates), of those about the topic, held by the holder, or in the document where that is asked; else O(claims).
pub type Claims<'g> = Nodes<'g, Claim>;

/// What is asked of claims, and of a stance on them.
#[derive(Clone, Default, Debug)]
pub struct ClaimConditions {
    of_claim: Vec<Condition>,
    of_stance: Vec<OnStance>,
}

impl Asked for Claim {
    type Conditions = ClaimConditions;
}

impl Conditions<Claim> for ClaimConditions {
    fn candidates<'g>(&self, view: &'g View) -> Option<Candidates<'g>> {
        let about = self.of_claim.iter().filter_map(|condition| match condition {
            Condition::About(topic) => Some(view.leading_to(&[*topic], Relation::About)),
            _ => None,
        });
        let held = self.of_stance.iter().filter_map(|condition| match condition {
            OnStance::HeldBy(holder) => Some(view.led_to_by(&[*holder], Relation::TakesStance)),
            _ => None,
        });
        about.chain(held).chain(self.within(view)).min_by_key(Candidates::at_most)
    }

    fn test<'g>(self) -> Test<'g, Claim> {
        Box::new(move |claim| {
            let stands = |stance| self.of_stance.iter().all(|condition| condition.holds(stance));
            self.of_claim.iter().all(|condition| condition.holds(claim))
                && (self.of_stance.is_empty() || claim.stances().any(stands))
        })
    }
}

impl ClaimConditions {
    /// What stands in the document that is asked for, or in which the voice or the passage lies.
    fn within<'g>(&self, view: &'g View) -> Option<Candidates<'g>> {
        let of_claim = self.of_claim.iter().find_map(|condition| match condition {
            Condition::InDocument(document) => Some(*document),
            _ => None,
        });
        let of_stance = || {
            self.of_stance.iter().find_map(|condition| match condition {
                OnStance::InVoice(voice) => Some(VoiceRef::new(view, *voice).document()?.id().index()),
                OnStance::Overlapping(passage) => Some(passage.document.index()),
                _ => None,
            })
        };
        of_claim.or_else(of_stance).map(|document| view.claims_within(document))
    }
}

#[derive(Clone, Debug)]
enum Condition {
    InDocument(u32),
    About(u32),
    Verdict(String),
    Reviewed,
    Disputed,
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
        Nodes::of(self)
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
        self.conditions.of_claim.push(condition);
        self
    }

    fn with(mut self, condition: OnStance) -> Self {
        self.conditions.of_stance.push(condition);
        self
    }

    /// That stand in this document: a ground of theirs lies there. Cost: O(what stands there), once claims are indexed by document, which is when
    /// this is first asked.
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

    /// That are disputed: asserted in one statement and denied in another, by whoever it is, be it the same speaker at another time.
    /// [`StanceRef::agents`] says by whose word. Cost: O(stances) a claim.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Port stays shut\nThe port is shut, Ana Ruiz said. Not so, said Piet Lund: it never closed."))?;
    /// # let line = note.line(2);
    /// # let ana = graph.insert(Person::named("Ana Ruiz", &line, "Ana Ruiz"))?;
    /// # let piet = graph.insert(Person::named("Piet Lund", &line, "Piet Lund"))?;
    /// # let one = graph.insert(Quote::indirect(&line, "The port is shut").spoken_by(ana, "Ana Ruiz"))?;
    /// # let other = graph.insert(Quote::indirect(&line, "it never closed").spoken_by(piet, "Piet Lund"))?;
    /// graph.insert(
    ///     Claim::new("The port is shut.")
    ///         .looked_for(&line)
    ///         .stance(Stance::asserts("The port is shut").by(one))
    ///         .stance(Stance::denies("it never closed").by(other)),
    /// )?;
    ///
    /// let claim = graph.claims().disputed().first().expect("it is disputed");
    /// let said: Vec<String> = claim
    ///     .stances()
    ///     .flat_map(|stance| stance.agents().map(move |agent| format!("{agent} {}", stance.kind())))
    ///     .collect();
    /// assert_eq!(said, ["Ana Ruiz asserts", "Piet Lund denies"]);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn disputed(self) -> Self {
        self.and(Condition::Disputed)
    }

    /// On which a stance of one of these kinds is taken.
    pub fn stances(self, kinds: impl IntoIterator<Item = StanceKind>) -> Self {
        self.with(OnStance::Kinds(kinds.into_iter().collect()))
    }

    /// On which somebody takes this stance. Asked twice it is asked of one and the same stance, which is of one kind: `stance(Asserts).stance(Denies)`
    /// finds nothing, and [`disputed`](Claims::disputed) what is asserted and denied.
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

impl Condition {
    fn holds(&self, claim: ClaimRef<'_>) -> bool {
        match self {
            Condition::InDocument(document) => {
                claim.evidence().excerpts().any(|excerpt| excerpt.document().id().index() == *document)
            }
            Condition::About(topic) => claim.about().any(|about| about.id().index() == *topic),
            Condition::Verdict(verdict) => claim.reviews().any(|review| review.verdict() == verdict),
            Condition::Reviewed => claim.reviews().next().is_some(),
            Condition::Disputed => {
                let has = |kind| claim.stances().any(|stance| stance.kind() == kind);
                has(StanceKind::Asserts) && has(StanceKind::Denies)
            }
        }
    }
}

impl OnStance {
    fn holds(&self, stance: StanceRef<'_>) -> bool {
        match self {
            OnStance::Kinds(kinds) => kinds.contains(&stance.kind()),
            OnStance::HeldBy(holder) => stance.holder().id().index() == *holder,
            OnStance::ByQuote(by_quote) => stance.quote().is_some() == *by_quote,
            OnStance::InVoice(voice) => stance.voice().is_some_and(|stands| stands.id().index() == *voice),
            OnStance::Hedged(hedged) => stance.hedges().next().is_some() == *hedged,
            OnStance::Overlapping(passage) => stance
                .evidence()
                .excerpts()
                .any(|excerpt| excerpt.extent().document == passage.document && excerpt.span().overlaps(passage.span)),
        }
    }
}
