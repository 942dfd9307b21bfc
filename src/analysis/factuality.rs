//! How certain a quote is by its chain.

use std::fmt;

use super::certainty::Certainty;
use super::hedging::Hedging;
use crate::graph::{Account, Excerpt, Hop, HopKind, Stated};
use crate::model::{Modality, Polarity};
use crate::text::visibly;

/// Certainty and polarity of a quote by its chain (FactBank), with what each hop adds.
#[derive(Clone, Debug)]
pub struct Factuality<'g> {
    hops: Vec<Commitment<'g>>,
    polarity: Option<Polarity>,
    policy: String,
}

/// What one hop of a chain commits itself to.
#[derive(Clone, Debug)]
pub struct Commitment<'g> {
    /// Who it is; its evidence is the hop's.
    pub hop: Hop<'g>,
    /// How far he commits himself.
    pub certainty: Certainty,
    /// The words that hedge what he says.
    pub hedges: Vec<Excerpt<'g>>,
    /// Whether he denies what he is quoted with.
    pub denies: bool,
}

impl<'g> Account<'g> {
    /// How certain the quote is by its chain, hop by hop: what hedges say is a judgement, so a policy is asked for.
    ///
    /// The rule, after FactBank (Saurí and Pustejovsky 2009): a hop is as certain as the lowest of its hedges; unknown, if nobody named is behind it; else
    /// certain. A quote's hedges and its denying are its speaker's; where an explicit list of relays leaves out the speaker of an outer quote, the
    /// document's. The chain is as certain as its least certain hop; its polarity is that of the quote itself. Who [perhaps](Account::perhaps_by_way_of) passed it on
    /// does not count. Cost: O(hops × nesting + hedges).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "Ana Ruiz reportedly told Piet Lund that the port may be shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let quote = graph.insert(Quote::indirect(note, "the port may be shut").spoken_by(ana, "Ana Ruiz").hedged("reportedly").hedged("may"))?;
    /// let factuality = graph.quote(quote)?.account().factuality(&Hedging::default());
    /// assert_eq!(factuality.certainty(), Certainty::Possible);
    /// assert_eq!(factuality.to_string(), "PSu: Ana Ruiz PS (reportedly, may), note CT; by the policy default");
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn factuality(&self, policy: &Hedging) -> Factuality<'g> {
        let mut hops: Vec<Commitment<'g>> = self.hops().iter().map(unhedged).collect();
        for (quote, place) in self.said_by() {
            let Some(hop) = hops.get_mut(place) else { continue };
            for hedge in quote.hedges() {
                hop.certainty = hop.certainty.min(policy.certainty(hedge.text()));
                hop.hedges.push(hedge);
            }
            hop.denies |= quote.modalities().any(|modality| *modality == Modality::Denied);
        }
        let polarities = self.quote().polarities().map(Stated::into_value);
        let polarity = polarities.reduce(|one, other| if one == other { one } else { Polarity::Open });
        Factuality { hops, polarity, policy: policy.name().to_owned() }
    }
}

fn unhedged<'g>(hop: &Hop<'g>) -> Commitment<'g> {
    let is_known = hop.kind() == HopKind::Document || hop.is_named();
    let certainty = if is_known { Certainty::Certain } else { Certainty::Unknown };
    Commitment { hop: hop.clone(), certainty, hedges: Vec::new(), denies: false }
}

impl<'g> Factuality<'g> {
    /// How certain the chain leaves it: as its least certain hop.
    pub fn certainty(&self) -> Certainty {
        self.hops.iter().map(|hop| hop.certainty).min().unwrap_or(Certainty::Unknown)
    }

    /// Whether the words affirm; open where sources say different things, none where nobody says.
    pub fn polarity(&self) -> Option<Polarity> {
        self.polarity
    }

    /// What each hop adds, the speaker first.
    pub fn hops(&self) -> &[Commitment<'g>] {
        &self.hops
    }

    /// The policy by which it was concluded.
    pub fn policy(&self) -> &str {
        &self.policy
    }
}

impl fmt::Display for Factuality<'_> {
    /// "PS+: Ana Ruiz PS (may), a deckhand U denies, note CT; by the policy default".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let polarity = match self.polarity {
            Some(Polarity::Affirmative) => "+",
            Some(Polarity::Negative) => "-",
            Some(Polarity::Open) | None => "u",
        };
        write!(f, "{}{polarity}: ", self.certainty())?;
        let hops: Vec<String> = self.hops.iter().map(ToString::to_string).collect();
        visibly(f, |f| write!(f, "{}; by the policy {}", hops.join(", "), self.policy))
    }
}

impl fmt::Display for Commitment<'_> {
    /// "Ana Ruiz PS (may)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.hop, self.certainty)?;
        let hedges: Vec<&str> = self.hedges.iter().map(|hedge| hedge.text()).collect();
        if !hedges.is_empty() {
            visibly(f, |f| write!(f, " ({})", hedges.join(", ")))?;
        }
        f.write_str(if self.denies { " denies" } else { "" })
    }
}
