use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query, SelectStatement};

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
    at_task_with(person, Expr::col((Entity, Column::Label)).eq(label))
}

/// The same of a word that has these parts, one after the other, with anything between them.
pub fn like_at_task(person: Uuid, parts: impl Iterator<Item = String>) -> Expr {
    let pattern = parts.map(|part| escaped(&part)).collect::<Vec<_>>().join("%");
    at_task_with(person, Expr::col((Entity, Column::Label)).like(LikeExpr::new(pattern).escape('\\')))
}

/// Whether a word contains a text, both folded.
pub fn contains(text: &str) -> Expr {
    Expr::col((Entity, Column::Label)).like(LikeExpr::new(["%", &escaped(text), "%"].concat()).escape('\\'))
}

/// Text as it stands in a pattern.
pub fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

fn at_task_with(person: Uuid, label: Expr) -> Expr {
    let rows = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::UserId)).eq(person))
        .and_where(label)
        .and_where(Expr::col((Entity, Column::TaskId)).eq(Expr::col((task::Entity, task::Column::Id))))
        .take();
    Expr::exists(rows)
}

/// The words at a person's tasks, folded.
pub fn used(person: Uuid) -> SelectStatement {
    Query::select().column(Column::Label).from(Entity).and_where(Expr::col(Column::UserId).eq(person)).take()
}
