//! Addresses that are to be confirmed by a link, and mails that go to another address than the person's.

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
            .table("email_confirmations")
            .if_not_exists()
            // Of one person the latest link alone is good.
            .col(uuid("user_id").primary_key())
            // The address that the link went to, and that the person has once they confirmed it.
            .col(string("email"))
            // Of what stands in the link, which itself is kept nowhere.
            .col(string("hash").unique_key())
            .col(timestamp_with_time_zone("expires_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("email_confirmations", "user_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .take();
        manager.create_table(table).await?;
        let to = Table::alter().table("reminder_deliveries").add_column(string_null("to_address")).take();
        manager.alter_table(to).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let to = Table::alter().table("reminder_deliveries").drop_column("to_address").take();
        manager.alter_table(to).await?;
        manager.drop_table(Table::drop().table("email_confirmations").if_exists().take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
