//! Lists, and the journal of what changes in them. Rows of lists are made as they are needed: a person's first has their own id.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let lists = Table::create()
            .table("lists")
            .if_not_exists()
            .col(uuid("id").primary_key())
            .col(uuid("user_id"))
            // The number of its latest change.
            .col(big_integer("seq"))
            // What the lines of its journal hold, no less.
            .col(big_integer("journal_bytes"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut cascade("lists", "user_id", "users"))
            .take();
        manager.create_table(lists).await?;
        let of_user = Index::create().name("lists_of_user").if_not_exists().table("lists").col("user_id").take();
        manager.create_index(of_user).await?;

        let changes = Table::create()
            .table("changes")
            .if_not_exists()
            .col(uuid("list_id"))
            .col(big_integer("seq"))
            .col(uuid("set_id"))
            .col(uuid_null("actor_id"))
            .col(timestamp_with_time_zone("at"))
            .col(uuid("task_id"))
            .col(string("kind"))
            // The task's, after the change.
            .col(big_integer("version"))
            // JSON: the fields that changed.
            .col(text_null("before"))
            .col(text_null("after"))
            .primary_key(Index::create().col("list_id").col("seq"))
            .foreign_key(&mut cascade("changes", "list_id", "lists"))
            .take();
        manager.create_table(changes).await?;
        // A set's id begins with its time.
        let of_set = Index::create().name("changes_of_set").if_not_exists().table("changes").col("set_id").take();
        manager.create_index(of_set).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("changes").if_exists().take()).await?;
        manager.drop_table(Table::drop().table("lists").if_exists().take()).await
    }

    /// Once, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn cascade(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).take()
}
