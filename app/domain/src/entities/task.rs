use chrono::{DateTime, Utc};
use model::{Priority, Status};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

use crate::UserId;
use crate::time::{NO_DATE, stored, task_sort};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// The list it stands in. A task that a server of the version before wrote has none until that is filled in: it stands
    /// in the person's first one.
    pub list_id: Option<Uuid>,
    /// The section of that list.
    pub section_id: Option<Uuid>,
    /// The task that it is a part of.
    pub parent_id: Option<Uuid>,
    /// Its place among its neighbours: a key that is compared byte by byte; the id decides between equals.
    pub position: Vec<u8>,
    /// Whether its parts are out of sight.
    pub folded: bool,
    /// Counts changes.
    pub version: i64,
    pub title: String,
    pub notes: String,
    /// Title and notes, folded for searching.
    pub search: String,
    /// Words, one a line.
    pub labels: String,
    pub status: i16,
    pub priority: i16,
    pub due_on: Option<Date>,
    pub due_time: Option<Time>,
    /// Not to be done before.
    pub start_on: Option<Date>,
    /// To be done by then, whenever one means to do it.
    pub deadline_on: Option<Date>,
    /// The earlier of when it is due and its deadline as one number, see [`crate::time::task_sort`].
    pub due_sort: i64,
    /// How it recurs: it is the current one of a series.
    pub series_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub completed_at: Option<DateTimeUtc>,
    /// The person's own date when they completed it.
    pub completed_on: Option<Date>,
    pub deleted_at: Option<DateTimeUtc>,
}

impl Model {
    /// A person's task in their Inbox, after those that are older, of which nothing is said yet.
    pub fn new(id: Uuid, UserId(person): UserId, created_at: DateTime<Utc>) -> Self {
        let created_at = stored(created_at);
        Model {
            id,
            user_id: person,
            list_id: Some(person),
            section_id: None,
            parent_id: None,
            position: position(created_at),
            folded: false,
            version: 1,
            title: String::new(),
            notes: String::new(),
            search: String::new(),
            labels: String::new(),
            status: status_number(Status::Pending),
            priority: priority_number(Priority::None),
            due_on: None,
            due_time: None,
            start_on: None,
            deadline_on: None,
            due_sort: NO_DATE,
            series_id: None,
            created_at,
            updated_at: created_at,
            completed_at: None,
            completed_on: None,
            deleted_at: None,
        }
    }

    /// The same with the number by which it is sorted.
    pub fn sorted(self) -> Self {
        Model { due_sort: task_sort(self.due_on, self.due_time, self.deadline_on), ..self }
    }

    /// The list it stands in.
    pub fn list(&self) -> Uuid {
        self.list_id.unwrap_or(self.user_id)
    }

    /// The bytes of its texts.
    pub fn size(&self) -> i64 {
        (self.title.len() + self.notes.len() + self.search.len() + self.labels.len()) as i64
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What need not wait for a later day to be begun.
pub fn begun(by: Date) -> Condition {
    Condition::any().add(Column::StartOn.is_null()).add(Column::StartOn.lte(by))
}

/// The place after all that were added before, as [`Model::position`] has it. Those that had none have the middle of all keys.
pub fn position(added: DateTime<Utc>) -> Vec<u8> {
    [&[0x81], added.timestamp_micros().to_be_bytes().as_slice(), &[0x80]].concat()
}

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
