use sea_orm::entity::prelude::*;

/// A filter that a person saved.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub name: String,
    /// Which tasks, in the language of filters.
    pub filter: String,
    pub colour: String,
    /// Among the person's filters.
    pub position: i64,
    /// Counts changes.
    pub version: i64,
    pub created_at: DateTimeUtc,
    /// It is kept for undoing.
    pub deleted_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
