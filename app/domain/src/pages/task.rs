use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::{Family, ListId, PartView, Progress, SectionId, Status, TaskDetail, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::entities::list;
use crate::entities::task::{self, Column};
use crate::tasks::{Around, not_found, others, parent_title, progress, to_html};
use crate::time::{local, words};
use crate::{Actor, Result, Services, recurrence, reminders};

const RECURRED: &str =
    "EXISTS (SELECT 1 FROM occurrences WHERE occurrences.task_id = tasks.id AND occurrences.user_id = tasks.user_id)";

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
    start_on: Option<NaiveDate>,
    deadline_on: Option<NaiveDate>,
    labels: String,
    created_at: DateTime<Utc>,
    completed_at: Option<DateTime<Utc>>,
    deleted_at: Option<DateTime<Utc>>,
    list: Uuid,
    section_id: Option<Uuid>,
    parent_id: Option<Uuid>,
    parent: Option<String>,
    parts: i64,
    parts_done: i64,
    parts_found: Option<String>,
    parents_found: Option<String>,
    series_id: Option<Uuid>,
    /// Whether occurrences of it are over.
    recurred: bool,
}

/// One of one's tasks with everything about it.
pub async fn task(services: &Services, actor: &Actor, id: TaskId, now: DateTime<Utc>) -> Result<TaskDetail> {
    shown(services, actor, id, Around::ALONE, now).await
}

/// The same with as much of what is around it as there is room for.
pub(super) async fn shown(
    services: &Services,
    actor: &Actor,
    id: TaskId,
    around: Around,
    now: DateTime<Utc>,
) -> Result<TaskDetail> {
    let ([parts, parts_done], backend) = (progress(), services.reads.get_database_backend());
    let select = task::Entity::find_by_id(id.0)
        .select_only()
        .columns([Column::Version, Column::Title, Column::Notes, Column::Status, Column::Priority])
        .columns([Column::StartOn, Column::DeadlineOn, Column::Labels])
        .columns([Column::DueOn, Column::DueTime, Column::CreatedAt, Column::CompletedAt, Column::DeletedAt])
        .column(Column::SectionId)
        .column(Column::SeriesId)
        .expr_as(Expr::cust(RECURRED), "recurred")
        .expr_as(list::of_task(), "list")
        .column(Column::ParentId)
        .expr_as(parent_title(), "parent")
        .expr_as(parts, "parts")
        .expr_as(parts_done, "parts_done")
        .expr_as(around.parts(backend), "parts_found")
        .expr_as(around.parents(backend), "parents_found")
        .filter(Column::UserId.eq(actor.user.0));
    let read = |db| {
        let select = select.clone();
        async move { select.into_model::<Row>().one(&db).await }
    };
    let row = services.read_lists(actor.wrote_lately, read).await?;
    let Some(row) = row else { return Err(not_found(&services.reads, actor, &[id]).await) };
    let status = task::status(row.status);
    let completed = status == Status::Completed;
    let task = reminders::Task::new(row.status, row.deleted_at.is_some(), (row.due_on, row.due_time, row.deadline_on));
    let (reminders, deliveries) = reminders::of_task(services, actor, id, &task, now).await?;
    let here = local(actor.zone, now);
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let family = family(id, &row)?;
    let recurrence = recurrence::of_task(services, actor, id, (row.series_id, row.recurred), row.due_on, now).await?;
    Ok(TaskDetail {
        id,
        family,
        parts: String::new(),
        parents: String::new(),
        recurrence,
        reminders,
        deliveries,
        version: row.version,
        status,
        priority: task::priority(row.priority),
        due: words::due(actor.language, row.due_on, row.due_time, completed, here),
        deadline: words::due(actor.language, row.deadline_on, None, completed, here)
            .map(|due| words::deadline(actor.language, due)),
        due_date: date(row.due_on),
        start_date: date(row.start_on),
        deadline_date: date(row.deadline_on),
        labels: row.labels.lines().collect::<Vec<_>>().join(", "),
        due_time: row.due_time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
        notes_html: to_html(actor.language, &row.notes),
        history: history(&row, actor, now),
        deleted: row.deleted_at.is_some(),
        list: ListId(row.list),
        section: row.section_id.map(SectionId),
        sections: Vec::new(),
        title: row.title,
        notes: row.notes,
    })
}

fn family(id: TaskId, row: &Row) -> Result<Family> {
    let number = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut parents = others(row.parents_found.as_deref())?;
    // Which it is a part of is said first.
    parents.retain(|parent| row.parent_id != Some(parent.id.0));
    parents.sort_by_cached_key(|parent| parent.title.to_lowercase());
    let parts = others(row.parts_found.as_deref())?;
    Ok(Family {
        new_part: new_part(id, row.parts, &parts),
        parent: row.parent_id.map(TaskId).zip(row.parent.clone()),
        parents: parents.into_iter().map(|parent| (parent.id, parent.title)).collect(),
        progress: Progress { done: number(row.parts_done), of: number(row.parts) },
        parts,
    })
}

/// The id of the next part: the same until the parts are others, so that a form that was sent twice adds one, and a page that was
/// read twice is the same.
fn new_part(TaskId(id): TaskId, number: i64, parts: &[PartView]) -> TaskId {
    let mut hash = Sha256::new();
    hash.update(id);
    hash.update(number.to_be_bytes());
    parts.iter().for_each(|part| hash.update(part.id.0));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    TaskId(uuid::Builder::from_random_bytes(bytes).into_uuid())
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
