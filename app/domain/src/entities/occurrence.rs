use sea_orm::entity::prelude::*;

/// An occurrence of a recurring task that is over.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "occurrences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub series_id: Uuid,
    /// The date that the rule gave it; once within a series.
    pub original_on: Date,
    pub task_id: Uuid,
    pub user_id: Uuid,
    pub state: State,
    /// When it was due in the end.
    pub due_on: Option<Date>,
    pub due_time: Option<Time>,
    /// When that was done or skipped.
    pub ended_at: DateTimeUtc,
    /// The person's own date then.
    pub ended_on: Date,
    /// Who did it.
    pub actor_id: Uuid,
    /// The action that it was a part of, for undoing it.
    pub set_id: Uuid,
    /// The version of the task after it.
    pub version: i64,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    #[sea_orm(string_value = "done")]
    Done,
    /// It was done and none followed: the task itself is completed, and counts.
    #[sea_orm(string_value = "last")]
    Last,
    #[sea_orm(string_value = "skipped")]
    Skipped,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
