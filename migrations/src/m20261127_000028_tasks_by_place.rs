//! The open tasks of one list in the order that the person gave them, section by section.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEX: &str = "tasks_open_of_list_by_place";
const ON: &str = "tasks ((COALESCE(list_id, user_id)), section_id, position, id) \
    WHERE deleted_at IS NULL AND status < 2";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What an interrupted attempt left.
        drop(manager).await?;
        let create = format!("CREATE INDEX {} {INDEX} ON {ON}", beside(manager));
        manager.get_connection().execute_unprepared(&create).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager).await
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

async fn drop(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statement = format!("DROP INDEX {} IF EXISTS {INDEX}", beside(manager));
    manager.get_connection().execute_unprepared(&statement).await.map(|_| ())
}

fn beside(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DbBackend::Postgres => "CONCURRENTLY",
        _ => "",
    }
}
