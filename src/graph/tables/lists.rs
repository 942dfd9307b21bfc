//! The rows of one relation, seen from one end, by their node: each node's side by side, in order of insertion.

use super::adjacency::NO_END;
use super::nodes::Nodes;
use super::pairs::{Link, Listed, Pairs};
use super::places::Places;

/// The rows of one relation: a stable counting sort.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    places: Places,
    form: Form,
    links: Pairs,
    len: usize,
    /// Whether some of them lead nowhere.
    some_end: bool,
}

/// Where the rows of a place stand.
#[derive(Clone, Debug)]
enum Form {
    /// From its own start to that of the place after it.
    Runs(Vec<u32>),
    /// The one that it has, at its number, where all lead somewhere: one read leads from a node to the other end.
    Slots(Box<Several>),
}

/// The rows of those places that have several, where most have one.
#[derive(Clone, Debug, Default)]
struct Several {
    /// By the number that stands in the slot of such a place.
    ranges: Vec<(u32, u32)>,
    links: Pairs,
}

/// What stands in the slot of a place that has none: there are fewer ranges than that.
const VACANT: Link = (u32::MAX, NO_END);

impl Default for Form {
    fn default() -> Self {
        Form::Runs(Vec::new())
    }
}

impl Lists {
    // Plain matches, and no list out of a call: each step of each question goes this way, and is to stay within registers.
    #[inline(always)]
    pub(super) fn links(&self, nodes: &Nodes, node: u32) -> Listed<'_> {
        self.at(self.places.of(nodes, node))
    }

    #[inline(always)]
    fn at(&self, place: usize) -> Listed<'_> {
        let (links, (start, end)) = match &self.form {
            Form::Slots(several) => match self.links.end(place) {
                Some(NO_END) => (&several.links, several.range(&self.links, place)),
                Some(_) => (&self.links, (place, place + 1)),
                None => return Listed::default(),
            },
            Form::Runs(starts) => match run(starts, place) {
                Some(run) => (&self.links, run),
                None => return Listed::default(),
            },
        };
        links.get(start, end)
    }

    /// What stands at the other end of the first row of a node, where that is at hand; else [`NO_END`].
    #[inline(always)]
    pub(super) fn first_end(&self, nodes: &Nodes, node: u32) -> u32 {
        let mut place = self.places.of(nodes, node);
        if let Form::Runs(starts) = &self.form {
            match run(starts, place) {
                Some((start, end)) if start < end => place = start,
                _ => return NO_END,
            }
        }
        match self.links.end(place) {
            Some(end) => end,
            None => NO_END,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// With others that came later, in order of insertion, each after its node. Cost: O(rows + nodes that have any).
    pub(super) fn with(&self, nodes: &Nodes, later: &[(u32, Link)]) -> Lists {
        let len = self.len + later.len();
        let before = self.each(nodes).filter(|(_, links)| links.len() > 0).map(|(node, _)| node);
        let places = self.places.with(nodes, len, before, later.iter().map(|(node, _)| *node));
        let mut counts = vec![0_u32; places.count()];
        let mut add = |node, more| counts.get_mut(places.of(nodes, node)).into_iter().for_each(|count| *count += more);
        self.each(nodes).for_each(|(node, links)| add(node, links.len() as u32));
        later.iter().for_each(|(node, _)| add(*node, 1));

        let some_end = self.some_end || later.iter().any(|(_, (_, end))| *end == NO_END);
        let ones = counts.iter().filter(|count| **count == 1).count();
        let mut room =
            if some_end || ones < counts.len().div_ceil(2) { Room::runs(counts) } else { Room::slots(counts) };
        for (node, links) in self.each(nodes) {
            let place = places.of(nodes, node);
            links.into_iter().for_each(|link| room.put(place, link));
        }
        later.iter().for_each(|(node, link)| room.put(places.of(nodes, *node), *link));
        Lists { places, form: room.form, links: room.links, len, some_end }
    }

    /// Each node that has a place, with its rows.
    fn each<'c>(&'c self, nodes: &'c Nodes) -> impl Iterator<Item = (u32, Listed<'c>)> + 'c {
        self.places.nodes(nodes).zip(0..).map(|(node, place)| (node, self.at(place)))
    }
}

/// Lists that are filled, each place's in order.
struct Room {
    form: Form,
    links: Pairs,
    /// How many of each place there will be.
    counts: Vec<u32>,
}

impl Room {
    /// Each place's after those of the place before.
    fn runs(counts: Vec<u32>) -> Room {
        let (mut starts, mut total) = (Vec::with_capacity(counts.len() + 1), 0);
        starts.push(0);
        for count in counts {
            // Where the next of this place goes; in the end, where those of the place after it begin.
            starts.push(total);
            total += count;
        }
        Room { form: Form::Runs(starts), links: Pairs::room_for(total as usize), counts: Vec::new() }
    }

    /// Each at its place, and beside them those of places that have several.
    fn slots(counts: Vec<u32>) -> Room {
        let (mut links, mut several, mut total) = (Pairs::all_alike(counts.len(), VACANT), Several::default(), 0);
        for (place, count) in counts.iter().enumerate().filter(|(_, count)| **count > 1) {
            links.put(place, (several.ranges.len() as u32, NO_END));
            several.ranges.push((total, total));
            total += count;
        }
        several.links = Pairs::room_for(total as usize);
        Room { form: Form::Slots(Box::new(several)), links, counts }
    }

    /// The next of a place.
    fn put(&mut self, place: usize, link: Link) {
        match &mut self.form {
            Form::Runs(starts) => {
                let Some(next) = starts.get_mut(place + 1) else { return };
                self.links.put(*next as usize, link);
                *next += 1;
            }
            Form::Slots(_) if self.counts.get(place) == Some(&1) => self.links.put(place, link),
            Form::Slots(several) => {
                let range = self.links.row(place).and_then(|range| several.ranges.get_mut(range as usize));
                let Some((_, end)) = range else { return };
                several.links.put(*end as usize, link);
                *end += 1;
            }
        }
    }
}

impl Several {
    /// Where those of a place stand in whose slot is none.
    #[inline(never)]
    fn range(&self, slots: &Pairs, place: usize) -> (usize, usize) {
        let range = slots.row(place).and_then(|number| self.ranges.get(number as usize));
        range.map_or((0, 0), |(start, end)| (*start as usize, *end as usize))
    }
}

#[inline(always)]
fn run(starts: &[u32], place: usize) -> Option<(usize, usize)> {
    match (starts.get(place), starts.get(place.wrapping_add(1))) {
        (Some(start), Some(end)) => Some((*start as usize, *end as usize)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Key, NodeKind};

    fn nodes() -> Nodes {
        let mut nodes = Nodes::default();
        for number in 0..90 {
            let kind = if number % 3 == 0 { NodeKind::Person } else { NodeKind::Quote };
            nodes.push(Key::from(format!("node-{number}")), kind);
        }
        nodes
    }

    /// What a list of links has for each node.
    fn found(nodes: &Nodes, links: &[(u32, Link)]) -> Lists {
        // In two parts: what was there, and what came later.
        let (before, later) = links.split_at(links.len() / 2);
        let lists = Lists::default().with(nodes, before).with(nodes, later);
        for node in 0..nodes.len() as u32 + 3 {
            let there = links.iter().filter(|(of, _)| *of == node).map(|(_, link)| *link);
            assert!(lists.links(nodes, node).into_iter().eq(there.clone()), "{node}");
            let first = lists.first_end(nodes, node);
            assert!(first == NO_END || Some(first) == there.clone().next().map(|(_, end)| end), "{node}");
        }
        assert_eq!(lists.len(), links.len());
        lists
    }

    #[test]
    fn each_node_has_its_links_in_order_whatever_form_they_take() {
        let nodes = nodes();
        let each = |by: usize, times: u32| -> Vec<(u32, Link)> {
            let links = (0..90)
                .step_by(by)
                .flat_map(|node| (0..times).map(move |time| (node, (time * 100 + node, node + time))));
            links.collect()
        };
        found(&nodes, &[]);
        assert!(matches!(found(&nodes, &each(1, 1)).form, Form::Slots(_)));
        assert!(matches!(found(&nodes, &each(1, 2)).form, Form::Runs(_)));
        assert!(matches!(found(&nodes, &each(3, 1)).form, Form::Slots(_)));
        assert!(matches!(found(&nodes, &each(7, 1)).form, Form::Runs(_)));
        // Most have one, some have none, one has three.
        let mut mixed: Vec<(u32, Link)> = each(1, 1).into_iter().filter(|(node, _)| node % 7 != 0).collect();
        mixed.extend([(4, (500, 1)), (4, (502, 7))]);
        assert!(matches!(found(&nodes, &mixed).form, Form::Slots(_)));
        // One leads nowhere.
        mixed.push((5, (503, NO_END)));
        assert!(matches!(found(&nodes, &mixed).form, Form::Runs(_)));
    }
}
