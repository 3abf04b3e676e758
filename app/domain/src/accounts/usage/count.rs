//! Counting what a person has.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use uuid::Uuid;

use super::Room;
use crate::{Actor, Error, Result};

/// What there really is.
pub(super) async fn count(connection: &impl ConnectionTrait, actor: &Actor) -> Result<Room> {
    Ok(room(&connection.query_one(&counts(actor.user.0)).await?.ok_or_else(Error::not_found)?)?)
}

fn room(row: &QueryResult) -> std::result::Result<Room, DbErr> {
    let (texts, files): (i64, i64) = (row.try_get("", "texts")?, row.try_get("", "files")?);
    Ok(Room { tasks: row.try_get("", "tasks")?, reminders: row.try_get("", "reminders")?, bytes: texts + files })
}

/// The sizes are known without reading the texts.
fn counts(user: Uuid) -> SelectStatement {
    let many = "CAST(COUNT(*) AS BIGINT)";
    let bytes = |of: &str| Expr::cust(format!("CAST(COALESCE(SUM({of}), 0) AS BIGINT)"));
    let texts = "OCTET_LENGTH(title) + OCTET_LENGTH(notes) + OCTET_LENGTH(search) + OCTET_LENGTH(labels)";
    let of = |table: &'static str| Query::select().from(table).and_where(Expr::col("user_id").eq(user)).take();
    let tasks = of("tasks").expr_as(Expr::cust(many), "tasks").expr_as(bytes(texts), "texts").take();
    let reminders = of("task_reminders").expr_as(Expr::cust(many), "reminders").take();
    let transfers = of("transfers").column("id").take();
    let files = Query::select()
        .from("transfer_parts")
        .and_where(Expr::col("transfer_id").in_subquery(transfers))
        .expr_as(bytes("OCTET_LENGTH(bytes)"), "files")
        .take();
    Query::select()
        .columns(["tasks", "texts", "reminders", "files"])
        .from_subquery(tasks, "task_sizes")
        .from_subquery(reminders, "reminder_count")
        .from_subquery(files, "file_sizes")
        .take()
}
