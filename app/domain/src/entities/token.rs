use sea_orm::entity::prelude::*;

/// A token by which a program acts for a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// Of the token.
    #[sea_orm(unique)]
    pub hash: String,
    /// Their words, with spaces between.
    pub scopes: String,
    pub created_at: DateTimeUtc,
    /// `None`: good until it is revoked.
    pub expires_at: Option<DateTimeUtc>,
    /// Roughly: written once in a few minutes at most.
    pub last_used_at: Option<DateTimeUtc>,
    pub last_address: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
