use model::Anchor;
use sea_orm::entity::prelude::*;

/// How a task recurs. A row never changes: a new rule is a new one, which the task points to, so that undoing brings the other
/// back.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "series")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub task_id: Uuid,
    /// An RRULE, as [`crate::recurrence`] writes it.
    pub rule: String,
    /// What its periods are counted from.
    pub dtstart: Date,
    /// Its first occurrence.
    pub first_on: Date,
    /// The time of day of each.
    pub due_time: Option<Time>,
    /// As [`Anchor`] writes it.
    pub anchor: String,
    /// How many of the rule's count were over before the first.
    pub counted: i32,
    pub created_at: DateTimeUtc,
    /// What its task says but for the current occurrence, for which alone somebody changed it: JSON of those fields.
    pub kept: Option<String>,
}

impl Model {
    pub fn anchor(&self) -> Anchor {
        Anchor::from_slug(&self.anchor).unwrap_or(Anchor::Schedule)
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
