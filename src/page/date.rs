//! Dates as a reader reads them.

use crate::model::{Date, MONTHS};

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// A date in words: "15 August 2025", "perhaps 1984", "since 1991"; what has no form here stands as it is written (EDTF).
pub(super) fn in_words(date: &Date) -> String {
    let text = date.to_string();
    match text.split_once('/') {
        None => point(&text),
        Some((".." | "", "..")) | Some(("..", "")) | Some(("", "")) => "at any time".to_owned(),
        Some((".." | "", end)) => format!("until {}", point(end)),
        Some((start, "..")) => format!("since {}", point(start)),
        Some((start, "")) => format!("from {} until nobody knows when", point(start)),
        Some((start, end)) => format!("{} to {}", point(start), point(end)),
    }
}

fn point(text: &str) -> String {
    let plain = text.trim_end_matches(['?', '~', '%']);
    let doubt = match text.chars().next_back() {
        Some('?') => "perhaps ",
        Some('~') => "about ",
        Some('%') => "perhaps about ",
        _ => "",
    };
    format!("{doubt}{}", worded(plain).unwrap_or_else(|| plain.to_owned()))
}

fn worded(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let (sign, digits) = day.strip_prefix('-').map_or(("", day), |rest| ("-", rest));
    let mut parts = digits.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let month: Option<usize> = parts.next().map(|month| month.parse().ok()).unwrap_or(Some(0));
    let month = month?;
    let season = SEASONS.get(month.checked_sub(21).unwrap_or(SEASONS.len()));
    let name = MONTHS.get(month.checked_sub(1).unwrap_or(MONTHS.len()));
    let day = match (parts.next(), name.or(season)) {
        (None, None) => format!("{sign}{year}"),
        (None, Some(name)) => format!("{name} {sign}{year}"),
        (Some(day), Some(name)) => format!("{} {name} {sign}{year}", day.parse::<u8>().ok()?),
        (Some(_), None) => return None,
    };
    // Seconds that nobody gave are not told.
    let time = time.map(|time| time.replacen(":00Z", " UTC", 1).replacen('Z', " UTC", 1));
    Some(time.map_or(day.clone(), |time| format!("{day}, {time}")))
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_date_is_told_as_a_reader_reads_it_and_its_doubts_with_it() {
        for (date, told) in [
            ("2025-08-15", "15 August 2025"),
            ("1969-07", "July 1969"),
            ("2025-23", "autumn 2025"),
            ("1984?", "perhaps 1984"),
            ("2025-08-14~", "about 14 August 2025"),
            ("1991/..", "since 1991"),
            ("../2025-23", "until autumn 2025"),
            ("2022/2025", "2022 to 2025"),
            ("201X", "201X"),
            ("-0044", "-0044"),
            ("2025-08-15T19:30:00Z", "15 August 2025, 19:30 UTC"),
        ] {
            let read = date.parse().map(|date| in_words(&date));
            assert_eq!(read.as_deref(), Ok(told), "{date}");
        }
    }
}
