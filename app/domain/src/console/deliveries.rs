use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use model::{Count, DeliveriesView, TroubledDelivery};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::count::{MOST, bounded, number_of, read};
use super::words;
use crate::accounts::{ACCOUNT_MAIL, is_about_account};
use crate::entities::delivery::{self, Column};
use crate::entities::{job, user};
use crate::reminders::DELIVER;
use crate::{Result, Services};
use ::words::Language;

/// Failed and held ones on the page, of each.
const SHOWN: u64 = 50;
/// The states with the messages that say them.
const STATES: [(&str, &str); 8] = [
    ("planned", "console-delivery-planned"),
    ("sending", "console-delivery-sending"),
    ("sent", "console-delivery-sent"),
    ("skipped", "console-delivery-skipped"),
    ("cancelled", "console-delivery-cancelled"),
    ("expired", "console-delivery-expired"),
    ("failed", "console-delivery-failed"),
    ("held", "console-delivery-held"),
];

/// The reminders of today.
pub(super) async fn look(services: &Services, language: Language, now: DateTime<Utc>) -> Result<DeliveriesView> {
    let mut view = DeliveriesView {
        states: Vec::new(),
        median: None,
        longest: None,
        measured: Count::default(),
        ambiguous: Count::default(),
        troubled: troubled(services, language, now).await?,
    };
    if let Some(row) = services.reads.query_one(&counts(now)).await? {
        view.ambiguous = read(&row, "ambiguous")?;
        for (state, label) in STATES {
            view.states.push((language.say(label).to_owned(), read(&row, state)?));
        }
    }
    let backend = services.reads.get_database_backend();
    let Some(row) = services.reads.query_one(&lateness(backend, now)).await? else { return Ok(view) };
    let number = row.try_get::<i64>("", "number")?.unsigned_abs();
    let said = |seconds: i64| words::length(language, TimeDelta::seconds(seconds));
    view.measured = bounded(number);
    view.longest = row.try_get::<Option<i64>>("", "longest")?.map(said);
    if let Some(row) = services.reads.query_one(&median(backend, number, now)).await? {
        view.median = Some(said(row.try_get("", "late")?));
    }
    Ok(view)
}

/// For the test that looks at plans.
pub(super) fn statements(services: &Services, now: DateTime<Utc>) -> Vec<SelectStatement> {
    let backend = services.reads.get_database_backend();
    let mut statements = vec![counts(now), lateness(backend, now), median(backend, MOST, now)];
    statements.extend(["failed", "held"].map(|state| QuerySelect::query(&mut in_trouble(state)).take()));
    statements
}

fn counts(now: DateTime<Utc>) -> SelectStatement {
    let mut counts = Query::select();
    for (state, _) in STATES {
        let here = of_today(now).and_where(Expr::cust(format!("state = '{state}'"))).take();
        counts.expr_as(number_of(here, "planned_for"), state);
    }
    let ambiguous = of_today(now).and_where(Expr::cust("ambiguous > 0")).take();
    counts.expr_as(number_of(ambiguous, "planned_for"), "ambiguous").take()
}

fn of_today(now: DateTime<Utc>) -> SelectStatement {
    let day = now.date_naive().and_time(NaiveTime::MIN).and_utc();
    Query::select()
        .from("reminder_deliveries")
        .and_where(Expr::col("planned_for").gte(day))
        .and_where(Expr::col("planned_for").lt(day + TimeDelta::days(1)))
        .take()
}

/// How many seconds late the latest sent ones were.
fn measured(backend: DbBackend, now: DateTime<Utc>) -> SelectStatement {
    let late = match backend {
        DbBackend::Postgres => "CAST(EXTRACT(EPOCH FROM sent_at - planned_for) AS BIGINT)",
        _ => "CAST(ROUND((JULIANDAY(sent_at) - JULIANDAY(planned_for)) * 86400) AS INTEGER)",
    };
    of_today(now)
        .expr_as(Expr::cust(late), "late")
        .and_where(Expr::cust("state = 'sent'"))
        .order_by("planned_for", Order::Desc)
        .limit(MOST)
        .take()
}

fn lateness(backend: DbBackend, now: DateTime<Utc>) -> SelectStatement {
    Query::select()
        .expr_as(Expr::cust("COUNT(*)"), "number")
        .expr_as(Expr::cust("MAX(late)"), "longest")
        .from_subquery(measured(backend, now), "measured")
        .take()
}

fn median(backend: DbBackend, number: u64, now: DateTime<Utc>) -> SelectStatement {
    Query::select()
        .column("late")
        .from_subquery(measured(backend, now), "measured")
        .and_where(Expr::col("late").is_not_null())
        .order_by("late", Order::Asc)
        .limit(1)
        .offset(number.saturating_sub(1) / 2)
        .take()
}

fn in_trouble(state: &str) -> sea_orm::Select<delivery::Entity> {
    delivery::Entity::find()
        .filter(Expr::cust(format!("state = '{state}'")))
        .order_by_desc(Column::PlannedFor)
        .limit(SHOWN)
}

/// The latest that failed or are held, with whose they are and the job that carries each.
async fn troubled(services: &Services, language: Language, now: DateTime<Utc>) -> Result<Vec<TroubledDelivery>> {
    let mut lines = in_trouble("held").all(&services.reads).await?;
    lines.extend(in_trouble("failed").all(&services.reads).await?);
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let emails: Vec<(Uuid, String)> = user::Entity::find()
        .select_only()
        .columns([user::Column::Id, user::Column::Email])
        .filter(user::Column::Id.is_in(lines.iter().map(|line| line.user_id)))
        .into_tuple()
        .all(&services.reads)
        .await?;
    let emails: HashMap<Uuid, String> = emails.into_iter().collect();
    let key = |line: &delivery::Model| match is_about_account(line) {
        true => ACCOUNT_MAIL.key(line.id),
        false => DELIVER.key(line.id),
    };
    let jobs: Vec<(String, Uuid)> = job::Entity::find()
        .select_only()
        .columns([job::Column::UniqueKey, job::Column::Id])
        .filter(job::Column::UniqueKey.is_in(lines.iter().map(key)))
        .into_tuple()
        .all(&services.reads)
        .await?;
    let jobs: HashMap<String, Uuid> = jobs.into_iter().collect();
    let say = |message| language.say(message).to_owned();
    let view = |line: &delivery::Model| {
        let held = line.state == delivery::State::Held;
        TroubledDelivery {
            email: emails.get(&line.user_id).cloned().unwrap_or_default(),
            kind: say(match line.subject.is_nil() {
                _ if is_about_account(line) => "console-account-mail",
                true => "console-daily-reminder",
                false => "console-task-reminder",
            }),
            state: say(if held { "console-delivery-held" } else { "console-delivery-failed" }),
            planned: words::moment(language, line.planned_for, now),
            error: line.error.clone().unwrap_or_else(|| say("console-outcome-unknown")),
            job: jobs.get(&key(line)).copied(),
        }
    };
    Ok(lines.iter().map(view).collect())
}
