//! Everything that a view shows, line by line, asked through the API.

use dictum::{Evidence, Excerpt, Ground, NodeRef, Quote, QuoteRef, Relation, StatementRef, View};

use super::number;

/// As [`Oracle::sheet`](crate::oracle::Oracle::sheet), of all relations.
pub(crate) fn sheet(view: &View) -> Vec<String> {
    let mut lines = Vec::new();
    for node in view.nodes() {
        let keys: Vec<&str> = node.keys().map(|key| key.as_str()).collect();
        lines.push(format!("{} {} {keys:?}", number(node.id()), node.node_kind()));
        lines.extend(node.narrow::<Quote>().map(standing_line));
        for relation in Relation::ALL {
            lines.extend(node.statements(*relation).map(line));
            lines.extend(node.statements_to(*relation).map(|said| format!("to it: {}", line(said))));
        }
    }
    lines
}

/// The names of all relations, in the order of the table.
pub(crate) fn relations() -> Vec<&'static str> {
    Relation::ALL.iter().map(|relation| relation.as_str()).collect()
}

fn standing_line(quote: QuoteRef<'_>) -> String {
    let extents: Vec<String> = quote.excerpts().map(shown_extent).collect();
    let voice = quote.voice().map_or(usize::MAX, |voice| number(voice.id()));
    format!("in {}, voice {voice}, at {extents:?}", number(quote.document().id()))
}

fn line(said: StatementRef<'_>) -> String {
    let index = number(said.id());
    let subject = match (said.source(), said.subject_statement()) {
        (Some(node), _) => number(node.id()).to_string(),
        (None, Some(statement)) => format!("#{}", number(statement.id())),
        (None, None) => "nothing".to_owned(),
    };
    let object = match (said.target(), said.value()) {
        (Some(node), _) => format!("-> {}", number(node.id())),
        (None, Some(value)) => format!("{value:?}"),
        (None, None) => String::new(),
    };
    let (relation, label) = (said.relation(), said.label().unwrap_or_default());
    format!("#{index} {subject} {relation} {object} {label:?} on {:?} {:?}", grounds(said.evidence()), qualifiers(said))
}

fn grounds(evidence: Evidence<'_>) -> Vec<String> {
    let extent = |at: dictum::Extent| format!("{}:{}-{}", at.document.index(), at.span.start(), at.span.end());
    let shown = |ground: &Ground| match ground {
        Ground::Words(at, _) => format!("words {}", extent(*at)),
        Ground::Implied(at, _) => format!("implied {}", extent(*at)),
        _ => "outside".to_owned(),
    };
    evidence.grounds().iter().map(shown).collect()
}

fn qualifiers(said: StatementRef<'_>) -> Vec<String> {
    let mut lines: Vec<String> = said.notes().map(|note| format!("note {note}")).collect();
    lines.extend(said.hedges().map(|hedge| format!("hedge {}", hedge.text())));
    lines.extend(said.confidence().map(|sure| format!("confidence {sure}")));
    lines.extend(said.judge().map(|judge| format!("judged_by {judge}")));
    lines.extend(said.when().map(|date| format!("when {date}")));
    lines
}

fn shown_extent(excerpt: Excerpt<'_>) -> String {
    format!("{}:{}-{}", number(excerpt.document().id()), excerpt.span().start(), excerpt.span().end())
}

/// The sheet, and what the faces make of it: every answer that a view gives.
pub(crate) fn answers(view: &View) -> Vec<String> {
    let mut lines = sheet(view);
    lines.extend(view.nodes().iter().map(shown_node));
    lines.extend(view.quotes().iter().map(|quote| format!("{:?} {}", quote.account(), quote.account())));
    lines.extend(view.quotes().iter().map(|quote| format!("{:?} {}", quote.kind(), quote.evidence().snippet())));
    lines.extend(
        view.claims().iter().map(|claim| format!("{} {:?}", claim.wording(), claim.stances().collect::<Vec<_>>())),
    );
    lines.extend(view.places().iter().map(|place| format!("{:?}", place.everything_within())));
    lines.extend(view.events().iter().map(|event| format!("{:?}", event.all_parts())));
    lines.push(format!("{:?}", view.quotes().tally(dictum::QuoteRef::speakers).collect::<Vec<_>>()));
    lines
}

fn shown_node(node: NodeRef<'_>) -> String {
    let of_key = view_of(node);
    format!("{node} {node:?} {of_key:?} {:?}", node.evidence())
}

/// The node as its key finds it.
fn view_of(node: NodeRef<'_>) -> Option<usize> {
    node.view().node(node.key().as_str()).ok().map(|found| number(found.id()))
}
