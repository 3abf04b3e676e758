//! A copy of the PostgreSQL database for reading lists. Nobody may see an older state than one they have seen or made:
//! who wrote lately reads from the database itself, and so does everybody while the copy lags or is away.

use std::sync::Weak;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use fred::interfaces::KeysInterface;
use fred::types::Expiration;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::time::{sleep, timeout};

use super::databases::fill;
use super::redis::Commands;
use super::services::{Connections, Services};
use crate::error::of_search;
use crate::{Result, UserId};

/// Between looks at how far the copy has come, and how long a look may take.
const LOOK: Duration = Duration::from_millis(700);
/// How long who wrote reads from the database itself: longer than it takes to find out that the copy lags.
const WROTE_SECONDS: i64 = 5;

pub(crate) struct Replica {
    pub db: DatabaseConnection,
    keeps_up: AtomicBool,
}

impl Replica {
    pub fn new(db: DatabaseConnection) -> Replica {
        Replica { db, keeps_up: AtomicBool::new(false) }
    }

    pub fn keeps_up(&self) -> bool {
        self.keeps_up.load(Ordering::Relaxed)
    }
}

impl Services {
    /// Reads the lists of a person, who wrote lately or did not: from the replica if it is fit for that, and if it then fails, from the database itself.
    pub(crate) async fn read_lists<T, F>(&self, wrote_lately: bool, read: impl Fn(DatabaseConnection) -> F) -> Result<T>
    where
        F: Future<Output = std::result::Result<T, DbErr>>,
    {
        if let Some(replica) = self.fit_replica(wrote_lately) {
            if let Ok(Ok(rows)) = timeout(LOOK, read(replica.db.clone())).await {
                return Ok(rows);
            }
            replica.keeps_up.store(false, Ordering::Relaxed);
        }
        Ok(read(self.reads.clone()).await?)
    }

    /// The same for a search, which may take its time: nothing follows from that for the others.
    pub(crate) async fn search_lists<T, F>(
        &self,
        wrote_lately: bool,
        read: impl Fn(DatabaseConnection) -> F,
    ) -> Result<T>
    where
        F: Future<Output = std::result::Result<T, DbErr>>,
    {
        if let Some(replica) = self.fit_replica(wrote_lately)
            && let Ok(Ok(rows)) = timeout(LOOK, read(replica.db.clone())).await
        {
            return Ok(rows);
        }
        read(self.reads.clone()).await.map_err(of_search)
    }

    fn fit_replica(&self, wrote_lately: bool) -> Option<&Replica> {
        self.replica.as_ref().filter(|replica| replica.keeps_up() && !wrote_lately)
    }
}

fn key(UserId(user): UserId) -> String {
    format!("taskbell:wrote:{}", user.simple())
}

/// Somebody's data changed: for a while they read it where it was written.
pub(crate) async fn wrote(services: &Services, user: UserId) {
    if services.replica.is_none() {
        return;
    }
    let set = |redis: Commands| async move {
        redis.set(key(user), 1, Some(Expiration::EX(WROTE_SECONDS)), None, false).await
    };
    let noted: Result<()> = services.redis("SET", set).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "cannot mark a recent write");
    }
}

/// Whether somebody's data changed a moment ago, or nobody knows.
pub(crate) async fn wrote_lately(services: &Services, user: UserId) -> bool {
    let exists = |redis: Commands| async move { redis.exists::<i64, _>(key(user)).await };
    services.replica.is_some() && services.redis("EXISTS", exists).await.map_or(true, |found| found > 0)
}

/// Keeps looking whether the copy has everything that was written one look ago, as long as anybody uses the services.
pub(crate) async fn watch(connections: Weak<Connections>) {
    let mut written = None;
    loop {
        sleep(LOOK).await;
        let Some(connections) = connections.upgrade() else { return };
        let Some(replica) = &connections.replica else { return };
        if !replica.keeps_up() {
            // It may do with fewer, and if it has none, the look fails.
            let _ = fill(&replica.db).await;
        }
        let looked = timeout(LOOK, look(&connections.db, &replica.db, &mut written)).await;
        let keeps_up = matches!(looked, Ok(Ok(true)));
        if replica.keeps_up.swap(keeps_up, Ordering::Relaxed) != keeps_up {
            match keeps_up {
                true => tracing::info!("the replica keeps up: lists are read from it"),
                false => tracing::warn!("the replica lags or is unavailable: lists are read from the database itself"),
            }
        }
    }
}

/// Whether the copy has what had been `written` at the look before.
async fn look(db: &DatabaseConnection, replica: &DatabaseConnection, written: &mut Option<String>) -> Result<bool> {
    let position = |expression: String| Query::select().expr_as(Expr::cust(expression), "position").take();
    let has = match written.take() {
        None => false,
        Some(before) => {
            // A server that is no copy any more, because it was promoted, has replayed nothing.
            let replayed = format!("COALESCE(pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= '{before}', FALSE)");
            let row = replica.query_one(&position(replayed)).await?;
            row.map(|row| row.try_get("", "position")).transpose()?.unwrap_or(false)
        }
    };
    let row = db.query_one(&position("CAST(pg_current_wal_lsn() AS TEXT)".to_owned())).await?;
    *written = row.map(|row| row.try_get("", "position")).transpose()?;
    Ok(has)
}
