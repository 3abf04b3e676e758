//! How tasks recur, and what became of each occurrence that is over. They go with their task, and so with its person.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // The keys lock the table of tasks against writing: nobody who comes after them waits long.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        let series = Table::create()
            .table("series")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(uuid("task_id"))
            .col(text("rule"))
            .col(date("dtstart"))
            .col(date("first_on"))
            .col(time_null("due_time"))
            .col(string("anchor"))
            .col(integer("counted"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut key("series", "task_id", "tasks"))
            .take();
        manager.create_table(series).await?;
        let occurrences = Table::create()
            .table("occurrences")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("series_id"))
            .col(date("original_on"))
            .col(uuid("task_id"))
            .col(uuid("user_id"))
            .col(string("state"))
            .col(date_null("due_on"))
            .col(time_null("due_time"))
            .col(timestamp_with_time_zone("ended_at"))
            .col(date("ended_on"))
            .col(uuid("actor_id"))
            .col(uuid("set_id"))
            .col(big_integer("version"))
            .foreign_key(&mut key("occurrences", "series_id", "series"))
            .foreign_key(&mut key("occurrences", "task_id", "tasks"))
            .take();
        manager.create_table(occurrences).await?;
        for (name, table, columns, unique) in INDEXES {
            let mut index = Index::create().name(name).table(table).if_not_exists().take();
            for column in columns {
                index.col(*column);
            }
            if unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["occurrences", "series"] {
            manager.drop_table(Table::drop().table(table).if_exists().take()).await?;
        }
        Ok(())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

const INDEXES: [(&str, &str, &[&str], bool); 5] = [
    ("series_of_task", "series", &["task_id"], false),
    ("series_of_person", "series", &["user_id"], false),
    // An occurrence is over once, however many say so.
    ("occurrences_of_series", "occurrences", &["series_id", "original_on"], true),
    ("occurrences_of_task", "occurrences", &["task_id", "original_on"], false),
    ("occurrences_of_person", "occurrences", &["user_id", "ended_at"], false),
];

fn key(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).take()
}
