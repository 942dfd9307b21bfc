//! Holds a whole graph against the laws again.

use super::error::{Fault, FaultKind, Refused};
use super::graph::Graph;
use super::insert::Laws;
use super::tables::{Core, Subject};
use super::view::Standing;
use super::view::View;

impl View {
    /// Re-checks everything that insertion checked, over the whole graph: each end and value of each statement, each span against its
    /// text, what each kind cannot do without, that structural relations are trees, that voices do not overlap. Cost: O(graph).
    ///
    /// # Errors
    /// [`Refused`] with everything that does not hold; that is a defect of this library.
    pub fn verify(&self) -> Result<(), Refused> {
        let faults = faults(self.core());
        if faults.is_empty() { Ok(()) } else { Err(Refused { faults }) }
    }
}

/// A graph of tables that were read or made elsewhere, if every law holds of it.
pub(crate) fn checked(core: Core) -> Result<Graph, Refused> {
    let faults = faults(&core);
    if faults.is_empty() { Ok(Graph::from_core(core)) } else { Err(Refused { faults }) }
}

fn faults(core: &Core) -> Vec<Fault> {
    let standing = Standing::now(core, None);
    let laws = Laws::since(core, &standing, 0);
    let named = |place| match place {
        Subject::Row(row) => format!("statement {row}"),
        Subject::Node(node) => format!("node {:?}", core.key(node).map(ToString::to_string).unwrap_or_default()),
    };
    laws.of_everything().map(|(place, kind)| fault(named(place), kind)).collect()
}

fn fault(record: String, kind: FaultKind) -> Fault {
    Fault { record, step: String::new(), kind, snippet: String::new(), source: (0, ("", 0)) }
}
