//! What stands in the places that templates leave open.

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::packs::Meaning;
use crate::templates::{Line, Templates};
use crate::tokens::{Kind, Token};

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

/// Which of several lines of words a word stands in.
fn position(lines: &[&str], word: &str) -> Option<usize> {
    lines.iter().position(|line| line.split(' ').any(|one| one == word))
}

/// A day or month by its name. Those marked by `?` are other words as well, and count only where they are awaited. A short
/// one may have a full stop.
fn named(line: &Line<'_>, names: &[&str], at: usize, short: bool) -> Option<(usize, usize)> {
    let word = line.tokens[at].word()?;
    let found = names.iter().enumerate().find_map(|(number, names)| {
        let name = names.split(' ').find(|name| name.trim_start_matches('?') == word)?;
        (short || !name.starts_with('?')).then_some(number)
    })?;
    let stop = word.len() <= 5 && glued(&line.tokens, at + 1, '.');
    Some((found, at + 1 + usize::from(stop)))
}

fn weekday(line: &Line<'_>, at: usize, short: bool) -> Option<(Weekday, usize)> {
    let (number, end) = named(line, line.pack.weekdays, at, short)?;
    Some((Weekday::try_from(number as u8).ok()?, end))
}

/// `Monday, Wednesday and Friday`, `Monday to Friday`
fn weekdays(line: &Line<'_>, at: usize, captures: &mut Captures) -> Option<usize> {
    let (first, mut end) = weekday(line, at, true)?;
    let mut days = vec![first];
    while let Some((next, to, until)) = joined(line, end, |at| weekday(line, at, true)) {
        if until && let Some(mut day) = days.last().copied() {
            while day != next {
                day = day.succ();
                days.push(day);
            }
        } else {
            days.push(next);
        }
        end = to;
        if days.len() > 7 {
            return None;
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    captures.weekdays = days;
    Some(end)
}

fn nths(line: &Line<'_>, at: usize, captures: &mut Captures) -> Option<usize> {
    let (first, mut end) = nth(line, at)?;
    captures.days.push(first);
    while captures.days.len() < 31
        && let Some((next, to, false)) = joined(line, end, |at| nth(line, at))
    {
        captures.days.push(next);
        end = to;
    }
    captures.days.sort_unstable();
    captures.days.dedup();
    Some(end)
}

/// Another one of an enumeration, with the token behind it, and whether it is the end of a range.
fn joined<T>(line: &Line<'_>, at: usize, one: impl Fn(usize) -> Option<(T, usize)>) -> Option<(T, usize, bool)> {
    let token = line.tokens.get(at)?;
    let until = token.is_sign('-') || token.word().is_some_and(|word| line.pack.until.contains(&word));
    let and = |token: &Token| token.is_sign('&') || token.word().is_some_and(|word| line.pack.and.contains(&word));
    let mut next = at + 1;
    if token.is_sign(',') {
        next += usize::from(line.tokens.get(next).is_some_and(and));
    } else if !until && !and(token) {
        return None;
    }
    // 'every Monday and the Friday'
    next += usize::from(line.tokens.get(next)?.word().is_some_and(|word| line.pack.articles.contains(&word)));
    line.tokens.get(next)?;
    let (one, end) = one(next)?;
    Some((one, end, until))
}

/// `1st`, `1.`, `1er`: by the language's endings.
fn nth(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    let (day, digits) = line.tokens[at].number()?;
    if digits > 2 || !(1..=31).contains(&day) {
        return None;
    }
    for ending in line.pack.nth_endings {
        let end = match ending.is_empty() {
            true => at + 1,
            false if *ending == "." => at + 1 + usize::from(glued(&line.tokens, at + 1, '.')),
            false => {
                let next = line.tokens.get(at + 1).filter(|next| !next.spaced);
                at + 1 + usize::from(next.is_some_and(|next| next.kind == Kind::Word((*ending).to_owned())))
            }
        };
        if ending.is_empty() || end > at + 1 {
            return Some((day, end));
        }
    }
    None
}

/// `second`, `2nd`, `last`
fn ordinal(line: &Line<'_>, at: usize) -> Option<(i8, usize)> {
    if let Some(word) = line.tokens[at].word() {
        let number = position(line.pack.ordinals, word)?;
        return Some((if number == 0 { -1 } else { number as i8 }, at + 1));
    }
    // A number without an ending is none.
    let (number, end) = nth(line, at).filter(|(_, end)| *end > at + 1)?;
    Some((i8::try_from(number).ok()?, end))
}

fn glued(tokens: &[Token], at: usize, sign: char) -> bool {
    tokens.get(at).is_some_and(|token| !token.spaced && token.is_sign(sign))
}
