//! Lists that people make: a name, a colour, an order, and what became of each. Servers of the version before make first lists
//! alone, which need none of this. What they still write into no list is filled in an hour later, as before.

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
        for (name, column) in columns() {
            if !manager.has_column("lists", name).await? {
                manager.alter_table(Table::alter().table("lists").add_column(column).take()).await?;
            }
        }
        // What a line of the journal is about: a task, or a list.
        if !manager.has_column("changes", "object").await? {
            let object = string_null("object");
            manager.alter_table(Table::alter().table("changes").add_column(object).take()).await?;
        }
        let insert = format!(
            "INSERT INTO jobs (id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, created_at) \
             SELECT {id}, 'transfers', 'fill_lists', 1, '{FIRST}', 'waiting', 0, 3, {run_at}, 0, {now} \
             WHERE EXISTS (SELECT 1 FROM tasks) \
             AND NOT EXISTS (SELECT 1 FROM jobs WHERE name = 'fill_lists' AND state = 'waiting')"
        );
        connection.execute_unprepared(&insert).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("changes").drop_column("object").take()).await?;
        for (name, _) in columns() {
            manager.alter_table(Table::alter().table("lists").drop_column(name).take()).await?;
        }
        Ok(())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn columns() -> [(&'static str, ColumnDef); 7] {
    [
        ("name", text("name").default("").take()),
        ("colour", string("colour").default("grey").take()),
        ("favourite", boolean("favourite").default(false).take()),
        ("position", big_integer("position").default(0).take()),
        // Counts changes.
        ("version", big_integer("version").default(1).take()),
        ("archived_at", timestamp_with_time_zone_null("archived_at")),
        ("deleted_at", timestamp_with_time_zone_null("deleted_at")),
    ]
}

/// As times are stored.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')";
