//! DOT, for Graphviz.

use std::io::Write;

use petgraph::dot::{Config, Dot};

use super::FormatError;
use super::buffered::buffered;
use crate::graph::{Network, NodeRef, Step};
use crate::model::NodeKind;
use crate::text::visible;

/// Writes a network as DOT for Graphviz: its nodes by what they are shown as, in a shape for each kind, its edges by their relation, the stance, the role
/// or the caller's label in brackets. The same network gives the same bytes. Cost: O(network).
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
    let shape = |_, node: NodeRef<'_>| format!("shape={}", shape(node.node_kind()));
    let dot = Dot::with_attr_getters(network, &[Config::EdgeNoLabel], &|_, step| label(step), &shape);
    let written = buffered(to, |mut to| write!(to, "{dot}").map(|()| to));
    written.map_err(|error| FormatError::Interrupted { error })
}

/// What an edge is, and which of its kind: `takes_stance (denies)`.
fn label(step: Step<'_>) -> String {
    let statement = step.statement();
    let stance = || Some(statement.stance()?.kind().as_str());
    match statement.label().or_else(stance) {
        // Nothing else has a meaning within the marks, once what is not seen is shown.
        Some(which) => {
            let which = visible(which, false).replace('\\', r"\\").replace('"', r#"\""#);
            format!("label = \"{} ({which})\"", step.relation())
        }
        None => format!("label = \"{}\"", step.relation()),
    }
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
