//! What each person has of what there is only so much of for one. Rows are made as they are needed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let usage = Table::create()
            .table("usage")
            .if_not_exists()
            .col(uuid("user_id").primary_key())
            // No less than there is: additions count at once, what is deleted goes when it is counted anew.
            .col(big_integer("tasks"))
            .col(big_integer("reminders"))
            .col(big_integer("bytes"))
            .col(timestamp_with_time_zone("counted_at"))
            .foreign_key(
                ForeignKey::create().from("usage", "user_id").to("users", "id").on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(usage).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("usage").if_exists().take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
