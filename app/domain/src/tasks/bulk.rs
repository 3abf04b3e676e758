//! One change to one task or several: all of them or none.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, TaskId, UndoId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::not_found::not_found;
use crate::changes::Change;
use crate::entities::task::{self, Column};
use crate::time::stored;
use crate::{Actor, Result, Services};

/// Makes of tasks what `changed` says, which is not to be about their texts. Doing it again changes nothing and is no error. An
/// id that is not the person's refuses the whole.
pub(super) async fn apply(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model) -> task::Model,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    apply_in(change, actor, ids, did, now, changed).await
}

/// The same in a change that has begun.
pub(super) async fn apply_in(
    mut change: Change<'_>,
    actor: &Actor,
    ids: &[TaskId],
    did: Did,
    now: DateTime<Utc>,
    changed: impl Fn(&task::Model) -> task::Model,
) -> Result<Outcome> {
    let tasks = task::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        // Locked in one order, so that two changes at once wait instead of blocking each other.
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(change.transaction())
        .await?;
    if tasks.len() != ids.len() {
        return Err(not_found(change.transaction(), actor, ids).await);
    }
    let outcome = Outcome { count: tasks.len() as u32, ..Outcome::of(did) };
    let mut differing = Vec::with_capacity(tasks.len());
    for task in tasks {
        let changed = changed(&task);
        if changed != task {
            let after = task::Model { version: task.version + 1, updated_at: stored(now), ..changed }.sorted();
            change.touch(&task, &after)?;
            differing.push(after);
        }
    }
    if differing.is_empty() {
        return Ok(outcome);
    }
    store(change.transaction(), differing).await?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}

/// Writes tasks that are there, all but their texts: an insertion that finds them is one statement for many different values.
pub(super) async fn store(transaction: &impl ConnectionTrait, tasks: Vec<task::Model>) -> Result<()> {
    let fixed = |column: &Column| {
        matches!(
            column,
            Column::Id | Column::UserId | Column::Title | Column::Notes | Column::Search | Column::CreatedAt
        )
    };
    let written = Column::iter().filter(|column| !fixed(column));
    let rows = tasks.into_iter().map(|task| {
        let task = task::Model { title: String::new(), notes: String::new(), search: String::new(), ..task };
        task.into_active_model().reset_all()
    });
    let update = OnConflict::column(Column::Id).update_columns(written).to_owned();
    let mut update = task::Entity::insert_many(rows).on_conflict(update);
    transaction.execute(QueryTrait::query(&mut update)).await?;
    Ok(())
}
