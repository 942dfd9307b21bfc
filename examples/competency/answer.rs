//! Answers questions by the library's own queries and walks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dictum::{Claims, Entity, Excerpt, Extent, Graph, Key, MentionForm, NodeKind, QuoteRef, Quotes, Relation, Span};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::load::Keys;

/// A question, and what it needs.
#[derive(Deserialize)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) ask: String,
    #[serde(rename = "where", default)]
    pub(crate) conditions: Map<String, Value>,
    pub(crate) of: Option<String>,
    pub(crate) document: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) answer: Option<Value>,
}

/// The answer; what is asked of a node that is not there has an empty one.
///
/// # Errors
/// A question that is not understood.
pub(crate) fn answer(graph: &Graph, keys: &Keys, question: &Question) -> Result<Value, String> {
    let asked = Asked { graph, keys };
    let of = question.of.as_deref().unwrap_or_default();
    let found = match question.ask.as_str() {
        "statements" => {
            let quotes = asked.quotes(&question.conditions)?;
            Some(sorted(quotes.into_iter().map(|quote| shown(quote.key())).collect()))
        }
        "claims" => asked.claims(&question.conditions)?.map(|claims| sorted(claims.keys().map(shown).collect())),
        "tally" => Some(tally(&asked.quotes(&question.conditions)?)),
        "chain" => asked.chain(of),
        "evidence" => asked.evidence(of),
        "mentions" => asked.mentions(of, question.document.as_deref()),
        "names" => asked.names(of),
        "participants" => asked.participants(of),
        "timeline" => Some(asked.timeline()),
        "distance" => return Ok(asked.distance(question)),
        ask => return Err(format!("{}: what is `{ask}`?", question.id)),
    };
    Ok(found.unwrap_or_else(|| json!([])))
}

struct Asked<'g> {
    graph: &'g Graph,
    keys: &'g Keys,
}

impl<'g> Asked<'g> {
    /// None where a condition names what is not there.
    fn quotes(&self, conditions: &Map<String, Value>) -> Result<Vec<QuoteRef<'g>>, String> {
        let mut quotes = self.graph.quotes();
        for (name, value) in conditions {
            match self.quotes_where(quotes, name, value)? {
                Some(narrower) => quotes = narrower,
                None => return Ok(Vec::new()),
            }
        }
        Ok(quotes.iter().filter(|quote| holds_as_written(*quote, conditions)).collect())
    }

    /// The quotes for which one condition holds; none where it names what is not there.
    fn quotes_where(&self, quotes: Quotes<'g>, name: &str, value: &Value) -> Result<Option<Quotes<'g>>, String> {
        let (graph, key) = (self.graph, self.key(value));
        let number = value.as_u64().unwrap_or_default() as usize;
        let (text, yes) = (value.as_str().unwrap_or_default(), value.as_bool() == Some(true));
        Ok(match name {
            "document" => graph.document(key).ok().map(|document| quotes.in_document(document)),
            "voice" => graph.voice(key).ok().map(|voice| quotes.in_voice(voice)),
            "modality" => text.parse().ok().map(|modality| quotes.modality(modality)),
            "polarity" => text.parse().ok().map(|polarity| quotes.polarity(polarity)),
            "cue_class" => text.parse().ok().map(|kind| quotes.cue_kind(kind)),
            "relay_count" => Some(quotes.relays(number..=number)),
            "relay_min" => Some(quotes.relays(number..)),
            "relay_includes" => graph.agent(key).ok().map(|relay| quotes.by_way_of(relay)),
            "kind" => {
                let names = value.as_array().into_iter().flatten().filter_map(Value::as_str);
                let names = names.map(|name| if name == "partial" { "mixed" } else { name });
                Some(quotes.kinds(names.filter_map(|name| name.parse().ok())))
            }
            "speaker" => graph.agent(key).ok().map(|speaker| quotes.spoken_by(speaker)),
            "addressee" => graph.agent(key).ok().map(|addressee| quotes.to(addressee)),
            "about" => topic(graph, key).map(|topic| quotes.about(topic)),
            "event" => graph.event(key).ok().map(|event| quotes.during(event)),
            "place" => graph.place(key).ok().map(|place| quotes.at(place)),
            "place_within" => graph.place(key).ok().map(|place| quotes.within(place)),
            "hedged" => Some(if yes { quotes.hedged() } else { quotes.unhedged() }),
            "hedge_text" => Some(quotes.hedged_with(text)),
            "open_speaker" => Some(if yes { quotes.unattributed() } else { quotes.attributed() }),
            "segments_min" => Some(quotes.segments(number..)),
            "text_contains" => Some(quotes.containing(text)),
            "nested_in" => graph.quote(key).ok().map(|outer| quotes.nested_in(outer)),
            "overlaps" => self.extent(value).map(|passage| quotes.overlapping(passage)),
            other => return Err(format!("statements have no `{other}`")),
        })
    }

    fn claims(&self, conditions: &Map<String, Value>) -> Result<Option<Claims<'g>>, String> {
        let mut claims = self.graph.claims();
        for (name, value) in conditions {
            match self.claims_where(claims, name, value)? {
                Some(narrower) => claims = narrower,
                None => return Ok(None),
            }
        }
        Ok(Some(claims))
    }

    fn claims_where(&self, claims: Claims<'g>, name: &str, value: &Value) -> Result<Option<Claims<'g>>, String> {
        let (graph, key) = (self.graph, self.key(value));
        let (text, yes) = (value.as_str().unwrap_or_default(), value.as_bool() == Some(true));
        Ok(match name {
            "document" => graph.document(key).ok().map(|document| claims.in_document(document)),
            "voice" => graph.voice(key).ok().map(|voice| claims.in_voice(voice)),
            "asserted_by" => match (graph.quote(&key), graph.voice(&key)) {
                (Ok(quote), _) => Some(claims.held_by(quote)),
                (_, Ok(voice)) => Some(claims.held_by(voice)),
                _ => None,
            },
            "stance" => text.parse().ok().map(|stance| claims.stance(stance)),
            "by_statement" => Some(if yes { claims.by_quotes() } else { claims.by_voices() }),
            "hedged" => Some(if yes { claims.hedged() } else { claims.unhedged() }),
            "about" => topic(graph, key).map(|topic| claims.about(topic)),
            "overlaps" => self.extent(value).map(|passage| claims.overlapping(passage)),
            "verdict" => Some(claims.with_verdict(text)),
            other => return Err(format!("claims have no `{other}`")),
        })
    }

    fn key(&self, value: &Value) -> Key {
        self.keys.get(value.as_str().unwrap_or_default())
    }

    fn extent(&self, value: &Value) -> Option<Extent> {
        let offset = |name| u32::try_from(value.get(name)?.as_u64()?).ok();
        let document = self.graph.document(value.get("doc")?.as_str()?).ok()?.id();
        Some(Extent { document, span: Span::new(offset("start")?, offset("end")?).ok()? })
    }

    /// `null` where nobody is named or described.
    fn chain(&self, of: &str) -> Option<Value> {
        let account = self.graph.quote(of).ok()?.account();
        let agent = |hop: &dictum::Hop<'g>| hop.agent().filter(|_| hop.is_known()).map(|agent| shown(agent.key()));
        Some(account.hops().iter().map(|hop| agent(hop).unwrap_or(Value::Null)).collect())
    }

    fn evidence(&self, of: &str) -> Option<Value> {
        let extents: Vec<Value> = match (self.graph.quote(of), self.graph.claim(of)) {
            (Ok(quote), _) => quote.segments().map(placed).collect(),
            (_, Ok(claim)) => claim.stances().flat_map(|stance| stance.evidence().excerpts()).map(placed).collect(),
            _ => return None,
        };
        Some(sorted(extents))
    }

    fn mentions(&self, of: &str, document: Option<&str>) -> Option<Value> {
        let entity = self.entity(of)?;
        let excerpts = entity.mentions().map(|(excerpt, _)| excerpt);
        let there = excerpts.filter(|excerpt| document.is_none_or(|key| *excerpt.document().key() == key));
        Some(sorted(there.map(placed).collect()))
    }

    fn names(&self, of: &str) -> Option<Value> {
        let named = self.entity(of)?.mentions().filter(|(_, form)| *form == MentionForm::Named);
        Some(sorted(named.map(|(excerpt, _)| json!([shown(excerpt.document().key()), excerpt.text()])).collect()))
    }

    fn entity(&self, key: &str) -> Option<dictum::Ref<'g, Entity>> {
        self.graph.node(key).ok()?.narrow()
    }

    fn participants(&self, of: &str) -> Option<Value> {
        let mut listed = Vec::new();
        for participant in self.graph.event(of).ok()?.participants() {
            for excerpt in participant.evidence().excerpts() {
                listed.push(json!([shown(excerpt.document().key()), shown(participant.key()), participant.label()]));
            }
        }
        Some(sorted(listed))
    }

    /// The dates that the recording of the timeline gives, in its order.
    fn timeline(&self) -> Value {
        let dates = self.graph.events().iter().flat_map(|event| event.dates().map(move |date| (date, event)));
        let mut entries: Vec<_> = dates
            .filter(|(date, _)| {
                date.statement().recording().is_some_and(|made| made.by.as_deref() == Some("cross.json"))
            })
            .filter_map(|(date, event)| Some((date.statement().id(), (*date)?, event)))
            .collect();
        entries.sort_by_key(|(statement, ..)| *statement);
        entries.into_iter().map(|(_, date, event)| json!([date.to_string(), shown(event.key())])).collect()
    }

    fn distance(&self, question: &Question) -> Value {
        let node = |key: &Option<String>| self.graph.node(key.as_deref().unwrap_or_default()).ok();
        let kinds = [
            NodeKind::Person,
            NodeKind::Organization,
            NodeKind::Place,
            NodeKind::Event,
            NodeKind::Someone,
            NodeKind::Quote,
        ];
        let relations = [Relation::SpokenBy, Relation::To, Relation::About, Relation::Participated];
        let network = self.graph.network(relations).among(kinds).undirected();
        let path = node(&question.from).zip(node(&question.to)).and_then(|(from, to)| network.shortest_path(from, to));
        path.map_or(json!(-1), |path| json!(path.len()))
    }
}

fn topic(graph: &Graph, key: Key) -> Option<dictum::Ref<'_, dictum::Topic>> {
    graph.node(key).ok()?.narrow()
}

/// Texts are asked for in whatever case, but blank for blank: the library takes a line break for one.
fn holds_as_written(quote: QuoteRef<'_>, conditions: &Map<String, Value>) -> bool {
    let is_in = |text: &str, excerpt: Excerpt<'_>| excerpt.text().to_lowercase().contains(&text.to_lowercase());
    let text = |name| conditions.get(name).and_then(Value::as_str);
    text("hedge_text").is_none_or(|text| quote.hedges().any(|hedge| is_in(text, hedge)))
        && text("text_contains").is_none_or(|text| quote.segments().any(|segment| is_in(text, segment)))
}

/// Most first, ties by key.
fn tally(quotes: &[QuoteRef<'_>]) -> Value {
    let mut counts: BTreeMap<&Key, usize> = BTreeMap::new();
    for quote in quotes {
        let speakers: BTreeSet<&Key> = quote.speakers().map(|speaker| speaker.key()).collect();
        speakers.into_iter().for_each(|speaker| *counts.entry(speaker).or_default() += 1);
    }
    let mut counted: Vec<(&Key, usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(_, count)| Reverse(*count));
    counted.into_iter().map(|(speaker, count)| json!([speaker.as_str(), count])).collect()
}

fn shown(key: &Key) -> Value {
    Value::from(key.as_str())
}

fn placed(excerpt: Excerpt<'_>) -> Value {
    json!([shown(excerpt.document().key()), excerpt.span().start(), excerpt.span().end()])
}

/// Strings by code point, numbers by value, lists element by element; nothing twice.
fn sorted(mut values: Vec<Value>) -> Value {
    values.sort_by(compared);
    values.dedup();
    Value::from(values)
}

fn compared(a: &Value, b: &Value) -> std::cmp::Ordering {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => {
            let different = a.iter().zip(b).map(|(a, b)| compared(a, b)).find(|order| order.is_ne());
            different.unwrap_or(a.len().cmp(&b.len()))
        }
        (Value::Number(a), Value::Number(b)) => a.as_u64().cmp(&b.as_u64()),
        (a, b) => a.as_str().cmp(&b.as_str()),
    }
}
