//! Which terms stand for what: those of the field where they say the same, else our own.

use crate::io::name::NAMESPACE;
use crate::model::{NodeKind, Relation};

pub(super) const DICTUM: &str = NAMESPACE;
/// As the context that schema.org publishes has it, and that of Web Annotation: `http`.
pub(super) const SCHEMA: &str = "http://schema.org/";
pub(super) const PROV: &str = "http://www.w3.org/ns/prov#";
pub(super) const OA: &str = "http://www.w3.org/ns/oa#";
pub(super) const SEM: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/";
pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
pub(super) const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// The prefixes with which a file is shortened.
pub(super) const PREFIXES: [(&str, &str); 8] = [
    ("dictum", DICTUM),
    ("schema", SCHEMA),
    ("prov", PROV),
    ("oa", OA),
    ("sem", SEM),
    ("rdf", RDF),
    ("rdfs", RDFS),
    ("xsd", XSD),
];

pub(super) const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
pub(super) const SUBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
pub(super) const PREDICATE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
pub(super) const OBJECT: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";
#[cfg(feature = "rdf-12")]
pub(super) const REIFIES: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";

/// Dates as uncertain as their sources: the Library of Congress names the datatype.
pub(super) const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF-level1";
pub(super) const BOOLEAN: &str = "http://www.w3.org/2001/XMLSchema#boolean";
pub(super) const DOUBLE: &str = "http://www.w3.org/2001/XMLSchema#double";
pub(super) const INTEGER: &str = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";

pub(super) const HAS_SOURCE: &str = "http://www.w3.org/ns/oa#hasSource";
pub(super) const HAS_SELECTOR: &str = "http://www.w3.org/ns/oa#hasSelector";
pub(super) const START: &str = "http://www.w3.org/ns/oa#start";
pub(super) const END: &str = "http://www.w3.org/ns/oa#end";
pub(super) const EXACT: &str = "http://www.w3.org/ns/oa#exact";
pub(super) const SPECIFIC_RESOURCE: &str = "http://www.w3.org/ns/oa#SpecificResource";
pub(super) const POSITION: &str = "http://www.w3.org/ns/oa#TextPositionSelector";
pub(super) const QUOTATION: &str = "http://www.w3.org/ns/oa#TextQuoteSelector";

pub(super) const BODY: &str = "http://schema.org/articleBody";
/// The words of what is said, as they were said.
pub(super) const QUOTED: &str = "http://schema.org/Quotation";
pub(super) const ACTOR: &str = "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor";
pub(super) const BUNDLE: &str = "http://www.w3.org/ns/prov#Bundle";
pub(super) const AGENT: &str = "http://www.w3.org/ns/prov#Agent";
pub(super) const ATTRIBUTED: &str = "http://www.w3.org/ns/prov#wasAttributedTo";
pub(super) const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
pub(super) const CREATED: &str = "http://schema.org/dateCreated";

pub(super) const KEY: &str = "urn:dictum:ns#key";
pub(super) const TEXT: &str = "urn:dictum:ns#text";
pub(super) const DIGEST: &str = "urn:dictum:ns#blake3";
pub(super) const DETAIL: &str = "urn:dictum:ns#detail";
pub(super) const WORDS: &str = "urn:dictum:ns#words";
pub(super) const IMPLIED: &str = "urn:dictum:ns#implied";
pub(super) const OUTSIDE: &str = "urn:dictum:ns#outside";
pub(super) const MATCHED: &str = "urn:dictum:ns#matched";
pub(super) const UNDATED: &str = "urn:dictum:ns#undated";
pub(super) const SURENESS: &str = "urn:dictum:ns#confidence";

/// The class of the nodes of a kind.
pub(super) fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Document => "http://schema.org/Article",
        NodeKind::Voice => "urn:dictum:ns#Voice",
        NodeKind::Person => "http://schema.org/Person",
        NodeKind::Organization => "http://schema.org/Organization",
        NodeKind::Place => "http://schema.org/Place",
        NodeKind::Event => "http://semanticweb.cs.vu.nl/2009/11/sem/Event",
        NodeKind::Someone => AGENT,
        NodeKind::Quote => "urn:dictum:ns#Quote",
        NodeKind::Claim => "http://schema.org/Claim",
        NodeKind::Review => "http://schema.org/ClaimReview",
        NodeKind::Comparison => "urn:dictum:ns#Comparison",
    }
}

/// The predicates of a relation; no two relations share one.
pub(super) struct Predicates {
    /// What the field calls it, where that says the same; else our own.
    shared: String,
    /// What it is called where the field's term would say more than is meant.
    own: String,
}

impl Predicates {
    pub(super) fn of(relation: Relation) -> Self {
        let own = format!("{DICTUM}{}", camel(relation.as_str()));
        let shared = standard(relation).map(|(namespace, name)| format!("{namespace}{name}"));
        Predicates { shared: shared.unwrap_or_else(|| own.clone()), own }
    }

    /// Of all relations, in the order of their table.
    pub(super) fn all() -> Vec<Self> {
        Relation::ALL.iter().map(|relation| Predicates::of(*relation)).collect()
    }

    /// Both.
    pub(super) fn names(self) -> [String; 2] {
        [self.shared, self.own]
    }

    /// That with which something is said of a node of this kind: SEM's terms are of events, and that there is no date is no date.
    pub(super) fn said(&self, relation: Relation, of: Option<NodeKind>, is_undated: bool) -> &str {
        let is_shared = match relation {
            Relation::At | Relation::When => of == Some(NodeKind::Event) && !is_undated,
            _ => !is_undated,
        };
        if is_shared { &self.shared } else { &self.own }
    }
}

/// What the field calls it, where that says the same.
fn standard(relation: Relation) -> Option<(&'static str, &'static str)> {
    Some(match relation {
        Relation::Exists => (RDF, "type"),
        Relation::InDocument => (SCHEMA, "isPartOf"),
        Relation::SpokenBy => (SCHEMA, "spokenByCharacter"),
        Relation::At => (SEM, "hasPlace"),
        Relation::About => (SCHEMA, "about"),
        Relation::Cites => (SCHEMA, "citation"),
        Relation::RevisionOf => (PROV, "wasRevisionOf"),
        Relation::PublishedBy => (SCHEMA, "publisher"),
        Relation::Within => (SCHEMA, "containedInPlace"),
        Relation::MemberOf => (SCHEMA, "memberOf"),
        Relation::PartOf => (SCHEMA, "parentOrganization"),
        Relation::Reviews => (SCHEMA, "itemReviewed"),
        Relation::ReviewedBy => (SCHEMA, "author"),
        Relation::Name => (SCHEMA, "name"),
        Relation::Description => (SCHEMA, "description"),
        Relation::Office => (SCHEMA, "jobTitle"),
        Relation::When => (SEM, "hasTimeStamp"),
        Relation::Title => (SCHEMA, "headline"),
        Relation::Published => (SCHEMA, "datePublished"),
        Relation::Language => (SCHEMA, "inLanguage"),
        Relation::Genre => (SCHEMA, "genre"),
        Relation::Wording => (SCHEMA, "text"),
        Relation::Reason => (SCHEMA, "reviewBody"),
        Relation::Note => (RDFS, "comment"),
        _ => return None,
    })
}

/// A name of a file as names of RDF are written: `by_way_of` is `byWayOf`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut written, word| {
        let mut letters = word.chars();
        written.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        written.push_str(letters.as_str());
        written
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    /// With a prefix, as documentation has it.
    fn short(name: &str) -> String {
        let prefix = PREFIXES.iter().find_map(|(prefix, iri)| Some(format!("{prefix}:{}", name.strip_prefix(iri)?)));
        prefix.unwrap_or_default()
    }

    #[test]
    fn no_two_relations_and_no_two_kinds_have_one_name() {
        let mut relations: HashMap<String, usize> = HashMap::new();
        for (relation, predicates) in Predicates::all().into_iter().enumerate() {
            for name in predicates.names() {
                assert_eq!(*relations.entry(name).or_insert(relation), relation);
            }
        }
        let classes: HashSet<&str> = NodeKind::ALL.into_iter().map(class).collect();
        assert_eq!(classes.len(), NodeKind::ALL.len());
    }

    #[test]
    fn the_page_lists_every_relation_and_kind_with_its_name() {
        let page = include_str!("../../../docs/rdf.md");
        for relation in Relation::ALL {
            let row = format!("| `{relation}` | `{}` |", short(&Predicates::of(*relation).shared));
            assert!(page.contains(&row), "{row}");
        }
        for kind in NodeKind::ALL {
            let row = format!("| {} | `{}` |", kind.as_str(), short(class(kind)));
            assert!(page.contains(&row), "{row}");
        }
    }

    #[test]
    fn the_query_of_the_page_has_our_prefixes() {
        let page = include_str!("../../../docs/rdf.md");
        let prefixes: Vec<&str> = page.lines().filter(|line| line.starts_with("PREFIX ")).collect();
        assert_eq!(prefixes.len(), 3);
        for (name, iri) in [("dictum", DICTUM), ("schema", SCHEMA), ("oa", OA)] {
            assert!(prefixes.contains(&format!("PREFIX {name}: <{iri}>").as_str()), "{prefixes:?}");
        }
    }
}
