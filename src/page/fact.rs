//! What is said of a node besides what it says.

use super::address::Address;
use super::chain::ground;
use super::date::in_words;
use super::link::Link;
use super::text::Text;
use crate::graph::{NodeRef, StatementRef};
use crate::model::{NodeKind, Relation};

/// A statement of a node: what it gives or where it leads, and the words that say so.
pub(super) struct Fact {
    pub(super) name: Text,
    pub(super) link: Option<Link>,
    pub(super) value: Text,
    pub(super) address: Option<Address>,
    /// "concluded from", "no document says so", or nothing.
    pub(super) ground: &'static str,
    pub(super) words: Option<Link>,
}

/// What is said of a node, in the order in which it is shown, with the name of it.
const SAID: &[(Relation, &str)] = &[
    (Relation::Office, "Office"),
    (Relation::Subtype, "Sort"),
    (Relation::Status, "Status"),
    (Relation::When, "When"),
    (Relation::At, "At"),
    (Relation::During, "Part of"),
    (Relation::Participated, "Took part in"),
    (Relation::MemberOf, "One of"),
    (Relation::PartOf, "Part of"),
    (Relation::Governs, "Governs"),
    (Relation::Within, "In"),
    (Relation::PublishedBy, "Published by"),
    (Relation::RepublishedBy, "Published again by"),
    (Relation::Published, "Published"),
    (Relation::Language, "Language"),
    (Relation::File, "File"),
    (Relation::Cites, "Cites"),
    (Relation::QuotesFrom, "Quotes from"),
    (Relation::RepublicationOf, "Is again"),
    (Relation::RevisionOf, "Revises"),
    (Relation::SummaryOf, "Sums up"),
    (Relation::SameAs, "Judged the same as"),
    (Relation::DifferentFrom, "Judged another than"),
    (Relation::PerhapsSameAs, "Perhaps the same as"),
    (Relation::Related, ""),
    (Relation::Attribute, ""),
];

/// What leads to a node.
const LED: &[(Relation, &str)] = &[
    (Relation::Participated, "Taken part in by"),
    (Relation::MemberOf, "Has in it"),
    (Relation::PartOf, "Has as a part"),
    (Relation::Governs, "Governed by"),
    (Relation::Within, "Holds"),
    (Relation::During, "Within it"),
    (Relation::At, "There"),
    (Relation::OwnedBy, "Wrote"),
    (Relation::PublishedBy, "Published"),
    (Relation::RepublishedBy, "Published again"),
    (Relation::Cites, "Cited by"),
    (Relation::QuotesFrom, "Quoted by"),
    (Relation::RepublicationOf, "Published again as"),
    (Relation::RevisionOf, "Revised as"),
    (Relation::SummaryOf, "Summed up in"),
    (Relation::DifferentFrom, "Judged another than"),
    (Relation::PerhapsSameAs, "Perhaps the same as"),
    (Relation::About, "Spoken of in"),
    (Relation::Related, ""),
];

/// What is said of a node, then what leads to it from others; in the order of the lists above. Cost: O(answer).
pub(super) fn facts(node: NodeRef<'_>) -> Vec<Fact> {
    let said = SAID.iter().flat_map(|(relation, name)| {
        node.statements(*relation).map(|said| Fact::of(said, name, said.target())).collect::<Vec<_>>()
    });
    let led = LED.iter().flat_map(|(relation, name)| {
        node.statements_to(*relation).map(|said| Fact::of(said, name, said.source())).collect::<Vec<_>>()
    });
    let authors = node.narrow::<crate::model::Document>().map(|document| {
        let owners = document.author().owners().map(|owner| (owner.statement(), *owner)).collect::<Vec<_>>();
        owners.into_iter().map(|(said, owner)| Fact::of(said, "By", Some(owner.as_node()))).collect::<Vec<_>>()
    });
    authors.into_iter().flatten().chain(said).chain(led).collect()
}

impl Fact {
    fn of(said: StatementRef<'_>, name: &str, end: Option<NodeRef<'_>>) -> Self {
        let evidence = said.evidence();
        let name = match (name, said.label()) {
            ("", label) => Text::of(label.unwrap_or("related to")),
            (name, Some(role)) => Text::of(format!("{name} ({role})")),
            (name, None) => Text::of(name),
        };
        let value = said.value().unwrap_or_default();
        let date =
            [Relation::When, Relation::Published].contains(&said.relation()).then(|| value.parse().ok()).flatten();
        let link = end.map(leading);
        // The words of a quote need not be shown beside it.
        let words = evidence.excerpts().next().map(Link::words);
        let words = words.filter(|words| link.as_ref().is_none_or(|link| link.text != words.text));
        Fact {
            name,
            link,
            address: Address::of(&value),
            value: date.map_or_else(|| Text::of(&value), |date| Text::of(in_words(&date))),
            ground: ground(&evidence),
            words,
        }
    }
}

/// A voice has no part of the page: its document has.
fn leading(node: NodeRef<'_>) -> Link {
    let voice = node.narrow::<crate::model::Voice>().and_then(|voice| voice.document());
    match voice {
        Some(document) if node.node_kind() == NodeKind::Voice => Link::to(document),
        _ => Link::to(node),
    }
}
