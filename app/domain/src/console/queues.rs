use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Count, QueueView};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, Order};

use super::count::{MOST, bounded, number_of, read, scalar};
use super::words;
use crate::queue::Queue;
use crate::time::stored;
use crate::{Result, Services};
use ::words::Language;

/// From how long ago done jobs are counted.
const WINDOW: TimeDelta = TimeDelta::hours(1);
const FAILED: [&str; 2] = ["failed", "poison"];

/// Every queue.
pub(super) async fn look(services: &Services, language: Language, now: DateTime<Utc>) -> Result<Vec<QueueView>> {
    let done = done(services, now).await?;
    let view = |counts: QueueCounts| QueueView {
        slug: counts.queue.slug().to_owned(),
        paused: counts.paused.map(|at| words::moment_in_sentence(language, at, now)),
        waiting: counts.due,
        oldest: counts.oldest.map(|at| words::length(language, now - at)),
        later: counts.later,
        running: counts.running,
        done: done.of(counts.queue, language),
        failed: counts.failed,
    };
    Ok(counts(services, now).await?.into_iter().map(view).collect())
}

/// What of a queue waits, runs and failed.
pub(super) struct QueueCounts {
    pub queue: Queue,
    pub paused: Option<DateTime<Utc>>,
    pub due: Count,
    /// Since when the longest waiting is due.
    pub oldest: Option<DateTime<Utc>>,
    pub later: Count,
    pub running: Count,
    pub failed: Count,
}

pub(super) async fn counts(services: &Services, now: DateTime<Utc>) -> Result<Vec<QueueCounts>> {
    let failed = failed(services).await?;
    let mut all = Vec::new();
    for queue in Queue::ALL {
        let Some(row) = services.reads.query_one(&counts_of(queue, now)).await? else { continue };
        all.push(QueueCounts {
            queue,
            paused: row.try_get("", "paused")?,
            due: read(&row, "due")?,
            oldest: row.try_get("", "oldest")?,
            later: read(&row, "later")?,
            running: read(&row, "running")?,
            failed: failed.get(queue.slug()).copied().unwrap_or_default(),
        });
    }
    Ok(all)
}

/// For the test that looks at plans.
pub(super) fn statements(now: DateTime<Utc>) -> Vec<SelectStatement> {
    let mut statements: Vec<_> = Queue::ALL.iter().map(|queue| counts_of(*queue, now)).collect();
    statements.push(lately_done(now));
    statements.extend(FAILED.map(all_of));
    statements
}

/// The same in one row.
fn counts_of(queue: Queue, now: DateTime<Utc>) -> SelectStatement {
    let jobs = |state: &'static str| {
        Query::select().from("jobs").and_where(Expr::cust(state)).and_where(Expr::col("queue").eq(queue.slug())).take()
    };
    let waiting = || jobs("state = 'waiting'");
    let due = || waiting().and_where(Expr::col("run_at").lte(stored(now))).take();
    let later = waiting().and_where(Expr::col("run_at").gt(stored(now))).take();
    let oldest = due().column("run_at").order_by("run_at", Order::Asc).limit(1).take();
    let paused =
        Query::select().column("paused_at").from("paused_queues").and_where(Expr::col("queue").eq(queue.slug())).take();
    Query::select()
        .expr_as(number_of(due(), "run_at"), "due")
        .expr_as(number_of(later, "run_at"), "later")
        .expr_as(number_of(jobs("state = 'running'"), "lease_until"), "running")
        .expr_as(scalar(oldest), "oldest")
        .expr_as(scalar(paused), "paused")
        .take()
}

/// What was done lately: of the last hour, or of the last jobs where there are very many.
struct Done {
    numbers: HashMap<String, u64>,
    /// The time these jobs took together, where it was less than the hour.
    within: Option<TimeDelta>,
}

impl Done {
    fn of(&self, queue: Queue, language: Language) -> String {
        let number = self.numbers.get(queue.slug()).copied().unwrap_or_default();
        match self.within {
            None => language.say_number("console-done-in-hour", number),
            Some(within) => {
                let seconds = Ord::max(within.num_seconds(), 1).unsigned_abs();
                language.say_number("console-done-a-minute", number * 60 / seconds)
            }
        }
    }
}

async fn done(services: &Services, now: DateTime<Utc>) -> Result<Done> {
    let (mut numbers, mut earliest) = (HashMap::new(), now);
    for row in services.reads.query_all(&lately_done(now)).await? {
        let number: i64 = row.try_get("", "number")?;
        earliest = Ord::min(earliest, row.try_get("", "earliest")?);
        numbers.insert(row.try_get("", "queue")?, number.unsigned_abs());
    }
    let all: u64 = numbers.values().sum();
    Ok(Done { numbers, within: (all > MOST).then_some(now - earliest) })
}

fn lately_done(now: DateTime<Utc>) -> SelectStatement {
    let latest = Query::select()
        .columns(["queue", "finished_at"])
        .from("jobs")
        .and_where(Expr::cust("state = 'done'"))
        .and_where(Expr::col("finished_at").gt(stored(now - WINDOW)))
        .order_by("finished_at", Order::Desc)
        .limit(MOST + 1)
        .take();
    Query::select()
        .column("queue")
        .expr_as(Expr::cust("COUNT(*)"), "number")
        .expr_as(Expr::cust("MIN(finished_at)"), "earliest")
        .from_subquery(latest, "latest")
        .group_by_col("queue")
        .take()
}

/// How many of each queue's jobs failed or were quarantined.
async fn failed(services: &Services) -> Result<HashMap<String, Count>> {
    let mut counts: HashMap<String, Count> = HashMap::new();
    for state in FAILED {
        let rows = services.reads.query_all(&all_of(state)).await?;
        let mut numbers: Vec<(String, u64)> = Vec::new();
        for row in rows {
            numbers.push((row.try_get("", "queue")?, row.try_get::<i64>("", "number")?.unsigned_abs()));
        }
        // Beyond the bound nobody knows whose the others are.
        let more = numbers.iter().map(|(_, number)| number).sum::<u64>() > MOST;
        for (queue, number) in numbers {
            let count = counts.entry(queue).or_default();
            *count = Count { number: count.number + bounded(number).number, more: count.more || more };
        }
    }
    Ok(counts)
}

fn all_of(state: &'static str) -> SelectStatement {
    let some = Query::select()
        .column("queue")
        .from("jobs")
        .and_where(Expr::cust(format!("state = '{state}'")))
        .and_where(Expr::col("finished_at").is_not_null())
        .order_by("finished_at", Order::Desc)
        .limit(MOST + 1)
        .take();
    Query::select()
        .column("queue")
        .expr_as(Expr::cust("COUNT(*)"), "number")
        .from_subquery(some, "some")
        .group_by_col("queue")
        .take()
}
