//! Rules of repetition, as RFC 5545 writes them.

use chrono::{NaiveTime, Weekday};

use crate::captures::{Captures, Unit};
use crate::packs;

/// How something repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rule {
    frequency: &'static str,
    interval: u32,
    month: Option<u32>,
    days_of_month: Vec<i8>,
    weekdays: Vec<Weekday>,
    /// Which of the weekdays of a month.
    which: Option<i8>,
    /// Which of all the days that the rest says.
    position: Option<i8>,
    pub after_completion: bool,
    pub time: Option<NaiveTime>,
}

const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

impl Rule {
    pub fn of(rule: packs::Rule, captures: &Captures) -> Option<Rule> {
        let base = Rule { interval: 1, after_completion: captures.after_completion, ..Rule::default() };
        let every = |frequency, interval| Rule { frequency, interval, ..base.clone() };
        Some(match rule {
            packs::Rule::Every | packs::Rule::EveryOther => {
                let factor = if rule == packs::Rule::EveryOther { 2 } else { captures.number.unwrap_or(1) };
                let (frequency, units) = frequency(captures)?;
                let day = |day: &u32| i8::try_from(*day).ok();
                Rule {
                    frequency,
                    interval: factor.checked_mul(units)?,
                    month: captures.month,
                    days_of_month: captures.days.iter().map(day).collect::<Option<_>>()?,
                    weekdays: captures.weekdays.clone(),
                    which: captures.ordinal.filter(|ordinal| (-1..=5).contains(ordinal)),
                    ..base
                }
                .possible()?
            }
            packs::Rule::EveryNth => {
                let (frequency, units) = captures.unit.map_or(Some(("WEEKLY", 1)), |_| frequency(captures))?;
                let interval = u32::try_from(captures.ordinal?).ok().filter(|interval| *interval > 0)?;
                Rule { frequency, interval: interval * units, weekdays: captures.weekdays.clone(), ..base }
            }
            packs::Rule::Weekly(interval) => every("WEEKLY", interval),
            packs::Rule::Daily(interval) => every("DAILY", interval),
            packs::Rule::Monthly(interval) => every("MONTHLY", interval),
            packs::Rule::Yearly => every("YEARLY", 1),
            packs::Rule::DailyAt(hour) => Rule { time: NaiveTime::from_hms_opt(hour, 0, 0), ..every("DAILY", 1) },
            packs::Rule::Workdays => Rule { weekdays: WORKDAYS.to_vec(), ..every("WEEKLY", 1) },
            packs::Rule::Weekends => Rule { weekdays: vec![Weekday::Sat, Weekday::Sun], ..every("WEEKLY", 1) },
            packs::Rule::On(day) => Rule { weekdays: vec![Weekday::try_from(day).ok()?], ..every("WEEKLY", 1) },
            packs::Rule::DayOfMonth(day) => {
                Rule { days_of_month: vec![day], ..every("MONTHLY", captures.number.unwrap_or(1)) }
            }
            packs::Rule::LastWeekday => {
                Rule { which: Some(-1), weekdays: captures.weekdays.clone(), ..every("MONTHLY", 1) }
            }
            packs::Rule::WorkdayOfMonth => {
                Rule { weekdays: WORKDAYS.to_vec(), position: Some(captures.ordinal?), ..every("MONTHLY", 1) }
            }
        })
    }

    /// Without days that no month has.
    fn possible(self) -> Option<Rule> {
        let most = match self.month {
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        self.days_of_month.iter().all(|day| *day <= most).then_some(self)
    }

    /// In the normal form: parts in one order, nothing that says nothing, no end.
    pub fn text(&self) -> String {
        let mut parts = vec![format!("FREQ={}", self.frequency)];
        let list = |items: Vec<String>| items.join(",");
        if self.interval > 1 {
            parts.push(format!("INTERVAL={}", self.interval));
        }
        parts.extend(self.month.map(|month| format!("BYMONTH={month}")));
        if !self.days_of_month.is_empty() {
            parts.push(format!("BYMONTHDAY={}", list(self.days_of_month.iter().map(i8::to_string).collect())));
        }
        if !self.weekdays.is_empty() {
            let which = self.which.map(|which| which.to_string()).unwrap_or_default();
            let day = |day: &Weekday| format!("{which}{}", day_name(*day));
            parts.push(format!("BYDAY={}", list(self.weekdays.iter().map(day).collect())));
        }
        parts.extend(self.position.map(|position| format!("BYSETPOS={position}")));
        parts.join(";")
    }
}

/// How often, by what was said: 'every Monday' is weekly, 'every second Monday of the month' monthly.
fn frequency(captures: &Captures) -> Option<(&'static str, u32)> {
    let monthly = captures.ordinal.is_some() || !captures.days.is_empty();
    Some(match captures.unit {
        Some(Unit::Day) => ("DAILY", 1),
        Some(Unit::Week) => ("WEEKLY", 1),
        Some(Unit::Month) => ("MONTHLY", 1),
        Some(Unit::Quarter) => ("MONTHLY", 3),
        Some(Unit::Year) => ("YEARLY", 1),
        None if captures.month.is_some() => ("YEARLY", 1),
        None if !captures.weekdays.is_empty() && !monthly => ("WEEKLY", 1),
        None if monthly => ("MONTHLY", 1),
        None => return None,
    })
}

fn day_name(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}
