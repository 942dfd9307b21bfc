//! Deeds that would run into an open bug of the library, each of which an ignored test shows. They are left out of the worlds, so that the worlds
//! can show other things; a bug that is mended takes its line here along.

use crate::oracle::{Deed, Of, Oracle, Row, Step, Subject, View, What};

/// What the oracle holds, and what of it it shows.
type State<'o> = (&'o Oracle, &'o View);

/// The bug into which a deed would run, if any.
pub(super) fn flaw(before: State<'_>, deed: &Deed, after: State<'_>) -> Option<&'static str> {
    let flaws = [
        (
            "a judgement may join what somebody unknown was judged to be to another kind",
            joins_someone(before, deed, after),
        ),
        ("retracted words of a quote or a voice still count", retracts_piece(before, deed)),
        (
            "what falls or stands with an insertion is seen only after the next second thought",
            changes_silently(before, after),
        ),
        ("a second thought may break a law", after.0.standing_laws(after.1).is_err()),
        ("hidden stances are held against the laws", stance_strays(after)),
        ("hidden quotes are held against the laws", quote_strays(after)),
        ("hidden voices are held against the laws", stretch_strays(after)),
        ("hidden judgements are held against the laws", judgement_strays(after)),
        ("a hop that was taken back falls with its agent", hop_falls_twice(after)),
    ];
    flaws.into_iter().find(|(_, runs_into)| *runs_into).map(|(name, _)| name)
}

/// Whether a deed, which is refused, judges somebody unknown to be the same as somebody.
fn joins_someone((before, _): State<'_>, deed: &Deed, after: State<'_>) -> bool {
    match deed {
        _ if before != after.0 => false,
        Deed::Statement(Step { relation: "same_as", subject: Of::Node(one), object: What::Node(other), .. }) => {
            [one, other].into_iter().any(|name| before.node(name).is_ok_and(|node| before.kind(node) == "someone"))
        }
        _ => false,
    }
}

/// Whether something falls or stands again though nothing new touches what is hidden: a voice and who owns it decide on what stands in it.
fn changes_silently((before, shown): State<'_>, (after, view): State<'_>) -> bool {
    let mut kept = shown.clone();
    kept.nodes.resize(after.nodes.len(), true);
    kept.rows.resize(after.rows.len(), true);
    let touches_hidden = |row: &Row| {
        let ends = row.subject_node().into_iter().chain(row.object_node());
        let documents = row.grounds.iter().filter_map(|ground| ground.extent()).map(|extent| extent.document);
        let thinks_again = row.takes_back() || row.relation == "same_as";
        let said_of_hidden = matches!(row.subject, Subject::Row(row) if !kept.rows[row]);
        thinks_again || said_of_hidden || ends.chain(documents).any(|node| !kept.nodes[node])
    };
    let touches = after.rows.iter().skip(before.rows.len()).any(touches_hidden);
    !touches && (kept.nodes != view.nodes || kept.rows != view.rows)
}

fn stance_strays((oracle, view): State<'_>) -> bool {
    oracle.all("takes_stance").any(|(_, row)| {
        let voice = row.subject_node().filter(|node| oracle.kind(*node) == "voice");
        let mut extents = row.grounds.iter().filter_map(|ground| ground.extent());
        voice.is_some_and(|voice| extents.any(|at| oracle.voice_at(at.document, at.start, &view.rows) != voice))
    })
}

fn quote_strays((oracle, view): State<'_>) -> bool {
    oracle.of_kinds(&["quote"]).into_iter().any(|quote| {
        let bytes = oracle.stands(quote, &[]).into_iter().flat_map(|at| [at.start, at.end - 1]);
        let voices: Vec<usize> =
            bytes.map(|byte| oracle.voice_at(oracle.document_of(quote), byte, &view.rows)).collect();
        voices.iter().any(|voice| *voice != voices[0])
    })
}

fn stretch_strays((oracle, view): State<'_>) -> bool {
    let all: Vec<_> = oracle.all("stretch").filter_map(|(index, row)| Some((index, row.words()?))).collect();
    let shown = all.iter().filter(|(index, _)| view.rows[*index]);
    shown
        .flat_map(|one| all.iter().map(move |other| (one, other)))
        .any(|(one, other)| one.0 != other.0 && one.1.overlaps(other.1))
}

fn judgement_strays((oracle, view): State<'_>) -> bool {
    let kind = |node: usize| {
        let members = view.members(node);
        members.into_iter().map(|member| oracle.kind(member)).find(|kind| *kind != "someone")
    };
    oracle.all("same_as").any(|(_, row)| {
        let ends = row.subject_node().and_then(kind).zip(row.object_node().and_then(kind));
        ends.is_some_and(|(one, other)| one != other)
    })
}

/// Whether a deed takes back words of a quote or a voice.
fn retracts_piece((before, _): State<'_>, deed: &Deed) -> bool {
    let pieces = ["segment", "reported_clause", "stretch"];
    matches!(deed, Deed::Statement(Step { subject: Of::Row(row), .. }) if pieces.contains(&before.rows[*row].relation))
}

/// A speaker, a relay, an owner or an outer quote that is hidden, of a statement that lost its own ground or was taken back.
fn hop_falls_twice((oracle, view): State<'_>) -> bool {
    let hops = ["spoken_by", "by_way_of", "owned_by", "nested_in"];
    let is_taken_back =
        |row: usize| oracle.all("retracted").any(|(index, said)| view.rows[index] && said.is_said_of(row));
    oracle.rows.iter().enumerate().filter(|(_, row)| hops.contains(&row.relation)).any(|(index, row)| {
        let has_ground = row.grounds.iter().any(|ground| ground.extent().is_none_or(|at| view.nodes[at.document]));
        row.object_node().is_some_and(|node| !view.nodes[node]) && (!has_ground || is_taken_back(index))
    })
}
