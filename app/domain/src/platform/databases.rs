//! Connections to the database and to its replica.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::future::try_join_all;
use sea_orm::sqlx::{Connection, Executor};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr, SqlxError};

use super::replica::Replica;
use super::{metrics, read_limits};
use crate::{Result, Settings};

/// How long a connection may take to finish what nobody waits for any more, before it is given up.
const RETURN_TIME: Duration = Duration::from_secs(2);
/// How long a transaction may stand still. PostgreSQL ends the connection then: a process that froze, or whose machine is
/// gone, would keep everybody from the rows that it locked. Shorter than the lease of a job. And a statement ends soon
/// after the connection that asked for it did, since nobody waits for its answer; PostgreSQL 13 and older cannot do that.
const SET_UP: &str = "SET idle_in_transaction_session_timeout = '20s';
    SELECT set_config(name, '1s', false) FROM pg_settings WHERE name = 'client_connection_check_interval'";
/// The database for what writes, and for what only reads.
pub(super) async fn databases(
    settings: &Settings,
    queries: &Arc<AtomicU64>,
) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let (url, pools) = (&settings.database_url, settings.pools);
    if url.starts_with("sqlite:") {
        // Writers queue for one connection, in their order: SQLite's own lock lets some of them starve.
        let db = open(database_options(url, 1, pools.wait), queries).await?;
        let mut reads = database_options(url, pools.database, pools.wait);
        read_limits::end_late_reads(&mut reads);
        return Ok((db, open(reads, queries).await?));
    }
    let db = open(database_options(url, pools.database, pools.wait), queries).await?;
    Ok((db.clone(), db))
}

/// Connected to only when it is needed: the copy may be away, today and at any time.
pub(super) async fn replica(settings: &Settings, queries: &Arc<AtomicU64>) -> Result<Option<Replica>> {
    let Some(url) = &settings.replica_url else { return Ok(None) };
    let mut options = database_options(url, settings.pools.replica, settings.pools.wait);
    options.connect_lazy(true);
    Ok(Some(Replica::new(open(options, queries).await?)))
}

async fn open(options: ConnectOptions, queries: &Arc<AtomicU64>) -> Result<DatabaseConnection> {
    let mut db = Box::pin(Database::connect(options)).await?;
    let counter = queries.clone();
    db.set_metric_callback(move |statement| {
        counter.fetch_add(1, Ordering::Relaxed);
        metrics::statement(statement);
    });
    Ok(db)
}

/// Opens all connections that a pool may have. While a password is proven, sqlx gives way to every other task hundreds of
/// times: where requests take all the processor's time, none of them gets a new connection before its wait is over.
pub(super) async fn fill(db: &DatabaseConnection) -> Result<()> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let pool = db.get_postgres_connection_pool();
    let (open, most) = (pool.size(), pool.options().get_max_connections());
    if open < most {
        try_join_all((0..most).map(|_| pool.acquire()))
            .await
            .map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))?;
    }
    Ok(())
}

fn database_options(url: &str, connections: u32, wait: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .connect_timeout(wait)
        .acquire_timeout(wait)
        .test_before_acquire_if_idle_for(Duration::from_secs(5))
        // What is open stays open: see fill.
        .idle_timeout(None)
        .max_lifetime(None)
        .sqlx_logging(false)
        .map_sqlx_postgres_pool_opts(|options| {
            let options =
                options.after_connect(|connection, _| Box::pin(async { connection.execute(SET_UP).await.map(|_| ()) }));
            options.after_release(|connection, _| {
                // Without a limit a connection to a machine that is gone would keep its place in the pool.
                Box::pin(async {
                    let flushed = tokio::time::timeout(RETURN_TIME, connection.flush()).await;
                    flushed.unwrap_or(Err(SqlxError::PoolTimedOut)).map(|()| true)
                })
            })
        })
        .map_sqlx_sqlite_opts(|options| {
            options
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                // What was deleted is written over, instead of staying in free pages.
                .pragma("secure_delete", "ON")
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
        });
    options
}
