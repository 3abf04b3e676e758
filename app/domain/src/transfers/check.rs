//! Whether what a file says is a task: by the rules of the forms, every field at once.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use model::{
    Column, DateOrder, Field, Message, Priority, Rejection, ReminderRule, Status, TaskEdit, TaskId, ValidTaskEdit,
};
use uuid::Uuid;
use words::Language;

use super::moments::{day, due, happened, moment};
use super::record::Record;
use super::values::{priority, status};
use super::written::written;
use super::{history, outline, recurring, sort_key};
use crate::recurrence::{PAST_MAX, Past, Recurs};
use crate::time::{stored, today};

/// As many as people can set by hand.
const REMINDERS: usize = 20;
/// The longest before, in minutes: a year.
pub(super) const LONGEST: u32 = 527_040;

/// How texts are read.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    /// In which they are spoken of.
    pub language: Language,
    pub zone: Tz,
    pub now: DateTime<Utc>,
    /// Which part of a date such as 04/05/2026 comes first, if that is known.
    pub order: Option<DateOrder>,
}

/// A task that can be written.
pub(super) struct Checked {
    pub form: ValidTaskEdit,
    pub created_at: DateTime<Utc>,
    /// When, and on which date of the person's own.
    pub completed: Option<(DateTime<Utc>, NaiveDate)>,
    pub deleted_at: Option<DateTime<Utc>>,
    pub reminders: Vec<ReminderRule>,
    /// The name of its list; empty for the Inbox.
    pub list: String,
    /// The name of the section of that; empty for none.
    pub section: String,
    /// Its key among its neighbours, and whether its parts are out of sight.
    pub position: Option<Vec<u8>>,
    pub folded: bool,
    pub recurs: Option<Recurs>,
    pub past: Vec<Past>,
    /// What the file calls it, and what it is a part of.
    pub name: String,
    pub part_of: String,
    /// The number of that.
    pub parent: Option<u32>,
    /// What the file says and the task does not.
    pub remark: Option<String>,
}

/// The task, or everything that is wrong with it in one sentence a field.
pub(super) fn checked(record: Record, reading: Reading) -> Result<Checked, String> {
    let language = reading.language;
    let mut wrong = Vec::new();
    let mut no_moment = |column: Column| wrong.push((column.label(), Message::Plain("line-not-a-moment")));
    let created_at = moment(&record.created_at, reading);
    let created_at = created_at.unwrap_or_else(|| (no_moment(Column::Added), None).1);
    let completed_at = happened(&record.completed_at, reading);
    let completed_at = completed_at.unwrap_or_else(|| (no_moment(Column::Completed), None).1);
    let deleted_at = happened(&record.deleted_at, reading);
    let deleted_at = deleted_at.unwrap_or_else(|| (no_moment(Column::Deleted), None).1);
    let status = match record.status.trim() {
        "" if completed_at.is_some() => Some(Status::Completed),
        "" => Some(Status::Pending),
        word => status(word),
    };
    if status.is_none() {
        wrong.push((Column::Status.label(), Message::Plain("line-not-a-status")));
    }
    let priority = priority(&record.priority);
    if priority.is_none() {
        wrong.push((Column::Priority.label(), Message::Plain("line-not-a-priority")));
    }
    let completed_on = written(&record.completed_on, None).filter(|on| on.time.is_none());
    if completed_on.is_none() {
        wrong.push(("field-completed-on", Message::Plain("line-not-a-date")));
    }
    let reminders = rules(&record.reminders);
    if reminders.is_none() {
        wrong.push((Column::Reminders.label(), Message::Number("line-not-a-rule", REMINDERS as u64)));
    }
    let [list, section] = [(Column::List, &record.list), (Column::Section, &record.section)].map(|(column, name)| {
        let name = if name.trim().is_empty() { Ok(String::new()) } else { outline::stored(name) };
        name.unwrap_or_else(|problem| (wrong.push((column.label(), problem.message())), String::new()).1)
    });
    let position = Some(record.sort_key.trim()).filter(|letters| !letters.is_empty()).map(sort_key::key);
    if position == Some(None) {
        wrong.push((Column::SortKey.label(), Message::Plain("line-not-a-sort-key")));
    }
    let past = history::past(&record.occurrences.0, reading);
    if past.is_none() {
        wrong.push(("field-occurrences", Message::Number("line-not-a-history", PAST_MAX as u64)));
    }
    let zone = if record.zone.is_empty() { Ok(None) } else { record.zone.parse::<Tz>().map(Some) };
    if zone.is_err() {
        wrong.push(("field-time-zone", Message::Plain("line-not-a-zone")));
    }
    let zone = zone.ok().flatten();
    // What is not understood is left as it is: the form says what is wrong with it.
    let [start_date, deadline] = [&record.start_date, &record.deadline].map(|typed| day(typed, &record, zone, reading));
    let due = due(&record, zone, reading);
    let (mut due_date, mut due_time) = due.unwrap_or_else(|| (record.due_date.clone(), record.due_time.clone()));
    // What is done recurs no more.
    let recurs = match status {
        Some(Status::Completed) => Ok(None),
        _ => recurring::recurs(&record, (&due_date, &due_time), reading),
    };
    let recurs = recurs.unwrap_or_else(|(column, problem)| (wrong.push((column.label(), problem)), None).1);
    if let Some(recurs) = recurs.as_ref().filter(|_| record.occurrence.trim().is_empty()) {
        due_date = recurs.first_on.to_string();
        due_time = recurs.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
    }
    let form = TaskEdit {
        id: TaskId(Uuid::nil()),
        version: 1,
        title: record.title,
        notes: record.notes,
        status: status.unwrap_or(Status::Pending),
        priority: priority.unwrap_or(Priority::None),
        due_date,
        due_time,
        labels: Some(record.labels.join(",")),
        start_date: Some(start_date),
        deadline: Some(deadline),
        ..TaskEdit::default()
    };
    match form.validated() {
        Ok(form) if wrong.is_empty() => {
            let done = form.status == Status::Completed;
            let completed_on = completed_on.and_then(|on| on.date);
            let remark = (!done && (completed_at.is_some() || completed_on.is_some()))
                .then(|| language.say_with("line-not-completed", language.say(form.status.label())));
            let completed_at = completed_at.flatten().unwrap_or(stored(reading.now));
            let completed_on = completed_on.unwrap_or_else(|| today(reading.zone, completed_at));
            Ok(Checked {
                form,
                created_at: created_at.unwrap_or(stored(reading.now)),
                completed: done.then_some((completed_at, completed_on)),
                deleted_at: deleted_at.map(|at| at.unwrap_or(stored(reading.now))),
                reminders: reminders.unwrap_or_default(),
                list,
                section,
                position: position.flatten(),
                folded: record.folded,
                recurs,
                past: past.unwrap_or_default(),
                name: name(&record.id),
                part_of: name(&record.parent),
                parent: None,
                remark,
            })
        }
        Ok(_) => Err(said(language, wrong)),
        Err(rejection) => {
            if let Rejection::Invalid(errors) = rejection {
                let fields = [
                    (Field::Title, Column::Title),
                    (Field::Notes, Column::Notes),
                    (Field::DueDate, Column::DueDate),
                    (Field::DueTime, Column::DueTime),
                    (Field::Labels, Column::Labels),
                    (Field::StartDate, Column::StartDate),
                    (Field::Deadline, Column::Deadline),
                ];
                let found =
                    fields.iter().filter_map(|(field, column)| Some((column.label(), errors.get(*field)?.message())));
                wrong.splice(0..0, found);
            }
            Err(said(language, wrong))
        }
    }
}

/// What is wrong with each field, in a sentence.
pub(super) fn said(language: Language, wrong: Vec<(&'static str, Message<'static>)>) -> String {
    let sentence = |(field, problem): (&'static str, Message<'static>)| {
        let (field, problem) = (language.say(field), language.message(problem));
        language.format("line-problem", [("field", field.into()), ("problem", problem.into())])
    };
    wrong.into_iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// What a file calls a task; nothing where it is longer than names are.
fn name(written: &str) -> String {
    const LONGEST: usize = 100;
    let name = written.trim();
    if name.len() > LONGEST { String::new() } else { name.to_owned() }
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
        // At once: each is compared with those before it.
        if rules.len() > REMINDERS {
            return None;
        }
    }
    Some(rules)
}
