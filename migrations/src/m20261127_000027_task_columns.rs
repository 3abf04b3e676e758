//! Where tasks stand within lists, what they are part of, their labels, and the days on which they begin and must be done. All
//! have a default, so that nothing is written anew, and servers of the version before go on without knowing any of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
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
        for (name, column) in columns() {
            if !manager.has_column("tasks", name).await? {
                manager.alter_table(Table::alter().table("tasks").add_column(column).take()).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in columns() {
            manager.alter_table(Table::alter().table("tasks").drop_column(name).take()).await?;
        }
        Ok(())
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn columns() -> [(&'static str, ColumnDef); 8] {
    [
        ("section_id", uuid_null("section_id")),
        ("parent_id", uuid_null("parent_id")),
        // The middle of all keys: what is there stands in the order of its ids.
        ("position", blob("position").default(vec![0x80_u8]).take()),
        ("folded", boolean("folded").default(false).take()),
        ("labels", text("labels").default("").take()),
        ("start_on", date_null("start_on")),
        ("deadline_on", date_null("deadline_on")),
        ("series_id", uuid_null("series_id")),
    ]
}
