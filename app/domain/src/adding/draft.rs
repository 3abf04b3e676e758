//! The task that a line makes.

use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, Utc};
use model::{
    Field, FieldErrors, LABELS_MAX, ListState, Lists, NOTES_MAX, NewTask, Priority, Problem, ReminderRule, TITLE_MAX,
    text,
};
use quick_add::{Kind, Reminder};

use super::reading::{Reading, Repeats};
use crate::changes::stored_labels;
use crate::entities::task::{self, priority_number};
use crate::{Actor, Result, tasks};

pub(super) struct Draft {
    pub row: task::Model,
    pub reminders: Vec<ReminderRule>,
    /// The list that is named.
    pub list: Option<String>,
    /// The same if it is still to be made.
    pub new_list: Option<String>,
    pub repeats: Option<Repeats>,
}

impl Draft {
    /// Refused where a part is longer than it may be.
    pub fn of(actor: &Actor, lists: &Lists, form: &NewTask, reading: Reading, now: DateTime<Utc>) -> Result<Draft> {
        let mut errors = FieldErrors::default();
        let title = text::line(&mut errors, Field::Title, &reading.title, TITLE_MAX);
        let has = |of: fn(&Kind) -> bool| reading.parts.iter().any(|part| of(&part.kind));
        let parsed = &reading.parsed;
        let notes = text::paragraphs(&mut errors, Field::Title, parsed.note().unwrap_or_default(), NOTES_MAX);
        let list = parsed.list().map(|name| text::line(&mut errors, Field::Title, name, TITLE_MAX));
        let mut words: Vec<String> = Vec::new();
        for word in parsed.labels().into_iter().chain(Some(form.label.as_str()).filter(|word| !word.is_empty())) {
            match model::label(word) {
                Ok(word) => words.push(word),
                Err(_) => errors.add(Field::Title, Problem::OneLabel),
            }
        }
        if words.len() > LABELS_MAX {
            errors.add(Field::Title, Problem::TooManyLabels { max: LABELS_MAX as u32 });
        }
        errors.or(())?;
        let labels = stored_labels(words.iter().map(String::as_str));
        let mut row = tasks::new_row(actor, form, now);
        if let (date @ Some(_), time) = parsed.due(reading.here) {
            // On a list of one day a time is of that day.
            let of_that_day = !has(|kind| matches!(kind, Kind::Date(..) | Kind::Rule { .. }));
            row.due_on = row.due_on.filter(|_| of_that_day).or(date);
            row.due_time = time;
        }
        let place = list.as_ref().and_then(|name| lists.of(ListState::Open).find(|list| list.name == *name));
        let new_list = list.clone().filter(|_| place.is_none());
        row.list_id = place.map(|list| list.id.0).or(row.list_id);
        row.section_id = reading.section.map(|section| section.0);
        if let Some(from) = reading.repeats.as_ref().and_then(|repeats| repeats.from) {
            row.due_on = row.due_on.max(Some(from));
        }
        row.search = tasks::searchable(&title, &notes);
        let row = task::Model {
            title,
            notes,
            labels,
            priority: priority_number(priority(parsed.priority())),
            deadline_on: parsed.deadline(),
            ..row
        }
        .sorted();
        let mut reminders: Vec<ReminderRule> = Vec::new();
        for rule in parsed.reminders().map(|reminder| rule(reminder, &row, reading.here)) {
            if !reminders.contains(&rule) {
                reminders.push(rule);
            }
        }
        Ok(Draft { row, reminders, list, new_list, repeats: reading.repeats })
    }

    /// Whether it is nothing but a row. Labels are kept in a table of their own as well.
    pub fn stands_alone(&self) -> bool {
        self.reminders.is_empty() && self.new_list.is_none() && self.row.labels.is_empty() && self.repeats.is_none()
    }
}

fn priority(priority: Option<quick_add::Priority>) -> Priority {
    match priority {
        Some(quick_add::Priority::High) => Priority::High,
        Some(quick_add::Priority::Medium) => Priority::Medium,
        Some(quick_add::Priority::Low) => Priority::Low,
        Some(quick_add::Priority::None) | None => Priority::None,
    }
}

/// When it reminds of a task; without a date 'half an hour before' is kept for the day that it will get.
pub(super) fn rule(reminder: Reminder, row: &task::Model, here: NaiveDateTime) -> ReminderRule {
    match reminder {
        Reminder::Before(minutes) => ReminderRule::Before { minutes },
        Reminder::Time(time) if row.due_on.is_some() => ReminderRule::DaysBefore { days: 0, time },
        Reminder::Time(time) => ReminderRule::At { local: next(time, here) },
        Reminder::At(local) => ReminderRule::At { local },
    }
}

/// The next time that the clock shows this.
fn next(time: NaiveTime, here: NaiveDateTime) -> NaiveDateTime {
    let day = if time > here.time() { here.date() } else { here.date() + Days::new(1) };
    day.and_time(time)
}
