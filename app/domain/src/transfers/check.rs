//! Whether what a file says is a task: by the rules of the forms, every field at once.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use model::{
    Column, DateOrder, Field, FieldErrors, Message, Priority, Rejection, ReminderRule, Status, TITLE_MAX, TaskEdit,
    TaskId, ValidTaskEdit, text,
};
use uuid::Uuid;
use words::Language;

use super::record::Record;
use super::values::{priority, status, yes_no};
use super::written::{Place, written};
use crate::time::{local, stored, today};

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
    let mut unnamed = FieldErrors::default();
    let list = match record.list.trim() {
        "" => String::new(),
        name => text::line(&mut unnamed, Field::Name, name, TITLE_MAX),
    };
    wrong.extend(unnamed.first().map(|problem| (Column::List.label(), problem.message())));
    let zone = if record.zone.is_empty() { Ok(None) } else { record.zone.parse::<Tz>().map(Some) };
    if zone.is_err() {
        wrong.push(("field-time-zone", Message::Plain("line-not-a-zone")));
    }
    let zone = zone.ok().flatten();
    // What is not understood is left as it is: the form says what is wrong with it.
    let [start_date, deadline] = [&record.start_date, &record.deadline].map(|typed| day(typed, &record, zone, reading));
    let (due_date, due_time) = due(&record, zone, reading).unwrap_or((record.due_date, record.due_time));
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
fn said(language: Language, wrong: Vec<(&'static str, Message<'static>)>) -> String {
    let sentence = |(field, problem): (&'static str, Message<'static>)| {
        let (field, problem) = (language.say(field), language.message(problem));
        language.format("line-problem", [("field", field.into()), ("problem", problem.into())])
    };
    wrong.into_iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// Date and time as forms send them, by the person's clock.
fn due(record: &Record, zone: Option<Tz>, reading: Reading) -> Option<(String, String)> {
    let (on, at) = (written(&record.due_date, reading.order)?, written(&record.due_time, reading.order)?);
    // Spreadsheets write a date alone as the midnight it begins at.
    let midnight = on.time == Some(NaiveTime::MIN) && on.place.is_none();
    if at.date.is_some() || (at.time.is_some() && on.time.is_some() && !midnight) {
        return None;
    }
    let (time, place) = if at.time.is_some() { (at.time, at.place) } else { (on.time, on.place) };
    let (mut date, mut time) = (on.date, time);
    if let (Some(day), Some(clock)) = (date, time)
        && let Some(place) = place.or(zone.map(Place::Zone))
    {
        let home = home(record, zone, reading);
        let there = local(home, place.instant(Some(day.and_time(clock)).filter(|at| plausible(at.year()))?)?);
        (date, time) = (Some(there.date()), Some(there.time()));
    }
    if record.all_day {
        time = None;
    }
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    Some((date, time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()))
}

/// By whose clock a task's dates are.
fn home(record: &Record, zone: Option<Tz>, reading: Reading) -> Tz {
    if record.all_day || record.floating { zone.unwrap_or(reading.zone) } else { reading.zone }
}

/// A date alone, as forms send it: where the file says an instant, by the person's clock.
fn day(typed: &str, record: &Record, zone: Option<Tz>, reading: Reading) -> String {
    let said = || {
        let said = written(typed, reading.order)?;
        let date = said.date.filter(|date| plausible(date.year()))?;
        match said.place.zip(said.time) {
            Some((place, time)) => {
                Some(local(home(record, zone, reading), place.instant(date.and_time(time))?).date().to_string())
            }
            None => Some(date.to_string()),
        }
    };
    said().unwrap_or_else(|| typed.to_owned())
}

/// What a file calls a task; nothing where it is longer than names are.
fn name(written: &str) -> String {
    const LONGEST: usize = 100;
    let name = written.trim();
    if name.len() > LONGEST { String::new() } else { name.to_owned() }
}

/// An instant, or a date or a local time of the person's; nothing where nothing is said.
fn moment(typed: &str, reading: Reading) -> Option<Option<DateTime<Utc>>> {
    if typed.trim().is_empty() {
        return Some(None);
    }
    let said = written(typed, reading.order)?;
    // Far years have no instant.
    let local = Some(said.date?.and_time(said.time.unwrap_or_default())).filter(|local| plausible(local.year()))?;
    let at = said.place.unwrap_or(Place::Zone(reading.zone)).instant(local)?;
    plausible(at.year()).then_some(Some(stored(at)))
}

/// Whether something happened, in a word or by saying when.
fn happened(typed: &str, reading: Reading) -> Option<Option<Option<DateTime<Utc>>>> {
    match yes_no(typed) {
        Some(yes) => Some(yes.then_some(None)),
        None => Some(moment(typed, reading)?.map(Some)),
    }
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
        // At once: each is compared with those before it.
        if rules.len() > REMINDERS {
            return None;
        }
    }
    Some(rules)
}
