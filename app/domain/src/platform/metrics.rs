//! What is measured, for whoever collects it. Names and labels are Prometheus'; nothing in them comes from people.

use std::sync::OnceLock;
use std::time::Duration;

use chrono::TimeDelta;
use metrics::{counter, histogram};
use tracing::{Instrument, instrument::Instrumented};

use super::smtp::SendError;

/// From here on a statement is slow enough to be named in the log, by its shape alone.
const SLOW: Duration = Duration::from_millis(500);

/// Of a statement with many rows the beginning says what it is, in bytes.
const SHAPE: usize = 1_000;

/// Who observes each statement: its shape, how long it took and whether it failed.
static STATEMENTS: OnceLock<fn(&str, Duration, bool)> = OnceLock::new();

/// Has every statement observed, in the task that sent it, by the first who asks for that.
pub fn watch_statements(watch: fn(&str, Duration, bool)) {
    let _ = STATEMENTS.set(watch);
}

/// A statement was answered.
pub(crate) fn statement(info: &sea_orm::metric::Info<'_>) {
    histogram!("taskbell_sql_seconds", "failed" => if info.failed { "yes" } else { "no" }).record(info.elapsed);
    let sql = info.statement.sql.as_str();
    let sql = &sql[..sql.floor_char_boundary(SHAPE)];
    if let Some(watch) = STATEMENTS.get() {
        watch(sql, info.elapsed, info.failed);
    }
    if info.elapsed > SLOW {
        let ms = info.elapsed.as_millis() as u64;
        tracing::info!(sql, ms, "a slow statement");
    }
}

/// Something asked of Redis, as a span where anybody wants to see it. fred has spans of its own, but they make every
/// command's future several times as large, wanted or not.
pub(super) fn redis<F: Future>(command: &'static str, work: F) -> Instrumented<F> {
    work.instrument(tracing::trace_span!("redis", otel.kind = "client", command))
}

/// A kept value was looked for.
pub(crate) fn cache_read(found: bool) {
    counter!("taskbell_cache_reads_total", "result" => if found { "hit" } else { "miss" }).increment(1);
}

const MAIL_RESULTS: [&str; 6] = ["accepted", "away", "settings refused", AMBIGUOUS, "refused for now", "refused"];
const AMBIGUOUS: &str = "ambiguous";

/// A mail server gave its word, or did not; in a word, which.
pub(crate) fn mail(result: &std::result::Result<(), SendError>) -> &'static str {
    let result = match result {
        Ok(()) => "accepted",
        Err(SendError::Away(_)) => "away",
        Err(SendError::Settings(_)) => "settings refused",
        Err(SendError::Ambiguous(_)) => AMBIGUOUS,
        Err(SendError::Transient(_)) => "refused for now",
        Err(SendError::Permanent(_)) => "refused",
    };
    counter!("taskbell_mails_total", "result" => result).increment(1);
    if result == AMBIGUOUS {
        // What it was called before, for this version.
        counter!("taskbell_mails_total", "result" => "unknown").increment(1);
    }
    result
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

/// Begins to count at nought what may not happen for months: a rate of what was never there is none.
pub fn begin() {
    counter!("taskbell_ambiguous_deliveries_total").increment(0);
    for result in MAIL_RESULTS {
        counter!("taskbell_mails_total", "result" => result).increment(0);
    }
}
