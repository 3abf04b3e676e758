//! People and their tasks; reminders and the jobs that carry them.

mod background;
mod people;
mod tasks;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        people::up(manager).await?;
        tasks::up(manager).await?;
        background::up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["jobs", "reminder_deliveries", "undo_steps", "tasks", "users"] {
            manager.drop_table(Table::drop().table(table).if_exists().take()).await?;
        }
        Ok(())
    }

    /// All or nothing on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// `user_id`, gone with its person.
fn owner(from: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, "user_id").to("users", "id").on_delete(ForeignKeyAction::Cascade).take()
}
