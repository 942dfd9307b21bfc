//! One step of narrowing a text.

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::error::FindError;
use super::selector::Selector;
use super::span::Span;

/// A part of a text, named and not yet looked up. Several narrow it step by step.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// A line of the text, from 1.
    Line(#[cfg_attr(feature = "schema", schemars(range(min = 1)))] u32),
    /// Lines of the text, from 1, the first and the last.
    Lines(
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))] u32,
        #[cfg_attr(feature = "schema", schemars(range(min = 1)))] u32,
    ),
    /// Words, or bytes.
    Words(Selector),
}

impl Content {
    /// Where a spot is, within a place.
    ///
    /// # Errors
    /// [`FindError`]: it is not there, or not within the place.
    pub fn narrow(&self, spot: &Spot, place: Span) -> Result<Span, FindError> {
        let span = match spot {
            Spot::Line(number) => self.line(*number)?,
            Spot::Lines(first, last) => self.lines(*first..=*last)?,
            Spot::Words(selector) => self.find(selector, place)?.span,
        };
        if place.contains(span) { Ok(span) } else { Err(FindError::Outside { span, place, stands: Vec::new() }) }
    }
}
