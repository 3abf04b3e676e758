//! What is measured, for whoever collects it. Names and labels are Prometheus'; nothing in them comes from people.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use metrics::{counter, gauge, histogram};
use sea_orm::{DatabaseConnection, DbBackend};

use crate::{Result, Services, console};

/// From here on a statement is slow enough to be named in the log, by its shape alone.
const SLOW: Duration = Duration::from_millis(500);

/// A statement was answered.
pub(crate) fn statement(info: &sea_orm::metric::Info<'_>) {
    histogram!("taskbell_sql_seconds", "failed" => if info.failed { "yes" } else { "no" }).record(info.elapsed);
    if info.elapsed > SLOW {
        let ms = info.elapsed.as_millis() as u64;
        tracing::info!(sql = info.statement.sql, ms, "a slow statement");
    }
}

/// A kept value was looked for.
pub(crate) fn cache_read(found: bool) {
    counter!("taskbell_cache_reads_total", "result" => if found { "hit" } else { "miss" }).increment(1);
}

/// A mail server gave its word, or did not.
pub(crate) fn mail(result: &'static str) {
    counter!("taskbell_mails_total", "result" => result).increment(1);
}

/// A reminder was sent so long after its time.
pub(crate) fn reminder_sent(late: TimeDelta) {
    histogram!("taskbell_reminder_lateness_seconds").record(late.num_milliseconds().max(0) as f64 / 1_000.0);
}

/// A second copy of a reminder goes out because nobody knows about the first.
pub(crate) fn ambiguous_delivery() {
    counter!("taskbell_ambiguous_deliveries_total").increment(1);
}

/// A job was run.
pub(crate) fn job(queue: &'static str, result: &'static str) {
    counter!("taskbell_jobs_run_total", "queue" => queue, "result" => result).increment(1);
}

/// Sets what is only known by looking: queues and pools.
pub async fn observe(services: &Services, now: DateTime<Utc>) -> Result<()> {
    pool("writes", &services.db);
    pool("reads", &services.reads);
    if let Some(replica) = &services.replica {
        pool("replica", &replica.db);
        gauge!("taskbell_replica_in_use").set(u8::from(replica.keeps_up()));
    }
    for queue in console::standings(services, now).await? {
        let slug = queue.queue.slug();
        let states = [("due", queue.due), ("later", queue.later), ("running", queue.running), ("failed", queue.failed)];
        for (state, count) in states {
            gauge!("taskbell_jobs", "queue" => slug, "state" => state).set(count.number as f64);
        }
        let waited = queue.oldest.map_or(0.0, |oldest| (now - oldest).num_milliseconds() as f64 / 1_000.0);
        gauge!("taskbell_jobs_oldest_seconds", "queue" => slug).set(waited);
        gauge!("taskbell_queue_paused", "queue" => slug).set(u8::from(queue.paused.is_some()));
    }
    Ok(())
}

fn pool(name: &'static str, db: &DatabaseConnection) {
    let (size, idle) = match db.get_database_backend() {
        DbBackend::Postgres => {
            let pool = db.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        }
        _ => {
            let pool = db.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        }
    };
    gauge!("taskbell_sql_connections", "pool" => name, "state" => "idle").set(idle as f64);
    gauge!("taskbell_sql_connections", "pool" => name, "state" => "used").set(f64::from(size) - idle as f64);
}
