//! The table of transfers.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Field, FileFormat, Problem, TransferId};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::parts;
use crate::accounts::usage::FILES;
use crate::entities::transfer::{self, Column, Direction, State};
use crate::entities::user;
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// Rows thrown away in one statement, with all their pieces.
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

/// Lets a person's transfers be written one after another until the end of the transaction, so that each counts those
/// before it.
pub(super) async fn lock(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
    let person: Option<Uuid> = user::Entity::find_by_id(actor.user.0)
        .select_only()
        .column(user::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .one(transaction)
        .await?;
    person.map(|_| ()).ok_or_else(Error::not_found)
}

/// Writes a transfer, unless the person, who is locked, has too many.
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
pub(super) async fn turn(connection: &impl ConnectionTrait, id: Uuid, from: State, to: State) -> Result<bool> {
    let turned = transfer::Entity::update_many()
        .col_expr(Column::State, Expr::value(to))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(from))
        .exec(connection)
        .await?;
    Ok(turned.rows_affected == 1)
}

/// The job was given up.
pub(crate) async fn fail(connection: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    turn(connection, id, State::Waiting, State::Failed).await?;
    Ok(())
}

/// An operator wants it tried again: an export goes on where it stood.
pub(crate) async fn start_again(connection: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    turn(connection, id, State::Failed, State::Waiting).await?;
    Ok(())
}

/// Deletes a transfer with its file.
pub(super) async fn delete(transaction: &impl ConnectionTrait, id: Uuid) -> Result<()> {
    parts::delete(transaction, id).await?;
    transfer::Entity::delete_by_id(id).exec(transaction).await?;
    Ok(())
}

/// Deletes what nobody may fetch any more, a little at a time; whether there may be more.
pub async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let ids: Vec<Uuid> = transfer::Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::ExpiresAt.lte(stored(now)))
        .limit(AT_ONCE)
        .into_tuple()
        .all(&services.db)
        .await?;
    let over = transfer::Entity::delete_many()
        .filter(Column::Id.is_in(ids))
        .filter(Column::ExpiresAt.lte(stored(now)))
        .exec(&services.db)
        .await?;
    Ok(over.rows_affected == AT_ONCE)
}
