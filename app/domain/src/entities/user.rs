use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::LockType;
use words::Language;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// In the one form for all spellings of an address.
    #[sea_orm(unique)]
    pub email: String,
    pub password_hash: String,
    /// IANA name.
    pub zone: String,
    pub reminder_hour: i16,
    pub theme: String,
    /// A language's tag.
    pub language: String,
    /// Sessions that remember another epoch are over.
    pub session_epoch: i64,
    pub next_reminder_at: DateTimeUtc,
    pub created_at: DateTimeUtc,
    /// Whether the daily reminder is wanted.
    pub reminders_on: bool,
    /// Whether it lists overdue tasks too.
    pub reminds_overdue: bool,
    /// One mail a task instead of one a day.
    pub reminds_each: bool,
    /// Sees everybody's jobs.
    pub operator: bool,
    /// Closed, and going step by step.
    pub deleted_at: Option<DateTimeUtc>,
    /// Since an operator shut them out.
    pub disabled_at: Option<DateTimeUtc>,
    /// Roughly: written once an hour at most.
    pub last_seen_at: Option<DateTimeUtc>,
    /// Since they gave an address that nobody has confirmed; `None` once somebody has.
    pub unconfirmed_since: Option<DateTimeUtc>,
    /// Whether a mail about a sign-in from a new device is wanted.
    pub device_mails: bool,
}

impl Model {
    /// What mails to them are written in.
    pub fn language(&self) -> Language {
        Language::from_slug(&self.language).unwrap_or_default()
    }
}

/// A person's row, if they may act: unless their account is gone or going, or an operator shut them out. Sessions, tokens,
/// links, mails and jobs all ask here.
pub async fn active(connection: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    let may_act = Entity::find_by_id(id).filter(Column::DeletedAt.is_null()).filter(Column::DisabledAt.is_null());
    may_act.one(connection).await
}

/// A person's row before what hangs on it is changed: whoever changes both does it in this order, and waits here.
pub async fn hold(transaction: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(transaction).await
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
