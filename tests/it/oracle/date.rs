//! Years, months, days and open periods, as numbers of days of a calendar in which every month has 31 of them: containment is the same there.

/// Yes, no or unknown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Certainty {
    Yes,
    No,
    Unknown,
}

/// The first and the last day.
fn days(date: &str) -> (i64, i64) {
    if let Some((start, end)) = date.split_once('/') {
        let last = if end == ".." { i64::MAX } else { days(end).1 };
        let first = if start == ".." { i64::MIN } else { days(start).0 };
        return (first, last);
    }
    let parts: Vec<i64> = date.trim_end_matches(['?', '~']).split('-').map(|part| part.parse().unwrap()).collect();
    let day = |month: i64, day: i64| (parts[0] * 12 + month) * 31 + day;
    match parts.as_slice() {
        [_] => (day(1, 1), day(12, 31)),
        [_, month] => (day(*month, 1), day(*month, 31)),
        [_, month, number] => (day(*month, *number), day(*month, *number)),
        _ => unreachable!("no other dates are drawn"),
    }
}

fn within(date: &str, period: &str) -> Certainty {
    let ((first, last), (start, end)) = (days(date), days(period));
    if last < start || end < first {
        Certainty::No
    } else if start <= first && last <= end {
        Certainty::Yes
    } else {
        Certainty::Unknown
    }
}

/// Whether any of them lies in the period: what has no date may lie anywhere, and so may nothing at all.
pub(super) fn any_within(dates: &[Option<&str>], period: &str) -> Certainty {
    let each: Vec<Certainty> =
        dates.iter().map(|date| date.map_or(Certainty::Unknown, |date| within(date, period))).collect();
    if each.contains(&Certainty::Yes) {
        Certainty::Yes
    } else if each.is_empty() || each.contains(&Certainty::Unknown) {
        Certainty::Unknown
    } else {
        Certainty::No
    }
}
