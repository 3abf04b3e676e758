use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Field, FieldErrors, Problem, Rejection, TaskId, typed};

/// When a reminder of one task fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReminderRule {
    /// So long before it is due. Whole days are days of the calendar, at the same time of day.
    Before { minutes: u32 },
    /// At a time of an earlier day, or of the day itself.
    DaysBefore { days: u16, time: NaiveTime },
    /// At a date and time, whenever it is due.
    At { local: NaiveDateTime },
    /// At an instant, wherever the person is by then: what a snooze sets. A local time with its minutes east of UTC.
    Instant { local: NaiveDateTime, offset: i32 },
}

/// The rule as it is stored: `before:60`, `days:2@18:00`, `at:2026-11-24T18:00`,
/// `at:2026-11-24T18:00:00+01:00`.
impl fmt::Display for ReminderRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReminderRule::Before { minutes } => write!(f, "before:{minutes}"),
            ReminderRule::DaysBefore { days, time } => write!(f, "days:{days}@{}", minute(*time)),
            ReminderRule::At { local } => write!(f, "at:{}T{}", local.date(), minute(local.time())),
            ReminderRule::Instant { local, offset } => {
                let (sign, east) = (if *offset < 0 { '-' } else { '+' }, offset.abs());
                let (hours, minutes) = (east / 60, east % 60);
                write!(f, "at:{}T{}:00{sign}{hours:02}:{minutes:02}", local.date(), minute(local.time()))
            }
        }
    }
}

impl ReminderRule {
    /// Reads a stored rule.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, value) = text.split_once(':')?;
        match kind {
            "before" => Some(ReminderRule::Before { minutes: typed::number(value)? }),
            "days" => {
                let (days, time) = value.split_once('@')?;
                let days = u16::try_from(typed::number(days)?).ok()?;
                Some(ReminderRule::DaysBefore { days, time: time_of_day(time)? })
            }
            "at" => {
                let (date, time) = value.split_once('T')?;
                let moment = |time| Some(day(date)?.and_time(time_of_day(time)?));
                match time.split_at_checked("18:00:00".len()) {
                    Some((time, east)) if !east.is_empty() => {
                        Some(ReminderRule::Instant { local: moment(time)?, offset: offset(east)? })
                    }
                    _ => Some(ReminderRule::At { local: moment(time)? }),
                }
            }
            _ => None,
        }
    }
}

/// `18:00`, without the formatter that would weigh more in the browser than the rest of this file.
fn minute(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn day(text: &str) -> Option<NaiveDate> {
    typed::date(&mut FieldErrors::default(), Field::DueDate, text)
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    typed::time(&mut FieldErrors::default(), text)
}

/// `+01:00`, in minutes. No zone is further from UTC than 15 hours.
fn offset(text: &str) -> Option<i32> {
    let (sign, text) = text.strip_prefix('+').map(|text| (1, text)).or_else(|| Some((-1, text.strip_prefix('-')?)))?;
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (typed::number(hours)?, typed::number(minutes)?);
    (hours <= 15 && minutes < 60).then_some(sign * (hours * 60 + minutes) as i32)
}

/// The form that sets a reminder at a task: a rule, so much before it is due, or a date and time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewReminder {
    pub task: TaskId,
    /// A whole rule, as buttons send it.
    #[serde(default)]
    pub rule: String,
    /// `before`, `days` or `at`.
    #[serde(default)]
    pub kind: String,
    /// How many of `unit`, or how many days.
    #[serde(default)]
    pub amount: String,
    /// `minutes`, `hours` or `days`.
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub date: String,
    #[serde(default)]
    pub time: String,
}

impl NewReminder {
    pub fn validated(self) -> Result<(TaskId, ReminderRule), Rejection> {
        if !self.rule.is_empty() {
            let rule = ReminderRule::parse(&self.rule).ok_or(Rejection::Malformed)?;
            return Ok((self.task, rule));
        }
        let mut errors = FieldErrors::default();
        let amount = self.amount.trim().parse::<u32>().ok();
        let rule = match self.kind.as_str() {
            "before" => {
                let unit = match self.unit.as_str() {
                    "minutes" => Some(1),
                    "hours" => Some(60),
                    "days" => Some(1_440),
                    _ => None,
                };
                let minutes =
                    amount.zip(unit).and_then(|(amount, unit)| amount.checked_mul(unit)).filter(|m| *m <= 527_040);
                if minutes.is_none() {
                    errors.add(Field::ReminderAmount, Problem::NotAnAmount);
                }
                minutes.map(|minutes| ReminderRule::Before { minutes })
            }
            "days" => {
                let days = amount.and_then(|days| u16::try_from(days).ok()).filter(|days| *days <= 366);
                if days.is_none() {
                    errors.add(Field::ReminderAmount, Problem::NotAnAmount);
                }
                let time = required_time(&mut errors, &self.time);
                days.zip(time).map(|(days, time)| ReminderRule::DaysBefore { days, time })
            }
            "at" => {
                let date = typed::date(&mut errors, Field::DueDate, &self.date);
                if date.is_none() {
                    errors.add(Field::DueDate, Problem::Required);
                }
                let time = required_time(&mut errors, &self.time);
                date.zip(time).map(|(date, time)| ReminderRule::At { local: date.and_time(time) })
            }
            _ => return Err(Rejection::Malformed),
        };
        // Messages of this form stand at fields of its own.
        let errors = errors.renamed(&[(Field::DueDate, Field::ReminderDate), (Field::DueTime, Field::ReminderTime)]);
        match rule {
            Some(rule) => errors.or((self.task, rule)),
            None => errors.or(()).and(Err(Rejection::Malformed)),
        }
    }
}

fn required_time(errors: &mut FieldErrors, typed: &str) -> Option<NaiveTime> {
    let time = typed::time(errors, typed);
    if time.is_none() {
        errors.add(Field::DueTime, Problem::Required);
    }
    time
}

/// What somebody's daily reminder is like. A box that is not ticked is not sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReminderChoices {
    /// Whether it is wanted at all.
    pub daily: bool,
    /// Whether it names overdue tasks too.
    pub overdue: bool,
    /// One mail a task instead of one a day.
    pub each: bool,
}

/// A reminder that is set at a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderView {
    pub id: Uuid,
    /// `1 hour before`
    pub rule: String,
    /// `Planned for tomorrow 08:00`, or why it is not planned.
    pub state: String,
}

/// A line of the ledger in its reader's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryView {
    /// `Daily reminder`, or the task's title.
    pub about: String,
    /// `Sent today 09:00`, `Failed: the mail server refused it`
    pub state: String,
    pub failed: bool,
}

/// What a link in a mail offers to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailLink {
    /// `Complete this task?`
    pub question: String,
    /// The task's title.
    pub about: Option<String>,
    /// `Complete`
    pub button: String,
    /// The link that the button acts by.
    pub token: String,
}
