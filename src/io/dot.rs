//! DOT, for Graphviz.

use std::io::Write;

use petgraph::dot::Dot;

use super::FormatError;
use super::buffered::buffered;
use crate::graph::Network;
use crate::model::NodeKind;

/// Writes a network as DOT for Graphviz: its nodes by what they are shown as, in a shape for each kind, its edges by their relation.
/// The same network gives the same bytes. Cost: O(network).
///
/// ```
/// use dictum::{Document, Graph, Person, Quote, Relation, io};
///
/// let mut graph = Graph::new();
/// let note = graph.insert(Document::new("note", "Ana said: “It is shut.”"))?;
/// let ana = graph.insert(Person::named("Ana", note, "Ana"))?;
/// graph.insert(Quote::direct(note, "It is shut.").spoken_by(ana, "Ana"))?;
///
/// let dot = io::write_dot(graph.network([Relation::SpokenBy]), Vec::new())?;
/// assert!(String::from_utf8(dot)?.contains(r#"label = "Ana" shape=ellipse"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`FormatError::Interrupted`].
pub fn write_dot<W: Write>(network: Network<'_>, to: W) -> Result<W, FormatError> {
    let dot = Dot::with_attr_getters(network, &[], &|_, _| String::new(), &|_, node| {
        format!("shape={}", shape(node.node_kind()))
    });
    let written = buffered(to, |mut to| write!(to, "{dot}").map(|()| to));
    written.map_err(|error| FormatError::Interrupted { error })
}

fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Person | NodeKind::Someone => "ellipse",
        NodeKind::Organization => "octagon",
        NodeKind::Place => "house",
        NodeKind::Event => "hexagon",
        NodeKind::Document => "note",
        NodeKind::Voice => "tab",
        NodeKind::Quote => "box",
        NodeKind::Claim => "diamond",
        NodeKind::Review => "trapezium",
        NodeKind::Comparison => "parallelogram",
    }
}
