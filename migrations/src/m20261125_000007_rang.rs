//! Reminders of tasks know when they rang last, and for which due date.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column a statement.
        for column in [timestamp_with_time_zone_null("rang_at"), big_integer_null("rang_for")] {
            manager.alter_table(Table::alter().table("task_reminders").add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["rang_at", "rang_for"] {
            manager.alter_table(Table::alter().table("task_reminders").drop_column(column).take()).await?;
        }
        Ok(())
    }

    /// All or nothing on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
