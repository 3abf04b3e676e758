use model::{Priority, Status};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// The list it stands in. A task that a server of the version before wrote has none until that is filled in: it stands
    /// in the person's first one.
    pub list_id: Option<Uuid>,
    /// Counts changes.
    pub version: i64,
    pub title: String,
    pub notes: String,
    /// Title and notes, folded for searching.
    pub search: String,
    pub status: i16,
    pub priority: i16,
    pub due_on: Option<Date>,
    pub due_time: Option<Time>,
    /// Due date and time as one number, see [`crate::time::due_sort`].
    pub due_sort: i64,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub completed_at: Option<DateTimeUtc>,
    /// The person's own date when they completed it.
    pub completed_on: Option<Date>,
    pub deleted_at: Option<DateTimeUtc>,
}

impl Model {
    /// The list it stands in.
    pub fn list(&self) -> Uuid {
        self.list_id.unwrap_or(self.user_id)
    }

    /// The bytes of its texts.
    pub fn size(&self) -> i64 {
        (self.title.len() + self.notes.len() + self.search.len()) as i64
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub fn status_number(status: Status) -> i16 {
    match status {
        Status::Pending => 0,
        Status::InProgress => 1,
        Status::Completed => 2,
    }
}

pub fn status(number: i16) -> Status {
    match number {
        0 => Status::Pending,
        1 => Status::InProgress,
        _ => Status::Completed,
    }
}

pub fn priority_number(priority: Priority) -> i16 {
    match priority {
        Priority::None => 0,
        Priority::Low => 1,
        Priority::Medium => 2,
        Priority::High => 3,
    }
}

pub fn priority(number: i16) -> Priority {
    match number {
        0 => Priority::None,
        1 => Priority::Low,
        2 => Priority::Medium,
        _ => Priority::High,
    }
}
