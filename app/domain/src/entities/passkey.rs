use sea_orm::entity::prelude::*;

/// A key of somebody's, on a device or in a password manager, that proves who they are.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// What browsers call it, in base64url.
    #[sea_orm(column_type = "Text", unique)]
    pub credential_id: String,
    /// Its public key and what else is known of it, in JSON.
    #[sea_orm(column_type = "Text")]
    pub credential: String,
    /// How often it was used, as it says itself; nought where it does not count.
    pub counter: i64,
    /// Whether it is known to sign in by itself: it checks who uses it, and is found without a name.
    pub signs_in: bool,
    pub created_at: DateTimeUtc,
    pub last_used_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
