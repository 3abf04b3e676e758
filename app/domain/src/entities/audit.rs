use sea_orm::entity::prelude::*;

/// Something that happened to an account. Lines are only ever added, and go when they are old.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: DateTimeUtc,
    pub event: String,
    pub outcome: String,
    /// Whose account it is about, which may be gone.
    pub user_id: Option<Uuid>,
    /// Without one, a keyed hash of the e-mail address that was typed.
    pub account: Option<String>,
    /// `person`, `operator`, `console` or `nobody`.
    pub by: String,
    pub by_id: Option<Uuid>,
    /// What it was done to, such as a token's name.
    pub detail: Option<String>,
    pub address: Option<String>,
    /// The browser in words.
    pub device: Option<String>,
    pub request_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
