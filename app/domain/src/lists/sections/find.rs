use chrono::{DateTime, Utc};
use model::{ListId, SectionId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::changes::Line;
use crate::entities::section::{self, Column};
use crate::lists::lists;
use crate::lists::reach::not_found;
use crate::time::stored;
use crate::{Actor, Result, Services};

/// A person's sections that are there.
pub(super) fn own(actor: &Actor) -> Select<section::Entity> {
    section::Entity::find().filter(Column::UserId.eq(actor.user.0)).filter(Column::DeletedAt.is_null())
}

/// All sections of lists in their order, until the end of the transaction: whoever else changes one waits. They are locked in
/// the order of their ids, and after the person's lists.
pub(super) async fn locked(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    lists: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<section::Model>> {
    let sections = own(actor).filter(Column::ListId.is_in(lists)).order_by_asc(Column::Id).lock_exclusive();
    let mut sections = sections.all(transaction).await?;
    sections.sort_by_key(|section| (section.position, section.id));
    Ok(sections)
}

/// One of the person's sections.
pub(super) async fn one(transaction: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<section::Model> {
    match own(actor).filter(Column::Id.eq(id)).one(transaction).await? {
        Some(section) => Ok(section),
        None => Err(not_found(transaction, actor, id).await),
    }
}

/// Whether a section is one of this list of the person's. It may go at any time: what stands in it counts as in none then.
pub(crate) async fn is_of(connection: &impl ConnectionTrait, actor: &Actor, list: Uuid, id: Uuid) -> Result<bool> {
    let section = own(actor).filter(Column::Id.eq(id)).filter(Column::ListId.eq(list));
    Ok(section.one(connection).await?.is_some())
}

/// The sections of a list, in their order.
pub(crate) async fn ids(connection: &impl ConnectionTrait, actor: &Actor, list: Uuid) -> Result<Vec<Uuid>> {
    let sections = own(actor).filter(Column::ListId.eq(list)).select_only().column(Column::Id);
    let sections = sections.order_by_asc(Column::Position).order_by_asc(Column::Id);
    Ok(sections.into_tuple().all(connection).await?)
}

/// The section of a list that has this name, whatever its case; the first of several. Costs no SQL while the lists are in the
/// cache.
pub async fn named(services: &Services, actor: &Actor, list: ListId, name: &str) -> Result<Option<SectionId>> {
    let (lists, name) = (lists(services, actor).await?, name.to_lowercase());
    Ok(lists.sections(list).find(|section| section.name.to_lowercase() == name).map(|section| section.id))
}

/// Copies the sections of a list into another one; which became which, and their lines.
pub(crate) async fn copied(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    (from, to): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> Result<(Vec<(Uuid, Uuid)>, Vec<Line>)> {
    let sections = own(actor).filter(Column::ListId.eq(from)).all(transaction).await?;
    let (mut pairs, mut lines, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for section in sections {
        let copy =
            section::Model { id: Uuid::now_v7(), list_id: to, version: 1, created_at: stored(now), ..section.clone() };
        pairs.push((section.id, copy.id));
        lines.push(Line::section_added(copy.id, now)?);
        rows.push(copy.into_active_model());
    }
    if !rows.is_empty() {
        section::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok((pairs, lines))
}

/// Deletes for good the sections of lists that are gone.
pub(in super::super) async fn remove_of(transaction: &impl ConnectionTrait, lists: Vec<Uuid>) -> Result<()> {
    let delete = Query::delete().from_table("sections").and_where(Expr::col("list_id").is_in(lists)).take();
    transaction.execute(&delete).await?;
    Ok(())
}

/// Writes what people see of a section.
pub(super) async fn store(transaction: &impl ConnectionTrait, section: &section::Model) -> Result<()> {
    let update = Query::update()
        .table("sections")
        .value("list_id", section.list_id)
        .value("name", section.name.as_str())
        .value("position", section.position)
        .value("version", section.version)
        .value("deleted_at", section.deleted_at)
        .and_where(Expr::col("id").eq(section.id))
        .take();
    transaction.execute(&update).await?;
    Ok(())
}
