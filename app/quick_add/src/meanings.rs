//! What templates mean: which day, which time, which rule.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, Weekday};

use crate::captures::{Captures, Unit};
use crate::packs::{Date, End, Meaning, Time};
use crate::rules::Rule;
use crate::templates::Line;

impl Meaning {
    /// Whether there is what was found: no 31 February.
    pub fn is_possible(self, line: &Line<'_>, captures: &Captures) -> bool {
        match self {
            Meaning::Date(_) => self.date(line, captures).is_some(),
            Meaning::Time(_) | Meaning::Daypart(_) => self.time(captures).is_some(),
            Meaning::Rule(rule) => Rule::of(rule, captures).is_some(),
            Meaning::Deadline | Meaning::End(End::Until | End::Start) => captures.date.is_some(),
            Meaning::End(End::Span) => self.last_day(line, captures).is_some(),
            Meaning::End(End::Times) | Meaning::Words => true,
        }
    }

    /// The day, and the time if the words say one.
    pub fn date(self, line: &Line<'_>, captures: &Captures) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let Meaning::Date(date) = self else { return None };
        let today = line.now.date();
        let time = match date {
            Date::Evening(hour) => clock(hour, 0),
            Date::Moment => clock(captures.hour?, captures.minute?),
            _ => None,
        };
        let day = match date {
            Date::In(days) => today.checked_add_days(Days::new(days))?,
            Date::Evening(_) => today,
            Date::After => after(today, captures.unit?, captures.number.unwrap_or(1))?,
            Date::AfterMinutes => {
                let minutes = captures.number.unwrap_or(1).checked_mul(captures.minutes?)?;
                let at = line.now.checked_add_signed(TimeDelta::minutes(minutes.into()))?;
                return Some((at.date(), Some(at.time())));
            }
            Date::Next => start_of_next(today, captures.unit?)?,
            Date::NextOf(unit) => start_of_next(today, unit)?,
            Date::Weekday | Date::WeekdayWithTime => next(today, *captures.weekdays.first()?)?,
            Date::Saturday => next(today, Weekday::Sat)?,
            Date::WeekdayOfNextWeek => {
                let monday = start_of_next(today, Unit::Week)?;
                monday.checked_add_days(Days::new(captures.weekdays.first()?.num_days_from_monday().into()))?
            }
            Date::Day => day_of_month(today, *captures.days.first()?)?,
            Date::Nth(day) => day_of_month(today, day)?,
            Date::DayMonth | Date::Moment => day(today, captures.year, captures.month?, *captures.days.first()?)?,
            Date::Pair => {
                let (one, other) = (*captures.pair.first()?, *captures.pair.get(1)?);
                let day_first = day(today, captures.year, other, one);
                let month_first = day(today, captures.year, one, other);
                if line.month_first { month_first.or(day_first)? } else { day_first.or(month_first)? }
            }
            Date::EndOf => start_of_next(today, captures.unit?)?.pred_opt()?,
            Date::EndOfThis(unit) => start_of_next(today, unit)?.pred_opt()?,
            Date::Last => day_before_next(today, captures.unit?)?,
        };
        Some((day, time))
    }

    pub fn time(self, captures: &Captures) -> Option<NaiveTime> {
        let (Meaning::Time(time) | Meaning::Daypart(time)) = self else { return None };
        let minute = captures.minute.or(captures.number).unwrap_or_default();
        match time {
            Time::At(hour, minute) => clock(hour, minute),
            Time::Clock => clock(captures.hour? % 24, minute),
            Time::Am => half_day(captures.hour?, minute, 0),
            Time::Pm => half_day(captures.hour?, minute, 12),
            Time::Past(minutes) => clock(captures.hour? % 24, minutes.unwrap_or(minute)),
            Time::To(minutes) => {
                let of_day = (captures.hour? % 24 + 24) * 60 - minutes.unwrap_or(minute);
                clock(of_day / 60 % 24, of_day % 60)
            }
        }
    }

    /// The last day of something that goes on for a while.
    pub fn last_day(self, line: &Line<'_>, captures: &Captures) -> Option<NaiveDate> {
        after(line.now.date(), captures.unit?, captures.number?)
    }
}

fn clock(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Of a clock with twelve hours. '15:00 in the afternoon' is said too.
fn half_day(hour: u32, minute: u32, half: u32) -> Option<NaiveTime> {
    match hour {
        1..=12 => clock(hour % 12 + half, minute),
        13..=23 if half == 12 => clock(hour, minute),
        _ => None,
    }
}

fn after(date: NaiveDate, unit: Unit, number: u32) -> Option<NaiveDate> {
    match unit {
        Unit::Day => date.checked_add_days(Days::new(number.into())),
        Unit::Week => date.checked_add_days(Days::new(u64::from(number) * 7)),
        Unit::Month => date.checked_add_months(Months::new(number)),
        Unit::Quarter => date.checked_add_months(Months::new(number * 3)),
        Unit::Year => date.checked_add_months(Months::new(number * 12)),
    }
}

/// The first day of the next week, month or year.
fn start_of_next(date: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Day => date.succ_opt(),
        Unit::Week => date.checked_add_days(Days::new(7 - u64::from(date.weekday().num_days_from_monday()))),
        Unit::Month => date.with_day(1)?.checked_add_months(Months::new(1)),
        Unit::Quarter => date.with_day(1)?.checked_add_months(Months::new(3 - date.month0() % 3)),
        Unit::Year => NaiveDate::from_ymd_opt(date.year() + 1, 1, 1),
    }
}

/// The last day of the next month or year, or of this one.
fn day_before_next(date: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    start_of_next(start_of_next(date, unit)?, unit)?.pred_opt()
}

/// The next day of that name, which is not today: that has a word of its own.
fn next(today: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let days = (weekday.num_days_from_monday() + 6 - today.weekday().num_days_from_monday()) % 7 + 1;
    today.checked_add_days(Days::new(days.into()))
}

/// The next day of that number, in a month that has it.
fn day_of_month(today: NaiveDate, day: u32) -> Option<NaiveDate> {
    let mut months = (0..3).filter_map(|month| today.with_day(1)?.checked_add_months(Months::new(month)));
    months.find_map(|month| month.with_day(day).filter(|date| *date >= today))
}

/// A day of a month, of this year or the next one that has it.
fn day(today: NaiveDate, year: Option<i32>, month: u32, day: u32) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    (0..9).find_map(|more| NaiveDate::from_ymd_opt(today.year() + more, month, day).filter(|date| *date >= today))
}
