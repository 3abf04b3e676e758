//! Tasks: a capability a file, what one may do with it.

use chrono::{DateTime, Utc};
use model::{ChangeRequest, ListQuery, NewTask, Outcome, TaskDetail, TaskEdit, TaskId, TaskPage, UndoId};

use crate::{Actor, Error, Result, Services};

pub async fn page(_: &Services, _actor: &Actor, _query: &ListQuery, _now: DateTime<Utc>) -> Result<TaskPage> {
    Err(Error::internal("not yet"))
}
pub async fn detail(_: &Services, _actor: &Actor, _id: TaskId, _now: DateTime<Utc>) -> Result<TaskDetail> {
    Err(Error::internal("not yet"))
}
pub async fn add(_: &Services, _actor: &Actor, _form: NewTask, _now: DateTime<Utc>) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn edit(_: &Services, _actor: &Actor, _form: TaskEdit, _now: DateTime<Utc>) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn change(_: &Services, _actor: &Actor, _form: ChangeRequest, _now: DateTime<Utc>) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn undo(_: &Services, _actor: &Actor, _step: UndoId, _now: DateTime<Utc>) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn empty_trash(_: &Services, _actor: &Actor, _now: DateTime<Utc>) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
