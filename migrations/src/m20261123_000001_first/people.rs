use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager
        .create_table(
            Table::create()
                .table("users")
                .col(pk_uuid("id"))
                .col(text("name"))
                .col(text_uniq("email"))
                .col(text("password_hash"))
                .col(text("zone"))
                .col(small_integer("reminder_hour"))
                .col(text("theme"))
                .col(big_integer("session_epoch"))
                .col(timestamp_with_time_zone("next_reminder_at"))
                .col(timestamp_with_time_zone("created_at"))
                .take(),
        )
        .await?;
    manager
        .create_index(
            Index::create().name("users_next_reminder").table("users").col("next_reminder_at").col("id").take(),
        )
        .await
}
