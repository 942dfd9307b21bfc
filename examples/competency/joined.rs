//! What joins the documents: clusters of entities, comparisons, look-alikes that are not one, and the dates of the timeline, in its order.

use dictum::{Comparison, Date, Entity, Graph, GraphError, Key, Outside, Recording};

use super::gold::{self, Cross, Precision};
use super::load::Keys;

/// Puts it into the graph.
///
/// # Errors
/// What was not understood or refused, a line each.
pub(crate) fn joined(graph: &mut Graph, cross: &Cross, keys: &Keys) -> Result<(), Vec<String>> {
    let told = |id: &str, error: GraphError| format!("{id}: {error}");
    graph.begin(Recording::by("cross.json")).map_err(|error| vec![error.to_string()])?;
    let mut faults = Vec::new();
    for cluster in &cross.entities {
        faults.extend(clustered(graph, cluster, keys).err());
    }
    for relation in &cross.relations {
        let mut members: Vec<Key> = relation.members.iter().map(|id| keys.get(id)).collect();
        members.sort();
        members.dedup();
        let apart = if relation.kind == "must_not_merge" { apart(graph, &members) } else { Ok(()) };
        let compared = apart.and_then(|()| compared(graph, relation, &members));
        faults.extend(compared.err().map(|error| told(&relation.id, error)));
    }
    for entry in &cross.timeline {
        faults.extend(dated(graph, entry, keys).err());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The members are one node already, by their `global` key; how sure that is is said of it.
fn clustered(graph: &mut Graph, cluster: &gold::Cluster, keys: &Keys) -> Result<(), String> {
    let mut members = cluster.members.iter().map(|id| keys.get(id));
    let first = members.next().ok_or_else(|| format!("{}: a cluster of nothing", cluster.id))?;
    if let Some(other) = members.find(|member| *member != first) {
        return Err(format!("{}: {first} and {other} are one here, and two in their documents", cluster.id));
    }
    let Some(confidence) = &cluster.confidence else { return Ok(()) };
    let node = graph.node(&first).map_err(|error| format!("{}: {error}", cluster.id))?.id();
    let sure = node.attribute("confidence that it is one", confidence, Outside);
    graph.insert(sure).map(drop).map_err(|error| format!("{}: {error}", cluster.id))
}

/// An entry of the timeline.
fn dated(graph: &mut Graph, entry: &gold::Entry, keys: &Keys) -> Result<(), String> {
    let told = |error: GraphError| format!("timeline, {}: {error}", entry.event);
    let event = graph.event(keys.get(&entry.event)).map_err(told)?.id();
    let date = entry.date.parse::<Date>().map_err(|error| format!("timeline, {}: {error}", entry.event))?;
    let mut said = event.when(date, Outside);
    if entry.inferred {
        said = said.note("inferred");
    }
    if entry.precision == Some(Precision::Approx) {
        said = said.note("approximate");
    }
    graph.insert(said).map(drop).map_err(told)
}

/// Two or more nodes are compared; of one under several names there is a remark.
fn compared(graph: &mut Graph, relation: &gold::Relation, members: &[Key]) -> Result<(), GraphError> {
    let notes = relation.note.iter().filter(|note| !note.is_empty());
    if let [only] = members {
        let node = graph.node(only)?.id();
        graph.insert(node.attribute(&relation.kind, &relation.title, Outside))?;
        for note in notes {
            graph.insert(node.attribute(format!("{}, note", relation.kind), note, Outside))?;
        }
        return Ok(());
    }
    let mut record = Comparison::new(&relation.title, &relation.kind, Outside).key(relation.id.as_str());
    for note in notes {
        record = record.note(note);
    }
    if let Some(check) = &relation.needs_check {
        record = record.attribute("needs check", check, Outside);
    }
    for member in members {
        record = record.of(member);
    }
    graph.insert(record).map(drop)
}

fn apart(graph: &mut Graph, members: &[Key]) -> Result<(), GraphError> {
    for (index, one) in members.iter().enumerate() {
        for other in members.iter().skip(index + 1) {
            let (one, other) = (graph.node(one)?.narrow::<Entity>(), graph.node(other)?.narrow::<Entity>());
            if let Some((one, other)) = one.zip(other) {
                let judgement = one.id().different_from(other.id(), Outside);
                graph.insert(judgement)?;
            }
        }
    }
    Ok(())
}
