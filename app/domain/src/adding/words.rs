//! Saying what was understood.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::{ListId, ListState, Lists, ReadPart, UndoId};
use quick_add::{Kind, Priority};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;
use words::{DateForm, Language};

use super::draft;
use super::reading::Reading;
use crate::changes::inbox;
use crate::entities::{change as line, task};

use crate::{Actor, Result, Services, reminders};

/// What each part of a line says.
pub(super) fn parts(actor: &Actor, lists: &Lists, text: &str, reading: &Reading, now: DateTime<Utc>) -> Vec<ReadPart> {
    let language = actor.language;
    let bare = task::Model::new(Uuid::nil(), actor.user, now);
    let (due_on, due_time) = reading.parsed.due(reading.here);
    let row = task::Model { due_on, due_time, ..bare };
    let said = |kind: &Kind| match kind {
        Kind::Date(date, time) => ("calendar", day(language, *date, *time, now)),
        Kind::Time(time) => ("calendar", clock(*time)),
        Kind::List(name) => {
            let there = lists.of(ListState::Open).any(|list| list.name == *name);
            ("list", if there { name.clone() } else { language.say_with("read-new-list", name) })
        }
        Kind::Label(label) => ("", format!("@{label}")),
        Kind::Priority(priority) => ("", language.say(priority_words(*priority)).to_owned()),
        Kind::Reminder(reminder) => {
            ("bell", reminders::words(&draft::rule(*reminder, &row, reading.here), language, actor.zone))
        }
        Kind::Deadline(date) => ("stop", language.say_with("row-deadline", &day(language, *date, None, now))),
        Kind::Note(note) => ("notes", language.say_with("read-note", note)),
        Kind::Rule { .. } => {
            ("recurs", reading.repeats.as_ref().map(|repeats| repeats.words.clone()).unwrap_or_default())
        }
        // How it recurs says them as well.
        Kind::Start(_) | Kind::Until(_) | Kind::Times(_) => ("recurs", String::new()),
        Kind::Section(name) => ("list", name.clone()),
    };
    let part = |part: &quick_add::Part| {
        let (icon, means) = said(&part.kind);
        let text = text[part.span.clone()].to_owned();
        ReadPart { means: if means.is_empty() { text.clone() } else { means }, text, icon }
    };
    reading.parts.iter().map(part).collect()
}

/// `Added “Pay rent”: 1 December 09:00, Home, high priority`
pub(super) fn added(
    actor: &Actor,
    row: &task::Model,
    (list, repeats): (Option<&str>, Option<&str>),
    now: DateTime<Utc>,
) -> String {
    let language = actor.language;
    let mut details = Vec::new();
    details.extend(row.due_on.map(|date| day(language, date, row.due_time, now)));
    details.extend(repeats.map(str::to_owned));
    details.extend(list.map(str::to_owned));
    details.extend(row.labels.lines().map(|label| format!("@{label}")));
    let priority = match row.priority {
        0 => None,
        1 => Some("read-priority-low"),
        2 => Some("read-priority-medium"),
        _ => Some("read-priority-high"),
    };
    details.extend(priority.map(|words| language.say(words).to_owned()));
    details.extend(row.deadline_on.map(|date| language.say_with("row-deadline", &day(language, date, None, now))));
    if details.is_empty() {
        return language.say_with("added-task", &row.title);
    }
    let details = details.join(language.say("added-and"));
    language.format("added-task-with", [("title", row.title.as_str().into()), ("details", details.into())])
}

/// What is said of a set that added one task, which the address of a page names.
pub async fn said(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    set: UndoId,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let of_set = line::Entity::find()
        .select_only()
        .column(line::Column::TaskId)
        .filter(line::Column::SetId.eq(set.0))
        .filter(line::Column::ListId.eq(inbox(actor.user)))
        .filter(line::Column::Kind.eq(line::Kind::Added))
        .into_query();
    let tasks = task::Entity::find()
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.in_subquery(of_set))
        .limit(2);
    let tasks = tasks.all(&services.db).await?;
    let [row] = tasks.as_slice() else { return Ok(None) };
    let list = lists.get(ListId(row.list())).map(|list| list.name.as_str());
    Ok(Some(self::added(actor, row, (list, None), now)))
}

fn day(language: Language, date: NaiveDate, time: Option<NaiveTime>, now: DateTime<Utc>) -> String {
    let form = match (date - now.date_naive()).num_days() {
        0..300 => DateForm::Day,
        _ => DateForm::DayWithYear,
    };
    let date = language.date(form, date);
    match time {
        Some(time) => format!("{date} {}", clock(time)),
        None => date.to_string(),
    }
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn priority_words(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "row-priority-high",
        Priority::Medium => "row-priority-medium",
        Priority::Low => "row-priority-low",
        Priority::None => "read-no-priority",
    }
}
