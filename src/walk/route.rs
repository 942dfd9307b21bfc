//! Along which relations a walk goes.

use std::fmt;
use std::ops::{Bound, RangeBounds};

use crate::model::Relation;

/// Along which relations to walk: one, its inverse, one route after another, one or another, one again and again.
///
/// A plain value, of no graph: SPARQL's property paths (W3C 2013), with depths. [`View::walk`](crate::View::walk) and
/// [`Ref::walk`](crate::Ref::walk) follow it. A relation that gives a value leads to no node.
///
/// ```
/// use dictum::Relation;
///
/// // What was uttered anywhere in a place: in it, in what lies in it, and so on.
/// let uttered_in = Relation::Within.inverse().repeated(0..).then(Relation::At.inverse());
/// assert_eq!(uttered_in.to_string(), "^within*/^at");
///
/// // To whom somebody spoke, or of whom.
/// let spoke = Relation::SpokenBy.inverse().then(Relation::To.or(Relation::About));
/// assert_eq!(spoke.to_string(), "^spoken_by/(to|about)");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Route {
    /// Each after its parts; the last is the whole.
    parts: Vec<Part>,
}

/// A part of a route; parts of its own by their number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Part {
    Step { relation: Relation, is_inverse: bool },
    Then(u32, u32),
    Or(u32, u32),
    Repeated { of: u32, times: Times },
}

/// How often; never, where the most is less than the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Times {
    pub(super) least: u32,
    /// None for any number.
    pub(super) most: Option<u32>,
}

impl Times {
    fn of(range: &impl RangeBounds<usize>) -> Times {
        let number = |times: usize| u32::try_from(times).unwrap_or(u32::MAX);
        let least = match range.start_bound() {
            Bound::Included(least) => number(*least),
            Bound::Excluded(below) => number(below.saturating_add(1)),
            Bound::Unbounded => 0,
        };
        match range.end_bound() {
            Bound::Included(most) => Times { least, most: Some(number(*most)) },
            Bound::Excluded(0) => Times { least: 1, most: Some(0) },
            Bound::Excluded(above) => Times { least, most: Some(number(above - 1)) },
            Bound::Unbounded => Times { least, most: None },
        }
    }

    /// Once less.
    pub(super) fn less(self) -> Times {
        Times { least: self.least.saturating_sub(1), most: self.most.map(|most| most.saturating_sub(1)) }
    }
}

impl fmt::Display for Times {
    /// As SPARQL has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (0, None) => f.write_str("*"),
            (1, None) => f.write_str("+"),
            (0, Some(1)) => f.write_str("?"),
            (least, None) => write!(f, "{{{least},}}"),
            (least, Some(most)) => write!(f, "{{{least},{most}}}"),
        }
    }
}

impl Part {
    /// The same, behind so many others.
    fn shifted(self, by: u32) -> Part {
        match self {
            Part::Step { .. } => self,
            Part::Then(first, second) => Part::Then(first + by, second + by),
            Part::Or(one, other) => Part::Or(one + by, other + by),
            Part::Repeated { of, times } => Part::Repeated { of: of + by, times },
        }
    }

    /// How strongly it holds its parts together.
    fn strength(self) -> u8 {
        match self {
            Part::Or(..) => 0,
            Part::Then(..) => 1,
            Part::Repeated { .. } => 2,
            Part::Step { .. } => 3,
        }
    }
}

impl From<Relation> for Route {
    fn from(relation: Relation) -> Self {
        Route { parts: vec![Part::Step { relation, is_inverse: false }] }
    }
}

impl Route {
    /// The other way round: from where it leads to where it begins.
    #[must_use]
    pub fn inverse(mut self) -> Self {
        for part in &mut self.parts {
            match part {
                Part::Step { is_inverse, .. } => *is_inverse = !*is_inverse,
                Part::Then(first, second) => std::mem::swap(first, second),
                Part::Or(..) | Part::Repeated { .. } => {}
            }
        }
        self
    }

    /// This route, then another.
    #[must_use]
    pub fn then(self, next: impl Into<Route>) -> Self {
        self.joined(next.into(), Part::Then)
    }

    /// This route or another; where both lead to a node by ways of one length, the first one's is told.
    #[must_use]
    pub fn or(self, other: impl Into<Route>) -> Self {
        self.joined(other.into(), Part::Or)
    }

    /// This route so many times in a row: `..=3` at most three times (or not at all), `1..` any number of times but once at least.
    ///
    /// Cost of following it: that of the graph that is reached; times the least number, where that is above one.
    #[must_use]
    pub fn repeated(mut self, times: impl RangeBounds<usize>) -> Self {
        let of = self.root();
        self.parts.push(Part::Repeated { of, times: Times::of(&times) });
        self
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The number of the whole.
    pub(super) fn root(&self) -> u32 {
        (self.parts.len() as u32).saturating_sub(1)
    }

    fn joined(mut self, other: Route, join: fn(u32, u32) -> Part) -> Self {
        let (root, offset) = (self.root(), self.parts.len() as u32);
        let other_root = other.root() + offset;
        self.parts.extend(other.parts.into_iter().map(|part| part.shifted(offset)));
        self.parts.push(join(root, other_root));
        self
    }
}

/// What begins a route.
impl Relation {
    /// The relation walked from what it leads to: `Relation::SpokenBy.inverse()` leads from a person to quotes.
    pub fn inverse(self) -> Route {
        Route::from(self).inverse()
    }

    /// This relation, then another or a route.
    pub fn then(self, next: impl Into<Route>) -> Route {
        Route::from(self).then(next)
    }

    /// This relation or another, or a route.
    pub fn or(self, other: impl Into<Route>) -> Route {
        Route::from(self).or(other)
    }

    /// This relation so many times in a row, as [`Route::repeated`].
    pub fn repeated(self, times: impl RangeBounds<usize>) -> Route {
        Route::from(self).repeated(times)
    }
}

/// What is still to be written of a route.
enum Piece {
    Text(&'static str),
    Times(Times),
    /// A part, in brackets if it is weaker than this.
    Part(u32, u8),
}

impl fmt::Display for Route {
    /// As a property path of SPARQL; depths in braces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut open = vec![Piece::Part(self.root(), 0)];
        while let Some(piece) = open.pop() {
            let (part, strength) = match piece {
                Piece::Text(text) => {
                    f.write_str(text)?;
                    continue;
                }
                Piece::Times(times) => {
                    times.fmt(f)?;
                    continue;
                }
                Piece::Part(part, strength) => (part, strength),
            };
            let Some(part) = self.parts.get(part as usize).copied() else { continue };
            let is_weaker = part.strength() < strength;
            if is_weaker {
                f.write_str("(")?;
                open.push(Piece::Text(")"));
            }
            match part {
                Part::Step { relation, is_inverse } => write!(f, "{}{relation}", if is_inverse { "^" } else { "" })?,
                Part::Then(first, second) => {
                    open.extend([Piece::Part(second, 1), Piece::Text("/"), Piece::Part(first, 1)]);
                }
                Part::Or(one, other) => open.extend([Piece::Part(other, 0), Piece::Text("|"), Piece::Part(one, 0)]),
                Part::Repeated { of, times } => open.extend([Piece::Times(times), Piece::Part(of, 3)]),
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
