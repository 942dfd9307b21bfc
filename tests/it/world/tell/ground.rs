//! Words, places and grounds.

use dictum::{Basis, Graph, Passage, Pointer, Selector, words};

use super::name::named;
use crate::oracle::{self, Spot, Step, What, Words};

pub(super) fn selector(words_at: &Words) -> Selector {
    match words_at {
        Words::Bytes(start, end) => Selector::bytes(*start..*end),
        Words::Exact(exact) => words(exact.clone()),
        Words::Nth(exact, nth) => words(exact.clone()).nth(*nth as u32),
    }
}

pub(super) fn passage(graph: &Graph, place: &oracle::Place) -> Passage {
    let whole = Passage::new(named::<dictum::Document>(graph, &place.document));
    place.spots.iter().fold(whole, |passage, spot| match spot {
        Spot::Line(number) => passage.line(*number as u32),
        Spot::Words(words) => passage.at(selector(words)),
    })
}

pub(super) fn pointer(graph: &Graph, pointer: &oracle::Pointer) -> Pointer {
    match pointer {
        oracle::Pointer::Here(words) => selector(words).into(),
        oracle::Pointer::There(place) => passage(graph, place).into(),
    }
}

pub(super) fn basis(graph: &Graph, basis: &oracle::Basis) -> Basis {
    let pointers = |words: &[oracle::Pointer]| words.iter().map(|words| pointer(graph, words)).collect();
    match basis {
        oracle::Basis::Words(words) => Basis::Words(pointers(words)),
        oracle::Basis::Implied(words) => Basis::Implied(pointers(words)),
        oracle::Basis::Outside => Basis::Outside,
    }
}

impl Step {
    pub(super) fn ground(&self, graph: &Graph) -> Basis {
        basis(graph, &self.basis)
    }

    /// The words that it gives, in the record's place.
    pub(super) fn here(&self) -> Selector {
        match &self.object {
            What::Words(oracle::Pointer::Here(words)) => selector(words),
            object => unreachable!("{object:?} are no words of the place"),
        }
    }

    /// The words that it gives, wherever they are.
    pub(super) fn pointer(&self, graph: &Graph) -> Pointer {
        match &self.object {
            What::Words(words) => pointer(graph, words),
            object => unreachable!("{object:?} are no words"),
        }
    }
}
