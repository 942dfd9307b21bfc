//! One step of narrowing a text.

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::error::FindError;
use super::selector::Selector;
use super::span::Span;

/// A part of a text, named and not yet looked up. Several narrow it step by step.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// A line of the text, from 1.
    Line(u32),
    /// Lines of the text, from 1, the first and the last.
    Lines(u32, u32),
    /// Words, or bytes.
    Words(Selector),
}

impl Spot {
    /// Where it is, within a place.
    fn find(&self, content: &Content, place: Span) -> Result<Span, FindError> {
        let span = match self {
            Spot::Line(number) => content.line(*number)?,
            Spot::Lines(first, last) => content.lines(*first..=*last)?,
            Spot::Words(selector) => return content.find(selector, place),
        };
        if place.contains(span) { Ok(span) } else { Err(FindError::Outside { span, place }) }
    }
}

impl Content {
    /// Narrows the text, spot by spot.
    ///
    /// # Errors
    /// [`FindError`] of the first spot that is not there, or not within what the earlier ones left.
    pub fn spot(&self, spots: &[Spot]) -> Result<Span, FindError> {
        spots.iter().try_fold(self.whole(), |place, spot| spot.find(self, place))
    }
}
