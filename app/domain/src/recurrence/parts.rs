//! The parts of a rule's text, each checked by itself.

use std::fmt::{self, Display};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Weekday};
use model::Problem;

use super::rule::{Day, Until};

/// Longest rule, in bytes.
const LENGTH_MAX: usize = 500;
/// What an interval and a count may be.
pub(super) const MOST: u32 = 999;

const KNOWN: [&str; 11] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "WKST",
    "BYMONTH",
    "BYWEEKNO",
    "BYYEARDAY",
    "BYMONTHDAY",
    "BYDAY",
    "BYSETPOS",
];
const WITHIN_DAYS: [&str; 3] = ["BYHOUR", "BYMINUTE", "BYSECOND"];

/// Names and values, each name once.
pub(super) struct Parts {
    text: String,
}

impl Parts {
    pub fn read(text: &str) -> Result<Parts, Problem> {
        let text = text.trim();
        if text.len() > LENGTH_MAX {
            return Err(Problem::TooLong { max: LENGTH_MAX as u32 });
        }
        if !text.is_ascii() {
            return Err(Problem::NotARule);
        }
        let text = text.to_ascii_uppercase();
        let parts = Parts { text: text.strip_prefix("RRULE:").unwrap_or(&text).to_owned() };
        let mut names: Vec<&str> = Vec::new();
        for part in parts.text.split(';') {
            let (name, value) = part.split_once('=').ok_or(Problem::NotARule)?;
            if WITHIN_DAYS.contains(&name) {
                return Err(Problem::RuleWithinDays);
            }
            if value.is_empty() || !KNOWN.contains(&name) || names.contains(&name) {
                return Err(Problem::NotARule);
            }
            names.push(name);
        }
        Ok(parts)
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let mut parts = self.text.split(';').filter_map(|part| part.split_once('='));
        parts.find(|(of, _)| *of == name).map(|(_, value)| value)
    }

    /// A number from 1 to `most`.
    pub fn number(&self, name: &str, most: u32) -> Result<Option<u32>, Problem> {
        self.get(name).map(|value| unsigned(value, most)).transpose()
    }

    /// Numbers from 1 to `most` or from -1 to -`most`, in their order and each once.
    pub fn numbers(&self, name: &str, most: u32) -> Result<Vec<i32>, Problem> {
        let values = self.get(name).into_iter().flat_map(|value| value.split(','));
        let mut numbers: Vec<i32> = values.map(|value| signed(value, most)).collect::<Result<_, _>>()?;
        // From the beginning of a month to its end.
        numbers.sort_by_key(|number| (*number < 0, *number));
        numbers.dedup();
        Ok(numbers)
    }

    pub fn months(&self) -> Result<Vec<i32>, Problem> {
        let months = self.numbers("BYMONTH", 12)?;
        if months.iter().any(|month| *month < 0) { Err(Problem::NotARule) } else { Ok(months) }
    }

    pub fn days(&self, most: u32) -> Result<Vec<Day>, Problem> {
        let values = self.get("BYDAY").into_iter().flat_map(|value| value.split(','));
        let mut days = Vec::new();
        for value in values {
            let (nth, code) = value.split_at_checked(value.len().saturating_sub(2)).ok_or(Problem::NotARule)?;
            let nth = if nth.is_empty() { None } else { Some(signed(nth, most)?) };
            days.push(Day { nth, weekday: weekday(code)? });
        }
        let place = |day: &Day| (day.nth.map(|nth| (nth < 0, nth)), day.weekday.num_days_from_monday());
        days.sort_by_key(place);
        days.dedup();
        Ok(days)
    }

    pub fn until(&self) -> Result<Option<Until>, Problem> {
        let Some(value) = self.get("UNTIL") else { return Ok(None) };
        let moment = |value: &str| NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok();
        let until = match (value.strip_suffix('Z'), value.contains('T')) {
            (Some(value), _) => {
                moment(value).map(|at| Until::Instant(DateTime::from_naive_utc_and_offset(at, chrono::Utc)))
            }
            (None, true) => moment(value).map(Until::Local),
            (None, false) => NaiveDate::parse_from_str(value, "%Y%m%d").ok().map(Until::Date),
        };
        // Shorter or longer ones are read as years that nobody means.
        let length = value.trim_end_matches('Z').len();
        until.filter(|_| length == 8 || length == 15).map(Some).ok_or(Problem::NotARule)
    }
}

fn unsigned(value: &str, most: u32) -> Result<u32, Problem> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| value.parse().ok()).flatten();
    number.filter(|number| (1..=most).contains(number)).ok_or(Problem::NotARule)
}

fn signed(value: &str, most: u32) -> Result<i32, Problem> {
    let (sign, digits) = match value.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, value.strip_prefix('+').unwrap_or(value)),
    };
    Ok(sign * unsigned(digits, most)? as i32)
}

const CODES: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

pub(super) fn weekday(code: &str) -> Result<Weekday, Problem> {
    CODES.into_iter().find(|(known, _)| *known == code).map(|(_, day)| day).ok_or(Problem::NotARule)
}

pub(super) fn day_code(weekday: Weekday) -> &'static str {
    CODES[weekday.num_days_from_monday() as usize].0
}

/// `;BYMONTHDAY=1,15`, where there are any.
pub(super) fn write(f: &mut fmt::Formatter<'_>, name: &str, values: &[impl Display]) -> fmt::Result {
    for (number, value) in values.iter().enumerate() {
        match number {
            0 => write!(f, ";{name}={value}")?,
            _ => write!(f, ",{value}")?,
        }
    }
    Ok(())
}
