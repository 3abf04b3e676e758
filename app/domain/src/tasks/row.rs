//! What a line of a list reads.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{DbErr, ExprTrait, FromQueryResult, QueryResult, QuerySelect, Select};
use uuid::Uuid;

use super::order::By;
use super::parts;
use crate::entities::list;
use crate::entities::task::{self, Column};

/// What a line of a list needs; notes, which may be long, stay in the database.
pub(super) struct Row {
    pub id: Uuid,
    pub version: i64,
    pub title: String,
    pub status: i16,
    pub priority: i16,
    pub has_notes: bool,
    pub due_on: Option<NaiveDate>,
    pub due_time: Option<NaiveTime>,
    pub due_sort: i64,
    /// When it was completed or deleted in the lists of those, when it was added in the others.
    pub at: Option<DateTime<Utc>>,
    pub list: Uuid,
    pub labels: String,
    pub start_on: Option<NaiveDate>,
    pub deadline_on: Option<NaiveDate>,
    pub recurs: bool,
    pub section: Option<Uuid>,
    pub position: Vec<u8>,
    pub parent_id: Option<Uuid>,
    /// What that is called.
    pub parent: Option<String>,
    /// Whether its parts are out of sight.
    pub folded: bool,
    /// How many it has right below it, and how many of them are done.
    pub parts: i64,
    pub parts_done: i64,
}

/// The columns of a [`Row`], in the order of its fields.
pub(super) fn columns(select: Select<task::Entity>, by: By) -> Select<task::Entity> {
    let at = match by {
        By::Completion => Column::CompletedAt,
        By::Deletion => Column::DeletedAt,
        By::Manual | By::Due | By::Priority | By::Newest => Column::CreatedAt,
    };
    let [parts, parts_done] = parts::progress();
    select
        .select_only()
        .columns([Column::Id, Column::Version, Column::Title, Column::Status, Column::Priority])
        .expr_as(Expr::col(Column::Notes).ne(""), "has_notes")
        .columns([Column::DueOn, Column::DueTime, Column::DueSort, at])
        .expr_as(list::of_task(), "list")
        .columns([Column::Labels, Column::StartOn, Column::DeadlineOn])
        .expr_as(Expr::col(Column::SeriesId).is_not_null(), "recurs")
        .columns([Column::SectionId, Column::Position])
        .column(Column::ParentId)
        .expr_as(parts::parent_title(), "parent")
        .column(Column::Folded)
        .expr_as(parts, "parts")
        .expr_as(parts_done, "parts_done")
}

/// By number: hundreds of columns found by name were a tenth of what a list costs.
impl FromQueryResult for Row {
    fn from_query_result(result: &QueryResult, _: &str) -> std::result::Result<Row, DbErr> {
        Ok(Row {
            id: result.try_get_by_index(0)?,
            version: result.try_get_by_index(1)?,
            title: result.try_get_by_index(2)?,
            status: result.try_get_by_index(3)?,
            priority: result.try_get_by_index(4)?,
            has_notes: result.try_get_by_index(5)?,
            due_on: result.try_get_by_index(6)?,
            due_time: result.try_get_by_index(7)?,
            due_sort: result.try_get_by_index(8)?,
            at: result.try_get_by_index(9)?,
            list: result.try_get_by_index(10)?,
            labels: result.try_get_by_index(11)?,
            start_on: result.try_get_by_index(12)?,
            deadline_on: result.try_get_by_index(13)?,
            recurs: result.try_get_by_index(14)?,
            section: result.try_get_by_index(15)?,
            position: result.try_get_by_index(16)?,
            parent_id: result.try_get_by_index(17)?,
            parent: result.try_get_by_index(18)?,
            folded: result.try_get_by_index(19)?,
            parts: result.try_get_by_index(20)?,
            parts_done: result.try_get_by_index(21)?,
        })
    }
}
