//! Dates and times in the reader's language. The server says them all, so that the browser renders the same bytes
//! without knowing time zones.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use model::DueText;
use words::{DateForm, Language};

use super::{due_sort, minute_sort, today};

/// `Tomorrow 09:00`, with what a `<time>` needs. `here` is the time at the reader's place.
pub(crate) fn due(
    language: Language,
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    completed: bool,
    here: NaiveDateTime,
) -> Option<DueText> {
    let date = date?;
    let day = day(language, date, here.date(), &STANDING);
    let (mut text, mut datetime) = (day.into_owned(), String::with_capacity(16));
    write_date(&mut datetime, date);
    if let Some(time) = time {
        write_time(&mut text, ' ', time);
        write_time(&mut datetime, 'T', time);
    }
    let overdue = !completed && due_sort(Some(date), time) < minute_sort(here);
    Some(DueText { text, datetime, overdue })
}

/// The same without its day.
pub(crate) fn time_only(due: DueText) -> DueText {
    DueText { text: due.datetime.split_once('T').map_or("", |(_, time)| time).to_owned(), ..due }
}

/// `Today 14:05`
pub(crate) fn moment(language: Language, zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let local = at.with_timezone(&zone);
    at_time(&day(language, local.date_naive(), today(zone, now), &STANDING), local.time())
}

/// `Completed today 14:05`: what the message says of the time that is its argument.
pub(crate) fn happened(
    language: Language,
    message: &'static str,
    zone: Tz,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> String {
    language.say_with(message, &within(language, zone, at, now))
}

/// `today 14:05`, within a sentence.
pub(crate) fn within(language: Language, zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let local = at.with_timezone(&zone);
    at_time(&day(language, local.date_naive(), today(zone, now), &WITHIN), local.time())
}

/// `Deadline tomorrow`
pub(crate) fn deadline(language: Language, due: DueText) -> DueText {
    DueText { text: language.say_with("row-deadline", &due.text), ..due }
}

/// `from Mon 30 Nov`
pub(crate) fn begins(language: Language, date: NaiveDate, today: NaiveDate) -> String {
    language.say_with("row-begins", &day(language, date, today, &WITHIN))
}

/// `20 November`, for the day something was added; `today` in its place.
pub(crate) fn added(language: Language, zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let (date, today) = (today(zone, at), today(zone, now));
    match relative(date, today, &WITHIN) {
        Some(word) => language.say(word).to_owned(),
        None if date.year() == today.year() => language.date(DateForm::Day, date).to_string(),
        None => language.date(DateForm::DayWithYear, date).to_string(),
    }
}

/// `Tomorrow, Tuesday 24 November`: what stands above the tasks of one day.
pub(crate) fn heading(language: Language, date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { DateForm::Long } else { DateForm::LongWithYear };
    let long = language.date(form, date);
    match relative(date, today, &STANDING) {
        Some(word) => language.format("day-heading", [("day", language.say(word).into()), ("date", (&*long).into())]),
        None => long.to_string(),
    }
}

/// `November 2026`
pub(crate) fn month(language: Language, date: NaiveDate) -> String {
    language.date(DateForm::Month, date).to_string()
}

/// `23 November – 29 November 2026`
pub(crate) fn days(language: Language, first: NaiveDate, last: NaiveDate) -> String {
    let form = if first.year() == last.year() { DateForm::Day } else { DateForm::DayWithYear };
    [&*language.date(form, first), &*language.date(DateForm::DayWithYear, last)].join(" – ")
}

/// `Mon` and `Monday`
pub(crate) fn weekday(language: Language, date: NaiveDate) -> (String, String) {
    let said = |form| language.date(form, date).to_string();
    (said(DateForm::ShortWeekday), said(DateForm::Weekday))
}

/// `Mon 23 Nov`: a day of the chart.
pub(crate) fn short_day(language: Language, date: NaiveDate) -> String {
    language.date(DateForm::Short, date).to_string()
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

/// Messages for the days around today: by themselves, and within a sentence.
const STANDING: [&str; 3] = ["yesterday", "today", "tomorrow"];
const WITHIN: [&str; 3] = ["yesterday-within", "today-within", "tomorrow-within"];

/// `Today`, `Tomorrow`, `Yesterday`, `Mon 30 Nov`, `Mon, 30 Nov 2026`.
fn day(language: Language, date: NaiveDate, today: NaiveDate, words: &[&'static str; 3]) -> Cow<'static, str> {
    match relative(date, today, words) {
        Some(word) => language.say(word).into(),
        None if date.year() == today.year() => language.date(DateForm::Short, date).to_string().into(),
        None => language.date(DateForm::ShortWithYear, date).to_string().into(),
    }
}

fn relative(date: NaiveDate, today: NaiveDate, words: &[&'static str; 3]) -> Option<&'static str> {
    let index = usize::try_from((date - today).num_days() + 1).ok()?;
    words.get(index).copied()
}

fn at_time(day: &str, time: NaiveTime) -> String {
    let mut text = String::with_capacity(day.len() + 6);
    text.push_str(day);
    write_time(&mut text, ' ', time);
    text
}

fn write_time(text: &mut String, separator: char, time: NaiveTime) {
    text.push(separator);
    write_two(text, time.hour());
    text.push(':');
    write_two(text, time.minute());
}
