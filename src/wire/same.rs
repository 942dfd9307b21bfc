//! Whether two graphs say the same, whatever the order in which they were told.

use std::io::{self, Write};

use serde::Serialize;

use super::v1;
use super::write::{key, statement};
use crate::graph::Graph;
use crate::graph::tables::Core;

/// A statement as it is compared: without numbers.
#[derive(Serialize)]
struct Line<'g> {
    /// 0 for what is said of the node, 1 for what is said of such a statement, and so on.
    depth: usize,
    relation: &'static str,
    object: Option<v1::Object<'g>>,
    detail: Option<v1::Object<'g>>,
    grounds: Vec<String>,
    recording: &'g crate::model::Recording,
}

impl Graph {
    /// Whether another graph has the same content: both written with their nodes sorted by key are equal to the byte. The order of what is said of one
    /// node under one relation counts (relays are in hop order), as does who recorded it; neither the order of nodes nor that of grounds does, nor how statements are numbered. What is
    /// retracted counts too. Cost: O(graph), and O(n log n) in its nodes.
    ///
    /// ```
    /// use dictum::{Document, Graph};
    ///
    /// let (mut one, mut other) = (Graph::new(), Graph::new());
    /// for key in ["a", "b"] {
    ///     one.insert(Document::new(key, "A text."))?;
    /// }
    /// for key in ["b", "a"] {
    ///     other.insert(Document::new(key, "A text."))?;
    /// }
    /// assert!(one.same_content(&other));
    /// other.insert(Document::new("c", "A text."))?;
    /// assert!(!one.same_content(&other));
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn same_content(&self, other: &Graph) -> bool {
        let digest = |graph: &Graph| {
            let mut hasher = blake3::Hasher::new();
            sorted(graph.core(), &mut hasher).map(|()| hasher.finalize())
        };
        matches!((digest(self), digest(other)), (Ok(one), Ok(other)) if one == other)
    }
}

/// Writes what a graph holds, a line a node and a line a statement, nodes sorted by key.
fn sorted(core: &Core, to: &mut impl Write) -> io::Result<()> {
    let mut nodes: Vec<u32> = (0..core.node_count()).collect();
    nodes.sort_by(|one, other| key(core, *one).cmp(&key(core, *other)));
    for node in nodes {
        let kind = core.kind(node).map_or("", |kind| kind.as_str());
        let digest = core.content(node).map(|content| content.digest());
        line(to, &(key(core, node), kind, digest))?;
        let mut waiting: Vec<(usize, u32)> = core.all_outgoing(node).map(|row| (0, row)).collect();
        waiting.reverse();
        while let Some((depth, number)) = waiting.pop() {
            let Some(row) = core.row(number) else { continue };
            let recording = core.recordings().get(core.recording(number) as usize);
            let written = statement(core, row, 0);
            let mut grounds: Vec<String> =
                written.grounds.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
            grounds.sort();
            grounds.dedup();
            if let Some(recording) = recording {
                let relation = row.relation.as_str();
                line(
                    to,
                    &Line { depth, relation, object: written.object, detail: written.detail, grounds, recording },
                )?;
            }
            let mut on: Vec<u32> = core.on(number).to_vec();
            on.sort_by_key(|said| core.row(*said).map(|row| row.relation));
            waiting.extend(on.into_iter().rev().map(|said| (depth + 1, said)));
        }
    }
    Ok(())
}

fn line(to: &mut impl Write, what: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *to, what)?;
    to.write_all(b"\n")
}
