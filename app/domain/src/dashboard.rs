//! How a person is doing: two statements, kept in the cache until something changes.

use ::words::Language;
use chrono::{DateTime, NaiveDate, Utc};
use model::{Dashboard, Day, RecentTask, TaskId};
use sea_orm::sea_query::{CaseStatement, Expr, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cache::{self, Entry};
use crate::entities::list;
use crate::entities::task::{self, Column};
use crate::platform::failpoints;
use crate::time::words;
use crate::time::{DAY, NO_DATE, day_start, now_sort, subtract_days, today};
use crate::{Actor, Error, Result, Services};

/// Days in the chart, today included.
const DAYS: u64 = 14;
const RECENT: u64 = 5;

/// A dashboard, and how long it holds without any change of ours.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The person's own date it was computed for.
    date: NaiveDate,
    /// What its days are written in.
    language: Language,
    /// When the next task becomes overdue, as a `due_sort`.
    next_due: i64,
    dashboard: Dashboard,
}

/// The numbers of one's tasks. Costs no SQL while they are in the cache.
pub async fn dashboard(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Dashboard> {
    let (date, minute) = (today(actor.zone, now), now_sort(actor.zone, now));
    let holds = |kept: &Kept| kept.date == date && kept.language == actor.language && minute <= kept.next_due;
    let compute = Box::pin(compute(services, actor, now));
    let kept = cache::get(services, Entry::Dashboard(actor.user), holds, compute).await?;
    Ok(kept.dashboard)
}

async fn compute(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Kept> {
    let date = today(actor.zone, now);
    let counts = counts(services, actor, now).await?;
    failpoints::point("counted").await;
    let number = |name: &str| count(&counts, name);
    let mut days = Vec::new();
    for back in (0..DAYS).rev() {
        let day = subtract_days(date, back);
        days.push(Day {
            label: words::short_day(actor.language, day),
            short: day.format("%-d").to_string(),
            completed: number(&day_name(back))?,
        });
    }
    let dashboard = Dashboard {
        total: number("total")?,
        pending: number("pending")?,
        in_progress: number("in_progress")?,
        completed: number("completed")?,
        overdue: number("overdue")?,
        due_today: number("due_today")?,
        due_week: number("due_week")?,
        days,
        recent: recent(services, actor, now).await?,
    };
    let next_due = counts.try_get::<Option<i64>>("", "next_due")?.unwrap_or(NO_DATE);
    Ok(Kept { date, language: actor.language, next_due, dashboard })
}

/// All the counts in one pass over the person's tasks.
async fn counts(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<QueryResult> {
    let (date, minute) = (today(actor.zone, now), now_sort(actor.zone, now));
    let today = day_start(date);
    let open = || Condition::all().add(Column::Status.lt(2));
    let due = |from: i64, to: i64| open().add(Expr::col(Column::DueSort).between(from, to));
    let mut select = task::Entity::find()
        .select_only()
        .expr_as(Expr::cust("COUNT(*)"), "total")
        .expr_as(count_where(Condition::all().add(Column::Status.eq(0))), "pending")
        .expr_as(count_where(Condition::all().add(Column::Status.eq(1))), "in_progress")
        .expr_as(count_where(Condition::all().add(Column::Status.eq(2))), "completed")
        .expr_as(count_where(open().add(Column::DueSort.lt(minute))), "overdue")
        .expr_as(count_where(due(today, today + DAY - 1)), "due_today")
        .expr_as(count_where(due(today, today + 7 * DAY - 1)), "due_week")
        .expr_as(
            Func::min(Expr::expr(CaseStatement::new().case(due(minute, NO_DATE), Expr::col(Column::DueSort)))),
            "next_due",
        );
    for back in 0..DAYS {
        let on = Column::CompletedOn.eq(subtract_days(date, back));
        select = select.expr_as(count_where(Condition::all().add(on)), day_name(back));
    }
    let mut select = select
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_null())
        .filter(list::is_shown([actor.user.0]));
    let row = services.reads.query_one(QuerySelect::query(&mut select)).await?;
    row.ok_or_else(|| Error::internal("an aggregate has always one row"))
}

async fn recent(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<RecentTask>> {
    let rows: Vec<(Uuid, String, DateTime<Utc>)> = task::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, Column::CompletedAt])
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::CompletedAt.is_not_null())
        .filter(Expr::cust("status = 2"))
        .filter(list::is_shown([actor.user.0]))
        .order_by_desc(Column::CompletedAt)
        .order_by_desc(Column::Id)
        .limit(RECENT)
        .into_tuple()
        .all(&services.reads)
        .await?;
    let when = |at| words::moment(actor.language, actor.zone, at, now);
    let view = |(id, title, at)| RecentTask { id: TaskId(id), title, when: when(at) };
    Ok(rows.into_iter().map(view).collect())
}

fn count_where(condition: Condition) -> Expr {
    Expr::expr(Func::count(Expr::expr(CaseStatement::new().case(condition, 1))))
}

fn day_name(back: u64) -> String {
    format!("day_{back}")
}

fn count(row: &QueryResult, name: &str) -> Result<u32> {
    let number: i64 = row.try_get("", name)?;
    u32::try_from(number).map_err(Error::internal)
}
