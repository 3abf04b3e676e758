use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::{ListId, Status, TaskDetail, TaskId};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::list;
use crate::entities::task::{self, Column};
use crate::tasks::{not_found, to_html};
use crate::time::{local, words};
use crate::{Actor, Result, Services, reminders};

/// What a task's page shows; what it is searched by stays in the database.
#[derive(FromQueryResult)]
struct Row {
    version: i64,
    title: String,
    notes: String,
    status: i16,
    priority: i16,
    due_on: Option<NaiveDate>,
    due_time: Option<NaiveTime>,
    created_at: DateTime<Utc>,
    completed_at: Option<DateTime<Utc>>,
    deleted_at: Option<DateTime<Utc>>,
    list: Uuid,
}

/// One of one's tasks with everything about it.
pub async fn task(services: &Services, actor: &Actor, id: TaskId, now: DateTime<Utc>) -> Result<TaskDetail> {
    let select = task::Entity::find_by_id(id.0)
        .select_only()
        .columns([Column::Version, Column::Title, Column::Notes, Column::Status, Column::Priority])
        .columns([Column::DueOn, Column::DueTime, Column::CreatedAt, Column::CompletedAt, Column::DeletedAt])
        .expr_as(list::of_task(), "list")
        .filter(Column::UserId.eq(actor.user.0));
    let read = |db| {
        let select = select.clone();
        async move { select.into_model::<Row>().one(&db).await }
    };
    let row = services.read_lists(actor.wrote_lately, read).await?;
    let Some(row) = row else { return Err(not_found(&services.reads, actor, &[id]).await) };
    let status = task::status(row.status);
    let completed = status == Status::Completed;
    let task = reminders::Task::new(row.status, row.deleted_at.is_some(), row.due_on, row.due_time);
    let (reminders, deliveries) = reminders::of_task(services, actor, id, &task, now).await?;
    Ok(TaskDetail {
        id,
        reminders,
        deliveries,
        version: row.version,
        status,
        priority: task::priority(row.priority),
        due: words::due(actor.language, row.due_on, row.due_time, completed, local(actor.zone, now)),
        due_date: row.due_on.map(|date| date.to_string()).unwrap_or_default(),
        due_time: row.due_time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
        notes_html: to_html(actor.language, &row.notes),
        history: history(&row, actor, now),
        deleted: row.deleted_at.is_some(),
        list: ListId(row.list),
        title: row.title,
        notes: row.notes,
    })
}

/// `Added 20 November, completed today 14:05`
fn history(row: &Row, actor: &Actor, now: DateTime<Utc>) -> String {
    let (language, zone) = (actor.language, actor.zone);
    let mut history = language.say_with("history-added", &words::added(language, zone, row.created_at, now));
    for (message, at) in [("history-completed", row.completed_at), ("history-deleted", row.deleted_at)] {
        if let Some(at) = at {
            let next = words::happened(language, message, zone, at, now);
            history = language.format("history-joined", [("history", history.into()), ("next", next.into())]);
        }
    }
    history
}
