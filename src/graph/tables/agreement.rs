//! Whether what is looked up agrees with the rows from which it was made.

use super::adjacency::{Links, Way};
use super::core::Core;
use super::flat::Flat;
use super::found::Found;
use super::names::Names;
use crate::model::Relation;

impl Core {
    /// Nodes by which a row that touches them is not found, in its place and with its other end. Cost: O(rows, and nodes times relations).
    pub(crate) fn torn(&self) -> impl Iterator<Item = u32> + '_ {
        let ways = [Way::Out, Way::Into].map(|way| (way, Flat::of(&self.nodes, &self.rows, way)));
        (0..self.node_count()).filter(move |node| {
            let mut lists = ways.iter().flat_map(|(way, flat)| Relation::ALL.iter().map(move |of| (*way, flat, *of)));
            lists.any(|(way, flat, relation)| {
                let found = self.adjacency.links(&self.nodes, &self.rows, *node, relation, way);
                !found.into_iter().eq(Links::listed(flat.links(&self.nodes, *node, relation)))
            })
        })
    }

    /// The first of the other indexes that does not hold what the rows say. Cost: O(rows).
    pub(crate) fn stale(&self) -> Option<&'static str> {
        let (known, anew) = (&self.found, Found::of(&self.rows));
        let indexes = [
            ("names", known.names.get().is_none_or(|names| *names == Names::of(&self.rows))),
            ("stretches of voices", anew.stretches == known.stretches),
            ("second thoughts", anew.second_thoughts == known.second_thoughts),
        ];
        indexes.into_iter().find(|(_, agrees)| !agrees).map(|(index, _)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tables::{Object, Row, Subject};
    use crate::model::value::Value;
    use crate::model::{Ground, Key, NodeKind};

    fn two_people() -> Core {
        let mut core = Core::default();
        for name in ["ana", "piet"] {
            let node = core.add_node(Key::from(name), NodeKind::Person);
            let called = Object::Value(Value::Text(name));
            for (relation, object) in [(Relation::Name, called), (Relation::PerhapsSameAs, Object::Node(0))] {
                core.add_row(&Row::new(Subject::Node(node), relation, object, &[Ground::Outside]), 0);
            }
        }
        core.add_row(&Row::new(Subject::Node(1), Relation::Retracted, Object::Nothing, &[Ground::Outside]), 0);
        core
    }

    #[test]
    fn a_row_that_is_not_found_by_its_nodes_is_seen() {
        let mut core = two_people();
        assert_eq!(core.torn().count(), 0);
        core.adjacency = two_people().adjacency;
        assert_eq!(core.torn().count(), 0);
        let row = Row::new(Subject::Node(1), Relation::Note, Object::Nothing, &[Ground::Outside]);
        core.rows.push(&row, 0);
        assert!(core.torn().eq([1]));
        core.adjacency = Default::default();
        assert!(core.torn().eq([0, 1]));
    }

    #[test]
    fn an_index_that_lacks_a_row_is_seen() {
        assert_eq!(two_people().stale(), None);
        let mut core = two_people();
        core.found.names = Names::default().into();
        assert_eq!(core.stale(), Some("names"));
        let mut core = two_people();
        core.found.second_thoughts.clear();
        assert_eq!(core.stale(), Some("second thoughts"));
    }
}
