//! Fair queueing. A person's jobs are one flow, which is in a queue's list once, however many jobs wait; whenever one of
//! these is taken the flow goes to the end of it. So with n people in the list nobody waits until more than n jobs are
//! taken, whoever takes them and whoever has how many.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, UnionType, WithClause, WithQuery,
};
use sea_orm::{ConnectionTrait, Order};
use uuid::Uuid;

use super::kind::Queue;
use super::store::{due_of_nobody, not_paused};
use crate::time::stored;
use crate::{Result, Services, UserId};

/// Whose jobs share a place in the order of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flow {
    /// A person with jobs that wait.
    Person(Uuid),
    /// A job that is nobody's, or was left by whoever had taken it.
    Job(Uuid),
}

impl Flow {
    pub fn of(person: Option<Uuid>, job: Uuid) -> Flow {
        person.map_or(Flow::Job(job), Flow::Person)
    }

    /// How it is written in Redis.
    pub(super) fn member(&self) -> String {
        match self {
            Flow::Person(id) => format!("person:{}", id.simple()),
            Flow::Job(id) => format!("job:{}", id.simple()),
        }
    }

    pub(super) fn parse(member: &str) -> Option<Flow> {
        let (kind, id) = member.split_once(':')?;
        let id = id.parse().ok()?;
        match kind {
            "person" => Some(Flow::Person(id)),
            "job" => Some(Flow::Job(id)),
            _ => None,
        }
    }
}

/// Up to `limit` flows that are due: jobs of nobody, then people `after` one. They come round: `after` moves on.
pub(super) async fn due(
    services: &Services,
    queue: Queue,
    limit: u64,
    after: &mut Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let mut flows: Vec<Flow> = due_of_nobody(services, queue, limit, now).await?.into_iter().map(Flow::Job).collect();
    let left = limit - flows.len() as u64;
    if left > 0 {
        flows.extend(people(services, queue, left, after, now).await?);
    }
    Ok(flows)
}

/// The next people with jobs that are due. After the last of all `after` is nil again.
pub(super) async fn people(
    services: &Services,
    queue: Queue,
    limit: u64,
    after: &mut Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    let mut people = Vec::new();
    for row in services.db.query_all(&people_after(queue, *after, limit, now)).await? {
        people.push(row.try_get::<Uuid>("", "id")?);
    }
    *after = people.last().copied().filter(|_| people.len() as u64 == limit).unwrap_or_default();
    Ok(people.into_iter().map(Flow::Person).collect())
}

/// From one person to the next by the index, past however many jobs each has.
fn people_after(queue: Queue, after: Uuid, limit: u64, now: DateTime<Utc>) -> WithQuery {
    let id = || Expr::col(("people", "id"));
    let next = waiting(queue)
        .column("user_id")
        .and_where(Expr::col("user_id").gt(id()))
        .order_by("user_id", Order::Asc)
        .limit(1)
        .take();
    let step = Query::select().expr(scalar(next)).from("people").and_where(id().is_not_null()).take();
    let walk = Query::select().expr(Expr::val(after)).union(UnionType::All, step).take();
    let people = CommonTableExpression::new().table_name("people").column("id").query(walk).to_owned();
    let due = waiting(queue)
        .expr(Expr::val(1))
        .and_where(Expr::col("user_id").eq(id()))
        .and_where(Expr::col("run_at").lte(stored(now)))
        .take();
    let select = Query::select()
        .column("id")
        .from("people")
        .and_where(id().gt(after))
        .and_where(Expr::exists(due))
        .and_where(not_paused(queue))
        .limit(limit)
        .take();
    WithClause::new().recursive(true).cte(people).to_owned().query(select)
}

/// The next job of each flow, a person's longest waiting, and the flows that have more of them.
pub(super) async fn jobs(
    services: &Services,
    queue: Queue,
    flows: &[Flow],
    now: DateTime<Utc>,
) -> Result<(Vec<Uuid>, Vec<Flow>)> {
    let (mut people, mut jobs, mut more) = (Vec::new(), Vec::new(), Vec::new());
    for flow in flows {
        match flow {
            Flow::Person(id) => people.push(*id),
            Flow::Job(id) => jobs.push(*id),
        }
    }
    if !people.is_empty() {
        let nth = |offset| {
            let mut due = waiting(queue);
            due.column("id")
                .and_where(Expr::col("user_id").eq(Expr::col(("users", "id"))))
                .and_where(Expr::col("run_at").lte(stored(now)))
                .order_by("run_at", Order::Asc)
                .order_by("id", Order::Asc)
                .limit(1)
                .offset(offset);
            scalar(due)
        };
        let select = Query::select()
            .column("id")
            .expr_as(nth(0), "first")
            .expr_as(nth(1), "second")
            .from("users")
            .and_where(Expr::col("id").is_in(super::claim::padded(&people)))
            .take();
        for row in services.db.query_all(&select).await? {
            jobs.extend(row.try_get::<Option<Uuid>>("", "first")?);
            if row.try_get::<Option<Uuid>>("", "second")?.is_some() {
                more.push(Flow::Person(row.try_get("", "id")?));
            }
        }
    }
    Ok((jobs, more))
}

/// When the last of a person's jobs that wait is due.
pub(crate) async fn last_waiting(
    services: &Services,
    queue: Queue,
    UserId(person): UserId,
) -> Result<Option<DateTime<Utc>>> {
    let last = waiting(queue)
        .column("run_at")
        .and_where(Expr::col("user_id").eq(person))
        .order_by("run_at", Order::Desc)
        .limit(1)
        .take();
    Ok(services.db.query_one(&last).await?.map(|row| row.try_get("", "run_at")).transpose()?)
}

/// The state stands in the statement as in the index.
fn waiting(queue: Queue) -> SelectStatement {
    Query::select()
        .from("jobs")
        .and_where(Expr::col("queue").eq(queue.slug()))
        .and_where(Expr::cust("state = 'waiting'"))
        .take()
}

fn scalar(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}
