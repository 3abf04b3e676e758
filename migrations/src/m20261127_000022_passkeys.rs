//! Passkeys: keys by which somebody signs in without a password, or after it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // The keys lock the table of people against writing: nobody who comes after them waits long.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        let owners = Table::create()
            .table("passkey_owners")
            .if_not_exists()
            .col(uuid("user_id").primary_key())
            // What passkeys know their owner by. Random: it tells nothing of the account.
            .col(uuid("handle").unique_key())
            .foreign_key(&mut of_person("passkey_owners"))
            .take();
        manager.create_table(owners).await?;
        let passkeys = Table::create()
            .table("passkeys")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(string("name"))
            // What browsers call it.
            .col(text("credential_id").unique_key())
            // Its public key, and what else is known of it.
            .col(text("credential"))
            .col(big_integer("counter"))
            .col(boolean("signs_in"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .foreign_key(&mut of_person("passkeys"))
            .take();
        manager.create_table(passkeys).await?;
        let of_one = Index::create().name("passkeys_of_one").table("passkeys").if_not_exists().col("user_id").take();
        manager.create_index(of_one).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["passkeys", "passkey_owners"] {
            manager.drop_table(Table::drop().table(table).if_exists().take()).await?;
        }
        Ok(())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn of_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, "user_id").to("users", "id").on_delete(ForeignKeyAction::Cascade).take()
}
