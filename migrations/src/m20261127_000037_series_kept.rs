//! What a series keeps of its task while the current occurrence says something else.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // Whoever waits for a table lets everybody wait who comes after: not for longer than a page may take.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        if manager.has_column("series", "kept").await? {
            return Ok(());
        }
        manager.alter_table(Table::alter().table("series").add_column(text_null("kept")).take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("series").drop_column("kept").take()).await
    }
}
