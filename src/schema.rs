//! The database's schema: what is missing, and bringing it up to date.

use std::{collections::HashSet, time::Duration};

use domain::Services;
use migrations::Migrator;
use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, RuntimeErr, Statement, TransactionTrait},
};
use tokio::time::sleep;

use crate::config::{Config, Mode};

/// Any number will do, as long as all versions of the program agree. Asked for again and again: an index that is built
/// beside other work waits for every statement that began before it, so one that waits for this lock would never end.
const LOCK: &str = "SELECT pg_try_advisory_xact_lock(8387795)";
const ASKED_AGAIN: Duration = Duration::from_millis(250);
const TRIED_AGAIN: Duration = Duration::from_secs(5);
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);

/// The migrations that were not applied yet, oldest first. Those of a newer version do not matter: its servers run beside
/// those of this one, which may start anew meanwhile.
pub async fn pending(services: &Services) -> Result<Vec<String>, String> {
    let applied = Migrator::get_migration_models(&services.db).await;
    let applied = applied.map_err(|error| format!("the state of the migrations cannot be read: {error}"))?;
    let applied: HashSet<String> = applied.into_iter().map(|migration| migration.version).collect();
    let names = Migrator::migrations().into_iter().map(|migration| migration.name().to_owned());
    Ok(names.filter(|name| !applied.contains(name)).collect())
}

/// Applies what is missing and returns its names. Of several processes at once one does it and the others wait for it.
pub async fn migrate(services: &Services) -> Result<Vec<String>, String> {
    let failed = |error| format!("a migration failed: {error}");
    let lock = match services.db.get_database_backend() {
        DbBackend::Postgres => {
            let transaction = services.db.begin().await.map_err(failed)?;
            while !is_ours(&transaction).await.map_err(failed)? {
                sleep(ASKED_AGAIN).await;
            }
            Some(transaction)
        }
        // It has one writer, and one server.
        _ => None,
    };
    let missing = async {
        let names = pending(services).await?;
        if !names.is_empty() {
            apply(services).await.map_err(failed)?;
        }
        Ok(names)
    };
    let Some(lock) = lock else { return missing.await };
    let names = tokio::select! {
        names = missing => names?,
        lost = keep(&lock) => return Err(failed(lost)),
    };
    lock.commit().await.map_err(failed)?;
    Ok(names)
}

/// Applies what is missing, however long somebody's transaction keeps a table busy. A migration that has to lock one gives up
/// soon: everybody who comes after it would wait for it.
async fn apply(services: &Services) -> Result<(), DbErr> {
    loop {
        match Migrator::up(&services.db, None).await {
            Err(error) if is_busy(&error) => {
                tracing::warn!("a table is in use by a long transaction: the migration tries again");
                sleep(TRIED_AGAIN).await;
            }
            result => return result,
        }
    }
}

/// PostgreSQL's `lock_not_available`.
fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = error else {
        return false;
    };
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "55P03")
}

/// Uses the lock's transaction now and then, as long as it lasts: PostgreSQL and PgBouncer end one that stands still.
async fn keep(lock: &DatabaseTransaction) -> DbErr {
    loop {
        sleep(SIGN_OF_LIFE).await;
        if let Err(lost) = is_ours(lock).await {
            return lost;
        }
    }
}

async fn is_ours(transaction: &DatabaseTransaction) -> Result<bool, DbErr> {
    let row = transaction.query_one_raw(Statement::from_string(DbBackend::Postgres, LOCK)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(LOCK.to_owned()))?.try_get_by_index(0)
}

/// Before serving: brings a database of one's own up to date. One that several servers share is migrated on purpose, by
/// one process and before any new server starts, so a production server on PostgreSQL only checks.
pub async fn prepare(config: &Config, services: &Services) -> Result<(), String> {
    let shared = config.mode == Mode::Production && !config.database_url.starts_with("sqlite:");
    if !shared {
        let applied = migrate(services).await?;
        if !applied.is_empty() {
            tracing::info!(count = applied.len(), "migrations applied");
        }
        return Ok(());
    }
    match pending(services).await?.len() {
        0 => Ok(()),
        1 => Err("1 migration was not applied yet. Run: taskbell migrate".to_owned()),
        count => Err(format!("{count} migrations were not applied yet. Run: taskbell migrate")),
    }
}
