//! What is only known by looking, for whoever collects metrics.

use std::time::Instant;

use chrono::{DateTime, Utc};
use fred::interfaces::ClientLike;
use metrics::gauge;
use sea_orm::{DatabaseConnection, DbBackend};

use super::queues;
use crate::accounts::sessions;
use crate::{Result, Services};

/// Looks at Redis: whether it answers, how soon, and how many sessions it holds. Those of all servers, on each.
pub async fn observe_redis(services: &Services, now: DateTime<Utc>) {
    let begun = Instant::now();
    let sessions = sessions::count(services, now).await;
    gauge!("taskbell_redis_up").set(u8::from(sessions.is_ok()));
    gauge!("taskbell_redis_seconds").set(begun.elapsed().as_secs_f64());
    let clients = services.redis.clients();
    let connected = clients.iter().filter(|client| client.is_connected()).count();
    gauge!("taskbell_redis_connections", "state" => "up").set(connected as f64);
    gauge!("taskbell_redis_connections", "state" => "down").set((clients.len() - connected) as f64);
    if let Ok(sessions) = sessions {
        gauge!("taskbell_sessions").set(sessions as f64);
    }
}

/// Sets what is only known by looking: queues and pools.
pub async fn observe(services: &Services, now: DateTime<Utc>) -> Result<()> {
    gauge!("taskbell_mail_settings_refused").set(u8::from(services.mail.breaker.fault().is_some()));
    pool("writes", &services.db);
    pool("reads", &services.reads);
    if let Some(replica) = &services.replica {
        pool("replica", &replica.db);
        gauge!("taskbell_replica_in_use").set(u8::from(replica.keeps_up()));
    }
    for queue in queues::counts(services, now).await? {
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
