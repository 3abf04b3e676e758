//! Dates and times as programs write them: read whole, or not at all.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use model::DateOrder;

use crate::time::instant;

/// A date, a time, or both.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    /// Where the time counts, if that stands with it.
    pub place: Option<Place>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Offset(FixedOffset),
    Zone(Tz),
}

impl Place {
    /// The instant of a local time there.
    pub fn instant(self, local: chrono::NaiveDateTime) -> Option<DateTime<Utc>> {
        match self {
            Place::Offset(offset) => offset.from_local_datetime(&local).single().map(|at| at.to_utc()),
            Place::Zone(zone) => Some(instant(zone, local)),
        }
    }
}

/// Reads a text of nothing else. Dates of numbers that begin with day or month are read in an order, if there is one.
pub(super) fn written(text: &str, order: Option<DateOrder>) -> Option<Written> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Written::default());
    }
    let dated = numeric_date(text, order).or_else(|| worded_date(text));
    let (date, rest) = dated.map_or((None, text), |(date, rest)| (Some(date), rest));
    if date.is_some() && rest.trim_start().is_empty() {
        return Some(Written { date, ..Written::default() });
    }
    // Without separators a time is one only where it cannot be taken for anything else.
    let (basic, rest) = match (date, rest.strip_prefix('T')) {
        (Some(_), Some(rest)) => (basic_time(rest), rest),
        (Some(_), None) => (None, after_date(rest)?),
        (None, _) => (None, rest),
    };
    let (time, rest) = basic.or_else(|| time(rest))?;
    let rest = rest.trim();
    let place = if rest.is_empty() { None } else { Some(place(rest)?) };
    Some(Written { date, time: Some(time), place })
}

/// The first two numbers of a date that can be read in two ways by its form.
pub(super) fn two_ways(text: &str) -> Option<(u32, u32)> {
    let (first, second, _, separator, _) = three_numbers(text.trim())?;
    (first.1 <= 2 && second.1 <= 2 && separator != '.').then_some((first.0, second.0))
}

/// A number and how many digits it has.
type Number = (u32, usize);

fn number(text: &str) -> Option<(Number, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    Some(((number.parse().ok()?, digits), rest))
}

fn three_numbers(text: &str) -> Option<(Number, Number, Number, char, &str)> {
    let (first, rest) = number(text)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, rest) = number(rest.strip_prefix(separator)?)?;
    let (third, rest) = number(rest.strip_prefix(separator)?)?;
    Some((first, second, third, separator, rest))
}

/// `2026-11-24`, `20261124`, `24.11.2026`, `11/24/2026`, `24/11/26`
fn numeric_date(text: &str, order: Option<DateOrder>) -> Option<(NaiveDate, &str)> {
    if let Some(((whole, 8), rest)) = number(text) {
        return Some((NaiveDate::from_ymd_opt((whole / 10_000) as i32, whole / 100 % 100, whole % 100)?, rest));
    }
    let (first, second, third, separator, rest) = three_numbers(text)?;
    let short = |number: Number| (1..=2).contains(&number.1);
    if first.1 == 4 && short(second) && short(third) {
        return Some((NaiveDate::from_ymd_opt(first.0 as i32, second.0, third.0)?, rest));
    }
    // Two digits are a year only where no year stands in front.
    let year = match third.1 {
        4 => third.0,
        2 if separator != '-' => 2_000 + third.0,
        _ => return None,
    };
    if !short(first) || !short(second) {
        return None;
    }
    let order = if separator == '.' { DateOrder::Day } else { order? };
    let (day, month) = match order {
        DateOrder::Day => (first.0, second.0),
        DateOrder::Month => (second.0, first.0),
    };
    Some((NaiveDate::from_ymd_opt(year as i32, month, day)?, rest))
}

/// `24 Nov 2026`, `November 24, 2026`, `Tue, 24 Nov 2026`, `24-Nov-26`
fn worded_date(text: &str) -> Option<(NaiveDate, &str)> {
    if !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let named = |names: &[&str], word: &str| {
        let word = word.to_ascii_lowercase();
        let short = |name: &str| word.len() == 3 && name.starts_with(&word);
        names.iter().position(|name| *name == word || short(name))
    };
    let mut rest = text;
    let mut word = || {
        let start = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.'));
        let (word, after) = start.split_at(start.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(start.len()));
        rest = after;
        word
    };
    if !text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let mut first = word();
    if named(&DAYS, first).is_some() {
        first = word();
    }
    let second = word();
    let (day, month) = match named(&MONTHS, first) {
        Some(month) => (second, month),
        None => (first, named(&MONTHS, second)?),
    };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    let (((day, 1..=2), ""), ((year, digits), "")) = (number(day)?, number(word())?) else { return None };
    let year = match digits {
        4 => year,
        2 => 2_000 + year,
        _ => return None,
    };
    Some((NaiveDate::from_ymd_opt(year as i32, month as u32 + 1, day)?, rest))
}

/// What stands after a date and before a time.
fn after_date(rest: &str) -> Option<&str> {
    let separated = rest.trim_start_matches(',').trim_start();
    let separated = separated.strip_prefix("at ").unwrap_or(separated).trim_start();
    (separated.len() < rest.len()).then_some(separated)
}

/// `1400`, `140000`
fn basic_time(text: &str) -> Option<(NaiveTime, &str)> {
    let ((number, digits @ (4 | 6)), rest) = number(text)? else { return None };
    let whole = if digits == 4 { number * 100 } else { number };
    Some((NaiveTime::from_hms_opt(whole / 10_000, whole / 100 % 100, whole % 100)?, rest))
}

/// `14:00`, `02:00:00 PM`, `2 pm`, `14:00:00.123`
fn time(text: &str) -> Option<(NaiveTime, &str)> {
    let ((first, digits), rest) = number(text)?;
    let two = |text| number(text).filter(|((_, digits), _)| *digits == 2).map(|((number, _), rest)| (number, rest));
    let minutes = rest.strip_prefix(':');
    let (minute, rest) = minutes.map_or(Some((0, rest)), two)?;
    let (second, rest) = rest.strip_prefix(':').map_or(Some((0, rest)), two)?;
    let (nanosecond, rest) = match rest.strip_prefix('.') {
        Some(fraction) => {
            let ((number, digits @ 1..=9), rest) = number(fraction)? else { return None };
            (number * 10_u32.pow(9 - digits as u32), rest)
        }
        None => (0, rest),
    };
    let (hour, rest) = match half(rest) {
        Some((afternoon, rest)) => {
            ((1..=12).contains(&first).then_some(first % 12 + if afternoon { 12 } else { 0 })?, rest)
        }
        // A number alone is no time.
        None => (minutes.is_some().then_some(first)?, rest),
    };
    (digits <= 2).then_some((NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)?, rest))
}

/// Whether it is after noon.
fn half(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start();
    [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)].into_iter().find_map(|(word, afternoon)| {
        let rest = text.get(word.len()..)?;
        let said = text.get(..word.len())?.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric);
        said.then_some((afternoon, rest))
    })
}

/// `Z`, `+05:00`, `-0330`, `UTC`, `GMT+01`, `Europe/Berlin`
fn place(text: &str) -> Option<Place> {
    let offset = ["UTC", "GMT", "Z", "z"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    if offset.is_empty() {
        return Some(Place::Offset(FixedOffset::east_opt(0)?));
    }
    let numeric = || {
        let (sign, digits) = match offset.strip_prefix('+') {
            Some(digits) => (1, digits),
            None => (-1, offset.strip_prefix(['-', '\u{2212}'])?),
        };
        let ((hours, minutes), rest) = match number(digits)? {
            ((hours, 2), "") => ((hours, 0), ""),
            ((whole, 4), rest) => ((whole / 100, whole % 100), rest),
            ((hours, 2), rest) => {
                let ((minutes, 2), rest) = number(rest.strip_prefix(':')?)? else { return None };
                ((hours, minutes), rest)
            }
            _ => return None,
        };
        let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
        let plausible = rest.is_empty() && minutes < 60 && hours < 24;
        plausible.then(|| FixedOffset::east_opt(sign * seconds)).flatten()
    };
    numeric().map(Place::Offset).or_else(|| text.parse().ok().map(Place::Zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let Written { date, time, place } = written(text, Some(DateOrder::Month))?;
        let date = date.map(|date| date.to_string()).unwrap_or_default();
        let time = time.map(|time| time.format(" %H:%M:%S%.f").to_string()).unwrap_or_default();
        let place = match place {
            Some(Place::Offset(offset)) => offset.to_string(),
            Some(Place::Zone(zone)) => zone.to_string(),
            None => String::new(),
        };
        Some(date + &time + &place)
    }

    #[test]
    fn what_programs_write_is_read() {
        for (text, expected) in [
            ("", ""),
            ("2026-11-24", "2026-11-24"),
            ("2026/11/24", "2026-11-24"),
            ("2026-1-5", "2026-01-05"),
            ("20261124T090000Z", "2026-11-24 09:00:00+00:00"),
            ("11/24/2026", "2026-11-24"),
            ("11/24/26 2:05 pm", "2026-11-24 14:05:00"),
            ("11-24-2026", "2026-11-24"),
            ("24.11.2026 9:05", "2026-11-24 09:05:00"),
            ("24.11.26", "2026-11-24"),
            ("Nov 24, 2026 2:00 PM", "2026-11-24 14:00:00"),
            ("November 24th, 2026 at 2 PM", "2026-11-24 14:00:00"),
            ("Tue, 24 Nov 2026 09:00:00 GMT", "2026-11-24 09:00:00+00:00"),
            ("24-Nov-26", "2026-11-24"),
            ("02:00:00 PM", " 14:00:00"),
            ("12:05:00 AM", " 00:05:00"),
            ("12:05 p.m.", " 12:05:00"),
            ("2:00\u{202f}PM", " 14:00:00"),
            ("2026-11-24T09:00:00.123456+0530", "2026-11-24 09:00:00.123456+05:30"),
            ("2026-11-24 09:00 -03", "2026-11-24 09:00:00-03:00"),
            ("2026-11-24 09:00 UTC+01:00", "2026-11-24 09:00:00+01:00"),
            ("2026-11-24, 09:00 Europe/Berlin", "2026-11-24 09:00:00Europe/Berlin"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn nothing_is_read_in_part() {
        for text in [
            "09:00:later",
            "09:00 later",
            "09:00:00:00",
            "9",
            "0930",
            "2026",
            "9:5",
            "13:00 PM",
            "0:30 AM",
            "09:00 AMP",
            "24:00",
            "09:60",
            "2026-11-24 later",
            "2026-11-24T",
            "2026-11-24Z",
            "2026-11-24-5",
            "2026-11-2409:00",
            "2026-11-24T09:00+05:00x",
            "2026-11-24T09:00+05:60",
            "2026-11-24T09:00[Europe/Berlin]",
            "2026-11-24 09:00 Nowhere/Else",
            "2026-11-24 09:00 2026-11-25",
            "2026-02-30",
            "2026-11/24",
            "24/11/2026",
            "11/24/026",
            "32.1.2026",
            "24 Nov",
            "Nov 2026",
            "24 Nov 2026 later",
            "every monday",
            "every! 3 days at 9am",
            "tomorrow",
            "46350",
            "99999999999999",
            "2026-11-24\u{e9}",
            "ü",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(written("11/24/2026", None), None, "nobody says in which order");
    }

    #[test]
    fn dates_that_can_be_read_in_two_ways_are_known() {
        assert_eq!(two_ways("4/5/2026 14:00"), Some((4, 5)));
        assert_eq!(two_ways("24-11-2026"), Some((24, 11)));
        for text in ["2026-11-24", "24.11.2026", "Nov 24, 2026", "", "4/5"] {
            assert_eq!(two_ways(text), None, "{text}");
        }
    }
}
