use sea_orm::entity::prelude::*;

/// What makes the codes of somebody's app.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// Sealed for this person.
    #[sea_orm(column_type = "Text")]
    pub seed: String,
    /// Since a code showed that the app has it: only then it is asked for.
    pub confirmed_at: Option<DateTimeUtc>,
    /// The thirty seconds of the last code that was used. It and earlier ones are good no more.
    pub last_step: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
