//! A task as iCalendar has it.

use chrono::NaiveDateTime;
use words::Language;

use super::aside::{Aside, Name};
use super::calendar_lines::Property;
use super::read::Line;
use super::read_ticktick::rule;
use super::record::Record;

/// Those that only say how a program keeps a task.
const PASSED_OVER: [&str; 4] = ["DTSTAMP", "LAST-MODIFIED", "PERCENT-COMPLETE", "SEQUENCE"];

pub(super) struct Task {
    pub line: u64,
    pub alarms: Vec<Alarm>,
    record: Record,
    aside: Aside,
    status: String,
    begins: Option<Property>,
    due: Option<Property>,
    /// Whether it is due only because it must be done by then.
    by_deadline: bool,
    too_long: bool,
}

/// When it reminds of itself.
#[derive(Default)]
pub(super) struct Alarm {
    trigger: Option<Property>,
    rule: String,
}

impl Alarm {
    pub fn take(&mut self, property: Property) {
        match property.name.as_str() {
            "TRIGGER" => self.trigger = Some(property),
            "X-TASKBELL-RULE" => self.rule = property.text(),
            _ => {}
        }
    }
}

impl Task {
    pub fn of(line: u64) -> Self {
        Task {
            line,
            alarms: Vec::new(),
            record: Record::default(),
            aside: Aside::default(),
            status: String::new(),
            begins: None,
            due: None,
            by_deadline: false,
            too_long: false,
        }
    }

    /// Takes in what a property says; its name where nothing is made of it.
    pub fn take(&mut self, property: Property) -> Option<String> {
        self.too_long |= property.too_long;
        let record = &mut self.record;
        match property.name.as_str() {
            "SUMMARY" => record.title = property.text().split_whitespace().collect::<Vec<_>>().join(" "),
            "DESCRIPTION" => record.notes = property.text().replace("\r\n", "\n"),
            "UID" => record.id = name(&property),
            "RELATED-TO" if ["", "PARENT"].contains(&property.parameter("RELTYPE")) => record.parent = name(&property),
            "PRIORITY" => {
                record.priority = match property.value.trim().parse::<u8>() {
                    Ok(0) => "none",
                    Ok(1..=4) => "high",
                    Ok(5) => "medium",
                    Ok(6..=9) => "low",
                    _ => "unknown",
                }
                .to_owned();
            }
            "STATUS" => self.status = property.value.trim().to_ascii_lowercase(),
            "CATEGORIES" => record.labels.extend(property.texts()),
            "DTSTART" => self.begins = Some(property),
            "DUE" => self.due = Some(property),
            "RRULE" => record.recurrence = property.value,
            "CREATED" => record.created_at = property.value,
            "COMPLETED" => record.completed_at = property.value,
            "X-TASKBELL-START" => record.start_date = property.value,
            "X-TASKBELL-DEADLINE" => record.deadline = property.value,
            "X-TASKBELL-DUE-BY-DEADLINE" => self.by_deadline = true,
            "X-TASKBELL-LIST" => record.list = property.text(),
            "X-TASKBELL-SECTION" => record.section = property.text(),
            "X-TASKBELL-SORT-KEY" => record.sort_key = property.value,
            "X-TASKBELL-ANCHOR" => record.anchor = property.value,
            "X-TASKBELL-OCCURRENCE" => record.occurrence = property.value,
            "X-TASKBELL-DELETED" => record.deleted_at = property.value,
            "X-TASKBELL-STATUS" => record.status = property.value,
            _ if PASSED_OVER.contains(&property.name.as_str()) || property.value.is_empty() => {}
            _ => return Some(property.name),
        }
        None
    }

    pub fn finish(mut self, language: Language) -> (u64, Line) {
        if self.too_long {
            return (self.line, Err(language.say("line-task-too-long").to_owned()));
        }
        let recurs = !self.record.recurrence.is_empty();
        let begins = self.begins.as_ref().map(|begins| begins.value.clone()).unwrap_or_default();
        // What recurs begins with each occurrence.
        let due = match (self.due.take(), recurs) {
            (Some(due), _) => Some(due).filter(|_| !self.by_deadline),
            (None, true) => self.begins.take(),
            (None, false) => None,
        };
        if let Some(due) = &due {
            self.record.due_date.clone_from(&due.value);
            self.record.zone = due.parameter("TZID").to_owned();
        }
        if self.record.start_date.is_empty() && !recurs && begins != self.record.due_date {
            self.record.start_date.clone_from(&begins);
        }
        self.status();
        let at_once = begins.is_empty() || begins == self.record.due_date;
        for alarm in std::mem::take(&mut self.alarms) {
            self.remind(alarm, at_once);
        }
        let remark = self.aside.append_to(language, &mut self.record.notes);
        (self.line, Ok((self.record, remark)))
    }

    /// What was given up elsewhere is done here; what we call so is in the trash.
    fn status(&mut self) {
        let record = &mut self.record;
        if self.status == "cancelled" && record.deleted_at.is_empty() {
            self.aside.add(Name::STATUS, "CANCELLED");
            "completed".clone_into(&mut record.status);
        } else if record.status.is_empty() {
            record.status.clone_from(&self.status);
        }
    }

    /// An alarm goes off as far from when the task is due, at an instant, or as our rule says.
    fn remind(&mut self, Alarm { trigger, rule: own }: Alarm, at_once: bool) {
        if !own.is_empty() {
            return self.record.reminders.push(own);
        }
        let Some(trigger) = trigger else { return };
        let all_day = !self.record.due_date.contains('T');
        let of_due = !self.record.due_date.is_empty() && (at_once || trigger.parameter("RELATED") == "END");
        let relative = rule(&trigger.value, all_day).filter(|_| of_due);
        match relative.or_else(|| instant(&trigger.value)) {
            Some(rule) => self.record.reminders.push(rule),
            None => self.aside.add(Name::REMINDER, &trigger.value),
        }
    }
}

/// What a file calls a task; of ours without what makes it unlike those of others.
fn name(property: &Property) -> String {
    property.value.strip_suffix("@taskbell").unwrap_or(&property.value).to_owned()
}

/// `20261120T070000Z` as a rule.
fn instant(value: &str) -> Option<String> {
    let at = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").ok()?;
    Some(at.format("at:%Y-%m-%dT%H:%M:00+00:00").to_string())
}
