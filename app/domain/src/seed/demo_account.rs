//! The rows of the demo account.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::demo::Places;
use super::demo_tasks::{DONE, OPEN, Open, Recurring, TRASHED};
use crate::UserId;
use crate::entities::occurrence::{self, State};
use crate::entities::{series, task};
use crate::recurrence::Recurs;
use crate::tasks::searchable;
use crate::time::{add_days, instant, stored, subtract_days, today};

pub(super) struct Account {
    pub tasks: Vec<task::Model>,
    pub series: Vec<series::Model>,
    /// What is over of those that recur.
    pub over: Vec<occurrence::Model>,
}

impl Account {
    pub fn of(owner: UserId, places: &Places, now: DateTime<Utc>) -> Account {
        let mut account = Account { tasks: Vec::new(), series: Vec::new(), over: Vec::new() };
        for (number, open) in OPEN.iter().enumerate() {
            account.open(owner, open, places, now - TimeDelta::hours(20 + 7 * number as i64), now);
        }
        for done in DONE {
            // Not in the future, even just after midnight.
            let at = clock(done.time).map_or(now, |time| instant(Tz::UTC, day(-done.days_ago, now).and_time(time)));
            let at = stored(at.min(now - TimeDelta::minutes(5)));
            account.tasks.push(completed(new(owner, done.title, at - TimeDelta::days(3)), at));
        }
        for title in TRASHED {
            account.tasks.push(task::Model {
                deleted_at: Some(stored(now - TimeDelta::hours(30))),
                ..new(owner, title, now - TimeDelta::days(9))
            });
        }
        account
    }

    /// A task with its parts and its series.
    fn open(&mut self, owner: UserId, open: &Open, places: &Places, added: DateTime<Utc>, now: DateTime<Utc>) {
        let place = places.get(&(open.list, open.section));
        let task = task::Model {
            notes: open.notes.to_owned(),
            search: searchable(open.title, open.notes),
            list_id: place.map(|(list, _)| *list).or(Some(owner.0)),
            section_id: place.and_then(|(_, section)| *section),
            status: i16::from(open.started),
            priority: open.priority,
            due_on: open.due.map(|due| day(due, now)),
            due_time: clock(open.time),
            labels: open.labels.join("\n"),
            start_on: open.starts.map(|starts| day(starts, now)),
            deadline_on: open.deadline.map(|deadline| day(deadline, now)),
            ..new(owner, open.title, added)
        };
        let task = match open.recurs {
            Some(recurs) => self.recurring(task, recurs, now),
            None => task,
        };
        for (number, part) in (1..).zip(open.parts) {
            let at = added + TimeDelta::minutes(number);
            let row = task::Model {
                list_id: task.list_id,
                section_id: task.section_id,
                parent_id: Some(task.id),
                ..new(owner, part.title, at)
            };
            self.tasks.push(if part.done { completed(row, stored(now - TimeDelta::hours(2))) } else { row });
        }
        self.tasks.push(task.sorted());
    }

    /// The same as the current one of a series. What is no rule makes none.
    fn recurring(&mut self, task: task::Model, recurs: Recurring, now: DateTime<Utc>) -> task::Model {
        let first = recurs.done.first().map(|first| day(*first, now)).or(task.due_on);
        let from = (first.unwrap_or_else(|| today(Tz::UTC, now)), task.due_time);
        let Ok(begun) = Recurs::read(recurs.rule, recurs.anchor, from, Tz::UTC) else { return task };
        let series = begun.series(&task, now);
        for done in recurs.done {
            let on = day(*done, now);
            self.over.push(occurrence::Model {
                id: Uuid::now_v7(),
                series_id: series.id,
                original_on: on,
                task_id: task.id,
                user_id: task.user_id,
                state: State::Done,
                due_on: Some(on),
                due_time: task.due_time,
                ended_at: stored(instant(Tz::UTC, on.and_time(NaiveTime::MIN)) + TimeDelta::hours(19)),
                ended_on: on,
                actor_id: task.user_id,
                set_id: Uuid::now_v7(),
                version: task.version,
            });
        }
        let series_id = Some(series.id);
        self.series.push(series);
        task::Model { series_id, ..task }
    }
}

fn day(offset: i64, now: DateTime<Utc>) -> NaiveDate {
    match u64::try_from(offset) {
        Ok(days) => add_days(today(Tz::UTC, now), days),
        Err(_) => subtract_days(today(Tz::UTC, now), offset.unsigned_abs()),
    }
}

fn clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn new(owner: UserId, title: &str, added: DateTime<Utc>) -> task::Model {
    task::Model {
        title: title.to_owned(),
        search: searchable(title, ""),
        ..task::Model::new(Uuid::now_v7(), owner, added)
    }
}

fn completed(task: task::Model, at: DateTime<Utc>) -> task::Model {
    task::Model { status: 2, completed_at: Some(at), completed_on: Some(today(Tz::UTC, at)), ..task }
}
