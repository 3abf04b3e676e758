use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

use super::{list, task};

/// A part of a list, with a heading.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub list_id: Uuid,
    pub name: String,
    /// Among the sections of its list.
    pub position: i64,
    /// Whether its tasks are out of sight on the list's page.
    pub folded: bool,
    /// Counts changes.
    pub version: i64,
    pub created_at: DateTimeUtc,
    /// Its tasks still name it, and count as in none: so they come back with it.
    pub deleted_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Whether a person's task stands in a section of its list, or in one of these. What names another, or one that was removed, is in none.
pub fn of_task(person: Uuid, sections: Option<Vec<Uuid>>) -> Expr {
    let column = |column: Column| Expr::col((Entity, column));
    let rows = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(column(Column::Id).eq(Expr::col((task::Entity, task::Column::SectionId))))
        .and_where(column(Column::UserId).eq(person))
        .and_where(column(Column::ListId).eq(list::of_task_beside()))
        .and_where(column(Column::DeletedAt).is_null())
        .and_where_option(sections.map(|sections| column(Column::Id).is_in(sections)))
        .take();
    Expr::exists(rows)
}
