use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::entities::{filter, list, section, task};

/// Some of what a task says: what a change touched, and nothing else.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub due_on: Option<Option<NaiveDate>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub due_time: Option<Option<NaiveTime>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub completed_at: Option<Option<DateTime<Utc>>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub completed_on: Option<Option<NaiveDate>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub deleted_at: Option<Option<DateTime<Utc>>>,
    /// The list it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub section_id: Option<Option<Uuid>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub parent_id: Option<Option<Uuid>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Vec<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub start_on: Option<Option<NaiveDate>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub deadline_on: Option<Option<NaiveDate>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub series_id: Option<Option<Uuid>>,
}

impl Fields {
    /// Where two states of a task differ: as it was, and as it is.
    pub fn differing(before: &task::Model, after: &task::Model) -> (Fields, Fields) {
        let of = |task: &task::Model, other: &task::Model| Fields {
            title: where_other(&task.title, &other.title),
            notes: where_other(&task.notes, &other.notes),
            status: where_other(&task.status, &other.status),
            priority: where_other(&task.priority, &other.priority),
            due_on: where_other(&task.due_on, &other.due_on),
            due_time: where_other(&task.due_time, &other.due_time),
            completed_at: where_other(&task.completed_at, &other.completed_at),
            completed_on: where_other(&task.completed_on, &other.completed_on),
            deleted_at: where_other(&task.deleted_at, &other.deleted_at),
            list_id: where_other(&task.list(), &other.list()),
            section_id: where_other(&task.section_id, &other.section_id),
            parent_id: where_other(&task.parent_id, &other.parent_id),
            position: where_other(&task.position, &other.position),
            labels: where_other(&task.labels, &other.labels),
            start_on: where_other(&task.start_on, &other.start_on),
            deadline_on: where_other(&task.deadline_on, &other.deadline_on),
            series_id: where_other(&task.series_id, &other.series_id),
        };
        (of(before, after), of(after, before))
    }
}

/// The same of a list.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ListFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favourite: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub archived_at: Option<Option<DateTime<Utc>>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub deleted_at: Option<Option<DateTime<Utc>>>,
}

impl ListFields {
    /// Where two states of a list differ: as it was, and as it is.
    pub fn differing(before: &list::Model, after: &list::Model) -> (ListFields, ListFields) {
        let of = |list: &list::Model, other: &list::Model| ListFields {
            name: where_other(&list.name, &other.name),
            colour: where_other(&list.colour, &other.colour),
            favourite: where_other(&list.favourite, &other.favourite),
            position: where_other(&list.position, &other.position),
            archived_at: where_other(&list.archived_at, &other.archived_at),
            deleted_at: where_other(&list.deleted_at, &other.deleted_at),
        };
        (of(before, after), of(after, before))
    }
}

/// The same of a section.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SectionFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub deleted_at: Option<Option<DateTime<Utc>>>,
}

impl SectionFields {
    /// Where two states of a section differ: as it was, and as it is.
    pub fn differing(before: &section::Model, after: &section::Model) -> (SectionFields, SectionFields) {
        let of = |section: &section::Model, other: &section::Model| SectionFields {
            list_id: where_other(&section.list_id, &other.list_id),
            name: where_other(&section.name, &other.name),
            position: where_other(&section.position, &other.position),
            deleted_at: where_other(&section.deleted_at, &other.deleted_at),
        };
        (of(before, after), of(after, before))
    }
}

/// The same of a filter.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FilterFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "there")]
    pub deleted_at: Option<Option<DateTime<Utc>>>,
}

impl FilterFields {
    /// Where two states of a filter differ: as it was, and as it is.
    pub fn differing(before: &filter::Model, after: &filter::Model) -> (FilterFields, FilterFields) {
        let of = |filter: &filter::Model, other: &filter::Model| FilterFields {
            name: where_other(&filter.name, &other.name),
            filter: where_other(&filter.filter, &other.filter),
            colour: where_other(&filter.colour, &other.colour),
            position: where_other(&filter.position, &other.position),
            deleted_at: where_other(&filter.deleted_at, &other.deleted_at),
        };
        (of(before, after), of(after, before))
    }
}

fn where_other<T: PartialEq + Clone>(value: &T, other: &T) -> Option<T> {
    (value != other).then(|| value.clone())
}

/// A field that is there and may be empty, unlike one that is missing.
fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
