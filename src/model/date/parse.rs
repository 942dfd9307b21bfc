//! Reads EDTF level 1.

use super::point::{Point, Qualifier, Shape};
use super::{End, Form};

type Parsed<T> = Result<T, &'static str>;

pub(super) fn form(text: &str) -> Parsed<Form> {
    match text.split('/').collect::<Vec<_>>().as_slice() {
        [one] if one.contains(' ') => Err("it is written in numbers, the year first"),
        [one] => point(one).map(Form::One),
        [_, month, _] if month.len() <= 2 => Err("the year comes first, then month and day, with `-` between them"),
        [start, end] => {
            let form = Form::Period(end_of(start)?, end_of(end)?);
            match &form {
                Form::Period(End::At(start), End::At(end))
                    if end.last().comes_before(
                        start.first(),
                        end.last().is_in_world_time() && start.first().is_in_world_time(),
                    ) =>
                {
                    Err("the period ends before it starts")
                }
                Form::Period(End::At(_), _) | Form::Period(_, End::At(_)) => Ok(form),
                _ => Err("a period needs a date at one end"),
            }
        }
        _ => Err("a period has two ends, with one `/` between them"),
    }
}

fn end_of(text: &str) -> Parsed<End> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        date => point(date).map(End::At),
    }
}

fn point(text: &str) -> Parsed<Point> {
    let qualifier = text.chars().next_back().and_then(Qualifier::of);
    let date = if qualifier.is_some() { text.get(..text.len() - 1).unwrap_or_default() } else { text };
    let shape = match date.split_once('T') {
        Some((day, time)) => timed(day, time)?,
        None => calendar(date)?,
    };
    if shape.is_in_calendar() { Ok(Point { shape, qualifier }) } else { Err("there is no such day in the calendar") }
}

fn calendar(text: &str) -> Parsed<Shape> {
    if let Some(year) = text.strip_prefix('Y') {
        return long_year(year);
    }
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let signed = |year: i64| if negative { -year } else { year };
    match digits.split('-').collect::<Vec<_>>().as_slice() {
        [year] => {
            let known = year.trim_end_matches('X');
            let open_digits = (year.len() - known.len()) as u32;
            let number = if known.is_empty() { 0 } else { number(known, known.len())? };
            let year = i64::from(number) * 10_i64.pow(open_digits.min(4));
            if negative && year == 0 {
                return Err("there is no year before 0000 that is 0 too");
            }
            if known.len() + open_digits as usize == 4 {
                Ok(Shape::Year { year: signed(year), open_digits })
            } else {
                Err("a year has four digits")
            }
        }
        [year, part] => {
            let year = signed(year_of(year, negative)?);
            match two(part)? {
                Some(season @ 21..=24) => Ok(Shape::Season { year, season }),
                Some(13..) => Err("a month is 01 to 12, a season 21 to 24"),
                month => Ok(Shape::Month { year, month }),
            }
        }
        [year, month, day] => {
            let (year, month, day) = (signed(year_of(year, negative)?), two(month)?, two(day)?);
            if month.is_none() && day.is_some() {
                return Err("a known day of an unknown month is not of level 1");
            }
            if month.is_some_and(|month| month > 12) {
                return Err("a month is 01 to 12");
            }
            Ok(Shape::Day { year, month, day })
        }
        _ => Err("it has too many parts"),
    }
}

fn year_of(text: &str, negative: bool) -> Parsed<i64> {
    match number(text, 4)? {
        0 if negative => Err("there is no year before 0000 that is 0 too"),
        year => Ok(year.into()),
    }
}

/// `Y170000002`, `Y-170000002`.
fn long_year(text: &str) -> Parsed<Shape> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let beyond = digits.len() > 4 && digits.len() < 10 && !digits.starts_with('0');
    if !beyond || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("`Y` stands before a year of five to nine digits");
    }
    let year = text.parse().map_err(|_| "it is no year")?;
    Ok(Shape::Year { year, open_digits: 0 })
}

fn timed(day: &str, time: &str) -> Parsed<Shape> {
    let Shape::Day { year, month: Some(month), day: Some(day) } = calendar(day)? else {
        return Err("a time stands after a whole day");
    };
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let second = match clock.split(':').map(|part| number(part, 2)).collect::<Vec<_>>().as_slice() {
        [Ok(hour @ 0..24), Ok(minute @ 0..60), Ok(second @ 0..60)] => (hour * 60 + minute) * 60 + second,
        [Ok(_), Ok(_), Ok(_)] => return Err("a time is from 00:00:00 to 23:59:59"),
        _ => return Err("a time is hh:mm:ss"),
    };
    Ok(Shape::Time { year, month, day, second, ahead: ahead(zone)? })
}

fn ahead(zone: &str) -> Parsed<Option<i32>> {
    let behind = zone.starts_with('-');
    let minutes = match zone {
        "" => return Ok(None),
        "Z" => return Ok(Some(0)),
        _ if zone.starts_with('Z') => return Err("a zone is Z, +hh or +hh:mm"),
        _ => {
            let parts: Vec<_> = zone.get(1..).unwrap_or_default().split(':').map(|part| number(part, 2)).collect();
            match parts.as_slice() {
                [Ok(hours)] => hours * 60,
                [Ok(hours), Ok(minutes @ 0..60)] => hours * 60 + minutes,
                _ => return Err("a zone is Z, +hh or +hh:mm"),
            }
        }
    };
    if minutes > 14 * 60 {
        return Err("a zone is at most 14 hours from world time");
    }
    Ok(Some(if behind { -(minutes as i32) } else { minutes as i32 }))
}

fn two(text: &str) -> Parsed<Option<u8>> {
    if text == "XX" { Ok(None) } else { Ok(Some(number(text, 2)? as u8)) }
}

fn number(text: &str, digits: usize) -> Parsed<u32> {
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("a year has four digits, months and days have two, or `XX` where they are not known");
    }
    text.parse().map_err(|_| "it is no number")
}
