use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, SubsecRound, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use model::ReminderRule;
use words::{DateForm, Language};

use crate::time::{NO_DATE, due_sort, hour_of_day, instant, local, subtract_days};

const DAY_MINUTES: u32 = 1_440;

/// When a task is due, as far as its reminders go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Due {
    pub on: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
}

impl Due {
    /// Reminders go by the day on which somebody means to do it; where they said none, by that on which it must be done.
    pub fn of(due_on: Option<NaiveDate>, due_time: Option<NaiveTime>, deadline_on: Option<NaiveDate>) -> Due {
        Due { on: due_on.or(deadline_on), time: due_on.and(due_time) }
    }
}

/// The instant a rule means for a task. A date without a time counts as the person's hour of that day, and days are days
/// of the calendar: a day before 09:00 is 09:00, whatever clocks did meanwhile. `None` where the rule needs a date and the
/// task has none.
pub(super) fn fires_at(rule: &ReminderRule, due: Due, zone: Tz, hour: u8) -> Option<DateTime<Utc>> {
    match rule {
        ReminderRule::Before { minutes } => {
            let (days, minutes) = match minutes % DAY_MINUTES {
                0 => (minutes / DAY_MINUTES, 0),
                _ => (0, *minutes),
            };
            let on = subtract_days(due.on?, days.into());
            let due = due.time.map_or_else(|| hour_of_day(zone, hour, on), |time| instant(zone, on.and_time(time)));
            due.checked_sub_signed(TimeDelta::minutes(minutes.into()))
        }
        ReminderRule::DaysBefore { days, time } => {
            Some(instant(zone, subtract_days(due.on?, (*days).into()).and_time(*time)))
        }
        ReminderRule::At { local } => Some(instant(zone, *local)),
        ReminderRule::Instant { local, offset } => Some(at_offset(*local, *offset)),
    }
}

fn at_offset(local: NaiveDateTime, offset: i32) -> DateTime<Utc> {
    local.and_utc() - TimeDelta::minutes(offset.into())
}

/// A minute, wherever the person will be by then.
pub(super) fn instant_rule(zone: Tz, at: DateTime<Utc>) -> ReminderRule {
    let there = at.trunc_subsecs(0).with_timezone(&zone);
    let offset = there.offset().fix().local_minus_utc() / 60;
    let local = there.naive_local();
    ReminderRule::Instant { local: local.with_second(0).unwrap_or(local), offset }
}

/// What a rule fires for: the task's due date, or nothing but its own time. Once it fired it does not fire for that again,
/// wherever clocks, zones and hours move.
pub(super) fn fires_for(rule: &ReminderRule, due: Due) -> i64 {
    match rule {
        ReminderRule::Before { .. } | ReminderRule::DaysBefore { .. } => due_sort(due.on, due.time),
        ReminderRule::At { .. } | ReminderRule::Instant { .. } => NO_DATE,
    }
}

/// Which firing of a task this is: the minute, in UTC, because a local one may come twice. The ledger takes each only
/// once.
pub(super) fn occurrence(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%MZ").to_string()
}

/// `1 hour before`, `2 days before at 18:00`, `24 November 2026 18:00`
pub(crate) fn words(rule: &ReminderRule, language: Language, zone: Tz) -> String {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let moment = |local: NaiveDateTime| {
        format!("{} {}", language.date(DateForm::DayWithYear, local.date()), clock(local.time()))
    };
    match rule {
        ReminderRule::Before { minutes: 0 } => language.say("rule-when-due").to_owned(),
        ReminderRule::Before { minutes } if minutes % DAY_MINUTES == 0 => {
            language.say_number("rule-days-before", (minutes / DAY_MINUTES).into())
        }
        ReminderRule::Before { minutes } if minutes % 60 == 0 => {
            language.say_number("rule-hours-before", (minutes / 60).into())
        }
        ReminderRule::Before { minutes } => language.say_number("rule-minutes-before", (*minutes).into()),
        ReminderRule::DaysBefore { days: 0, time } => language.say_with("rule-on-the-day", &clock(*time)),
        ReminderRule::DaysBefore { days, time } => {
            language.format("rule-days-before-at", [("number", (*days).into()), ("time", clock(*time).into())])
        }
        ReminderRule::At { local } => moment(*local),
        ReminderRule::Instant { local: there, offset } => moment(local(zone, at_offset(*there, *offset))),
    }
}
