use sea_orm::entity::prelude::*;

/// What a person chose for a word that stands at tasks. One that is only used has no row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "labels")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// The word, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub label: String,
    /// As it is shown.
    pub word: String,
    pub colour: String,
    /// Among the person's; those without one come after the others.
    pub position: Option<i64>,
    /// What a job makes of it at all tasks; empty where it goes.
    pub becomes: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
