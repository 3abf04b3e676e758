use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::{Cursor, ListKind, ListQuery, PAGE_SIZE, Status, TaskId, TaskPage, TaskRow};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::order::By;
use super::{detail, filter, words};
use crate::entities::task::{self, Column};
use crate::time::{now_sort, today};
use crate::{Actor, Error, Result, Services};

/// What a line of a list needs; notes, which may be long, stay in the database.
#[derive(FromQueryResult)]
pub(super) struct Row {
    pub id: Uuid,
    pub version: i64,
    pub title: String,
    pub status: i16,
    pub priority: i16,
    pub has_notes: bool,
    pub due_on: Option<NaiveDate>,
    pub due_time: Option<NaiveTime>,
    pub due_sort: i64,
    pub created_at: DateTime<Utc>,
    pub completed_at: Option<DateTime<Utc>>,
    pub deleted_at: Option<DateTime<Utc>>,
}

/// One page of a list, in one statement; with a task open beside it, in two.
pub async fn page(services: &Services, actor: &Actor, query: &ListQuery, now: DateTime<Utc>) -> Result<TaskPage> {
    let by = By::of(query);
    let mut select = task::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Version, Column::Title, Column::Status, Column::Priority])
        .columns([Column::DueOn, Column::DueTime, Column::DueSort])
        .columns([Column::CreatedAt, Column::CompletedAt, Column::DeletedAt])
        .expr_as(Expr::col(Column::Notes).ne(""), "has_notes")
        .filter(filter::of(query, actor, now)?);
    if let Some(cursor) = query.after.as_deref().and_then(|text| text.parse::<Cursor>().ok()) {
        select = select.filter(by.after(cursor));
    }
    for (column, order) in by.columns() {
        select = select.order_by(column, order);
    }
    // One row more says whether there is another page.
    let select = select.limit(u64::from(PAGE_SIZE) + 1);
    let read = |db| {
        let select = select.clone();
        async move { select.into_model::<Row>().all(&db).await }
    };
    let mut rows = services.read_lists(actor, read).await?;
    let more = rows.len() > PAGE_SIZE as usize;
    rows.truncate(PAGE_SIZE as usize);
    let next = rows.last().filter(|_| more).map(|last| by.cursor(last).to_string());
    let open = match query.open {
        // An id in the address that is not, or no longer, theirs just opens nothing.
        Some(id) => match detail(services, actor, id, now).await {
            Ok(detail) => Some(detail),
            Err(Error::Rejected(_)) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    let view = View { list: query.list, grouped: by == By::Due, actor, now };
    Ok(TaskPage {
        rows: rows.into_iter().map(|row| view.row(row)).collect(),
        next,
        new_task_id: TaskId(Uuid::now_v7()),
        open,
    })
}

struct View<'a> {
    list: ListKind,
    grouped: bool,
    actor: &'a Actor,
    now: DateTime<Utc>,
}

impl View<'_> {
    fn row(&self, row: Row) -> TaskRow {
        let (zone, now) = (self.actor.zone, self.now);
        let status = task::status(row.status);
        let when = match self.list {
            ListKind::Completed => row.completed_at.map(|at| words::happened("Completed", zone, at, now)),
            ListKind::Trash => row.deleted_at.map(|at| words::happened("Deleted", zone, at, now)),
            ListKind::Today | ListKind::Upcoming | ListKind::All => None,
        };
        TaskRow {
            group: self.group(&row),
            id: TaskId(row.id),
            version: row.version,
            title: row.title,
            status,
            priority: task::priority(row.priority),
            has_notes: row.has_notes,
            due: words::due(row.due_on, row.due_time, status == Status::Completed, zone, now),
            when,
        }
    }

    /// Today and Upcoming have headings while they are sorted by due date.
    fn group(&self, row: &Row) -> String {
        let (true, ListKind::Today | ListKind::Upcoming, Some(date)) = (self.grouped, self.list, row.due_on) else {
            return String::new();
        };
        if row.due_sort < now_sort(self.actor.zone, self.now) {
            return "Overdue".to_owned();
        }
        words::heading(date, today(self.actor.zone, self.now))
    }
}
