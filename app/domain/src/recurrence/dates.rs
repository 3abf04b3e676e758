//! The dates of a rule, on the calendar alone: no clock, no zone.
//!
//! A day belongs to a rule if each of its parts lets it; a period's days are looked at one by one. That is quick enough, and its
//! effort is known before it begins, whatever a rule asks for.

use std::iter;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::rule::{Day, Frequency, Rule};

/// Days that are looked at for one date at most: a hundred years of them. Periods that the interval leaves out are not.
const LOOKED_AT: usize = 40_000;
/// The last year that a task may be due in.
const LAST_YEAR: i32 = 2999;

/// The first date after another, of a rule that begins with `first`, whatever its count.
pub fn next(rule: &Rule, first: NaiveDate, after: NaiveDate) -> Option<NaiveDate> {
    next_within(rule, first, after, LOOKED_AT)
}

/// The same, if it is found by looking at so many days.
pub(super) fn next_within(rule: &Rule, first: NaiveDate, after: NaiveDate, most: usize) -> Option<NaiveDate> {
    if rule.has_no_days() && rule.frequency != Frequency::Daily {
        return next_within(&rule.clone().written_out(first), first, after, most);
    }
    let from = after.succ_opt()?.max(first);
    let mut looked_at = 0;
    let mut number = period_of(rule, first, from);
    while looked_at < most {
        let days = days_of(rule, first, number)?;
        let end = *days.last()?;
        looked_at += days.len();
        if days.first()?.year() > LAST_YEAR {
            return None;
        }
        if end >= from
            && let Some(date) = chosen(rule, days).into_iter().find(|day| *day >= from)
        {
            return (date <= rule.last() && date.year() <= LAST_YEAR).then_some(date);
        }
        number += 1;
    }
    None
}

/// The first date of a rule that is counted from the day on which it was done, and after the one that this was for.
pub fn after_completion(rule: &Rule, done: NaiveDate, original: NaiveDate) -> Option<NaiveDate> {
    next(&rule.clone().counted_from(done), done, done.max(original))
}

/// The dates after one, at most so many.
pub fn upcoming(rule: &Rule, first: NaiveDate, after: NaiveDate, most: usize) -> Vec<NaiveDate> {
    let dates = iter::successors(Some(after), |after| next(rule, first, *after));
    dates.skip(1).take(most).collect()
}

/// The number of the last period that begins on or before a date. The first has the rule's first date in it.
fn period_of(rule: &Rule, first: NaiveDate, date: NaiveDate) -> i64 {
    let passed = match rule.frequency {
        Frequency::Daily => (date - first).num_days(),
        Frequency::Weekly => (date - week_of(first, rule.week_start)).num_days().div_euclid(7),
        Frequency::Monthly => month_number(date) - month_number(first),
        Frequency::Yearly => i64::from(date.year() - first.year()),
    };
    passed.div_euclid(rule.interval.into()).max(0)
}

fn week_of(date: NaiveDate, start: Weekday) -> NaiveDate {
    date.week(start).checked_first_day().unwrap_or(date)
}

fn month_number(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// All days of a period.
fn days_of(rule: &Rule, first: NaiveDate, number: i64) -> Option<Vec<NaiveDate>> {
    let passed = number.checked_mul(rule.interval.into())?;
    let (begin, end) = match rule.frequency {
        Frequency::Daily => {
            let day = first.checked_add_days(Days::new(passed.try_into().ok()?))?;
            (day, day)
        }
        Frequency::Weekly => {
            let begin = week_of(first, rule.week_start).checked_add_days(Days::new((passed * 7).try_into().ok()?))?;
            (begin, begin.checked_add_days(Days::new(6))?)
        }
        Frequency::Monthly => {
            let month = month_number(first) + passed;
            (month_start(month)?, month_start(month + 1)?.pred_opt()?)
        }
        Frequency::Yearly => {
            let year = i32::try_from(i64::from(first.year()) + passed).ok()?;
            (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)
        }
    };
    Some(begin.iter_days().take_while(|day| *day <= end).collect())
}

fn month_start(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(number.div_euclid(12).try_into().ok()?, number.rem_euclid(12) as u32 + 1, 1)
}

/// The days of a period that the rule chooses, in their order.
fn chosen(rule: &Rule, days: Vec<NaiveDate>) -> Vec<NaiveDate> {
    let fitting: Vec<NaiveDate> = days.into_iter().filter(|day| fits(rule, *day)).collect();
    if rule.positions.is_empty() {
        return fitting;
    }
    let last = fitting.len() as i32;
    let at = |place: usize| {
        let place = place as i32;
        rule.positions.contains(&(place + 1)) || rule.positions.contains(&(place - last))
    };
    fitting.iter().enumerate().filter(|(place, _)| at(*place)).map(|(_, day)| *day).collect()
}

fn fits(rule: &Rule, day: NaiveDate) -> bool {
    (rule.months.is_empty() || rule.months.contains(&(day.month() as i32)))
        && (rule.month_days.is_empty() || either(&rule.month_days, day.day(), month_length(day)))
        && (rule.year_days.is_empty() || either(&rule.year_days, day.ordinal(), year_length(day.year())))
        && (rule.weeks.is_empty() || is_in_week(rule, day))
        && (rule.days.is_empty() || rule.days.iter().any(|of| is_day(rule, *of, day)))
}

/// Whether a place is named, from the beginning or from the end of so many.
fn either(named: &[i32], place: u32, length: u32) -> bool {
    let place = place as i32;
    named.contains(&place) || named.contains(&(place - length as i32 - 1))
}

fn month_length(day: NaiveDate) -> u32 {
    day.num_days_in_month().into()
}

fn year_length(year: i32) -> u32 {
    NaiveDate::from_yo_opt(year, 366).map_or(365, |_| 366)
}

fn is_day(rule: &Rule, Day { nth, weekday }: Day, day: NaiveDate) -> bool {
    if day.weekday() != weekday {
        return false;
    }
    let Some(nth) = nth else { return true };
    // Of a year's months it is one of the month.
    let of_month = rule.frequency == Frequency::Monthly || !rule.months.is_empty();
    let (place, length) = match of_month {
        true => (day.day(), month_length(day)),
        false => (day.ordinal(), year_length(day.year())),
    };
    let (from_begin, from_end) = ((place - 1) / 7 + 1, (length - place) / 7 + 1);
    nth == from_begin as i32 || nth == -(from_end as i32)
}

/// Weeks are numbered as ISO 8601 does it, from the day on which the rule's begin: the first has four days of its year.
fn is_in_week(rule: &Rule, day: NaiveDate) -> bool {
    // The year of most of its days: the fourth one's.
    let Some(middle) = week_of(day, rule.week_start).checked_add_days(Days::new(3)) else { return false };
    let Some(last) = NaiveDate::from_ymd_opt(middle.year(), 12, 28) else { return false };
    let number = |middle: NaiveDate| middle.ordinal0() / 7 + 1;
    // The 28th of December is always in the year's last week.
    let weeks = week_of(last, rule.week_start).checked_add_days(Days::new(3)).map_or(52, number);
    either(&rule.weeks, number(middle), weeks)
}
