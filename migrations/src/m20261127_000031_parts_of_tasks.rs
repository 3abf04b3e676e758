//! The parts of a task, in their order. Few tasks are one: the others cost the index nothing. No key says that a parent is there:
//! servers of the version before delete tasks that have parts, and who is without a parent stands at the top.

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
            "CREATE INDEX {} tasks_parts ON tasks (parent_id, position, id) WHERE parent_id IS NOT NULL",
            beside(manager)
        );
        manager.get_connection().execute_unprepared(&create).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = format!("DROP INDEX {} IF EXISTS tasks_parts", beside(manager));
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
