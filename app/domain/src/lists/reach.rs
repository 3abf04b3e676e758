use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::accounts::usage;
use crate::changes::inbox;
use crate::entities::list::{self, Column};
use crate::platform::security::{self, Whom};
use crate::{Actor, Error, Result};

/// One of the person's lists, to which something goes: it stays there until the end of the transaction. Not found if it is
/// somebody else's, in the trash, or none.
pub(crate) async fn reach(transaction: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<()> {
    if is_there(transaction, actor, id).await? { Ok(()) } else { Err(not_found(transaction, actor, id).await) }
}

/// Whether a list is one of the person's, and not in the trash.
pub(crate) async fn is_there(transaction: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<bool> {
    if id == inbox(actor.user) {
        return Ok(true);
    }
    let there = list::Entity::find_by_id(id)
        .select_only()
        .column(Column::Id)
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_null())
        .lock_shared();
    Ok(there.into_tuple::<Uuid>().one(transaction).await?.is_some())
}

/// What is said of a list that is not the person's; that somebody asked for another's is reported.
pub(super) async fn not_found(db: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Error {
    let theirs = list::Entity::find_by_id(id).select_only().column(Column::Id).filter(Column::UserId.ne(actor.user.0));
    if let Ok(Some(_)) = theirs.into_tuple::<Uuid>().one(db).await {
        security::event("list", "refused", &Whom::Person(actor.user));
    }
    Error::not_found()
}

/// All lists that a person made, in their order, until the end of the transaction: whoever else changes one waits. They are
/// locked in the order of their ids, and nothing of the person's before them, so that nobody waits in a circle.
pub(super) async fn locked(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<list::Model>> {
    Ok(in_order(own(actor).lock_exclusive().all(transaction).await?))
}

/// The same to count them and to make another: whoever else makes one waits. It is the person's usage that is locked, as whoever
/// adds something does, and not the person, who is locked after it.
pub(super) async fn counted(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<list::Model>> {
    usage::lock(transaction, actor).await?;
    Ok(in_order(own(actor).all(transaction).await?))
}

pub(super) fn own(actor: &Actor) -> Select<list::Entity> {
    let own = list::Entity::find().filter(Column::UserId.eq(actor.user.0)).filter(Column::Id.ne(inbox(actor.user)));
    own.order_by_asc(Column::Id)
}

fn in_order(mut lists: Vec<list::Model>) -> Vec<list::Model> {
    lists.sort_by_key(|list| (!list.favourite, list.position, list.id));
    lists
}

/// Writes what people see of a list.
pub(super) async fn store(transaction: &impl ConnectionTrait, list: &list::Model) -> Result<()> {
    let update = Query::update()
        .table("lists")
        .value("name", list.name.as_str())
        .value("colour", list.colour.as_str())
        .value("favourite", list.favourite)
        .value("position", list.position)
        .value("version", list.version)
        .value("archived_at", list.archived_at)
        .value("deleted_at", list.deleted_at)
        .and_where(Expr::col("id").eq(list.id))
        .take();
    transaction.execute(&update).await?;
    Ok(())
}
