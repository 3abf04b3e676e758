//! The labels of tasks: an index of the words at them, which the same transactions write that change those, and what each person
//! chose for a word. No task has any before this version.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // Foreign keys wait for the tables that they name.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("task_labels")
                    .if_not_exists()
                    .col(uuid("user_id"))
                    .col(text("label"))
                    .col(uuid("task_id"))
                    // As it stands at the task.
                    .col(text("word"))
                    .primary_key(Index::create().col("user_id").col("label").col("task_id"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("task_labels", "task_id")
                            .to("tasks", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await?;
        manager
            .create_index(
                Index::create().name("task_labels_of_task").table("task_labels").col("task_id").if_not_exists().take(),
            )
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("labels")
                    .if_not_exists()
                    .col(uuid("user_id"))
                    .col(text("label"))
                    .col(text("word"))
                    .col(string("colour").default("grey"))
                    // Among the person's; those without one come after the others.
                    .col(big_integer_null("position"))
                    // What a job makes of it at all tasks; empty where it goes.
                    .col(text_null("becomes"))
                    .primary_key(Index::create().col("user_id").col("label"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("labels", "user_id")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["labels", "task_labels"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
