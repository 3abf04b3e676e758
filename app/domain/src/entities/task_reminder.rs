use sea_orm::entity::prelude::*;

/// A reminder that somebody set at a task.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task_reminders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    pub task_id: Uuid,
    /// As [`model::ReminderRule`] writes it.
    pub rule: String,
    /// The next time it fires; none while it has no time, or its time is over.
    pub remind_at: Option<DateTimeUtc>,
    /// When it fired last. The column keeps its old name, which servers of the version before use.
    #[sea_orm(column_name = "rang_at")]
    pub fired_at: Option<DateTimeUtc>,
    /// What it fired for then: the task's `due_sort`, or that of no date where only its own time counts.
    #[sea_orm(column_name = "rang_for")]
    pub fired_for: Option<i64>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
