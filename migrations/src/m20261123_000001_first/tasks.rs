use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::owner;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("tasks")
                .col(pk_uuid("id"))
                .col(uuid("user_id"))
                .col(big_integer("version"))
                .col(text("title"))
                .col(text("notes"))
                .col(text("search"))
                .col(small_integer("status"))
                .col(small_integer("priority"))
                .col(date_null("due_on"))
                .col(time_null("due_time"))
                .col(big_integer("due_sort"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("updated_at"))
                .col(timestamp_with_time_zone_null("completed_at"))
                .col(date_null("completed_on"))
                .col(timestamp_with_time_zone_null("deleted_at"))
                .foreign_key(&mut owner("tasks"))
                .take(),
        )
        .await?;
    for index in list_orders() {
        manager.create_index(index).await?;
    }
    manager
        .create_table(
            Table::create()
                .table("undo_steps")
                .col(pk_uuid("id"))
                .col(uuid("user_id"))
                .col(timestamp_with_time_zone("created_at"))
                .col(text("before"))
                .foreign_key(&mut owner("undo_steps"))
                .take(),
        )
        .await?;
    manager.create_index(Index::create().name("undo_steps_owner").table("undo_steps").col("user_id").take()).await?;
    manager.create_index(Index::create().name("undo_steps_age").table("undo_steps").col("created_at").take()).await
}

/// One index for every order in which a list is read, and only over the rows that list can show.
fn list_orders() -> Vec<IndexCreateStatement> {
    let on = |name: &'static str| Index::create().name(name).table("tasks").col("user_id").take();
    vec![
        on("tasks_open_by_due")
            .col("due_sort")
            .col("id")
            .and_where(Expr::cust("deleted_at IS NULL AND status < 2"))
            .take(),
        on("tasks_by_due").col("due_sort").col("id").and_where(Expr::cust("deleted_at IS NULL")).take(),
        on("tasks_by_priority")
            .col(("priority", IndexOrder::Desc))
            .col("due_sort")
            .col("id")
            .and_where(Expr::cust("deleted_at IS NULL"))
            .take(),
        on("tasks_by_age")
            .col(("created_at", IndexOrder::Desc))
            .col(("id", IndexOrder::Desc))
            .and_where(Expr::cust("deleted_at IS NULL"))
            .take(),
        on("tasks_by_completion")
            .col(("completed_at", IndexOrder::Desc))
            .col(("id", IndexOrder::Desc))
            .and_where(Expr::cust("deleted_at IS NULL AND status = 2"))
            .take(),
        on("tasks_by_deletion")
            .col(("deleted_at", IndexOrder::Desc))
            .col(("id", IndexOrder::Desc))
            .and_where(Expr::cust("deleted_at IS NOT NULL"))
            .take(),
    ]
}
