//! Where reminders stand, in their reader's words.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::{DeliveryView, ReminderRule, ReminderView, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, Query, UnionType};
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::of_tasks::{Task, next};
use super::rule::words as words_of;
use super::{DAILY, message::LATE};
use crate::entities::delivery::{self, Column, State};
use crate::entities::task;
use crate::time::words;
use crate::{Actor, Result, Services};

const SHOWN: u64 = 20;

/// The reminders set at a task, and what became of earlier ones: in one statement.
pub(crate) async fn of_task(
    services: &Services,
    actor: &Actor,
    id: TaskId,
    task: &Task,
    now: DateTime<Utc>,
) -> Result<(Vec<ReminderView>, Vec<DeliveryView>)> {
    // Both halves have the same columns: where one has nothing to say, a null of the right type stands.
    let mut rows = Query::select();
    rows.expr_as(Expr::val(true), "set")
        .column("id")
        .expr_as(Expr::col("remind_at"), "at")
        .expr_as(Expr::cust("NULLIF(created_at, created_at)"), "sent_at")
        .expr_as(Expr::col("rule"), "word")
        .expr_as(Expr::cust("NULLIF(rule, rule)"), "error")
        .expr_as(Expr::val(0), "ambiguous")
        .expr_as(Expr::cust("NULLIF(created_at, created_at)"), "waits_until")
        .column("rang_for")
        .from("task_reminders")
        .and_where(Expr::col("task_id").eq(id.0))
        .and_where(Expr::col("user_id").eq(actor.user.0));
    let ledger = Query::select()
        .expr(Expr::val(false))
        .column("id")
        .column("planned_for")
        .columns(["sent_at", "state", "error", "ambiguous", "waits_until"])
        .expr(Expr::cust("CAST(NULL AS BIGINT)"))
        .from("reminder_deliveries")
        .and_where(Expr::col("subject").eq(id.0))
        .and_where(Expr::col("user_id").eq(actor.user.0))
        .take();
    rows.union(UnionType::All, ledger).order_by("at", Order::Desc).limit(SHOWN);
    let (mut reminders, mut deliveries) = (Vec::new(), Vec::new());
    for row in services.reads.query_all(&rows).await? {
        let at: Option<DateTime<Utc>> = row.try_get("", "at")?;
        let word: String = row.try_get("", "word")?;
        if row.try_get::<bool>("", "set")? {
            let rule = ReminderRule::parse(&word).map(|rule| words_of(&rule, actor.zone)).unwrap_or_default();
            // Where the person moved, a job may not have come to this one yet.
            let fired_for: Option<i64> = row.try_get("", "rang_for")?;
            let at = match at {
                Some(at) if at > now => {
                    next(task, &word, fired_for, actor.zone, actor.reminder_hour).map(|at| Ord::max(at, now))
                }
                at => at,
            };
            let state = at.map(|at| words::happened("Planned for", actor.zone, at, now));
            let state = state.unwrap_or_else(|| "Not planned".to_owned());
            reminders.push(ReminderView { id: row.try_get("", "id")?, rule, state });
        } else {
            let line = Line {
                state: State::try_from_value(&word).unwrap_or(State::Planned),
                planned_for: at.unwrap_or_default(),
                sent_at: row.try_get("", "sent_at")?,
                error: row.try_get("", "error")?,
                ambiguous: row.try_get("", "ambiguous")?,
                waits_until: row.try_get("", "waits_until")?,
            };
            deliveries.push(view(&line, "Reminder".to_owned(), actor.zone, now));
        }
    }
    Ok((reminders, deliveries))
}

/// What is said about a line of the ledger.
struct Line {
    state: State,
    planned_for: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    error: Option<String>,
    ambiguous: i32,
    waits_until: Option<DateTime<Utc>>,
}

impl From<&delivery::Model> for Line {
    fn from(row: &delivery::Model) -> Self {
        Line {
            state: row.state,
            planned_for: row.planned_for,
            sent_at: row.sent_at,
            error: row.error.clone(),
            ambiguous: row.ambiguous,
            waits_until: row.waits_until,
        }
    }
}

/// What became of a person's latest reminders.
pub async fn recent(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<DeliveryView>> {
    let lines = delivery::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .order_by_desc(Column::PlannedFor)
        .limit(SHOWN)
        .all(&services.reads)
        .await?;
    let titles = titles(&services.reads, actor, &lines).await?;
    Ok(lines
        .iter()
        .map(|line| view(&Line::from(line), about(line, titles.get(&line.subject)), actor.zone, now))
        .collect())
}

async fn titles(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    lines: &[delivery::Model],
) -> Result<HashMap<Uuid, String>> {
    let ids: Vec<Uuid> = lines.iter().map(|line| line.subject).filter(|id| !id.is_nil()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String)> = task::Entity::find()
        .select_only()
        .columns([task::Column::Id, task::Column::Title])
        .filter(task::Column::UserId.eq(actor.user.0))
        .filter(task::Column::Id.is_in(ids))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows.into_iter().collect())
}

fn about(line: &delivery::Model, title: Option<&String>) -> String {
    match title {
        Some(title) => title.clone(),
        None if line.kind == DAILY => "Daily reminder".to_owned(),
        None => "Reminder".to_owned(),
    }
}

fn view(line: &Line, about: String, zone: Tz, now: DateTime<Utc>) -> DeliveryView {
    let planned = words::happened("planned for", zone, line.planned_for, now);
    let error = line.error.as_deref().unwrap_or("the reason is not known");
    let mut state = match (line.state, line.sent_at) {
        (State::Planned, _) => match line.waits_until {
            Some(until) if until > now => {
                let waits = words::happened("Waits until", zone, until, now);
                format!("{waits}, because so many mails went to you lately; {planned}")
            }
            _ => capital(&planned),
        },
        (State::Sending, _) => "Being sent".to_owned(),
        (State::Sent, Some(at)) => {
            let sent = words::happened("Sent", zone, at, now);
            match at - line.planned_for {
                late if late > LATE => format!("{sent}, {} late", length(late)),
                _ => sent,
            }
        }
        (State::Sent, None) => "Sent".to_owned(),
        (State::Skipped, _) => format!("Not needed any more, {planned}"),
        (State::Cancelled, _) => format!("Cancelled, {planned}"),
        (State::Expired, _) => format!("Too late to be sent, {planned}"),
        (State::Held, _) => format!("Held: it may have been sent or not, {planned}"),
        (State::Failed, _) => format!("Failed, {planned}: {error}"),
    };
    if line.ambiguous > 0 {
        state.push_str("; a second copy is possible");
    }
    let failed = matches!(line.state, State::Failed | State::Expired | State::Held);
    DeliveryView { about, state, failed }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `20 minutes`, `3 hours`
fn length(late: TimeDelta) -> String {
    let plural = |n: i64, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    if late < TimeDelta::hours(2) { plural(late.num_minutes(), "minute") } else { plural(late.num_hours(), "hour") }
}
