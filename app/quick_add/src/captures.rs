//! What stands in the places that templates leave open.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::names::{named, nth, nths, ordinal, position, weekday, weekdays};
use crate::packs::Meaning;
use crate::templates::{Line, Templates};

/// Of which length something is, or how often it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// What was found for a template.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captures {
    pub number: Option<u32>,
    pub unit: Option<Unit>,
    pub minutes: Option<u32>,
    pub weekdays: Vec<Weekday>,
    pub month: Option<u32>,
    pub days: Vec<u32>,
    pub ordinal: Option<i8>,
    pub year: Option<i32>,
    pub hour: Option<u32>,
    pub minute: Option<u32>,
    /// The two numbers of `12/24`.
    pub pair: Vec<u32>,
    pub date: Option<(NaiveDate, Option<NaiveTime>)>,
    pub after_completion: bool,
}

/// A place that is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Number,
    Unit,
    Minutes,
    Weekday {
        short: bool,
    },
    Weekdays,
    Month {
        short: bool,
    },
    Day,
    /// The 1st, in digits.
    Nth,
    Nths,
    Ordinal,
    Year,
    ShortYear,
    MonthNumber,
    DayNumber,
    Pair,
    Hour,
    Minute,
    Date,
}

impl Slot {
    pub fn of(name: &str) -> Slot {
        match name {
            "n" => Slot::Number,
            "unit" => Slot::Unit,
            "minutes" => Slot::Minutes,
            "wd" => Slot::Weekday { short: false },
            "wd+" => Slot::Weekday { short: true },
            "wds" => Slot::Weekdays,
            "month" => Slot::Month { short: false },
            "month+" => Slot::Month { short: true },
            "day" => Slot::Day,
            "nth" => Slot::Nth,
            "nths" => Slot::Nths,
            "ord" => Slot::Ordinal,
            "year" => Slot::Year,
            "yy" => Slot::ShortYear,
            "mm" => Slot::MonthNumber,
            "dd" => Slot::DayNumber,
            "pair" => Slot::Pair,
            "h" => Slot::Hour,
            "m" => Slot::Minute,
            "date" => Slot::Date,
            other => unreachable!("a template has a place {other}"),
        }
    }

    /// Takes what stands at a token; the token behind it.
    pub fn take(self, templates: &Templates, line: &Line<'_>, at: usize, captures: &mut Captures) -> Option<usize> {
        let tokens = &line.tokens;
        let number = |least: u32, most: u32, digits: usize| {
            let (value, of) = tokens[at].number()?;
            (of <= digits && (least..=most).contains(&value)).then_some(value)
        };
        match self {
            Slot::Number => {
                let word = || position(line.pack.numbers, tokens[at].word()?).map(|one| one as u32);
                captures.number = Some(number(1, 999, 3).or_else(word)?);
            }
            Slot::Unit => {
                let word = tokens[at].word()?;
                let units = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];
                captures.unit = Some(units[position(line.pack.units, word)?]);
            }
            Slot::Minutes => captures.minutes = Some([1, 60][position(line.pack.clock_units, tokens[at].word()?)?]),
            Slot::Weekday { short } => {
                let (day, end) = weekday(line, at, short)?;
                captures.weekdays.push(day);
                return Some(end);
            }
            Slot::Weekdays => return weekdays(line, at, captures),
            Slot::Month { short } => {
                let (month, end) = named(line, line.pack.months, at, short)?;
                captures.month = Some(month as u32 + 1);
                return Some(end);
            }
            Slot::Day => {
                let (day, end) = nth(line, at).or_else(|| Some((number(1, 31, 2)?, at + 1)))?;
                captures.days.push(day);
                return Some(end);
            }
            Slot::Nth => {
                let (day, end) = nth(line, at)?;
                captures.days.push(day);
                return Some(end);
            }
            Slot::Nths => return nths(line, at, captures),
            Slot::Ordinal => {
                let (ordinal, end) = ordinal(line, at)?;
                captures.ordinal = Some(ordinal);
                return Some(end);
            }
            Slot::Year => captures.year = Some(number(1900, 2200, 4)? as i32),
            Slot::ShortYear => {
                captures.year = Some(number(0, 99, 2).filter(|_| tokens[at].span.len() == 2)? as i32 + 2000)
            }
            Slot::MonthNumber => captures.month = Some(number(1, 12, 2)?),
            Slot::DayNumber => captures.days.push(number(1, 31, 2)?),
            Slot::Pair => captures.pair.push(number(1, 31, 2)?),
            Slot::Hour => captures.hour = Some(number(0, 24, 2)?),
            Slot::Minute => captures.minute = Some(number(0, 59, 2).filter(|_| tokens[at].span.len() >= 2)?),
            Slot::Date => {
                let found = templates.longest(line, at, |meaning| matches!(meaning, Meaning::Date(_)))?;
                captures.date = found.meaning.date(line, &found.captures);
                return Some(found.end);
            }
        }
        Some(at + 1)
    }
}
