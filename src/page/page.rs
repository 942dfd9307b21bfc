//! The page as a whole.

use std::collections::{BTreeMap, HashMap};
use std::io;

use askama::Template;

use super::article::Article;
use super::claim::Claim;
use super::dispute::{Compared, Dispute};
use super::entity::{Entity, entities};
use super::finding::Findings;
use super::mark::Marks;
use super::network::Network;
use super::policy::policy;
use super::quote::Variant;
use super::survey::Survey;
use super::text::Text;
use super::timeline::Timeline;
use super::unvouched::Unvouched;
use crate::graph::{QuoteRef, View};
use crate::model::NodeKind;

const STYLE: &str = include_str!("assets/page.css");
const SCRIPT: &str = include_str!("assets/page.js");
/// Draws the graph: Cytoscape.js, see `assets/cytoscape/LICENSE`.
const CYTOSCAPE: &str = include_str!("assets/cytoscape/cytoscape.min.js");

/// The documents of a view as a page to look at: one HTML file, which loads nothing and can be read without JavaScript.
///
/// Each document stands in it with its quotes, mentions, cues, hedges, claims and findings marked, each voice set apart; a quote that is chosen shows its chain of
/// accounts, its other renderings, what stands against it, and the claims that it makes with their origins. Beside the documents there are: who is said to have said
/// what, where accounts disagree, what nobody vouches for, what an audit finds, when it was, and the graph. `page.html#quote:KEY` opens on a quote,
/// `#person:KEY` on a person, with every byte of the key but letters, digits and `-._/` written `~XX`.
///
/// Nothing that stands in a graph can do anything in the page: all of it is escaped, control, direction and invisible characters are shown as escapes, links lead to `http` and `https`
/// only, and a policy in the page lets nothing run but its own two scripts. The same graph gives the same bytes.
///
/// ```
/// use dictum::{Document, Graph, Page, Quote};
///
/// let mut graph = Graph::new();
/// let note = graph.insert(Document::new("note", "“Not this year,” she said."))?;
/// graph.insert(Quote::direct(note, "Not this year,").unattributed())?;
///
/// let mut html = Vec::new();
/// Page::of(&graph).title("The harbour").write(&mut html)?;
/// assert!(String::from_utf8(html)?.contains("href=\"#quote:note/3-17\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Page<'g> {
    view: &'g View,
    title: String,
}

impl<'g> Page<'g> {
    /// Of everything that a view shows.
    pub fn of(view: &'g View) -> Self {
        Page { view, title: "Who is reported to have said what".to_owned() }
    }

    /// Under another title.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Page { title: title.into(), ..self }
    }

    /// Writes it as HTML. Cost: that of [`audit`](View::audit), and O(text + graph × log).
    ///
    /// # Errors
    /// What `out` refuses.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        Filled::of(self).write_into(out)
    }
}

/// All that the template shows.
#[derive(Template)]
#[template(path = "page.html")]
struct Filled {
    title: Text,
    policy: String,
    style: &'static str,
    /// What draws the graph: no script until it is asked for.
    cytoscape: &'static str,
    script: &'static str,
    articles: Vec<Article>,
    entities: Vec<Entity>,
    claims: Vec<Claim>,
    disputes: Vec<Dispute>,
    /// By what was found.
    compared: Vec<Vec<Compared>>,
    retold: Vec<Retold>,
    unvouched: Unvouched,
    findings: Findings,
    timeline: Timeline,
    network: Network,
    quotes: usize,
}

/// An utterance that has several renderings with other words.
struct Retold {
    first: super::quote::Row,
    others: Vec<Variant>,
    more: usize,
}

/// So many renderings of one utterance are shown side by side.
const RENDERINGS: usize = 8;

impl Filled {
    fn of(page: &Page<'_>) -> Self {
        let view = page.view;
        let survey = Survey::of(view);
        let findings = Findings::of(&survey.findings);
        let claims: Vec<Claim> = survey.claims.iter().map(|claim| Claim::of(&survey, *claim)).collect();
        let disputes = survey.contradictions.iter().enumerate();
        Filled {
            title: Text::of(&page.title),
            policy: policy(&[CYTOSCAPE, SCRIPT], STYLE),
            style: STYLE,
            cytoscape: CYTOSCAPE,
            script: SCRIPT,
            articles: articles(&survey, &findings),
            entities: entities(&survey),
            disputes: disputes.map(|(place, against)| Dispute::of(&survey, against, place)).collect(),
            compared: compared(&survey),
            retold: retold(&survey),
            unvouched: Unvouched::of(&survey, &claims),
            claims,
            findings,
            timeline: Timeline::of(view),
            network: Network::of(view),
            quotes: survey.quotes.len(),
        }
    }
}

fn articles(survey: &Survey<'_>, findings: &Findings) -> Vec<Article> {
    let mut quotes: HashMap<u32, Vec<QuoteRef<'_>>> = HashMap::new();
    for quote in &survey.quotes {
        quotes.entry(quote.document().id().index()).or_default().push(*quote);
    }
    let mut marks = Marks::of(survey, findings);
    let documents =
        survey.view.nodes_of(NodeKind::Document).map(|node| crate::graph::DocumentRef::new(survey.view, node));
    let article = |document: crate::graph::DocumentRef<'_>| {
        let node = document.id().index();
        let quotes = quotes.remove(&node).unwrap_or_default();
        Article::of(survey, document, &quotes, &marks.take(node), findings)
    };
    documents.map(article).collect()
}

/// What was put side by side, by what was found.
fn compared(survey: &Survey<'_>) -> Vec<Vec<Compared>> {
    let comparisons = survey.view.comparisons();
    let mut compared: BTreeMap<String, Vec<Compared>> = BTreeMap::new();
    for comparison in comparisons.iter().map(|comparison| Compared::of(survey, comparison)) {
        compared.entry(comparison.finding.to_string()).or_default().push(comparison);
    }
    compared.into_values().collect()
}

/// The utterances of which not all renderings have the same words.
fn retold(survey: &Survey<'_>) -> Vec<Retold> {
    let several = survey.utterances.iter().filter(|utterance| utterance.quotes().len() > 1);
    let retold = several.filter_map(|utterance| {
        let (first, others) = utterance.quotes().split_first()?;
        let shown = others.iter().take(RENDERINGS).filter_map(|other| Variant::of(survey, *first, *other));
        let others: Vec<Variant> = shown.collect();
        let differ = others.iter().any(|other| !other.edits.is_empty());
        let more = utterance.quotes().len().saturating_sub(1 + RENDERINGS);
        differ.then_some(Retold { first: super::quote::Row::of(survey, *first)?, others, more })
    });
    retold.collect()
}
