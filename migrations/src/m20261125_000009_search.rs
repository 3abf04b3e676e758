//! Searching knows more spellings of a word; the tasks that are there are folded anew, by jobs. On PostgreSQL an hour
//! later: servers of the version before, which still write what they know, are gone then. Until that was done a task is
//! found as before.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const FIRST: &str = r#"{"after":"00000000-0000-0000-0000-000000000000"}"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (id, now, run_at) = match manager.get_database_backend() {
            DbBackend::Postgres => ("gen_random_uuid()", "now()", "now() + interval '1 hour'"),
            _ => ("randomblob(16)", NOW, NOW),
        };
        let insert = format!(
            "INSERT INTO jobs (id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, created_at) \
             SELECT {id}, 'transfers', 'refold', 1, '{FIRST}', 'waiting', 0, 3, {run_at}, 0, {now} \
             WHERE EXISTS (SELECT 1 FROM tasks)"
        );
        manager.get_connection().execute_unprepared(&insert).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DELETE FROM jobs WHERE name = 'refold'").await.map(|_| ())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// As times are stored.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')";
