//! Tasks by age and by priority, those of each state by themselves: lists in these orders read no row that they do not
//! show. Open and completed ones together are as large as what they replace, and few are in progress at a time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const AGE: &str = "created_at DESC, id DESC";
const PRIORITY: &str = "priority DESC, due_sort, id";
/// Name, order, and the rows in it.
const NEW: [(&str, &str, &str); 6] = [
    ("tasks_open_by_age", AGE, "status < 2"),
    ("tasks_open_by_priority", PRIORITY, "status < 2"),
    ("tasks_in_progress_by_age", AGE, "status = 1"),
    ("tasks_in_progress_by_priority", PRIORITY, "status = 1"),
    ("tasks_completed_by_age", AGE, "status = 2"),
    ("tasks_completed_by_priority", PRIORITY, "status = 2"),
];
const OLD: [(&str, &str, &str); 2] = [("tasks_by_age", AGE, "true"), ("tasks_by_priority", PRIORITY, "true")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, &OLD, &NEW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, &NEW, &OLD).await
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

async fn replace(
    manager: &SchemaManager<'_>,
    old: &[(&str, &str, &str)],
    new: &[(&str, &str, &str)],
) -> Result<(), DbErr> {
    for (name, order, rows) in new {
        // What an interrupted attempt left.
        drop(manager, name).await?;
        let index = format!("{name} ON tasks (user_id, {order}) WHERE deleted_at IS NULL AND {rows}");
        manager.get_connection().execute_unprepared(&format!("CREATE INDEX {} {index}", beside(manager))).await?;
    }
    for (name, ..) in old {
        drop(manager, name).await?;
    }
    Ok(())
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
