use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::ReminderRule;

use crate::time::{hour_of_day, instant, subtract_days};

/// When a task is due, as far as its reminders go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Due {
    pub on: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
}

/// The instant a rule means for a task. A date without a time counts as the person's hour of that day. `None` where the
/// rule needs a date and the task has none.
pub(super) fn rings_at(rule: &ReminderRule, due: Due, zone: Tz, hour: u8) -> Option<DateTime<Utc>> {
    match rule {
        ReminderRule::Before { minutes } => {
            let on = due.on?;
            let due = due.time.map_or_else(|| hour_of_day(zone, hour, on), |time| instant(zone, on.and_time(time)));
            due.checked_sub_signed(TimeDelta::minutes((*minutes).into()))
        }
        ReminderRule::DaysBefore { days, time } => {
            Some(instant(zone, subtract_days(due.on?, (*days).into()).and_time(*time)))
        }
        ReminderRule::At { local } => Some(instant(zone, *local)),
    }
}

/// Which ringing of a task this is: the local minute. The ledger takes each only once.
pub(super) fn occurrence(zone: Tz, at: DateTime<Utc>) -> String {
    let local: NaiveDateTime = at.with_timezone(&zone).naive_local();
    local.format("%Y-%m-%dT%H:%M").to_string()
}

/// `1 hour before`, `2 days before at 18:00`, `24 November 2026 18:00`
pub(super) fn words(rule: &ReminderRule) -> String {
    let plural = |n: u32, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    match rule {
        ReminderRule::Before { minutes: 0 } => "When it is due".to_owned(),
        ReminderRule::Before { minutes } if minutes % 1_440 == 0 => {
            format!("{} before", plural(minutes / 1_440, "day"))
        }
        ReminderRule::Before { minutes } if minutes % 60 == 0 => format!("{} before", plural(minutes / 60, "hour")),
        ReminderRule::Before { minutes } => format!("{} before", plural(*minutes, "minute")),
        ReminderRule::DaysBefore { days: 0, time } => format!("On the day at {}", time.format("%H:%M")),
        ReminderRule::DaysBefore { days, time } => {
            format!("{} before at {}", plural((*days).into(), "day"), time.format("%H:%M"))
        }
        ReminderRule::At { local } => local.format("%-d %B %Y %H:%M").to_string(),
    }
}
