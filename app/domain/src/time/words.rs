//! Dates and times in the reader's words. The server says them all, so that the browser renders the same bytes
//! without knowing time zones.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use model::DueText;

use super::{due_sort, minute_sort, today};

/// `Tomorrow 09:00`, with what a `<time>` needs. `here` is the time at the reader's place.
pub(crate) fn due(
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    completed: bool,
    here: NaiveDateTime,
) -> Option<DueText> {
    let date = date?;
    let day = day(date, here.date());
    let (mut text, mut datetime) = (day, String::with_capacity(16));
    write_date(&mut datetime, date);
    if let Some(time) = time {
        for (text, separator) in [(&mut text, ' '), (&mut datetime, 'T')] {
            text.push(separator);
            write_two(text, time.hour());
            text.push(':');
            write_two(text, time.minute());
        }
    }
    let overdue = !completed && due_sort(Some(date), time) < minute_sort(here);
    Some(DueText { text, datetime, overdue })
}

/// `Today 14:05`
pub(crate) fn moment(zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let local = at.with_timezone(&zone);
    format!("{} {}", day(local.date_naive(), today(zone, now)), local.format("%H:%M"))
}

/// `Completed today 14:05`
pub(crate) fn happened(what: &str, zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    format!("{what} {}", in_sentence(moment(zone, at, now)))
}

/// `20 November`, for the day something was added; `today` in its place.
pub(crate) fn added(zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (date, today) = (today(zone, at), today(zone, now));
    let text = relative(date, today).map(str::to_lowercase);
    text.unwrap_or_else(|| date.format(if date.year() == today.year() { "%-d %B" } else { "%-d %B %Y" }).to_string())
}

/// `Tomorrow, Tuesday 24 November`: what stands above the tasks of one day.
pub(crate) fn heading(date: NaiveDate, today: NaiveDate) -> String {
    let long = date.format(if date.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" });
    match relative(date, today) {
        Some(word) => format!("{word}, {long}"),
        None => long.to_string(),
    }
}

/// `Mon 23 November`: a day of the chart.
pub(crate) fn short_day(date: NaiveDate) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut text = String::with_capacity(24);
    text.push_str(DAYS[date.weekday().num_days_from_monday() as usize]);
    text.push(' ');
    if date.day() > 9 {
        text.push(digit(date.day() / 10));
    }
    text.push(digit(date.day()));
    text.push(' ');
    text.push_str(MONTHS[date.month0() as usize]);
    text
}

/// `2026-11-23`. A list writes hundreds of numbers: digit by digit, since a pattern of `chrono` costs ten times as much.
fn write_date(text: &mut String, date: NaiveDate) {
    let year = date.year().unsigned_abs();
    write_two(text, year / 100);
    write_two(text, year);
    text.push('-');
    write_two(text, date.month());
    text.push('-');
    write_two(text, date.day());
}

fn write_two(text: &mut String, number: u32) {
    text.push(digit(number / 10));
    text.push(digit(number));
}

/// The last digit of a number.
fn digit(number: u32) -> char {
    char::from(b'0' + (number % 10) as u8)
}

/// `Today`, `Tomorrow`, `Yesterday`, `Mon 30 November`, `Mon 30 November 2026`.
fn day(date: NaiveDate, today: NaiveDate) -> String {
    match relative(date, today) {
        Some(word) => word.to_owned(),
        None if date.year() == today.year() => short_day(date),
        None => format!("{} {}", short_day(date), date.year()),
    }
}

fn relative(date: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    match (date - today).num_days() {
        -1 => Some("Yesterday"),
        0 => Some("Today"),
        1 => Some("Tomorrow"),
        _ => None,
    }
}

/// Names of days keep their capital, words do not.
fn in_sentence(text: String) -> String {
    for word in ["Yesterday", "Today", "Tomorrow"] {
        if let Some(rest) = text.strip_prefix(word) {
            return word.to_lowercase() + rest;
        }
    }
    text
}
