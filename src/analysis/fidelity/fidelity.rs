//! Two renderings of the same words, or a quotation and its source.

use std::collections::BTreeSet;
use std::fmt;

use super::comparison::Comparison;
use super::rendering::Rendering;
use crate::analysis::utterance::Likeness;
use crate::graph::{AgentRef, QuoteRef, Stated};
use crate::model::{Entity, QuoteKind, Relation};
use crate::text::{Difference, normal, visibly};

/// How faithfully words are rendered, with what differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fidelity {
    /// What became of them, the gravest first.
    kinds: Vec<Rendering>,
    difference: Difference,
    left_out: Vec<String>,
    leaves_out_a_negation: bool,
    policy: String,
}

impl Fidelity {
    /// Of a rendering, held against the words that it renders.
    ///
    /// The rule: words are what blanks part, and are compared without case, marks and punctuation (Myers 1986); "don't" is "do not", "1,000" is "1000", "U.S." is "US", and what
    /// square brackets add does not count, unless it says no. The same words are exact or typographic. Where none is new they are truncated (only the
    /// ends are missing), elided (some within), or spliced (a sentence ends where some are missing, and no ellipsis marks it). Where some are new they are altered, or spliced if all
    /// are there with the end before the beginning, or not comparable if less than half of the shorter is the same. A number or a word that says no that is in one only, other than at
    /// missing ends, is told besides. Cost: that of [`Difference::between`].
    ///
    /// ```
    /// use dictum::{Fidelity, Likeness, Rendering};
    ///
    /// let fidelity = Fidelity::between("The port will not open this year.", "The port will open", &Likeness::default());
    /// assert_eq!(fidelity.rendering(), Rendering::NegationChanged);
    /// assert!(fidelity.is(Rendering::Elided));
    /// assert_eq!(fidelity.left_out(), ["not", "this year"]);
    /// assert_eq!(fidelity.to_string(), "negation changed, elided: The port will [-not-] open [-this year.-]; by the policy default");
    /// ```
    pub fn between(source: &str, rendering: &str, likeness: &Likeness) -> Self {
        let Comparison { mut kinds, left_out } = Comparison::between(source, rendering, likeness);
        kinds.sort_unstable_by(|one, other| other.cmp(one));
        let mut missing = left_out.iter().flat_map(|words| words.split(' '));
        let leaves_out_a_negation = missing.any(|word| likeness.is_negation(word));
        let difference = Difference::between(source, rendering);
        Fidelity { kinds, difference, left_out, leaves_out_a_negation, policy: likeness.name().to_owned() }
    }

    /// The gravest of what became of the words.
    pub fn rendering(&self) -> Rendering {
        self.kinds.first().copied().unwrap_or(Rendering::NotComparable)
    }

    /// Whether this became of the words, among other things.
    pub fn is(&self, rendering: Rendering) -> bool {
        self.kinds.contains(&rendering)
    }

    /// Word by word, what the source has (first) and the rendering.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// The words that the rendering leaves out, stretch by stretch, without case, marks and punctuation.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Whether one of the words that are left out, at the ends too, says no.
    pub fn leaves_out_a_negation(&self) -> bool {
        self.leaves_out_a_negation
    }

    /// The policy by which it was concluded.
    pub fn policy(&self) -> &str {
        &self.policy
    }
}

impl fmt::Display for Fidelity {
    /// "negation changed, elided: It will [-not-] open; by the policy default".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.in_words()).collect();
        visibly(f, |f| write!(f, "{}: {}; by the policy {}", kinds.join(", "), self.difference, self.policy))
    }
}

impl<'g> QuoteRef<'g> {
    /// How faithfully this quote renders another, of the same words. Besides [what is told of wordings](Fidelity::between), whether other speakers are given: each has some by name, and none
    /// of the one's is of the other's or may be (judged so, a part of it, or of a name of which all words are in the other's). Indirect speech claims no wording, so that other words in it are not comparable. Cost: O(speakers) and that of [`Difference::between`].
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let wire = graph.insert(Document::new("wire", "“Not before spring,” said Ana Ruiz."))?;
    /// let blog = graph.insert(Document::new("blog", "“Not before spring,” said Piet Lund."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", wire, "Ana Ruiz"))?;
    /// # let piet = graph.insert(Person::named("Piet Lund", blog, "Piet Lund"))?;
    /// let source = graph.insert(Quote::direct(wire, "Not before spring,").spoken_by(ana, "Ana Ruiz"))?;
    /// let rendering = graph.insert(Quote::direct(blog, "Not before spring,").spoken_by(piet, "Piet Lund"))?;
    /// let fidelity = graph.quote(rendering)?.fidelity_to(graph.quote(source)?, &Likeness::default());
    /// assert_eq!(fidelity.rendering(), Rendering::WrongSpeaker);
    /// assert!(fidelity.is(Rendering::Exact));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn fidelity_to(self, source: QuoteRef<'_>, likeness: &Likeness) -> Fidelity {
        let mut fidelity = Fidelity::between(&source.words(), &self.words(), likeness);
        let is_indirect = self.kind() == QuoteKind::Indirect || source.kind() == QuoteKind::Indirect;
        if is_indirect && fidelity.rendering() > Rendering::Typographic {
            fidelity.kinds = vec![Rendering::NotComparable];
        } else if fidelity.rendering() != Rendering::NotComparable && other_speakers(self, source) {
            fidelity.kinds.push(Rendering::WrongSpeaker);
            fidelity.kinds.sort_unstable_by(|one, other| other.cmp(one));
        }
        fidelity
    }
}

/// Whether each is said by somebody, and nobody may have said both.
pub(in crate::analysis) fn other_speakers(one: QuoteRef<'_>, other: QuoteRef<'_>) -> bool {
    fn speakers(quote: QuoteRef<'_>) -> Vec<AgentRef<'_>> {
        quote.speakers().map(Stated::into_value).filter(|speaker: &AgentRef<'_>| speaker.is_named()).collect()
    }
    let (ours, theirs) = (speakers(one), speakers(other));
    let may_be_one = |speaker: &AgentRef<'_>| theirs.iter().any(|other| may_be_one(*speaker, *other));
    !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(may_be_one)
}

/// Whether two agents are one, or may be: by what was judged, as a part and a whole, or by all words of a name of the one being in a name of the other.
fn may_be_one(one: AgentRef<'_>, other: AgentRef<'_>) -> bool {
    const JOINING: [Relation; 4] = [Relation::PerhapsSameAs, Relation::MemberOf, Relation::PartOf, Relation::Within];
    let leads = |from: AgentRef<'_>, to: AgentRef<'_>| {
        JOINING.into_iter().any(|relation| {
            from.view().outgoing(from.id().index(), relation).ends().any(|(_, end)| end == to.id().index())
        })
    };
    let names = |agent: AgentRef<'_>| -> Vec<BTreeSet<String>> {
        let entity = agent.as_node().narrow::<Entity>();
        let names = entity
            .into_iter()
            .flat_map(|entity| entity.names().map(|name| name.into_value().to_owned()).collect::<Vec<_>>());
        names.map(|name| normal(&name, b' ').split(' ').map(str::to_owned).collect()).collect()
    };
    let share_a_name = || {
        let theirs = names(other);
        names(one).iter().any(|name| theirs.iter().any(|other| name.is_subset(other) || other.is_subset(name)))
    };
    one.id() == other.id() || leads(one, other) || leads(other, one) || share_a_name()
}
