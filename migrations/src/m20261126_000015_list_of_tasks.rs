//! The list each task stands in. Servers of the version before write none: that is the person's first one. Tasks without are
//! given theirs by a job, on PostgreSQL an hour later, when those servers are gone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const FIRST: &str = r#"{"after":"00000000-0000-0000-0000-000000000000"}"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let (id, now, run_at) = match manager.get_database_backend() {
            DbBackend::Postgres => {
                // Whoever waits for a table lets everybody wait who comes after: not for longer than a page may take.
                connection.execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
                ("gen_random_uuid()", "now()", "now() + interval '1 hour'")
            }
            _ => ("randomblob(16)", NOW, NOW),
        };
        if manager.has_column("tasks", "list_id").await? {
            return Ok(());
        }
        // A foreign key would need an index, without which no list could be deleted: it comes with the pages that need one.
        manager.alter_table(Table::alter().table("tasks").add_column(uuid_null("list_id")).take()).await?;
        let insert = format!(
            "INSERT INTO jobs (id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, created_at) \
             SELECT {id}, 'transfers', 'fill_lists', 1, '{FIRST}', 'waiting', 0, 3, {run_at}, 0, {now} \
             WHERE EXISTS (SELECT 1 FROM tasks)"
        );
        connection.execute_unprepared(&insert).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DELETE FROM jobs WHERE name = 'fill_lists'").await?;
        manager.alter_table(Table::alter().table("tasks").drop_column("list_id").take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// As times are stored.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')";
