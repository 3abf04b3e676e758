use ::words::Language;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use model::{Cursor, ListKind, ListQuery, Lists, PAGE_SIZE, Panel, RowAbout, Status, TaskId, TaskPage, TaskRow};
use sea_orm::sea_query::Expr;
use sea_orm::{
    DatabaseConnection, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Select,
};
use tracing::Instrument;
use uuid::Uuid;

use super::order::By;
use super::{filter, search};
use crate::entities::list;
use crate::entities::task::{self, Column};
use crate::platform::read_limits;
use crate::time::{local, minute_sort, sort_date, words};
use crate::{Actor, Error, Result, Services};

/// What a line of a list needs; notes, which may be long, stay in the database.
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
    /// When it was completed or deleted in the lists of those, when it was added in the others.
    pub at: Option<DateTime<Utc>>,
    pub list: Uuid,
    pub labels: String,
    pub deadline_on: Option<NaiveDate>,
    pub recurs: bool,
}

/// The columns of a [`Row`], in the order of its fields.
fn columns(select: Select<task::Entity>, by: By) -> Select<task::Entity> {
    let at = match by {
        By::Completion => Column::CompletedAt,
        By::Deletion => Column::DeletedAt,
        By::Due | By::Priority | By::Newest => Column::CreatedAt,
    };
    select
        .select_only()
        .columns([Column::Id, Column::Version, Column::Title, Column::Status, Column::Priority])
        .expr_as(Expr::col(Column::Notes).ne(""), "has_notes")
        .columns([Column::DueOn, Column::DueTime, Column::DueSort, at])
        .expr_as(list::of_task(), "list")
        .columns([Column::Labels, Column::DeadlineOn])
        .expr_as(Expr::col(Column::SeriesId).is_not_null(), "recurs")
}

/// By number: hundreds of columns found by name were a tenth of what a list costs.
impl FromQueryResult for Row {
    fn from_query_result(result: &QueryResult, _: &str) -> std::result::Result<Row, DbErr> {
        Ok(Row {
            id: result.try_get_by_index(0)?,
            version: result.try_get_by_index(1)?,
            title: result.try_get_by_index(2)?,
            status: result.try_get_by_index(3)?,
            priority: result.try_get_by_index(4)?,
            has_notes: result.try_get_by_index(5)?,
            due_on: result.try_get_by_index(6)?,
            due_time: result.try_get_by_index(7)?,
            due_sort: result.try_get_by_index(8)?,
            at: result.try_get_by_index(9)?,
            list: result.try_get_by_index(10)?,
            labels: result.try_get_by_index(11)?,
            deadline_on: result.try_get_by_index(12)?,
            recurs: result.try_get_by_index(13)?,
        })
    }
}

/// One page of a list, in one statement. A task that is open beside it is not read here.
pub async fn page(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<TaskPage> {
    let own = match query.list {
        ListKind::Own(id) => Some(lists.get(id).ok_or_else(Error::not_found)?),
        _ => None,
    };
    let (by, searches) = (By::of(query), !query.search.trim().is_empty());
    let mut select = columns(task::Entity::find(), by).filter(filter::of(query, actor, lists, now)?);
    if let Some(cursor) = query.after.as_deref().and_then(|text| text.parse::<Cursor>().ok()) {
        select = select.filter(by.after(cursor));
    }
    for (column, order) in by.columns() {
        select = select.order_by(column, order);
    }
    // One row more says whether there is another page.
    let select = select.limit(u64::from(PAGE_SIZE) + 1);
    let read = move |db: DatabaseConnection| {
        let select = select.clone();
        async move {
            if !searches {
                return select.into_model::<Row>().all(&db).await;
            }
            let search = read_limits::begin_search(&db).await?;
            let rows = select.into_model::<Row>().all(&search).await?;
            search.commit().await?;
            Ok(rows)
        }
    };
    let mut rows = if searches {
        let permit = search::permit(services, actor).await?;
        let (services, wrote_lately) = (services.clone(), actor.wrote_lately);
        // In a task of its own: who leaves has their permit until the database is done with it.
        let search = async move {
            let _permit = permit;
            services.search_lists(wrote_lately, read).await
        };
        tokio::spawn(search.in_current_span()).await??
    } else {
        services.read_lists(actor.wrote_lately, read).await?
    };
    let more = rows.len() > PAGE_SIZE as usize;
    rows.truncate(PAGE_SIZE as usize);
    let next = rows.last().filter(|_| more).map(|last| by.cursor(last).to_string());
    let here = local(actor.zone, now);
    let (language, zone) = (actor.language, actor.zone);
    // Who has one list alone knows where a task stands.
    let lists = (!query.list.is_one() && !lists.own.is_empty()).then_some(lists);
    let view = View { list: query.list, by, lists, language, zone, now, here };
    Ok(TaskPage {
        rows: rows.into_iter().map(|row| view.row(row)).collect(),
        next,
        new_task_id: TaskId(Uuid::now_v7()),
        open: None,
        panel: Panel::default(),
        own: own.map(|list| (list.name.clone(), list.colour)),
        sidebar: String::new(),
    })
}

struct View<'a> {
    list: ListKind,
    by: By,
    /// Whose names stand at tasks.
    lists: Option<&'a Lists>,
    language: Language,
    zone: Tz,
    now: DateTime<Utc>,
    /// The time at the reader's place.
    here: NaiveDateTime,
}

impl View<'_> {
    fn row(&self, row: Row) -> TaskRow {
        let (language, zone, now) = (self.language, self.zone, self.now);
        let status = task::status(row.status);
        let when = match self.by {
            By::Completion => row.at.map(|at| words::happened(language, "completed-at", zone, at, now)),
            By::Deletion => row.at.map(|at| words::happened(language, "deleted-at", zone, at, now)),
            By::Due | By::Priority | By::Newest => None,
        };
        let list = self.lists.map(|lists| match lists.own.iter().find(|list| list.id.0 == row.list) {
            Some(list) => list.name.clone(),
            None => language.say(ListKind::Inbox.label()).to_owned(),
        });
        let completed = status == Status::Completed;
        let group = self.group(&row);
        let mut due = words::due(language, row.due_on, row.due_time, completed, self.here);
        // Under the heading of its day a task says no more than its time.
        if !group.is_empty() && sort_date(row.due_sort) == row.due_on {
            due = due.map(|due| if due.overdue { due } else { words::time_only(due) });
        }
        TaskRow {
            group,
            id: TaskId(row.id),
            version: row.version,
            title: row.title,
            status,
            priority: task::priority(row.priority),
            has_notes: row.has_notes,
            due,
            when,
            about: RowAbout {
                parent: None,
                list,
                labels: row.labels.lines().map(str::to_owned).collect(),
                deadline: words::due(language, row.deadline_on, None, completed, self.here),
                recurs: row.recurs,
            },
            more: String::new(),
        }
    }

    /// Today and Upcoming have headings while they are sorted by due date.
    fn group(&self, row: &Row) -> String {
        let date = sort_date(row.due_sort);
        let (true, ListKind::Today | ListKind::Upcoming, Some(date)) = (self.by == By::Due, self.list, date) else {
            return String::new();
        };
        if row.due_sort < minute_sort(self.here) {
            return self.language.say("heading-overdue").to_owned();
        }
        words::heading(self.language, date, self.here.date())
    }
}
