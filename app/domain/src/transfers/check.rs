//! Whether what a file says is a task: by the rules of the forms, every field at once.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use model::{Column, Field, Priority, Rejection, ReminderRule, Status, TaskEdit, TaskId, ValidTaskEdit};
use uuid::Uuid;

use super::record::Record;
use crate::time::{instant, stored, today};

/// As many as people can set by hand.
const REMINDERS: usize = 20;
/// The longest before, in minutes: a year.
const LONGEST: u32 = 527_040;

/// A task that can be written.
pub(super) struct Checked {
    pub form: ValidTaskEdit,
    pub created_at: DateTime<Utc>,
    /// When, and on which date of the person's own.
    pub completed: Option<(DateTime<Utc>, NaiveDate)>,
    pub deleted_at: Option<DateTime<Utc>>,
    pub reminders: Vec<ReminderRule>,
}

/// The task, or everything that is wrong with it in one sentence a field.
pub(super) fn checked(record: Record, zone: Tz, now: DateTime<Utc>) -> Result<Checked, String> {
    let mut wrong = Vec::new();
    let mut at = |column: Column, typed: &str| match moment(typed, zone) {
        Err(()) => {
            wrong.push(format!("{}: This is no date and time.", column.label()));
            None
        }
        Ok(at) => at,
    };
    let created_at = at(Column::Added, &record.created_at);
    let completed_at = at(Column::Completed, &record.completed_at);
    let deleted_at = at(Column::Deleted, &record.deleted_at);
    let status = status(&record.status, completed_at.is_some());
    if status.is_none() {
        wrong.push("Status: Please use pending, in progress or completed.".to_owned());
    }
    let priority = priority(&record.priority);
    if priority.is_none() {
        wrong.push("Priority: Please use none, low, medium or high.".to_owned());
    }
    let completed_on = record.completed_on.parse::<NaiveDate>().ok();
    let reminders = rules(&record.reminders);
    if reminders.is_none() {
        wrong.push(format!("Reminders: Please use rules such as before:60, {REMINDERS} at most."));
    }
    let form = TaskEdit {
        id: TaskId(Uuid::nil()),
        version: 1,
        title: record.title,
        notes: record.notes,
        status: status.unwrap_or(Status::Pending),
        priority: priority.unwrap_or(Priority::None),
        due_date: record.due_date,
        due_time: record.due_time,
    };
    match form.validated() {
        Ok(form) if wrong.is_empty() => {
            let completed_at = completed_at.unwrap_or(stored(now));
            let completed = (form.status == Status::Completed)
                .then(|| (completed_at, completed_on.unwrap_or_else(|| today(zone, completed_at))));
            let reminders = reminders.unwrap_or_default();
            Ok(Checked { form, created_at: created_at.unwrap_or(stored(now)), completed, deleted_at, reminders })
        }
        Ok(_) => Err(wrong.join(" ")),
        Err(rejection) => {
            if let Rejection::Invalid(errors) = rejection {
                let fields = [
                    (Field::Title, Column::Title),
                    (Field::Notes, Column::Notes),
                    (Field::DueDate, Column::DueDate),
                    (Field::DueTime, Column::DueTime),
                ];
                let said = fields
                    .iter()
                    .filter_map(|(field, column)| Some(format!("{}: {}", column.label(), errors.get(*field)?)));
                wrong.splice(0..0, said);
            }
            Err(wrong.join(" "))
        }
    }
}

fn status(word: &str, completed: bool) -> Option<Status> {
    Some(match plain(word).as_str() {
        "" if completed => Status::Completed,
        "" | "pending" | "open" | "todo" | "to do" | "new" | "no" | "false" | "0" => Status::Pending,
        "in progress" | "doing" | "started" => Status::InProgress,
        "completed" | "complete" | "done" | "closed" | "yes" | "true" | "x" | "1" => Status::Completed,
        _ => return None,
    })
}

fn priority(word: &str) -> Option<Priority> {
    let word = plain(word);
    if word.is_empty() { Some(Priority::None) } else { Priority::from_slug(&word) }
}

/// In lower case, with spaces for what stands between words.
pub(super) fn plain(text: &str) -> String {
    text.trim().replace(['_', '-'], " ").to_lowercase()
}

/// An instant, or a date or a local time of the person's; nothing where nothing is said.
fn moment(typed: &str, zone: Tz) -> Result<Option<DateTime<Utc>>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let local =
        |formats: [&str; 4]| formats.into_iter().find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok());
    let at = match DateTime::parse_from_rfc3339(typed) {
        Ok(at) => at.to_utc(),
        Err(_) => {
            let date = typed.parse::<NaiveDate>().ok().map(|date| date.and_time(NaiveTime::MIN));
            let formats = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
            // Far years have no instant.
            let local = date.or_else(|| local(formats)).filter(|local| plausible(local.year())).ok_or(())?;
            instant(zone, local)
        }
    };
    if plausible(at.year()) { Ok(Some(stored(at))) } else { Err(()) }
}

fn plausible(year: i32) -> bool {
    (1970..=2999).contains(&year)
}

fn rules(written: &[String]) -> Option<Vec<ReminderRule>> {
    let mut rules = Vec::new();
    for rule in written {
        let rule = ReminderRule::parse(rule).filter(|rule| match rule {
            ReminderRule::Before { minutes } => *minutes <= LONGEST,
            ReminderRule::DaysBefore { days, .. } => *days <= 366,
            ReminderRule::At { .. } | ReminderRule::Instant { .. } => true,
        })?;
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    (rules.len() <= REMINDERS).then_some(rules)
}
