//! What no graph may hold: asked of everything that is new, and of everything that stands.

use super::row::{Extent, Object, Row, Subject};
use super::stand::counts;
use super::{Oracle, Refusal, View, table};

type Law = Result<(), Refusal>;

fn hold(holds: bool, refusal: Refusal) -> Law {
    if holds { Ok(()) } else { Err(refusal) }
}

impl Oracle {
    /// Whether the laws still hold after what came since `before`, in what stood then and what is new.
    pub(super) fn lawful(&self, before: &Oracle, standing: &View) -> Law {
        let mut view = standing.clone();
        view.nodes.resize(self.nodes.len(), true);
        view.rows.resize(self.rows.len(), true);
        self.rows.iter().skip(before.rows.len()).try_for_each(|row| self.sayable(row))?;
        (before.nodes.len()..self.nodes.len()).try_for_each(|node| self.complete(node))?;
        self.standing_laws(&view)
    }

    /// Whether what is new is shown, or is said of nothing that was hidden before; and whether the laws hold of all that is shown now.
    pub(super) fn lasting(&self, before: &Oracle, standing: &View) -> Law {
        let view = self.view();
        let hidden = |node: usize| standing.nodes.get(node) == Some(&false);
        let thinks_again =
            self.rows.iter().skip(before.rows.len()).any(|row| row.takes_back() || row.relation == "same_as");
        for (index, row) in self.rows.iter().enumerate().skip(before.rows.len()) {
            let of = match row.subject {
                Subject::Node(node) => hidden(node),
                Subject::Row(row) => standing.rows.get(row) == Some(&false),
            };
            let leads_to = row.object_node().is_some_and(hidden);
            let rests_on = row.grounds.iter().filter_map(|ground| ground.extent()).any(|at| hidden(at.document));
            let stands = row.grounds.iter().any(|ground| ground.extent().is_none_or(|at| !hidden(at.document)));
            let is_lost = match row.relation {
                "retracted" => !stands,
                "superseded_by" => !stands || row.object_node().is_some_and(|node| !view.nodes[node]),
                _ if thinks_again => (of || leads_to || rests_on) && !view.rows[index],
                _ => !view.rows[index],
            };
            hold(!is_lost, "it is said of what was taken back")?;
        }
        self.standing_laws(&view)
    }

    /// What must hold of everything that a view shows.
    pub(crate) fn standing_laws(&self, view: &View) -> Law {
        let shown = |node: &usize| view.nodes[*node];
        self.of_kinds(&["quote"]).into_iter().filter(shown).try_for_each(|quote| self.quote_law(quote, view))?;
        self.stretches_law(view)?;
        self.stances_law(view)?;
        self.judgements_law(view)?;
        self.succession_law(view)
    }

    /// The ends and the values of one statement.
    fn sayable(&self, row: &Row) -> Law {
        let is_one_of = |node: Option<usize>, kinds: Option<&[&str]>| {
            node.zip(kinds).is_none_or(|(node, kinds)| kinds.contains(&self.kind(node)))
        };
        let ends = is_one_of(row.subject_node(), table::subjects(row.relation))
            && is_one_of(row.object_node(), table::objects(row.relation));
        hold(ends, "a node of another kind stands there")?;
        hold(row.subject_node().is_none() || row.subject_node() != row.object_node(), "it joins a node to itself")?;
        [Some(&row.object), row.detail.as_ref()].into_iter().flatten().try_for_each(full)?;
        let kinds = row.subject_node().zip(row.object_node()).map(|(a, b)| (self.kind(a), self.kind(b)));
        hold(
            row.relation != "superseded_by" || kinds.is_some_and(|(a, b)| a == b),
            "it is superseded by another kind",
        )?;
        hold(!row.takes_back() || !self.is_of_author(row), "a document has its author's voice")
    }

    /// Whether it is said of an author's voice, or of what makes it one.
    fn is_of_author(&self, row: &Row) -> bool {
        let node = match row.subject {
            Subject::Node(node) => Some(node),
            Subject::Row(row) => {
                let row = &self.rows[row];
                row.subject_node().filter(|_| ["exists", "voice_in", "voice_kind"].contains(&row.relation))
            }
        };
        node.is_some_and(|node| self.kind(node) == "voice" && self.author(self.document_of(node)) == node)
    }

    /// Nothing comes to stand in its own place.
    fn succession_law(&self, view: &View) -> Law {
        let of = |node: usize| {
            let rows = self.of(node, "superseded_by").filter(|(index, _)| view.rows[*index]);
            rows.filter_map(|(_, row)| row.object_node())
        };
        let leads_back = |start: usize| {
            let mut reached: Vec<usize> = of(start).collect();
            let mut next = 0;
            while next < reached.len() {
                let further: Vec<usize> = of(reached[next]).filter(|node| !reached.contains(node)).collect();
                reached.extend(further);
                next += 1;
            }
            reached.contains(&start)
        };
        hold(!(0..self.nodes.len()).any(leads_back), "supersession runs in a circle")
    }

    fn complete(&self, node: usize) -> Law {
        let count = |relation: &str| self.of(node, relation).count();
        let needs = table::needs(self.kind(node));
        let stands_by_words = ["document", "voice", "quote"].contains(&self.kind(node));
        hold(stands_by_words || self.has_witness(node, &[]), "nothing bears witness to it")?;
        hold(needs.iter().all(|(relation, least)| count(relation) >= *least), "it lacks a part")?;
        hold(count("nested_in") <= 1, "it is nested in two quotes")?;
        let is_author = self.kind(node) == "voice" && self.voice_kind(node) == "author";
        hold(!is_author || self.author(self.document_of(node)) == node, "there is an author's voice already")
    }

    /// Segments in order, within one voice, and within the outer quote.
    fn quote_law(&self, quote: usize, view: &View) -> Law {
        let extents = self.stands(quote, &view.rows);
        hold(extents.windows(2).all(|pair| pair[0].end <= pair[1].start), "segments overlap or are out of order")?;
        let voice = |byte: usize| self.voice_at(self.document_of(quote), byte, &view.rows);
        let bytes = extents.iter().flat_map(|extent| extent.start..extent.end);
        let voices: Vec<usize> = bytes.map(voice).collect();
        hold(voices.iter().all(|voice| *voice == voices[0]), "it runs across voices")?;
        let says = |relation| self.of(quote, relation).any(|(index, _)| view.rows[index]);
        hold(!(says("spoken_by") && says("unattributed")), "it is said who speaks, and that nobody does")?;
        let is_said = |extent: &Extent| {
            let text = self.text(extent.document).unwrap_or_default();
            text[extent.start..extent.end].chars().any(char::is_alphanumeric)
        };
        hold(self.words(quote, "segment", &view.rows).iter().all(is_said), "a segment says nothing")?;
        let outer = self.of(quote, "nested_in").filter(|(index, _)| view.rows[*index]);
        outer.filter_map(|(_, row)| row.object_node()).try_for_each(|outer| self.nesting_law(&extents, outer, view))
    }

    fn nesting_law(&self, extents: &[Extent], outer: usize, view: &View) -> Law {
        // What is hidden has its words still.
        let rows: &[bool] = if view.nodes[outer] { &view.rows } else { &[] };
        let mut holders = self.stands(outer, rows);
        holders.extend(self.words(outer, "reported_clause", rows));
        let held = extents.iter().all(|extent| holders.iter().any(|holder| holder.holds(*extent)));
        hold(held, "it does not lie within the outer quote")
    }

    /// Voices stay in their document and do not overlap.
    fn stretches_law(&self, view: &View) -> Law {
        let stretches: Vec<(usize, Extent)> = self
            .all("stretch")
            .filter(|(index, _)| view.rows[*index])
            .filter_map(|(_, row)| row.subject_node().zip(row.words()))
            .collect();
        let at_home = stretches.iter().all(|(voice, extent)| self.document_of(*voice) == extent.document);
        hold(at_home, "a voice leaves its document")?;
        let apart = |(index, (voice, one)): (usize, &(usize, Extent))| {
            let others = stretches.iter().skip(index + 1);
            others.into_iter().all(|(other, words)| !one.overlaps(*words) || (voice == other && one == words))
        };
        hold(stretches.iter().enumerate().all(apart), "voices overlap")
    }

    /// A voice takes its stances in its own words.
    fn stances_law(&self, view: &View) -> Law {
        let is_own = |row: &Row| {
            let voice = row.subject_node().filter(|node| self.kind(*node) == "voice");
            let mut extents = row.grounds.iter().filter_map(|ground| ground.extent());
            voice.is_none_or(|voice| extents.all(|at| self.voice_at(at.document, at.start, &view.rows) == voice))
        };
        let mut stances = self.all("takes_stance").filter(|(index, _)| view.rows[*index]);
        hold(stances.all(|(_, row)| is_own(row)), "a stance stands in another voice")
    }

    /// What is judged to be one is of one kind; nobody unknown is a claim.
    fn judgements_law(&self, view: &View) -> Law {
        let mut joined = view.clone();
        joined.shown_as = (0..self.nodes.len()).collect();
        self.join(&mut joined);
        let one_kind = |node: usize| {
            let mut kinds: Vec<&str> = joined.members(node).into_iter().map(|member| self.kind(member)).collect();
            let is_claim = kinds.contains(&"claim");
            kinds.retain(|kind| is_claim || *kind != "someone");
            kinds.windows(2).all(|pair| pair[0] == pair[1])
        };
        hold((0..self.nodes.len()).all(one_kind), "what is judged to be one is of two kinds")?;
        let mut different = self.all("different_from").filter(|(index, _)| counts(&view.rows, *index));
        let is_one = |row: &Row| {
            let ends = row.subject_node().zip(row.object_node());
            ends.is_some_and(|(one, other)| joined.shown_as[one] == joined.shown_as[other])
        };
        hold(!different.any(|(_, row)| is_one(row)), "what is judged to be different is judged to be one")
    }
}

/// No empty text, no empty words, no number but from 0 to 1.
fn full(object: &Object) -> Law {
    match object {
        Object::Text(text) => hold(!text.trim().is_empty(), "a text is empty"),
        Object::Words(extent) => hold(extent.start < extent.end, "there are no words"),
        Object::Number(number) => hold((0.0..=1.0).contains(number), "a number is not from 0 to 1"),
        _ => Ok(()),
    }
}
