//! What happened to accounts, who did it and from where; and what operators can do about people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Postgres {
            // Whoever comes after the change of the table of people waits no longer.
            manager.get_connection().execute_unprepared("SET LOCAL lock_timeout = '2s'").await?;
        }
        // Servers of the version before write none of these.
        let columns = [
            ("disabled_at", timestamp_with_time_zone_null("disabled_at")),
            ("last_seen_at", timestamp_with_time_zone_null("last_seen_at")),
            // Whoever was here before counts as confirmed.
            ("unconfirmed_since", timestamp_with_time_zone_null("unconfirmed_since")),
            ("device_mails", boolean("device_mails").default(true).take()),
        ];
        for (name, column) in columns {
            if !manager.has_column("users", name).await? {
                manager.alter_table(Table::alter().table("users").add_column(column).take()).await?;
            }
        }
        // No key to people: what happened stays known once an account is gone.
        let table = Table::create()
            .table("audit")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(timestamp_with_time_zone("at"))
            .col(string("event"))
            .col(string("outcome"))
            .col(uuid_null("user_id"))
            // A keyed hash of an address that was typed.
            .col(string_null("account"))
            .col(string("by"))
            .col(uuid_null("by_id"))
            .col(string_null("detail"))
            .col(string_null("address"))
            .col(string_null("device"))
            .col(string_null("request_id"))
            .take();
        manager.create_table(table).await?;
        let indexes: [(&str, &[&str]); 3] = [
            ("audit_of_person", &["user_id", "id"]),
            ("audit_of_event", &["event", "outcome", "id"]),
            ("audit_of_outcome", &["outcome", "id"]),
        ];
        for (name, columns) in indexes {
            let mut index = Index::create();
            index.name(name).table("audit").if_not_exists();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // Few are any of these among many.
        let few = [
            ("users_operators", "operator"),
            ("users_disabled", "disabled_at IS NOT NULL"),
            ("users_unconfirmed", "unconfirmed_since IS NOT NULL"),
        ];
        for (name, condition) in few {
            let sql = format!("CREATE INDEX IF NOT EXISTS {name} ON users (id) WHERE {condition}");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("audit").if_exists().take()).await?;
        for name in ["users_operators", "users_disabled", "users_unconfirmed"] {
            manager.get_connection().execute_unprepared(&format!("DROP INDEX IF EXISTS {name}")).await?;
        }
        for column in ["disabled_at", "last_seen_at", "unconfirmed_since", "device_mails"] {
            manager.alter_table(Table::alter().table("users").drop_column(column).take()).await?;
        }
        Ok(())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
