use sea_orm::entity::prelude::*;

use super::delivery::State;

/// A link by which somebody opens an account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whom it is for, in the one form of an address; `None`: whoever opens it first.
    pub email: Option<String>,
    /// Whether the account is an operator's.
    pub operator: bool,
    /// What its mail is written in, by its tag.
    pub language: String,
    /// The operator who made it; nobody's at the command line.
    pub invited_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
    pub used_by: Option<Uuid>,
    /// When an operator took it back, or made another for the same address.
    pub revoked_at: Option<DateTimeUtc>,
    /// How far its mail has come, if there is to be one.
    pub mail: Option<State>,
    /// Hand-overs to the mail server that were begun.
    pub sends: i32,
    /// What the mail server said last.
    pub error: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
