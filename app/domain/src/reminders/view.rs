//! Where reminders stand, in their reader's words.

use std::collections::HashMap;

use ::words::Language;
use chrono::{DateTime, TimeDelta, Utc};
use model::{DeliveryView, ReminderRule, ReminderView, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, Query, UnionType};
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::of_tasks::{Task, next};
use super::rule::words as words_of;
use super::{DAILY, TASK, message::LATE};
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
            let rule =
                ReminderRule::parse(&word).map(|rule| words_of(&rule, actor.language, actor.zone)).unwrap_or_default();
            // Where the person moved, a job may not have come to this one yet.
            let fired_for: Option<i64> = row.try_get("", "rang_for")?;
            let at = match at {
                Some(at) if at > now => {
                    next(task, &word, fired_for, actor.zone, actor.reminder_hour).map(|at| Ord::max(at, now))
                }
                at => at,
            };
            let state = at.map(|at| words::happened(actor.language, "reminder-planned", actor.zone, at, now));
            let state = state.unwrap_or_else(|| actor.language.say("reminder-not-planned").to_owned());
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
            deliveries.push(view(&line, actor.language.say("about-a-task").to_owned(), actor, now));
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
        .filter(Column::Kind.is_in([DAILY, TASK]))
        .order_by_desc(Column::PlannedFor)
        .limit(SHOWN)
        .all(&services.reads)
        .await?;
    let titles = titles(&services.reads, actor, &lines).await?;
    let about = |line: &delivery::Model| about(actor.language, line, titles.get(&line.subject));
    Ok(lines.iter().map(|line| view(&Line::from(line), about(line), actor, now)).collect())
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

fn about(language: Language, line: &delivery::Model, title: Option<&String>) -> String {
    match title {
        Some(title) => title.clone(),
        None if line.kind == DAILY => language.say("about-a-day").to_owned(),
        None => language.say("about-a-task").to_owned(),
    }
}

fn view(line: &Line, about: String, actor: &Actor, now: DateTime<Utc>) -> DeliveryView {
    let language = actor.language;
    let within = |at| words::within(language, actor.zone, at, now);
    let planned = within(line.planned_for);
    let of_plan = |message: &'static str| language.say_with(message, &planned);
    let mut state = match (line.state, line.sent_at) {
        (State::Planned, _) => match line.waits_until {
            Some(until) if until > now => {
                let when = [("until", within(until).into()), ("planned", planned.as_str().into())];
                language.format("delivery-waits", when)
            }
            _ => of_plan("reminder-planned"),
        },
        (State::Sending, _) => language.say("delivery-sending").to_owned(),
        (State::Sent, Some(at)) => sent(language, &within(at), at - line.planned_for),
        (State::Sent, None) => language.say("delivery-sent").to_owned(),
        (State::Skipped, _) => of_plan("delivery-not-needed"),
        (State::Cancelled, _) => of_plan("delivery-cancelled"),
        (State::Expired, _) => of_plan("delivery-expired"),
        (State::Held, _) => of_plan("delivery-held"),
        (State::Failed, _) => {
            let reason = line.error.as_deref().unwrap_or_else(|| language.say("delivery-reason-unknown"));
            language.format("delivery-failed", [("planned", planned.as_str().into()), ("reason", reason.into())])
        }
    };
    if line.ambiguous > 0 {
        state = language.say_with("delivery-perhaps-twice", &state);
    }
    let failed = matches!(line.state, State::Failed | State::Expired | State::Held);
    DeliveryView { about, state, failed }
}

/// `Sent today 15:20, 20 minutes late`
fn sent(language: Language, when: &str, late: TimeDelta) -> String {
    let (message, number) = if late <= LATE {
        return language.say_with("delivery-sent-at", when);
    } else if late < TimeDelta::hours(2) {
        ("delivery-sent-minutes-late", late.num_minutes())
    } else {
        ("delivery-sent-hours-late", late.num_hours())
    };
    language.format(message, [("when", when.into()), ("number", number.into())])
}
