//! Filters that people save.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // The key locks the table of people against writing: nobody who comes after it waits long.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        let table = Table::create()
            .table("filters")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(text("name"))
            // Which tasks.
            .col(text("filter"))
            .col(string("colour"))
            // Among the person's filters.
            .col(big_integer("position"))
            // Counts changes.
            .col(big_integer("version").default(1))
            .col(timestamp_with_time_zone("created_at"))
            // Removed ones are kept for undoing.
            .col(timestamp_with_time_zone_null("deleted_at"))
            .foreign_key(
                ForeignKey::create().from("filters", "user_id").to("users", "id").on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(table).await?;
        let of_person =
            Index::create().name("filters_of_person").table("filters").if_not_exists().col("user_id").take();
        manager.create_index(of_person).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("filters").if_exists().take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
