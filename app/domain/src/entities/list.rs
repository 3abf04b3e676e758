use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

/// A list with what people see of it. The numbers of its journal are left to whoever writes that.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lists")]
pub struct Model {
    /// That of a person's first one, the Inbox, is the person's own.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// Empty for the Inbox.
    pub name: String,
    pub colour: String,
    pub favourite: bool,
    /// Among the person's lists.
    pub position: i64,
    /// Counts changes.
    pub version: i64,
    pub archived_at: Option<DateTimeUtc>,
    pub deleted_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The list a task stands in. Indexes know these very words.
pub fn of_task() -> Expr {
    Expr::cust("COALESCE(list_id, user_id)")
}

/// The same where a statement has other tables with such columns beside it.
pub fn of_task_beside() -> Expr {
    Expr::cust("COALESCE(tasks.list_id, tasks.user_id)")
}

/// Whether a task is in sight: its list is neither archived nor in the trash. The tasks are these people's.
pub fn is_shown(people: impl IntoIterator<Item = Uuid>) -> Expr {
    of_task().not_in_subquery(hidden(people))
}

fn hidden(people: impl IntoIterator<Item = Uuid>) -> SelectStatement {
    let hidden = Expr::cust("archived_at IS NOT NULL OR deleted_at IS NOT NULL");
    Query::select().column("id").from("lists").and_where(Expr::col("user_id").is_in(people)).and_where(hidden).take()
}
