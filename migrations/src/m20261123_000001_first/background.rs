use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::owner;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    reminder_deliveries(manager).await?;
    jobs(manager).await
}

/// The ledger: one row a person, kind, local date and channel, whoever schedules and however often.
async fn reminder_deliveries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("reminder_deliveries")
                .col(pk_uuid("id"))
                .col(uuid("user_id"))
                .col(text("kind"))
                .col(date("local_date"))
                .col(text("channel"))
                .col(text("state"))
                .col(text("message_id"))
                .col(integer("tasks"))
                // Hand-overs to the mail server that were begun; above one, a second copy is possible.
                .col(integer("sends"))
                .col(timestamp_with_time_zone("planned_for"))
                .col(timestamp_with_time_zone_null("sent_at"))
                .col(text_null("error"))
                .foreign_key(&mut owner("reminder_deliveries"))
                .take(),
        )
        .await?;
    manager
        .create_index(
            Index::create()
                .name("reminder_deliveries_once")
                .table("reminder_deliveries")
                .col("user_id")
                .col("kind")
                .col("local_date")
                .col("channel")
                .unique()
                .take(),
        )
        .await
}

/// The work to do. Redis only rings for it.
async fn jobs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("jobs")
                .col(pk_uuid("id"))
                .col(uuid_null("user_id"))
                .col(text("queue"))
                .col(text("name"))
                .col(integer("version"))
                .col(text("arguments"))
                .col(text("state"))
                .col(integer("attempts"))
                .col(integer("max_attempts"))
                .col(timestamp_with_time_zone("run_at"))
                .col(timestamp_with_time_zone_null("expires_at"))
                .col(timestamp_with_time_zone_null("lease_until"))
                // Counts claims: only the holder of the last one may write the result.
                .col(big_integer("fence"))
                .col(text_null("unique_key").unique_key().take())
                .col(text_null("error"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone_null("finished_at"))
                .foreign_key(&mut owner("jobs"))
                .take(),
        )
        .await?;
    // Partial, so that finished jobs, which are most, cost the workers nothing.
    let on = |name: &'static str| Index::create().name(name).table("jobs").take();
    for index in [
        on("jobs_waiting").col("queue").col("run_at").col("id").and_where(Expr::cust("state = 'waiting'")).take(),
        on("jobs_running").col("lease_until").and_where(Expr::cust("state = 'running'")).take(),
        on("jobs_finished").col("state").col("finished_at").and_where(Expr::cust("finished_at IS NOT NULL")).take(),
        on("jobs_owner").col("user_id").and_where(Expr::cust("user_id IS NOT NULL")).take(),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}
