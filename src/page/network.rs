//! What is joined to what, for the graph that a reader explores.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::Serialize;

use super::link::Link;
use crate::graph::{NodeRef, View};
use crate::model::{NodeKind, Relation};

/// The nodes and edges of a view, as the page's script reads them. Voices stand for their documents.
#[derive(Serialize)]
pub(super) struct Network {
    /// Anchor, name and kind.
    nodes: Vec<(String, String, &'static str)>,
    /// From, to, and the place of the relation's name in `relations`.
    edges: Vec<(usize, usize, usize)>,
    relations: Vec<String>,
}

impl Network {
    /// Cost: O(nodes + edges).
    pub(super) fn of(view: &View) -> Self {
        let mut network = Network { nodes: Vec::new(), edges: Vec::new(), relations: Vec::new() };
        let mut places: HashMap<u32, usize> = HashMap::new();
        let nodes: Vec<NodeRef<'_>> = NodeKind::ALL
            .into_iter()
            .filter(|kind| *kind != NodeKind::Voice)
            .flat_map(|kind| view.nodes_of(kind))
            .map(|node| NodeRef::new(view, node))
            .collect();
        for node in &nodes {
            places.insert(node.id().index(), network.nodes.len());
            let Link { anchor, text, kind } = Link::to(*node);
            network.nodes.push((anchor.to_string(), text.to_string(), kind));
        }
        for voice in view.nodes_of(NodeKind::Voice).map(|voice| crate::graph::VoiceRef::new(view, voice)) {
            let document = voice.document().and_then(|document| places.get(&document.id().index()).copied());
            document.into_iter().for_each(|place| _ = places.insert(voice.id().index(), place));
        }
        let mut names: IndexMap<&'static str, usize> = IndexMap::new();
        let edges = Relation::ALL.iter().filter(|relation| relation.is_edge() && **relation != Relation::VoiceIn);
        for relation in edges {
            for node in relation.subjects().iter().flat_map(|kind| view.nodes_of(kind)) {
                let Some(from) = places.get(&node) else { continue };
                for said in NodeRef::new(view, node).statements(*relation) {
                    let to = said.target().and_then(|end| places.get(&end.id().index()));
                    let name = said.stance().map_or(relation.as_str(), |stance| stance.kind().as_str());
                    let next = names.len();
                    let name = *names.entry(name).or_insert(next);
                    network.edges.extend(to.map(|to| (*from, *to, name)));
                }
            }
        }
        network.relations = names.into_keys().map(|name| name.replace('_', " ")).collect();
        network
    }

    /// The kinds of node that it has, each once, in the order of the nodes.
    pub(super) fn kinds(&self) -> Vec<&'static str> {
        let mut kinds: Vec<&'static str> = self.nodes.iter().map(|(.., kind)| *kind).collect();
        kinds.dedup();
        kinds
    }

    /// As JSON that may stand in a script: nothing in it can end the script or begin a comment.
    pub(super) fn json(&self) -> String {
        // Texts, numbers and lists of them are always JSON.
        let json = serde_json::to_string(self).unwrap_or_default();
        let mut safe = String::with_capacity(json.len());
        for c in json.chars() {
            match c {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
                c => safe.push(c),
            }
        }
        safe
    }
}
