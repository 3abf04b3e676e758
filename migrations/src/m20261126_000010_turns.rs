//! People have their turns in a queue; mails to an address are counted and can be stopped; links in mails are good once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEX: &str = "jobs_turns";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whatever an interrupted attempt did is not done again.
        manager.create_table(mail_addresses()).await?;
        manager.create_table(used_mail_links()).await?;
        let by_age =
            Index::create().name("used_mail_links_age").table("used_mail_links").col("used_at").if_not_exists().take();
        manager.create_index(by_age).await?;
        if !manager.has_column("reminder_deliveries", "waits_until").await? {
            // While the person had as many mails as they may have.
            let mut column = timestamp_with_time_zone_null("waits_until");
            manager.alter_table(Table::alter().table("reminder_deliveries").add_column(&mut column).take()).await?;
        }
        drop_index(manager).await?;
        let index = format!(
            "CREATE INDEX {} {INDEX} ON jobs (queue, user_id, run_at, id) WHERE state = 'waiting' AND user_id IS NOT NULL",
            beside(manager)
        );
        manager.get_connection().execute_unprepared(&index).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_index(manager).await?;
        let column = Table::alter().table("reminder_deliveries").drop_column("waits_until").take();
        manager.alter_table(column).await?;
        for table in ["used_mail_links", "mail_addresses"] {
            manager.drop_table(Table::drop().table(table).if_exists().take()).await?;
        }
        Ok(())
    }

    /// Beside the work of a running site, which PostgreSQL does outside of transactions only.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

fn mail_addresses() -> TableCreateStatement {
    Table::create()
        .table("mail_addresses")
        .if_not_exists()
        // A keyed hash: whose it is cannot be read here.
        .col(text("address").primary_key())
        // No mail goes there any more.
        .col(timestamp_with_time_zone_null("stopped_at"))
        .col(timestamp_with_time_zone("hour_from"))
        .col(integer("hour_mails"))
        .col(timestamp_with_time_zone("day_from"))
        .col(integer("day_mails"))
        .take()
}

fn used_mail_links() -> TableCreateStatement {
    Table::create()
        .table("used_mail_links")
        .if_not_exists()
        .col(text("link").primary_key())
        .col(timestamp_with_time_zone("used_at"))
        .take()
}

async fn drop_index(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statement = format!("DROP INDEX {} IF EXISTS {INDEX}", beside(manager));
    manager.get_connection().execute_unprepared(&statement).await.map(|_| ())
}

fn beside(manager: &SchemaManager<'_>) -> &'static str {
    match manager.get_database_backend() {
        DbBackend::Postgres => "CONCURRENTLY",
        _ => "",
    }
}
