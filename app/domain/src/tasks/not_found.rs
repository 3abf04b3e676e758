use model::TaskId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::task::{self, Column};
use crate::platform::security::{self, Whom};
use crate::{Actor, Error};

/// What is said of tasks that are not the person's: not found, as of tasks that do not exist. Whether somebody else has one of
/// them is looked up only here, so that it costs nothing where people ask for their own, and reported to whoever guards the server.
pub(crate) async fn not_found(db: &impl ConnectionTrait, actor: &Actor, ids: &[TaskId]) -> Error {
    let theirs = task::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(Column::UserId.ne(actor.user.0))
        .into_tuple::<Uuid>()
        .one(db);
    if let Ok(Some(_)) = theirs.await {
        report(actor);
    }
    Error::not_found()
}

/// Notes that somebody asked for a task of somebody else.
pub(super) fn report(actor: &Actor) {
    security::event("task", "refused", &Whom::Person(actor.user));
}
