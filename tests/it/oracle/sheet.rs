//! Everything that a view shows, line by line.

use super::row::{Extent, Ground, Object, Row, Subject};
use super::{Oracle, View};

impl Oracle {
    /// The nodes in order of insertion, each with its statements of these relations.
    pub(crate) fn sheet(&self, relations: &[&str], view: &View) -> Vec<String> {
        let mut lines = Vec::new();
        for node in view.shown() {
            let keys: Vec<&str> =
                view.members(node).into_iter().map(|member| self.nodes[member].key.as_str()).collect();
            lines.push(format!("{node} {} {keys:?}", self.kind(node)));
            if self.kind(node) == "quote" {
                lines.push(self.standing_line(node, view));
            }
            let (from, to) = (self.said_of(node, view), self.said_to(node, view));
            for relation in relations {
                let own = |(_, row): &&(usize, &Row)| row.relation == *relation;
                lines.extend(from.iter().filter(own).map(|said| self.said_line(*said, view)));
                lines.extend(to.iter().filter(own).map(|said| format!("to it: {}", self.said_line(*said, view))));
            }
        }
        lines
    }

    /// The statements of all relations that are said of a node.
    fn said_of(&self, node: usize, view: &View) -> Vec<(usize, &Row)> {
        let shown = self.rows.iter().enumerate().filter(|(index, _)| view.rows[*index]);
        shown.filter(|(_, row)| row.subject_node().is_some_and(|subject| view.shown_as[subject] == node)).collect()
    }

    /// The statements of all relations that lead to a node.
    fn said_to(&self, node: usize, view: &View) -> Vec<(usize, &Row)> {
        let shown = self.rows.iter().enumerate().filter(|(index, _)| view.rows[*index]);
        shown.filter(|(_, row)| row.object_node().is_some_and(|object| view.shown_as[object] == node)).collect()
    }

    /// Where a quote stands.
    fn standing_line(&self, quote: usize, view: &View) -> String {
        let extents: Vec<String> = self.stands(quote, &view.rows).into_iter().map(shown_extent).collect();
        format!("in {}, voice {}, at {extents:?}", self.document_of(quote), self.voice_of(quote, view))
    }

    fn said_line(&self, (index, row): (usize, &Row), view: &View) -> String {
        let node = |node: usize| view.shown_as[node].to_string();
        let subject = match row.subject {
            Subject::Node(subject) => node(subject),
            Subject::Row(row) => format!("#{row}"),
        };
        let object = match &row.object {
            Object::Node(object) => format!("-> {}", node(*object)),
            Object::Nothing => String::new(),
            object => format!("{:?}", self.shown_value(object)),
        };
        let label = if let Some(Object::Text(label)) = &row.detail { label.as_str() } else { "" };
        let grounds = self.shown_grounds(index, view);
        let qualifiers = self.qualifiers(index, view);
        format!("#{index} {subject} {} {object} {label:?} on {grounds:?} {qualifiers:?}", row.relation)
    }

    fn shown_value(&self, object: &Object) -> String {
        match object {
            Object::Text(text) => text.clone(),
            Object::Date(date) => (*date).to_owned(),
            Object::Undated => "undated".to_owned(),
            Object::Term(term) => (*term).to_owned(),
            Object::Words(extent) => self.slice(*extent).to_owned(),
            Object::Number(number) => number.to_string(),
            Object::Node(_) | Object::Nothing => String::new(),
        }
    }

    /// Each ground once, of documents that are shown.
    fn shown_grounds(&self, index: usize, view: &View) -> Vec<String> {
        let mut grounds = Vec::new();
        for ground in self.grounds_of(index, view) {
            let shown = shown_ground(ground);
            if !grounds.contains(&shown) {
                grounds.push(shown);
            }
        }
        grounds
    }

    /// What is said of the statement.
    fn qualifiers(&self, index: usize, view: &View) -> Vec<String> {
        let relations = ["note", "hedge", "confidence", "judged_by", "when"];
        let of = |relation| self.all(relation).filter(|(said, row)| view.rows[*said] && row.is_said_of(index));
        let values = relations.into_iter().flat_map(of);
        values.map(|(_, row)| format!("{} {}", row.relation, self.shown_value(&row.object))).collect()
    }
}

fn shown_extent(extent: Extent) -> String {
    format!("{}:{}-{}", extent.document, extent.start, extent.end)
}

fn shown_ground(ground: Ground) -> String {
    match ground {
        Ground::Words(extent) => format!("words {}", shown_extent(extent)),
        Ground::Implied(extent) => format!("implied {}", shown_extent(extent)),
        Ground::Outside => "outside".to_owned(),
    }
}
