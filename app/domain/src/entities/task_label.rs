use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

use super::task;

/// The index of the words at tasks, which says what [`task::Model::labels`] says.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task_labels")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// The word, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub label: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub task_id: Uuid,
    /// As it stands at the task.
    pub word: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Whether a person's task has a word, folded.
pub fn at_task(person: Uuid, label: &str) -> Expr {
    let rows = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::UserId)).eq(person))
        .and_where(Expr::col((Entity, Column::Label)).eq(label))
        .and_where(Expr::col((Entity, Column::TaskId)).eq(Expr::col((task::Entity, task::Column::Id))))
        .take();
    Expr::exists(rows)
}

/// The words at a person's tasks, folded.
pub fn used(person: Uuid) -> SelectStatement {
    Query::select().column(Column::Label).from(Entity).and_where(Expr::col(Column::UserId).eq(person)).take()
}
