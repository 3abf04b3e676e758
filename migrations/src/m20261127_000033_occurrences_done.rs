//! The occurrences that a person did, last first: the page of what is completed reads them a page at a time, past all that were
//! skipped.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What an interrupted attempt left.
        self.down(manager).await?;
        let create = format!(
            "CREATE INDEX {} occurrences_done ON occurrences (user_id, ended_at, task_id) WHERE state = 'done'",
            beside(manager)
        );
        manager.get_connection().execute_unprepared(&create).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = format!("DROP INDEX {} IF EXISTS occurrences_done", beside(manager));
        manager.get_connection().execute_unprepared(&drop).await.map(|_| ())
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

fn beside(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DbBackend::Postgres => "CONCURRENTLY",
        _ => "",
    }
}
