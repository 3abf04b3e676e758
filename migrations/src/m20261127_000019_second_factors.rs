//! The second step of signing in: what makes an app's codes, and the codes for whoever lost it.

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
        let factors = Table::create()
            .table("second_factors")
            .if_not_exists()
            .col(uuid("user_id").primary_key())
            // Encrypted: a hash would make no codes.
            .col(text("seed"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            // Of the last code that was used: neither it nor an earlier one is good again.
            .col(big_integer("last_step").default(0))
            .foreign_key(&mut of_person("second_factors"))
            .take();
        manager.create_table(factors).await?;
        let codes = Table::create()
            .table("recovery_codes")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            .col(string("hash"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut of_person("recovery_codes"))
            .take();
        manager.create_table(codes).await?;
        let of_one = Index::create()
            .name("recovery_codes_of_one")
            .table("recovery_codes")
            .if_not_exists()
            .col("user_id")
            .col("hash")
            .unique()
            .take();
        manager.create_index(of_one).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["recovery_codes", "second_factors"] {
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
