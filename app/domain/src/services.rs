use std::fmt;
use std::ops::Deref;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use fred::interfaces::{ClientLike, EventInterface};
use futures_util::future::try_join_all;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::sqlx::{Connection, Executor};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, RuntimeErr,
    SqliteTransactionMode, SqlxError, TransactionOptions, TransactionTrait,
};
use tracing::Instrument;

use crate::accounts::{Changes, Hashing};
use crate::discreet::Cause;
use crate::lately::{self, Lately};
use crate::mail::Mailer;
use crate::redis::{PATIENCE, Redis};
use crate::replica::{self, Replica};
use crate::{Error, Limiter, Quotas, Result, Settings, UnknownFate, fault, late, measures, tasks, transfers};

/// How long a connection may take to finish what nobody waits for any more, before it is given up.
const RETURN_TIME: Duration = Duration::from_secs(2);
/// How long a transaction may stand still. PostgreSQL ends the connection then: a process that froze, or whose machine is
/// gone, would keep everybody from the rows that it locked. Shorter than the lease of a job. And a statement ends soon
/// after the connection that asked for it did, since nobody waits for its answer; PostgreSQL 13 and older cannot do that.
const SET_UP: &str = "SET idle_in_transaction_session_timeout = '20s';
    SELECT set_config(name, '1s', false) FROM pg_settings WHERE name = 'client_connection_check_interval'";
/// How long the last things may take that are written before the end.
const CLOSE_TIME: Duration = Duration::from_secs(5);
/// How long background work waits for the database. It has no caller who gives up, and a machine that lost its power does
/// not say so.
const BACKGROUND_PATIENCE: Duration = Duration::from_secs(30);

/// The connections everything is done with. Cheap to clone: every request takes several.
#[derive(Clone)]
pub struct Services(Arc<Connections>);

/// What [`Services`] share.
pub struct Connections {
    /// For everything that writes, and for reads that decide about a write.
    pub db: DatabaseConnection,
    /// For what pages show. On SQLite apart from the one writer, so that nobody who only looks waits for it.
    pub(crate) reads: DatabaseConnection,
    /// A copy to read lists from.
    pub(crate) replica: Option<Replica>,
    pub redis: Redis,
    pub(crate) mail: Mailer,
    pub(crate) public_url: String,
    pub(crate) secret_key: String,
    pub(crate) earlier_keys: Vec<String>,
    pub(crate) unknown_fate: UnknownFate,
    pub(crate) quotas: Quotas,
    pub(crate) changes: Changes,
    pub(crate) hashing: Hashing,
    pub(crate) lately: Lately,
    /// Bounds the memory that files take while they are read.
    pub(crate) file_memory: Limiter,
    /// Searches at once: most connections to the database stay free for everything else.
    pub(crate) searches: Limiter,
    queries: Arc<AtomicU64>,
    /// How far the database's clock is ahead of this machine's, in milliseconds.
    clock: AtomicI64,
}

/// What Taskbell works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Database,
    Replica,
    Redis,
    Mail,
}

impl Part {
    /// In a word, as people say it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Database => "the database",
            Part::Replica => "the replica",
            Part::Redis => "Redis",
            Part::Mail => "mail",
        }
    }
}

/// The parts that could not be connected to, and why.
#[derive(Debug)]
pub struct ConnectError {
    pub faults: Vec<(Part, Error)>,
}

impl fmt::Display for ConnectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (part, error)) in self.faults.iter().enumerate() {
            let comma = if at > 0 { "; " } else { "" };
            write!(f, "{comma}{}: {error}", part.name())?;
        }
        Ok(())
    }
}

impl std::error::Error for ConnectError {}

/// What was connected to; a fault is noted.
fn part<T>(faults: &mut Vec<(Part, Error)>, part: Part, connected: Result<T>) -> Option<T> {
    connected.map_err(|error| faults.push((part, error))).ok()
}

/// Whether the parts answer; an error says in a word why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    pub database: std::result::Result<(), &'static str>,
    pub redis: std::result::Result<(), &'static str>,
}

impl Deref for Services {
    type Target = Connections;

    fn deref(&self) -> &Connections {
        &self.0
    }
}

impl Services {
    /// Connects to everything; an error names every part that is away or cannot be used.
    pub async fn connect(settings: &Settings) -> std::result::Result<Services, ConnectError> {
        let queries = Arc::new(AtomicU64::new(0));
        let redis = Redis::connect(&settings.redis_url, settings.redis_ca.as_deref());
        let (databases, replica, redis) =
            tokio::join!(databases(settings, &queries), replica(settings, &queries), redis);
        let mut faults = Vec::new();
        let (databases, replica) =
            (part(&mut faults, Part::Database, databases), part(&mut faults, Part::Replica, replica));
        let redis = part(&mut faults, Part::Redis, redis);
        let mail = part(&mut faults, Part::Mail, Mailer::new(&settings.mail));
        let (Some((db, reads)), Some(replica), Some(redis), Some(mail)) = (databases, replica, redis, mail) else {
            return Err(ConnectError { faults });
        };
        let services = Services(Arc::new(Connections {
            db,
            reads,
            replica,
            redis,
            mail,
            public_url: settings.public_url.clone(),
            secret_key: settings.secret_key.clone(),
            earlier_keys: settings.earlier_keys.clone(),
            unknown_fate: settings.unknown_fate,
            quotas: settings.quotas,
            changes: Changes::default(),
            hashing: Hashing::new(),
            lately: Lately::default(),
            file_memory: transfers::memory_limiter(),
            searches: tasks::search_limiter(settings.pools.database),
            queries,
            clock: AtomicI64::new(0),
        }));
        services.set_clock().await.map_err(|error| ConnectError { faults: vec![(Part::Database, error)] })?;
        tokio::spawn(replica::watch(Arc::downgrade(&services.0)));
        for client in services.redis.clients() {
            tokio::spawn(lately::drop_again(Arc::downgrade(&services.0), client.reconnect_rx()));
        }
        Ok(services)
    }

    /// As long as anybody else has them.
    pub(crate) fn of(connections: &Weak<Connections>) -> Option<Services> {
        connections.upgrade().map(Services)
    }

    /// Opens all connections to PostgreSQL, for a process that will need them.
    pub async fn fill_pool(&self) -> Result<()> {
        fill(&self.db).await
    }

    /// Closes the database: what is written last is written.
    pub async fn close(self) -> Result<()> {
        let close = async {
            if let Some(replica) = &self.replica {
                replica.db.close_by_ref().await?;
            }
            self.reads.close_by_ref().await?;
            Ok(self.db.close_by_ref().await?)
        };
        tokio::time::timeout(CLOSE_TIME, close).await.unwrap_or_else(|_| Err(no_answer()))
    }

    /// Asks the database and Redis for a sign of life.
    pub async fn health(&self) -> Health {
        let database = async { tokio::time::timeout(PATIENCE, Box::pin(self.db.ping())).await };
        let redis = self.redis("PING", |redis| async move { redis.ping::<()>(None).await });
        let redis = async { tokio::time::timeout(PATIENCE, redis).await };
        let (database, redis) = tokio::join!(database, redis);
        Health { database: answer(database), redis: answer(redis) }
    }

    /// Whether the replica answers, if there is one.
    pub async fn replica_health(&self) -> Option<std::result::Result<(), &'static str>> {
        let replica = self.replica.as_ref()?;
        Some(answer(tokio::time::timeout(PATIENCE, replica.db.ping()).await))
    }

    /// The time by the clock that all servers share, the database's: leases must not end early where one clock is wrong.
    pub fn now(&self) -> DateTime<Utc> {
        local_now() + TimeDelta::milliseconds(self.clock.load(Ordering::Relaxed))
    }

    /// Compares this machine's clock with the database's. SQLite has none of its own.
    pub(crate) async fn set_clock(&self) -> Result<()> {
        if self.db.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let before = local_now();
        let select = Query::select().expr_as(Expr::cust("clock_timestamp()"), "now").take();
        let Some(row) = self.db.query_one(&select).await? else { return Ok(()) };
        let theirs: DateTime<Utc> = row.try_get("", "now")?;
        let ours = before + (local_now() - before) / 2;
        self.clock.store((theirs - ours).num_milliseconds(), Ordering::Relaxed);
        Ok(())
    }

    /// SQL statements sent so far.
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }

    /// A transaction that may write. SQLite takes its one writer's lock at once: a lock that is taken later fails
    /// where it should wait.
    ///
    /// It is begun in a task of its own, to the end: sqlx 0.9.0 forgets a transaction whose caller goes away during BEGIN,
    /// and gives the connection, with the transaction open, to the next one, whose writes are then lost
    /// (<https://github.com/transact-rs/sqlx/issues/4393>).
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let db = self.db.clone();
        let begin = async move { db.begin_with_options(options).await };
        Ok(tokio::spawn(begin.in_current_span()).await.map_err(Error::internal)??)
    }
}

/// A step of background work, which is tried again if the database does not answer.
pub(crate) async fn in_time<T>(step: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(BACKGROUND_PATIENCE, step).await.unwrap_or_else(|_| Err(no_answer()))
}

fn no_answer() -> Error {
    Error::Unavailable(Cause::new("the database does not answer"))
}

fn local_now() -> DateTime<Utc> {
    Utc::now() + fault::clock_ahead()
}

fn answer<T, E>(
    result: std::result::Result<std::result::Result<T, E>, tokio::time::error::Elapsed>,
) -> std::result::Result<(), &'static str> {
    match result {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(_)) => Err("unreachable"),
        Err(_) => Err("no answer in time"),
    }
}

/// The database for what writes, and for what only reads.
async fn databases(settings: &Settings, queries: &Arc<AtomicU64>) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let (url, pools) = (&settings.database_url, settings.pools);
    if url.starts_with("sqlite:") {
        // Writers queue for one connection, in their order: SQLite's own lock lets some of them starve.
        let db = open(database_options(url, 1, pools.wait), queries).await?;
        let mut reads = database_options(url, pools.database, pools.wait);
        late::end_late_reads(&mut reads);
        return Ok((db, open(reads, queries).await?));
    }
    let db = open(database_options(url, pools.database, pools.wait), queries).await?;
    Ok((db.clone(), db))
}

/// Connected to only when it is needed: the copy may be away, today and at any time.
async fn replica(settings: &Settings, queries: &Arc<AtomicU64>) -> Result<Option<Replica>> {
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
        measures::statement(statement);
    });
    Ok(db)
}

/// Opens all connections that a pool may have. While a password is proven, sqlx gives way to every other task hundreds of
/// times: where requests take all the processor's time, none of them gets a new connection before its wait is over.
pub(crate) async fn fill(db: &DatabaseConnection) -> Result<()> {
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
