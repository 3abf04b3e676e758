//! How a person is doing: two statements, kept in the cache until something changes.

use ::words::Language;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use model::{Dashboard, Day, RecentTask, TaskId};
use sea_orm::sea_query::{Asterisk, CaseStatement, Expr, Func, Order, Query, SelectStatement, UnionType};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::cache::{self, Entry};
use crate::entities::list;
use crate::entities::occurrence::State;
use crate::entities::task::{self, Column, begun};
use crate::platform::failpoints;
use crate::time::words;
use crate::time::{DAY, NO_DATE, add_days, day_start, now_sort, stored, subtract_days, today};
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
            completed: number(&day_name(back))? + number(&done_name(back))?,
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
        .expr_as(count_where(open().add(Column::DueSort.lt(minute)).add(begun(date))), "overdue")
        .expr_as(count_where(due(today, today + DAY - 1).add(begun(date))), "due_today")
        .expr_as(count_where(due(today, today + 7 * DAY - 1).add(begun(add_days(date, 6)))), "due_week")
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
    let both = Query::select()
        .column(Asterisk)
        .from_subquery(QuerySelect::query(&mut select).take(), "of_tasks")
        .from_subquery(occurrences(actor, now), "of_occurrences")
        .take();
    let row = services.reads.query_one(&both).await?;
    row.ok_or_else(|| Error::internal("an aggregate has always one row"))
}

/// Occurrences that were done, day by day. The last of a series is a completed task.
fn occurrences(actor: &Actor, now: DateTime<Utc>) -> SelectStatement {
    let date = today(actor.zone, now);
    // Those that their index finds, and a day more than the furthest zone needs.
    let since = stored(now - TimeDelta::days(DAYS as i64 + 1));
    let mut select = done(actor).and_where(Expr::col("ended_at").gte(since)).take();
    for back in 0..DAYS {
        let on = Expr::col("ended_on").eq(subtract_days(date, back));
        select.expr_as(count_where(Condition::all().add(on)), done_name(back));
    }
    select
}

/// The occurrences that a person did, of tasks that are shown. Both tables say whose they are: one of them is not to.
fn done(actor: &Actor) -> SelectStatement {
    let of_person = Query::select()
        .columns(["task_id", "ended_on", "ended_at"])
        .from("occurrences")
        .and_where(Expr::col("user_id").eq(actor.user.0))
        .and_where(Expr::col("state").eq(State::Done.to_value()))
        .take();
    Query::select()
        .from_subquery(of_person, "done")
        .inner_join("tasks", Expr::col((task::Entity, Column::Id)).eq(Expr::col("task_id")))
        .and_where(Expr::col(Column::DeletedAt).is_null())
        .and_where(list::is_shown([actor.user.0]))
        .take()
}

/// Tasks and occurrences that were completed last.
async fn recent(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<RecentTask>> {
    let mut tasks = task::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .column_as(Column::CompletedAt, "at")
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::CompletedAt.is_not_null())
        .filter(Expr::cust("status = 2"))
        .filter(list::is_shown([actor.user.0]))
        .order_by_desc(Column::CompletedAt)
        .order_by_desc(Column::Id)
        .limit(RECENT);
    let occurrences = done(actor)
        .columns([Column::Id, Column::Title])
        .expr_as(Expr::col("ended_at"), "at")
        .order_by("ended_at", Order::Desc)
        .limit(RECENT)
        .take();
    let all = |select: SelectStatement, name| Query::select().column(Asterisk).from_subquery(select, name).take();
    let mut both = all(QuerySelect::query(&mut tasks).take(), "tasks");
    both.union(UnionType::All, all(occurrences, "occurrences"))
        .order_by("at", Order::Desc)
        .order_by("id", Order::Desc)
        .limit(RECENT);
    let rows = services.reads.query_all(&both).await?;
    let view = |row: QueryResult| {
        let at = row.try_get("", "at")?;
        let when = words::moment(actor.language, actor.zone, at, now);
        Ok(RecentTask { id: TaskId(row.try_get("", "id")?), title: row.try_get("", "title")?, when })
    };
    rows.into_iter().map(view).collect()
}

fn count_where(condition: Condition) -> Expr {
    Expr::expr(Func::count(Expr::expr(CaseStatement::new().case(condition, 1))))
}

fn done_name(back: u64) -> String {
    format!("done_{back}")
}

fn day_name(back: u64) -> String {
    format!("day_{back}")
}

fn count(row: &QueryResult, name: &str) -> Result<u32> {
    let number: i64 = row.try_get("", name)?;
    u32::try_from(number).map_err(Error::internal)
}
