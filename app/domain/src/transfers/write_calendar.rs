//! iCalendar, as RFC 5545 has it.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use model::{Priority, ReminderRule, Status};

use super::record::Record;
use super::write::Written;
use crate::entities::task;
use crate::recurrence::Recurs;
use crate::time::instant;
use crate::{Actor, reminders};

pub(super) const BEGINNING: &[u8] = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Taskbell//Taskbell//EN\r\n";
pub(super) const END: &[u8] = b"END:VCALENDAR\r\n";
/// The trigger of an alarm that other programs cannot move with its task.
const INSTANT: &str = "TRIGGER;VALUE=DATE-TIME";
/// Octets in a line, without its end.
const LINE: usize = 75;

/// Appends a task, without a time zone of its own: times are said in UTC, and a date alone is a date everywhere.
pub(super) fn todo(file: &mut Vec<u8>, written: &Written<'_>, actor: &Actor) {
    let Written { task, reminders, recurs, .. } = written;
    let record = Record::of(written);
    let mut write = |name: &str, value: &str| line(file, &format!("{name}:{value}"));
    write("BEGIN", "VTODO");
    write("UID", &format!("{}@taskbell", task.id));
    write("DTSTAMP", &utc(task.updated_at));
    write("CREATED", &utc(task.created_at));
    write("LAST-MODIFIED", &utc(task.updated_at));
    let title = escaped(&task.title);
    write("SUMMARY", &title);
    if let Some(parent) = task.parent_id {
        write("RELATED-TO", &format!("{parent}@taskbell"));
    }
    if !task.notes.is_empty() {
        write("DESCRIPTION", &escaped(&task.notes));
    }
    match task::priority(task.priority) {
        Priority::High => write("PRIORITY", "1"),
        Priority::Medium => write("PRIORITY", "5"),
        Priority::Low => write("PRIORITY", "9"),
        Priority::None => {}
    }
    let status = match task::status(task.status) {
        // The format knows no trash.
        _ if task.deleted_at.is_some() => "CANCELLED",
        Status::Pending => "NEEDS-ACTION",
        Status::InProgress => "IN-PROCESS",
        Status::Completed => "COMPLETED",
    };
    write("STATUS", status);
    if !task.labels.is_empty() {
        write("CATEGORIES", &task.labels.lines().map(escaped).collect::<Vec<_>>().join(","));
    }
    match recurs {
        Some(recurs) => for_recurring(&mut write, task, recurs),
        None => for_single(&mut write, task, actor),
    }
    for (name, date) in [("X-TASKBELL-START", task.start_on), ("X-TASKBELL-DEADLINE", task.deadline_on)] {
        if let Some(date) = date {
            write(&format!("{name};VALUE=DATE"), &day(date));
        }
    }
    if let Some(at) = task.completed_at {
        write("COMPLETED", &utc(at));
    }
    for (name, value) in ours(&record) {
        if !value.is_empty() {
            write(name, &escaped(value));
        }
    }
    for rule in reminders {
        let Some((kind, value)) = ReminderRule::parse(rule).and_then(|rule| trigger(task, &rule, actor)) else {
            continue;
        };
        write("BEGIN", "VALARM");
        write("ACTION", "DISPLAY");
        write("DESCRIPTION", &title);
        write(kind, &value);
        if kind == INSTANT {
            write("X-TASKBELL-RULE", &escaped(rule));
        }
        write("END", "VALARM");
    }
    write("END", "VTODO");
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

/// When a task begins and is due.
fn for_single(write: &mut impl FnMut(&str, &str), task: &task::Model, actor: &Actor) {
    // What must be done by a day is due then for programs that know no deadlines.
    let due_on = task.due_on.or(task.deadline_on);
    if due_on != task.due_on {
        write("X-TASKBELL-DUE-BY-DEADLINE", "TRUE");
    }
    // The format has no tasks that begin after they are due, and both are times, or dates.
    let start = task.start_on.filter(|start| due_on.is_none_or(|due| *start <= due));
    let start_at = || Some(instant(actor.zone, start?.and_time(NaiveTime::MIN)));
    match (due_on, task.due_time) {
        (Some(date), Some(time)) => {
            if let Some(at) = start_at() {
                write("DTSTART", &utc(at));
            }
            write("DUE", &utc(instant(actor.zone, date.and_time(time))));
        }
        (due, _) => {
            for (name, date) in [("DTSTART;VALUE=DATE", start), ("DUE;VALUE=DATE", due)] {
                if let Some(date) = date {
                    write(name, &day(date));
                }
            }
        }
    }
}

/// The same of one that recurs, which counts its days from when it begins: the current one's. Times are those of the clock, for
/// its rule speaks of days, which are others in UTC.
fn for_recurring(write: &mut impl FnMut(&str, &str), task: &task::Model, recurs: &Recurs) {
    let date = task.due_on.unwrap_or(recurs.first_on);
    match task.due_time {
        Some(time) => {
            let at = date.and_time(time).format("%Y%m%dT%H%M%S").to_string();
            write("DTSTART", &at);
            write("DUE", &at);
            write("RRULE", &recurs.rule_of_times());
        }
        None => {
            write("DTSTART;VALUE=DATE", &day(date));
            write("DUE;VALUE=DATE", &day(date));
            write("RRULE", &recurs.rule());
        }
    }
}

/// What other programs do not know.
fn ours(record: &Record) -> [(&'static str, &str); 7] {
    let deleted = !record.deleted_at.is_empty();
    [
        ("X-TASKBELL-LIST", &record.list),
        ("X-TASKBELL-SECTION", &record.section),
        ("X-TASKBELL-SORT-KEY", &record.sort_key),
        ("X-TASKBELL-ANCHOR", &record.anchor),
        ("X-TASKBELL-OCCURRENCE", &record.occurrence),
        ("X-TASKBELL-DELETED", &record.deleted_at),
        ("X-TASKBELL-STATUS", if deleted { &record.status } else { "" }),
    ]
}

/// When an alarm goes off: as far from the due time as its rule says, if that time is in the file, else at an instant.
fn trigger(task: &task::Model, rule: &ReminderRule, actor: &Actor) -> Option<(&'static str, String)> {
    let at = reminders::instant_of(rule, (task.due_on, task.due_time, task.deadline_on), actor)?;
    let due_at = task.due_on.zip(task.due_time).map(|(date, time)| instant(actor.zone, date.and_time(time)));
    match rule {
        // Days of the calendar are not always as long as those of UTC.
        ReminderRule::Before { minutes }
            if due_at.is_some_and(|due| due - at == TimeDelta::minutes((*minutes).into())) =>
        {
            let sign = if *minutes == 0 { "" } else { "-" };
            Some(("TRIGGER;RELATED=END", format!("{sign}PT{minutes}M")))
        }
        _ => Some((INSTANT, utc(at))),
    }
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Appends a line, folded before it gets too long, but never within a character.
fn line(file: &mut Vec<u8>, line: &str) {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            file.extend_from_slice(b"\r\n ");
            room = LINE - 1;
        }
        file.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        room -= c.len_utf8();
    }
    file.extend_from_slice(b"\r\n");
}
