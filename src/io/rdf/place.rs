//! Words as they are named outside: where they stand, and that they do.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::gathered::{Gathered, Thing, Value};
use super::read::{Node, dangling, malformed};
use super::vocabulary as v;
use crate::io::intake::Reason;
use crate::io::taken::Wrong;
use crate::model::{Extent, Id};
use crate::text::{Match, OffsetUnit};

/// Words of a document, and by which rules they match.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) extent: Extent,
    pub(super) matched: Match,
}

/// Words by their names, each looked up once however often it is named.
pub(super) struct Places<'r, 'a> {
    gathered: &'a Gathered,
    nodes: &'r IndexMap<&'a str, Result<Node, Wrong>>,
    known: HashMap<&'a str, Result<Place, Wrong>>,
}

impl<'r, 'a> Places<'r, 'a> {
    pub(super) fn new(gathered: &'a Gathered, nodes: &'r IndexMap<&'a str, Result<Node, Wrong>>) -> Self {
        Places { gathered, nodes, known: HashMap::new() }
    }

    pub(super) fn get(&mut self, name: &'a str) -> Result<Place, Wrong> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let found = self.found(name).map_err(|(reason, why)| (reason, format!("<{name}>: {why}")));
        self.known.insert(name, found.clone());
        found
    }

    /// Counted back into bytes, and held against the words that were written beside it; of a whole text its digest was.
    fn found(&self, name: &str) -> Result<Place, Wrong> {
        let said = self.gathered.thing(name).ok_or_else(|| (Reason::Dangling, "nothing is said of it".to_owned()))?;
        let source = said.only(v::HAS_SOURCE).map_err(malformed)?.as_str();
        let (document, _, node) = self.nodes.get_full(source).ok_or_else(|| dangling(source))?;
        let node = node.as_ref().map_err(|_| dangling(source))?;
        let content = node.text.as_ref().ok_or_else(|| malformed(format!("<{source}> has no text")))?;
        let selectors = said.all(v::HAS_SELECTOR).filter_map(|selector| self.gathered.thing(selector.as_str()));
        let (positions, quotes): (Vec<&Thing>, Vec<&Thing>) =
            selectors.partition(|selector| selector.one(v::START).is_some());
        let [position] = positions[..] else {
            return Err(malformed(format!("it has {} selectors with a position, and not one", positions.len())));
        };
        let (start, end) = (offset(position, v::START)?, offset(position, v::END)?);
        let span = content.counted(OffsetUnit::CodePoints, start, end);
        let span = span.map_err(|error| (Reason::NotThere, error.to_string()))?;
        let found = content.slice(span).unwrap_or_default();
        let mut exact =
            quotes.iter().flat_map(|quote| quote.all(v::EXACT).chain(quote.all(v::TEXT))).map(Value::as_str).peekable();
        if exact.peek().is_none() && span != content.whole() {
            let message = "it does not say in an oa:exact which words stand there".to_owned();
            return Err((Reason::Unverified, message));
        }
        if let Some(other) = exact.find(|exact| *exact != found) {
            return Err((Reason::NotThere, format!("{found:?} stands there, not {other:?}")));
        }
        let document = Id::new(u32::try_from(document).unwrap_or(u32::MAX));
        Ok(Place { extent: Extent { document, span }, matched: matched(said)? })
    }
}

fn offset(position: &Thing, predicate: &str) -> Result<u64, Wrong> {
    let offset = position.only(predicate).map_err(malformed)?.as_str();
    offset.parse().map_err(|_| malformed(format!("{offset:?} is no count of characters")))
}

fn matched(said: &Thing) -> Result<Match, Wrong> {
    said.all(v::MATCHED).try_fold(Match::EXACT, |rules, name| {
        let rule = Match::named(name.as_str());
        Ok(rules | rule.ok_or_else(|| malformed(format!("there is no rule {:?}", name.as_str())))?)
    })
}
