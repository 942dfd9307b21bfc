//! Moments in the order of their dates.

use super::moment::{Moment, Time};
use super::order::Order;
use crate::graph::View;

/// All moments of one [`Time`] in a view.
#[derive(Clone, Debug)]
pub struct Timeline<'g> {
    dated: Vec<Moment<'g>>,
    undated: Vec<Moment<'g>>,
}

impl View {
    /// When events were, or quotes were uttered, or documents published, or statements hold, or it was recorded: one of these times, as each source gives it, so that what has two dates is
    /// there twice.
    ///
    /// The rule: dates are intervals (EDTF level 1); that one moment came before another is certain only where every reading of both says so. Cost: O(moments × log), and O(statements) for
    /// [`Time::Validity`].
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// for (key, date) in [("april", "2024-04"), ("march", "2024-03"), ("fifth", "2024-03-05")] {
    ///     graph.insert(Document::new(key, "A deckhand spoke.").published(date, Outside))?;
    /// }
    /// let timeline = graph.timeline(Time::Publication);
    /// let shown: Vec<String> = timeline.dated().iter().map(ToString::to_string).collect();
    /// assert_eq!(shown, ["2024-03: march", "2024-03-05: fifth", "2024-04: april"]);
    /// assert_eq!(timeline.dated()[0].order(timeline.dated()[1]), Order::Unordered);
    /// assert_eq!(timeline.certainly_before(timeline.dated()[2]).count(), 2);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn timeline(&self, time: Time) -> Timeline<'_> {
        let (mut dated, undated): (Vec<Moment<'_>>, Vec<Moment<'_>>) =
            Moment::all(self, time).into_iter().partition(|moment| moment.date().is_some());
        dated.sort_by(|one, other| one.date().cmp(&other.date()));
        Timeline { dated, undated }
    }
}

impl<'g> Timeline<'g> {
    /// What has a date, as a table shows it: by the earliest moment that it allows, then by the latest, then in order of insertion. That one stands before another does not say that it came before:
    /// [`order`](Moment::order) does.
    pub fn dated(&self) -> &[Moment<'g>] {
        &self.dated
    }

    /// What has a phrase without a date ("earlier"), or a recording without one, in order of insertion.
    pub fn undated(&self) -> &[Moment<'g>] {
        &self.undated
    }

    /// What came before a moment, certainly, in order. Cost: O(those with a date).
    pub fn certainly_before<'t>(&'t self, moment: Moment<'t>) -> impl Iterator<Item = Moment<'g>> + 't {
        self.dated.iter().copied().filter(move |other| other.order(moment) == Order::Before)
    }

    /// What may have come before a moment, and is not certain to: of what has a date, in order. Cost: O(those with a date).
    pub fn perhaps_before<'t>(&'t self, moment: Moment<'t>) -> impl Iterator<Item = Moment<'g>> + 't {
        let perhaps = |order| matches!(order, Order::PerhapsBefore | Order::Unordered);
        self.dated.iter().copied().filter(move |other| !other.is(moment) && perhaps(other.order(moment)))
    }
}
