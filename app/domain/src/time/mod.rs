//! Instants, the person's own dates, and the number by which due dates are compared and sorted.

pub(crate) mod words;

use chrono::offset::LocalResult;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// `due_sort` of a task without a date: after every date.
pub(crate) const NO_DATE: i64 = 1_000_000_000_000;
/// The minute of a date without a time: after every time of its day.
pub(crate) const NO_TIME: i64 = 1_440;
/// `due_sort` of one day later.
pub(crate) const DAY: i64 = 10_000;

/// An instant as both databases keep it: PostgreSQL has microseconds.
pub(crate) fn stored(now: DateTime<Utc>) -> DateTime<Utc> {
    now.trunc_subsecs(6)
}

/// The time by the clock at the person's place.
pub(crate) fn local(zone: Tz, now: DateTime<Utc>) -> NaiveDateTime {
    now.with_timezone(&zone).naive_local()
}

/// The date at the person's place.
pub(crate) fn today(zone: Tz, now: DateTime<Utc>) -> NaiveDate {
    local(zone, now).date()
}

/// A due date as a number: days since 1970 times 10,000, plus the minute of the day.
pub(crate) fn due_sort(date: Option<NaiveDate>, time: Option<NaiveTime>) -> i64 {
    let minute = time.map_or(NO_TIME, |time| i64::from(time.hour() * 60 + time.minute()));
    date.map_or(NO_DATE, |date| day_start(date) + minute)
}

/// When a task calls, as such a number: when it is due, or at its deadline if that comes before.
pub(crate) fn task_sort(due_on: Option<NaiveDate>, due_time: Option<NaiveTime>, deadline_on: Option<NaiveDate>) -> i64 {
    due_sort(due_on, due_time).min(due_sort(deadline_on, None))
}

/// The date of such a number.
pub(crate) fn sort_date(due_sort: i64) -> Option<NaiveDate> {
    let days = u64::try_from(due_sort / DAY).ok().filter(|_| due_sort < NO_DATE)?;
    Some(add_days(NaiveDate::default(), days))
}

/// The least `due_sort` of a date.
pub(crate) fn day_start(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days() * DAY
}

/// The current minute as a `due_sort`. An open task is overdue when its own is smaller, so a date without a time is
/// overdue from the next day on.
pub(crate) fn now_sort(zone: Tz, now: DateTime<Utc>) -> i64 {
    minute_sort(local(zone, now))
}

/// A minute at the person's place as a `due_sort`.
pub(crate) fn minute_sort(local: NaiveDateTime) -> i64 {
    due_sort(Some(local.date()), Some(local.time()))
}

/// The day after, at the person's place. A zone that moves across the date line may leave a date out.
pub(crate) fn next_day(zone: Tz, date: NaiveDate) -> NaiveDate {
    let next = add_days(date, 1);
    today(zone, instant(zone, next.and_time(NaiveTime::MIN))).max(next)
}

/// The instant a local time means: of two the earlier, and in a gap the first instant after it.
pub(crate) fn instant(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) => instant.to_utc(),
        LocalResult::Ambiguous(earlier, _) => earlier.to_utc(),
        LocalResult::None => gap_end(zone, local),
    }
}

/// Bisects for the first second whose local time is not before `local`. No zone is further from UTC than 15 hours.
fn gap_end(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    let reached = |at: NaiveDateTime| zone.from_utc_datetime(&at).naive_local() >= local;
    let (mut before, mut after) = (local - TimeDelta::hours(16), local + TimeDelta::hours(40));
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if reached(middle) { after = middle } else { before = middle }
    }
    after.and_utc()
}

/// When it is `hour` o'clock next at the person's place, after `now`. A date the zone leaves out has no such time.
pub(crate) fn next_hour(zone: Tz, hour: u8, now: DateTime<Utc>) -> DateTime<Utc> {
    let mut date = today(zone, now);
    loop {
        let at = hour_of_day(zone, hour, date);
        if at > now && today(zone, at) == date {
            return at;
        }
        date = add_days(date, 1);
    }
}

/// `hour` o'clock of a date at the person's place.
pub(crate) fn hour_of_day(zone: Tz, hour: u8, date: NaiveDate) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour.into(), 0, 0).unwrap_or_default();
    instant(zone, date.and_time(time))
}

pub(crate) fn add_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

pub(crate) fn subtract_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}
