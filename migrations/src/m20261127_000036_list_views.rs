//! How each person looks at a list, where that is no list of lines.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // A foreign key waits for the table that it names.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        manager
            .create_table(
                Table::create()
                    .table("list_views")
                    .if_not_exists()
                    .col(uuid("user_id"))
                    // As forms name it.
                    .col(text("list"))
                    .col(text("view"))
                    .primary_key(Index::create().col("user_id").col("list"))
                    .foreign_key(
                        ForeignKey::create()
                            .from("list_views", "user_id")
                            .to("users", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("list_views").take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
