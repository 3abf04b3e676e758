use sea_orm::entity::prelude::*;

/// A line of the ledger of reminders.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reminder_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub kind: String,
    /// The person's own date of the reminder.
    pub local_date: Date,
    pub channel: String,
    pub state: State,
    pub message_id: String,
    /// How many tasks the mail lists.
    pub tasks: i32,
    /// Hand-overs to the mail server that were begun.
    pub sends: i32,
    pub planned_for: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    pub error: Option<String>,
    /// The task it is about; nil for the daily one.
    pub subject: Uuid,
    /// Which of its kind: the local date of a daily one, the minute in UTC of another.
    pub occurrence: String,
    /// Ambiguous hand-overs, of which nobody knows whether the mail left: each may have left one copy more.
    pub ambiguous: i32,
    /// Until when it waits because the person had as many mails as they may have.
    pub waits_until: Option<DateTimeUtc>,
    /// Where it goes if not to the person's address: one that they gave, or had before.
    pub to_address: Option<String>,
}

/// How far a reminder has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    #[sea_orm(string_value = "planned")]
    Planned,
    /// Being handed over; whoever finds this after a crash cannot know whether the mail left.
    #[sea_orm(string_value = "sending")]
    Sending,
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Nothing was left to remind of.
    #[sea_orm(string_value = "skipped")]
    Skipped,
    #[sea_orm(string_value = "failed")]
    Failed,
    /// Ambiguous, and an operator is to decide.
    #[sea_orm(string_value = "held")]
    Held,
    /// What it was about changed before its time.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
    /// Its day was over before it could be sent.
    #[sea_orm(string_value = "expired")]
    Expired,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
