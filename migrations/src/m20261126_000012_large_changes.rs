//! Accounts that are being deleted; a person's reminders of tasks in one order.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name and columns.
const OLD: (&str, &str) = ("task_reminders_owner", "user_id");
const NEW: (&str, &str) = ("task_reminders_of_owner", "user_id, id");

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whatever an interrupted attempt did is not done again.
        if !manager.has_column("users", "deleted_at").await? {
            let mut column = timestamp_with_time_zone_null("deleted_at");
            manager.alter_table(Table::alter().table("users").add_column(&mut column).take()).await?;
        }
        replace(manager, OLD, NEW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, NEW, OLD).await?;
        manager.alter_table(Table::alter().table("users").drop_column("deleted_at").take()).await
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

async fn replace(manager: &SchemaManager<'_>, old: (&str, &str), new: (&str, &str)) -> Result<(), DbErr> {
    drop(manager, new.0).await?;
    let index = format!("CREATE INDEX {} {} ON task_reminders ({})", beside(manager), new.0, new.1);
    manager.get_connection().execute_unprepared(&index).await?;
    drop(manager, old.0).await
}

async fn drop(manager: &SchemaManager<'_>, name: &str) -> Result<(), DbErr> {
    let statement = format!("DROP INDEX {} IF EXISTS {name}", beside(manager));
    manager.get_connection().execute_unprepared(&statement).await.map(|_| ())
}

fn beside(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DbBackend::Postgres => "CONCURRENTLY",
        _ => "",
    }
}
