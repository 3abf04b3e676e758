//! Tasks of one status by due date; searching in title and notes by an index, on PostgreSQL.
//!
//! Three letters in a row (a trigram) are the search's unit, with the person in front: what a search costs does not
//! depend on what others keep. SQLite reads the person's own rows instead: its full-text index knows no owner, so that
//! each search for a common word would gather the matches of everybody.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const BY_STATUS: &str = "tasks_by_status ON tasks (user_id, status, due_sort, id) WHERE deleted_at IS NULL";
const BY_DUE: &str = "tasks_by_due ON tasks (user_id, due_sort, id) WHERE deleted_at IS NULL";
const SEARCH: &str = "tasks_search ON tasks USING gin (user_id, search gin_trgm_ops) WHERE deleted_at IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        if manager.get_database_backend() == DbBackend::Postgres {
            db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS pg_trgm").await?;
            db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS btree_gin").await?;
            create(manager, "tasks_search", SEARCH).await?;
        }
        create(manager, "tasks_by_status", BY_STATUS).await?;
        // The one by status serves all that asked for it.
        drop(manager, "tasks_by_due").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, "tasks_by_due", BY_DUE).await?;
        drop(manager, "tasks_by_status").await?;
        // The extensions stay: others may use them.
        drop(manager, "tasks_search").await
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

async fn create(manager: &SchemaManager<'_>, name: &str, index: &str) -> Result<(), DbErr> {
    // What an interrupted attempt left.
    drop(manager, name).await?;
    manager.get_connection().execute_unprepared(&format!("CREATE INDEX {} {index}", beside(manager))).await.map(|_| ())
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
