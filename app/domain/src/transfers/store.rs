//! The table of transfers.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Field, FileFormat, Problem, TransferId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::draft::Draft;
use super::parts;
use super::undo_import::{UndoneImport, undo_import};
use crate::accounts::usage::FILES;
use crate::entities::transfer::{self, Column, Direction, State};
use crate::entities::transfer_part;
use crate::queue::{self, Flow, Verdict};
use crate::time::stored;
use crate::{Actor, Error, Result, Services, UserId};

/// Rows that are looked for at once to be thrown away.
const AT_ONCE: u64 = 20;

/// A transfer to be written.
pub(super) struct New {
    pub direction: Direction,
    pub format: FileFormat,
    pub state: State,
    pub detail: String,
    pub job: Option<Uuid>,
    pub bytes: i64,
    pub kept: TimeDelta,
}

/// What becomes of the job of somebody who may not act.
pub(super) fn shut_out() -> Verdict {
    Verdict::Fail("The account was disabled.".to_owned())
}

/// Writes a transfer, unless the person, whose usage is locked, has too many: so each counts those before it.
pub(super) async fn insert(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    id: TransferId,
    new: New,
    now: DateTime<Utc>,
) -> Result<()> {
    let there = transfer::Entity::find().filter(theirs(actor, now)).count(transaction).await?;
    if there >= FILES.into() {
        return Err(Error::invalid(Field::File, Problem::TooManyFiles { max: FILES }));
    }
    let row = transfer::ActiveModel {
        id: Set(id.0),
        user_id: Set(actor.user.0),
        direction: Set(new.direction),
        format: Set(new.format.slug().to_owned()),
        state: Set(new.state),
        detail: Set(new.detail),
        job_id: Set(new.job),
        tasks: Set(0),
        bytes: Set(new.bytes),
        created_at: Set(stored(now)),
        expires_at: Set(stored(now + new.kept)),
    };
    transfer::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// A person's transfers that are not over.
pub(super) fn theirs(actor: &Actor, now: DateTime<Utc>) -> sea_orm::Condition {
    sea_orm::Condition::all().add(Column::UserId.eq(actor.user.0)).add(Column::ExpiresAt.gt(stored(now)))
}

/// One of one's own.
pub(super) async fn own(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    id: TransferId,
    now: DateTime<Utc>,
) -> Result<transfer::Model> {
    let row = transfer::Entity::find_by_id(id.0).filter(theirs(actor, now)).one(connection).await?;
    row.ok_or_else(Error::not_found)
}

/// One that a job carries, unless it was cancelled or thrown away.
pub(super) async fn waiting(connection: &impl ConnectionTrait, id: Uuid) -> Result<Option<transfer::Model>> {
    Ok(transfer::Entity::find_by_id(id).filter(Column::State.eq(State::Waiting)).one(connection).await?)
}

/// Moves a transfer from one state to another; whether it was in that.
pub(super) async fn advance(connection: &impl ConnectionTrait, id: Uuid, from: State, to: State) -> Result<bool> {
    let advanced = transfer::Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(from))
        .exec(connection)
        .await?;
    Ok(advanced.rows_affected == 1)
}

/// Says how many tasks an import has written.
pub(super) async fn count(connection: &impl ConnectionTrait, id: Uuid, tasks: u32) -> Result<()> {
    transfer::Entity::update_many()
        .col_expr(Column::Tasks, Expr::value(i64::from(tasks)))
        .filter(Column::Id.eq(id))
        .exec(connection)
        .await?;
    Ok(())
}

/// The job was given up. What an import brought goes again.
pub(crate) async fn fail(connection: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    if advance(connection, id, State::Waiting, State::Failed).await? {
        clear(connection, id, now).await?;
    }
    Ok(())
}

/// Undoes what a transfer that ended before its time brought; the flow of the job that does.
pub(super) async fn clear(connection: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<Option<Flow>> {
    let row = transfer::Entity::find_by_id(id).one(connection).await?;
    let Some(row) = row.filter(|row| row.direction == Direction::Import && row.tasks > 0) else { return Ok(None) };
    match undo_import(connection, UserId(row.user_id), id, now).await? {
        UndoneImport::Now(_) => Ok(None),
        UndoneImport::Later(job) => Ok(job),
    }
}

/// An operator wants it tried again: an export goes on where it stood, an import begins anew.
pub(crate) async fn start_again(
    connection: &impl ConnectionTrait,
    id: Uuid,
    job: Uuid,
    now: DateTime<Utc>,
) -> Result<()> {
    if !advance(connection, id, State::Failed, State::Waiting).await? {
        return Ok(());
    }
    let Some(row) = transfer::Entity::find_by_id(id).one(connection).await? else { return Ok(()) };
    if row.direction == Direction::Import {
        let mut draft: Draft = serde_json::from_str(&row.detail)?;
        if let Some(removal) = row.job_id.filter(|_| draft.being_undone) {
            queue::cancel(connection, removal, now).await?;
        }
        (draft.being_undone, draft.undone) = (false, None);
        transfer::Entity::update_many()
            .col_expr(Column::Detail, Expr::value(serde_json::to_string(&draft)?))
            .col_expr(Column::Tasks, Expr::value(0_i64))
            .col_expr(Column::JobId, Expr::value(Some(job)))
            .filter(Column::Id.eq(id))
            .exec(connection)
            .await?;
    }
    Ok(())
}

/// Deletes a transfer with its file. Nobody sees it any more from the start; what an interruption leaves is pruned.
pub(super) async fn delete(services: &Services, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    transfer::Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(stored(now)))
        .filter(Column::Id.eq(id))
        .exec(&services.db)
        .await?;
    parts::delete(services, id).await?;
    transfer::Entity::delete_by_id(id).exec(&services.db).await?;
    Ok(())
}

/// Deletes what nobody may fetch any more, some pieces of files at a time; whether there may be more.
pub async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let ids: Vec<Uuid> = transfer::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ExpiresAt.lte(stored(now)))
        .limit(AT_ONCE)
        .into_tuple()
        .all(&services.db)
        .await?;
    let more = ids.len() as u64 == AT_ONCE;
    for id in ids {
        if transfer_part::delete_some(&services.db, id).await? == transfer_part::AT_ONCE {
            return Ok(true);
        }
        let over = transfer::Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::ExpiresAt.lte(stored(now)));
        over.exec(&services.db).await?;
    }
    Ok(more)
}
