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
