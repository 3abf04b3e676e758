//! The tasks of one list in each order in which its page is read, and only those that it can show. A task without a list
//! stands in the person's first one, whose id is theirs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Name, and what it is on.
const NEW: [(&str, &str); 6] = [
    (
        "tasks_open_of_list_by_due",
        "tasks ((COALESCE(list_id, user_id)), due_sort, id) WHERE deleted_at IS NULL AND status < 2",
    ),
    (
        "tasks_open_of_list_by_age",
        "tasks ((COALESCE(list_id, user_id)), created_at DESC, id DESC) WHERE deleted_at IS NULL AND status < 2",
    ),
    (
        "tasks_open_of_list_by_priority",
        "tasks ((COALESCE(list_id, user_id)), priority DESC, due_sort, id) WHERE deleted_at IS NULL AND status < 2",
    ),
    (
        "tasks_completed_of_list",
        "tasks ((COALESCE(list_id, user_id)), completed_at DESC, id DESC) WHERE deleted_at IS NULL AND status = 2",
    ),
    // Few, and none once the job has filled them in.
    ("tasks_without_list", "tasks (id) WHERE list_id IS NULL"),
    // Few people have any.
    ("lists_hidden", "lists (user_id) WHERE archived_at IS NOT NULL OR deleted_at IS NOT NULL"),
];

/// A list says whose its tasks are. PostgreSQL does not know it by itself, nor how many stand in one, and would expect so few
/// that it sorts what it could read in order. Before version 14 it cannot be told.
const STATISTICS: &str = "DO $$ BEGIN IF current_setting('server_version_num')::int >= 140000 THEN \
    EXECUTE 'CREATE STATISTICS IF NOT EXISTS tasks_of_lists (dependencies) \
    ON user_id, (COALESCE(list_id, user_id)) FROM tasks'; END IF; END $$";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, on) in NEW {
            // What an interrupted attempt left.
            drop(manager, name).await?;
            let create = format!("CREATE INDEX {} {name} ON {on}", beside(manager));
            manager.get_connection().execute_unprepared(&create).await?;
        }
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared(STATISTICS).await?;
            manager.get_connection().execute_unprepared("ANALYZE tasks").await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP STATISTICS IF EXISTS tasks_of_lists").await?;
        }
        for (name, _) in NEW {
            drop(manager, name).await?;
        }
        Ok(())
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
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
