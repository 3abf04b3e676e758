//! The heartbeat of workers: each writes every few seconds that it is alive.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::worker::QueueWorker;
use crate::platform::services::in_time;
use crate::time::stored;
use crate::{Result, Services};

const INTERVAL: Duration = Duration::from_secs(10);
/// A worker without a heartbeat for this long is gone.
pub(crate) const HEARTBEAT_TIMEOUT: TimeDelta = TimeDelta::seconds(35);

pub(super) async fn run(services: Services, workers: Vec<QueueWorker>, shutdown: CancellationToken) {
    let (id, started) = (Uuid::now_v7(), services.now());
    loop {
        if let Err(error) = in_time(beat(&services, id, &workers, started)).await {
            tracing::warn!(%error, "cannot write the heartbeat of this worker");
        }
        // Operators are told at once what they have to mend.
        let wait = timeout(INTERVAL, services.mail.breaker.fault_changed());
        if shutdown.run_until_cancelled(wait).await.is_none() {
            break;
        }
    }
    let gone = Query::delete().from_table("workers").and_where(Expr::col("id").eq(id)).take();
    let _ = in_time(async { Ok(services.db.execute(&gone).await?) }).await;
}

async fn beat(services: &Services, id: Uuid, workers: &[QueueWorker], started: DateTime<Utc>) -> Result<()> {
    let now = services.now();
    let queues: Vec<_> = workers.iter().map(|worker| worker.queue.slug()).collect();
    let running: usize = workers.iter().map(QueueWorker::running).sum();
    let host = std::env::var("HOSTNAME").unwrap_or_else(|_| "localhost".to_owned());
    let mut insert = Query::insert();
    insert
        .into_table("workers")
        .columns(["id", "host", "queues", "running", "started_at", "seen_at", "mail_fault"])
        .values_panic([
            id.into(),
            format!("{host}, process {}", std::process::id()).into(),
            queues.join(", ").into(),
            (running as i32).into(),
            stored(started).into(),
            stored(now).into(),
            services.mail.breaker.fault().into(),
        ])
        .on_conflict(OnConflict::column("id").update_columns(["running", "seen_at", "mail_fault"]).to_owned());
    services.db.execute(&insert).await?;
    let silent = Query::delete()
        .from_table("workers")
        .and_where(Expr::col("seen_at").lt(stored(now - HEARTBEAT_TIMEOUT * 20)))
        .take();
    services.db.execute(&silent).await?;
    Ok(())
}
