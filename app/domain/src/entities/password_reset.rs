use sea_orm::entity::prelude::*;

/// A link by which somebody chooses a new password without the old one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "password_resets")]
pub struct Model {
    /// Of one person the latest link alone is good.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// Of what stands in the link.
    pub hash: String,
    pub expires_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
