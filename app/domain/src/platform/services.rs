use std::ops::Deref;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use fred::interfaces::{ClientLike, EventInterface};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tracing::Instrument;

use super::databases::{databases, fill, replica};
use super::failpoints;
use super::hashing::Hashing;
use super::invalidations::{self, RecentInvalidations};
use super::limits::{self, Changes};
use super::listeners::Listener;
use super::parts::{ConnectError, Health, Part, part};
use super::providers::Providers;
use super::redis::Redis;
use super::replica::{self, Replica};
use super::smtp::Mailer;
use crate::{AmbiguousDelivery, Error, Limiter, Quotas, RedactedError, Result, Settings, SignUpPolicy};

/// How long Redis is waited for, and a sign of life from the database, before they count as away.
pub(super) const TIMEOUT: Duration = Duration::from_secs(2);
/// How long the last things may take that are written before the end.
const CLOSE_TIME: Duration = Duration::from_secs(5);
/// How long background work waits for the database. It has no caller who gives up, and a machine that lost its power does
/// not say so.
const BACKGROUND_TIMEOUT: Duration = Duration::from_secs(30);

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
    pub(crate) ambiguous_delivery: AmbiguousDelivery,
    pub(crate) quotas: Quotas,
    pub(crate) sign_up: SignUpPolicy,
    pub(crate) sign_up_domains: Vec<String>,
    pub(crate) verify_email: bool,
    pub(crate) password_sign_in: bool,
    pub(crate) providers: Providers,
    pub(crate) shown_settings: Vec<(&'static str, String)>,
    pub(super) listeners: &'static [&'static dyn Listener],
    pub(crate) changes: Changes,
    pub(super) invalidations: RecentInvalidations,
    pub(crate) hashing: Hashing,
    /// Bounds the memory that files take while they are read.
    pub(crate) file_memory: Limiter,
    /// Searches at once: most connections to the database stay free for everything else.
    pub(crate) searches: Limiter,
    queries: Arc<AtomicU64>,
    /// How far the database's clock is ahead of this machine's, in milliseconds.
    clock: AtomicI64,
}

impl Deref for Services {
    type Target = Connections;

    fn deref(&self) -> &Connections {
        &self.0
    }
}

impl Services {
    /// Connects to everything; the listeners act when something changes.
    pub(crate) async fn connect_with(
        settings: &Settings,
        listeners: &'static [&'static dyn Listener],
    ) -> std::result::Result<Services, ConnectError> {
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
            ambiguous_delivery: settings.ambiguous_delivery,
            quotas: settings.quotas,
            sign_up: settings.sign_up,
            sign_up_domains: settings.sign_up_domains.clone(),
            verify_email: settings.verify_email,
            password_sign_in: settings.password_sign_in,
            providers: Providers::new(&settings.providers),
            shown_settings: settings.shown.clone(),
            listeners,
            changes: Changes::default(),
            invalidations: RecentInvalidations::default(),
            hashing: Hashing::new(),
            file_memory: limits::file_memory(),
            searches: limits::searches(settings.pools.database),
            queries,
            clock: AtomicI64::new(0),
        }));
        services.set_clock().await.map_err(|error| ConnectError { faults: vec![(Part::Database, error)] })?;
        tokio::spawn(replica::watch(Arc::downgrade(&services.0)));
        for client in services.redis.clients() {
            tokio::spawn(invalidations::repeat(Arc::downgrade(&services.0), client.reconnect_rx()));
        }
        Ok(services)
    }

    /// As long as anybody else has them.
    pub(super) fn of(connections: &Weak<Connections>) -> Option<Services> {
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
        let database = async { tokio::time::timeout(TIMEOUT, Box::pin(self.db.ping())).await };
        let redis = self.redis("PING", |redis| async move { redis.ping::<()>(None).await });
        let redis = async { tokio::time::timeout(TIMEOUT, redis).await };
        let (database, redis) = tokio::join!(database, redis);
        Health { database: answer(database), redis: answer(redis) }
    }

    /// Whether the replica answers, if there is one.
    pub async fn replica_health(&self) -> Option<std::result::Result<(), &'static str>> {
        let replica = self.replica.as_ref()?;
        Some(answer(tokio::time::timeout(TIMEOUT, replica.db.ping()).await))
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
    tokio::time::timeout(BACKGROUND_TIMEOUT, step).await.unwrap_or_else(|_| Err(no_answer()))
}

fn no_answer() -> Error {
    Error::Unavailable(RedactedError::new("the database does not answer"))
}

fn local_now() -> DateTime<Utc> {
    Utc::now() + failpoints::clock_ahead()
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
