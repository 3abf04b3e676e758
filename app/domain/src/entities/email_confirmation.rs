use sea_orm::entity::prelude::*;

/// An address that somebody gave, and the link that went there.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_confirmations")]
pub struct Model {
    /// Of one person the latest link alone is good.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// In the one form for all spellings of an address.
    pub email: String,
    /// Of what stands in the link.
    pub hash: String,
    pub expires_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
