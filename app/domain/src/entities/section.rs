use sea_orm::entity::prelude::*;

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
