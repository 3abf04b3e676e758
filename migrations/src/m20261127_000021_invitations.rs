//! Links by which somebody opens an account whom an operator invited.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // The keys lock the table of people against writing: nobody who comes after it waits long.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        let of_person = |column, action| {
            ForeignKey::create().from("invitations", column).to("users", "id").on_delete(action).take()
        };
        let table = Table::create()
            .table("invitations")
            .if_not_exists()
            .col(uuid("id").primary_key())
            // Without an address: for whoever opens it first.
            .col(string_null("email"))
            .col(boolean("operator"))
            .col(string("language"))
            .col(uuid_null("invited_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .col(uuid_null("used_by"))
            .col(timestamp_with_time_zone_null("revoked_at"))
            // The ledger of its mail, if there is to be one.
            .col(string_null("mail"))
            .col(integer("sends").default(0))
            .col(string_null("error"))
            .foreign_key(&mut of_person("invited_by", ForeignKeyAction::SetNull))
            // Of a deleted account no address stays behind.
            .foreign_key(&mut of_person("used_by", ForeignKeyAction::Cascade))
            .take();
        manager.create_table(table).await?;
        for column in ["invited_by", "used_by"] {
            let index = Index::create().name(format!("invitations_{column}")).table("invitations").col(column).take();
            manager.create_index(index).await?;
        }
        // Of an address the latest alone is good.
        let one =
            "CREATE UNIQUE INDEX invitations_open ON invitations (email) WHERE used_at IS NULL AND revoked_at IS NULL";
        manager.get_connection().execute_unprepared(one).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("invitations").if_exists().take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
