//! Jobs that can be watched and steered, reminders of single tasks, exports and imports.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        jobs(manager).await?;
        steering(manager).await?;
        ledger(manager).await?;
        people(manager).await?;
        task_reminders(manager).await?;
        transfers(manager).await?;
        // All of a person's tasks, in one order.
        let tasks = Index::create().name("tasks_owner").table("tasks").col("user_id").col("id").take();
        manager.create_index(tasks).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["transfer_parts", "transfers", "task_reminders", "workers", "leases", "paused_queues"] {
            manager.drop_table(Table::drop().table(table).if_exists().take()).await?;
        }
        for index in [
            "reminder_deliveries_once",
            "reminder_deliveries_subject",
            "reminder_deliveries_owner",
            "reminder_deliveries_day",
            "reminder_deliveries_ambiguous",
        ] {
            manager.drop_index(Index::drop().name(index).table("reminder_deliveries").to_owned()).await?;
        }
        manager.drop_index(Index::drop().name("tasks_owner").table("tasks").to_owned()).await?;
        drop(manager, "users", &["reminders_on", "reminds_overdue", "reminds_each", "operator"]).await?;
        drop(manager, "reminder_deliveries", &["subject", "occurrence", "ambiguous"]).await?;
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
            .await?;
        drop(manager, "jobs", &["losses", "history", "progress", "progress_of", "started_at"]).await
    }

    /// All or nothing on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// SQLite adds one column a statement.
async fn add(manager: &SchemaManager<'_>, table: &'static str, columns: Vec<ColumnDef>) -> Result<(), DbErr> {
    for mut column in columns {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
    }
    Ok(())
}

async fn drop(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).drop_column(*column).take()).await?;
    }
    Ok(())
}

async fn jobs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        // How often a process ended while it ran this.
        integer("losses").default(0).take(),
        // What went wrong so far, a JSON array.
        text("history").default("[]").take(),
        big_integer("progress").default(0).take(),
        big_integer("progress_of").default(0).take(),
        timestamp_with_time_zone_null("started_at"),
    ];
    add(manager, "jobs", columns).await?;
    let on = |name: &'static str| Index::create().name(name).table("jobs").take();
    manager.drop_index(Index::drop().name("jobs_running").table("jobs").to_owned()).await?;
    manager
        .create_index(
            on("jobs_running").col("queue").col("lease_until").and_where(Expr::cust("state = 'running'")).take(),
        )
        .await?;
    // With the queue, so that the console counts without reading the rows.
    manager.drop_index(Index::drop().name("jobs_finished").table("jobs").to_owned()).await?;
    manager
        .create_index(
            on("jobs_finished")
                .col("state")
                .col("finished_at")
                .col("queue")
                .and_where(Expr::cust("finished_at IS NOT NULL"))
                .take(),
        )
        .await?;
    manager
        .get_connection()
        .execute_unprepared("UPDATE jobs SET name = 'reminder' WHERE name = 'daily_reminder'")
        .await?;
    Ok(())
}

/// What operators see and decide.
async fn steering(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let paused = Table::create()
        .table("paused_queues")
        .col(text("queue").primary_key())
        .col(timestamp_with_time_zone("paused_at"))
        .take();
    manager.create_table(paused).await?;
    // Saves work that would be done twice; nothing relies on it.
    let leases = Table::create()
        .table("leases")
        .col(text("name").primary_key())
        .col(uuid("holder"))
        .col(timestamp_with_time_zone("held_until"))
        .col(timestamp_with_time_zone_null("last_run_at"))
        .take();
    manager.create_table(leases).await?;
    let workers = Table::create()
        .table("workers")
        .col(pk_uuid("id"))
        .col(text("host"))
        .col(text("queues"))
        .col(integer("running"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .take();
    manager.create_table(workers).await
}

/// The ledger's key grows: what the reminder is about (a task, or nothing for the daily one), and which occurrence.
async fn ledger(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        uuid("subject").default(sea_orm_migration::sea_orm::prelude::Uuid::nil()).take(),
        text("occurrence").default("").take(),
        // Hand-overs whose fate is unknown: each may have left one copy more.
        integer("ambiguous").default(0).take(),
    ];
    add(manager, "reminder_deliveries", columns).await?;
    manager
        .get_connection()
        .execute_unprepared("UPDATE reminder_deliveries SET occurrence = CAST(local_date AS TEXT)")
        .await?;
    manager.drop_index(Index::drop().name("reminder_deliveries_once").table("reminder_deliveries").to_owned()).await?;
    let on = |name: &'static str| Index::create().name(name).table("reminder_deliveries").take();
    for index in [
        on("reminder_deliveries_once")
            .col("user_id")
            .col("kind")
            .col("subject")
            .col("occurrence")
            .col("channel")
            .unique()
            .take(),
        on("reminder_deliveries_owner").col("user_id").col(("planned_for", IndexOrder::Desc)).take(),
        on("reminder_deliveries_subject").col("subject").col("planned_for").take(),
        on("reminder_deliveries_day").col("state").col("planned_for").take(),
        on("reminder_deliveries_ambiguous").col("planned_for").and_where(Expr::cust("ambiguous > 0")).take(),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        boolean("reminders_on").default(true).take(),
        boolean("reminds_overdue").default(false).take(),
        // One mail a task instead of one a day.
        boolean("reminds_each").default(false).take(),
        boolean("operator").default(false).take(),
    ];
    add(manager, "users", columns).await
}

/// Reminders people set at single tasks.
async fn task_reminders(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("task_reminders")
                .col(pk_uuid("id"))
                .col(uuid("user_id"))
                .col(uuid("task_id"))
                // `before:60`, `days:2@18:00` or `at:2026-11-24T18:00`
                .col(text("rule"))
                // The next time it rings; none while it has no time, or its time is over.
                .col(timestamp_with_time_zone_null("remind_at"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("task_reminders", "user_id")
                        .to("users", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .foreign_key(
                    ForeignKey::create()
                        .from("task_reminders", "task_id")
                        .to("tasks", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .take(),
        )
        .await?;
    let on = |name: &'static str| Index::create().name(name).table("task_reminders").take();
    for index in [
        on("task_reminders_once").col("task_id").col("rule").unique().take(),
        on("task_reminders_due").col("remind_at").col("id").and_where(Expr::cust("remind_at IS NOT NULL")).take(),
        on("task_reminders_owner").col("user_id").take(),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Exports and imports with their files, which every server reaches here.
async fn transfers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("transfers")
                .col(pk_uuid("id"))
                .col(uuid("user_id"))
                // `export` or `import`
                .col(text("direction"))
                .col(text("format"))
                // `draft`, `waiting`, `done`, `failed` or `cancelled`
                .col(text("state"))
                // JSON: how columns map, where the work stands, what it came to.
                .col(text("detail"))
                .col(uuid_null("job_id"))
                .col(big_integer("tasks"))
                .col(big_integer("bytes"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("expires_at"))
                .foreign_key(
                    ForeignKey::create()
                        .from("transfers", "user_id")
                        .to("users", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .take(),
        )
        .await?;
    let on = |name: &'static str| Index::create().name(name).table("transfers").take();
    manager.create_index(on("transfers_owner").col("user_id").col(("created_at", IndexOrder::Desc)).take()).await?;
    manager.create_index(on("transfers_end").col("expires_at").take()).await?;
    manager
        .create_table(
            Table::create()
                .table("transfer_parts")
                .col(uuid("transfer_id"))
                .col(integer("number"))
                .col(binary("bytes"))
                .primary_key(Index::create().col("transfer_id").col("number"))
                .foreign_key(
                    ForeignKey::create()
                        .from("transfer_parts", "transfer_id")
                        .to("transfers", "id")
                        .on_delete(ForeignKeyAction::Cascade),
                )
                .take(),
        )
        .await
}
