//! Moments that can be compared.

use jiff::civil;

/// One second, on the clock of where it was said, and in world time if that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    local: i64,
    universal: Option<i64>,
}

impl Moment {
    pub(super) const EARLIEST: Moment = Moment::local_only(i64::MIN);
    pub(super) const LATEST: Moment = Moment::local_only(i64::MAX);

    pub(super) const fn local_only(local: i64) -> Self {
        Moment { local, universal: None }
    }

    /// On a clock that is so many minutes ahead of world time.
    pub(super) fn zoned(local: i64, ahead: i32) -> Self {
        Moment { local, universal: Some(local - i64::from(ahead) * 60) }
    }

    pub(super) fn local(self) -> i64 {
        self.local
    }

    /// In world time, where that is known of all that are compared; else by each one's own clock.
    pub(super) fn comes_before(self, other: Moment, in_world_time: bool) -> bool {
        match (self.universal, other.universal) {
            (Some(one), Some(other)) if in_world_time => one < other,
            _ => self.local < other.local,
        }
    }

    pub(super) fn is_in_world_time(self) -> bool {
        self.universal.is_some()
    }
}

pub(super) const DAY: i64 = 86_400;

/// The first second of a day, counted on the civil clock from 1970; none where there is no such day. The calendar repeats every 400 years, so
/// years beyond the reach of [`civil::Date`] are asked of one within it.
pub(super) fn start_of_day(year: i64, month: u8, day: u8) -> Option<i64> {
    const CYCLE_DAYS: i64 = 146_097;
    let like = 2000 + year.rem_euclid(400);
    let cycles = (year - like) / 400;
    let date = civil::Date::new(like.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    let seconds = date.duration_since(civil::date(1970, 1, 1)).as_secs();
    Some(seconds + cycles * CYCLE_DAYS * DAY)
}
