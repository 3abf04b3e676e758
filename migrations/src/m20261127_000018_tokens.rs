//! Tokens by which programs act for people.

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
            .table("tokens")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(string("name"))
            // Of the token, which itself is kept nowhere.
            .col(string("hash").unique_key())
            .col(string("scopes"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("expires_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .col(string_null("last_address"))
            .foreign_key(
                ForeignKey::create().from("tokens", "user_id").to("users", "id").on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(table).await?;
        let index = Index::create().name("tokens_of_person").table("tokens").if_not_exists().col("user_id").take();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("tokens").if_exists().take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
