//! Holds a whole graph against the laws again.

use super::error::{Fault, FaultKind, Refused};
use super::graph::Graph;
use super::insert::Laws;
use super::tables::{Core, Subject};
use super::view::{Lens, View};

impl View {
    /// Re-checks everything that insertion checked, over the whole graph: each end and value of each statement, each span against its
    /// text, what each kind cannot do without, that structural relations are trees, that voices do not overlap; and that the tables agree: each
    /// key is one, names its own node and no other, each statement belongs to a recording that is there, and is found by the nodes that it
    /// joins, in order, with the other end; names, voices and second thoughts are found as the statements give them. Cost: O(graph).
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

/// The same, with what breaks a law, so that the rest may be tried without it.
#[cfg(feature = "rdf")]
pub(crate) fn sifted(core: Core) -> Result<Graph, Vec<(Subject, FaultKind)>> {
    let lawless = lawless(&core);
    if lawless.is_empty() { Ok(Graph::from_core(core)) } else { Err(lawless) }
}

fn faults(core: &Core) -> Vec<Fault> {
    let named = |place| match place {
        Subject::Row(row) => format!("statement {row}"),
        Subject::Node(node) => format!("node {:?}", core.key(node).map(ToString::to_string).unwrap_or_default()),
    };
    lawless(core).into_iter().map(|(place, kind)| fault(named(place), kind)).collect()
}

/// Each statement and node that breaks a law.
fn lawless(core: &Core) -> Vec<(Subject, FaultKind)> {
    let lens = Lens::standing(core);
    let laws = Laws::since(core, &lens, 0);
    laws.of_everything().chain(keys(core)).chain(recordings(core)).chain(indexes(core)).collect()
}

/// Keys that are none, or that do not lead to their node.
fn keys(core: &Core) -> impl Iterator<Item = (Subject, FaultKind)> + '_ {
    (0..core.node_count()).filter_map(|node| {
        let key = core.key(node)?;
        let bad = key.fault().map(|reason| FaultKind::BadKey { key: key.clone(), reason });
        let found = core.node(key.as_str()).filter(|found| *found == node);
        let taken = || found.is_none().then(|| FaultKind::NoSuchKey { key: key.clone(), nearest: Vec::new() });
        Some((Subject::Node(node), bad.or_else(taken)?))
    })
}

fn recordings(core: &Core) -> impl Iterator<Item = (Subject, FaultKind)> + '_ {
    let known = core.recordings().len();
    let recorded = (0..core.row_count()).map(|row| (row, core.recording(row)));
    let of_none = recorded.filter(move |(_, recording)| *recording as usize >= known);
    of_none.map(|(row, recording)| (Subject::Row(row), FaultKind::NoSuchRecording(recording)))
}

/// What is not found where it is looked up.
fn indexes(core: &Core) -> impl Iterator<Item = (Subject, FaultKind)> + '_ {
    let torn = core.torn().map(|node| (Subject::Node(node), FaultKind::Index("statements by node")));
    torn.chain(core.stale().map(|index| (Subject::Node(0), FaultKind::Index(index))))
}

fn fault(record: String, kind: FaultKind) -> Fault {
    Fault { record, step: String::new(), kind, snippet: String::new(), source: Default::default() }
}

#[cfg(test)]
mod tests {
    //! No way in lets such tables come to be, so they are made here.

    use super::*;
    use crate::graph::tables::{Object, Row};
    use crate::model::{Ground, Key, NodeKind, Relation};

    fn person(key: &str, recording: u32) -> Vec<FaultKind> {
        let mut core = Core::default();
        let node = core.add_node(Key::from(key), NodeKind::Person);
        let row = Row::new(Subject::Node(node), Relation::Exists, Object::Nothing, &[Ground::Outside]);
        core.add_row(&row, recording);
        faults(&core).into_iter().map(|fault| fault.kind).collect()
    }

    #[test]
    fn a_key_that_is_none_and_a_recording_that_is_not_there_are_found() {
        assert_eq!(person("ana-ruiz", 0), []);
        assert_eq!(person("ana-ruiz", 1), [FaultKind::NoSuchRecording(1)]);
        assert!(matches!(&person("", 0)[..], [FaultKind::BadKey { .. }]));
    }
}
