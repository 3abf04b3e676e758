//! Who works, and who plans.

use chrono::{DateTime, TimeDelta, Utc};
use model::{ScheduleView, WorkerView};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, Order};

use super::count::scalar;
use super::words;
use crate::queue::HEARTBEAT_TIMEOUT;
use crate::time::stored;
use crate::{Result, Services};
use ::words::Language;

/// Schedulers look several times as often.
const QUIET: TimeDelta = TimeDelta::seconds(60);
/// Workers on the page.
const SHOWN: u64 = 200;

/// The workers that are alive.
pub(super) async fn workers(services: &Services, language: Language, now: DateTime<Utc>) -> Result<Vec<WorkerView>> {
    let alive = Query::select()
        .columns(["host", "queues", "running", "started_at", "seen_at", "mail_fault"])
        .from("workers")
        .and_where(Expr::col("seen_at").gt(stored(now - HEARTBEAT_TIMEOUT)))
        .order_by("host", Order::Asc)
        .limit(SHOWN)
        .take();
    let mut views = Vec::new();
    for row in services.reads.query_all(&alive).await? {
        let (started, seen): (DateTime<Utc>, DateTime<Utc>) =
            (row.try_get("", "started_at")?, row.try_get("", "seen_at")?);
        views.push(WorkerView {
            host: row.try_get("", "host")?,
            queues: row.try_get("", "queues")?,
            running: u32::try_from(row.try_get::<i32>("", "running")?).unwrap_or_default(),
            since: words::moment(language, started, now),
            seen: words::ago(language, now - seen),
            mail_fault: row.try_get("", "mail_fault")?,
        });
    }
    Ok(views)
}

/// When reminders were planned last, and when there is one to plan again.
pub(super) async fn schedule(services: &Services, language: Language, now: DateTime<Utc>) -> Result<ScheduleView> {
    let last = Query::select().column("last_run_at").from("leases").and_where(Expr::cust("name = 'scheduler'")).take();
    let daily = Query::select()
        .column("next_reminder_at")
        .from("users")
        .order_by("next_reminder_at", Order::Asc)
        .limit(1)
        .take();
    let single = Query::select()
        .column("remind_at")
        .from("task_reminders")
        .and_where(Expr::col("remind_at").is_not_null())
        .order_by("remind_at", Order::Asc)
        .limit(1)
        .take();
    let select = Query::select()
        .expr_as(scalar(last), "last")
        .expr_as(scalar(daily), "daily")
        .expr_as(scalar(single), "single")
        .take();
    let Some(row) = services.reads.query_one(&select).await? else {
        return Ok(ScheduleView { last: None, next: None, alive: false });
    };
    let instant = |column| row.try_get::<Option<DateTime<Utc>>>("", column);
    let (last, daily, single) = (instant("last")?, instant("daily")?, instant("single")?);
    let next = daily.into_iter().chain(single).min();
    Ok(ScheduleView {
        last: last.map(|at| words::ago(language, now - at)),
        next: next.map(|at| words::moment_in_sentence(language, at, now)),
        alive: last.is_some_and(|at| now - at < QUIET),
    })
}
