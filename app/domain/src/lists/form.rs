//! Making lists, and saying what they are called and marked with.

use chrono::{DateTime, Utc};
use model::{Colour, Did, LISTS_MAX, ListForm, ListId, Outcome, Quota, TITLE_MAX, UndoId};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use uuid::Uuid;

use super::reach::{counted, locked, not_found, store};
use crate::accounts::usage;
use crate::changes::{Change, Line};
use crate::entities::{list, user};
use crate::time::stored;
use crate::{Actor, Result, Services};

/// Makes a list, after the others. The form proposes the id: sent twice it makes one list.
pub async fn add(services: &Services, actor: &Actor, form: ListForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let lists = counted(change.transaction(), actor).await?;
    let there = lists.iter().find(|list| list.id == form.id.0);
    if there.is_some_and(|list| list.name == form.name) {
        return Ok(added(form.id));
    }
    if lists.len() >= LISTS_MAX as usize {
        return Err(usage::full(services, actor, Quota::Lists));
    }
    // Another name under an id that was used: the form was shown again by Back.
    let id = if there.is_some() { Uuid::now_v7() } else { form.id.0 };
    // Everybody's Inbox has their own id, and need not be there yet.
    if user::Entity::find_by_id(id).count(change.transaction()).await? > 0 {
        return Err(not_found(change.transaction(), actor, id).await);
    }
    let position = next_position(&lists);
    if !insert(change.transaction(), actor, ListForm { id: ListId(id), ..form }, (position, None), now).await? {
        return Err(not_found(change.transaction(), actor, id).await);
    }
    change.extend(vec![Line::list_added(id)]);
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..added(ListId(id)) })
}

/// Makes a list like one of the person's, under another name, after the others; whether its id was free.
pub(crate) async fn copied(
    services: &Services,
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    (from, to): (Uuid, Uuid),
    name: impl FnOnce(&str) -> String,
    now: DateTime<Utc>,
) -> Result<bool> {
    let lists = counted(transaction, actor).await?;
    let list = lists.iter().find(|list| list.id == from && list.deleted_at.is_none());
    let Some(list) = list else { return Err(not_found(transaction, actor, from).await) };
    if lists.iter().any(|list| list.id == to) {
        return Ok(false);
    }
    if lists.len() >= LISTS_MAX as usize {
        return Err(usage::full(services, actor, Quota::Lists));
    }
    let name = name(&list.name).chars().take(TITLE_MAX).collect();
    let colour = Colour::from_slug(&list.colour).unwrap_or_default();
    let form = ListForm { id: ListId(to), name, colour, favourite: list.favourite };
    // Everybody's Inbox has their own id, and need not be there yet.
    let taken = user::Entity::find_by_id(to).count(transaction).await? > 0;
    if taken || !insert(transaction, actor, form, (next_position(&lists), None), now).await? {
        return Err(not_found(transaction, actor, to).await);
    }
    Ok(true)
}

/// The place after all others.
pub(super) fn next_position(lists: &[list::Model]) -> i64 {
    lists.iter().map(|list| list.position).max().unwrap_or_default() + 1
}

fn added(id: ListId) -> Outcome {
    Outcome { next: Some(id.path()), ..Outcome::of(Did::ListAdded) }
}

/// Whether the id was free.
pub(super) async fn insert(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    form: ListForm,
    (position, archived_at): (i64, Option<DateTime<Utc>>),
    now: DateTime<Utc>,
) -> Result<bool> {
    let insert = Query::insert()
        .into_table("lists")
        .columns([
            "id",
            "user_id",
            "seq",
            "journal_bytes",
            "created_at",
            "name",
            "colour",
            "favourite",
            "position",
            "archived_at",
        ])
        .values_panic([
            form.id.0.into(),
            actor.user.0.into(),
            0_i64.into(),
            0_i64.into(),
            stored(now).into(),
            form.name.into(),
            form.colour.slug().into(),
            form.favourite.into(),
            position.into(),
            archived_at.into(),
        ])
        .on_conflict(OnConflict::column("id").do_nothing().to_owned())
        .take();
    Ok(transaction.execute(&insert).await?.rows_affected() > 0)
}

/// Saves a list's name, colour, and whether it is a favourite.
pub async fn save(services: &Services, actor: &Actor, form: ListForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let lists = locked(change.transaction(), actor).await?;
    let before = lists.into_iter().find(|list| list.id == form.id.0 && list.deleted_at.is_none());
    let Some(before) = before else { return Err(not_found(change.transaction(), actor, form.id.0).await) };
    let after = list::Model {
        name: form.name,
        colour: form.colour.slug().to_owned(),
        favourite: form.favourite,
        ..before.clone()
    };
    let saved = Outcome { next: Some(form.id.path()), ..Outcome::of(Did::ListSaved) };
    if after == before {
        return Ok(saved);
    }
    let after = list::Model { version: before.version + 1, ..after };
    store(change.transaction(), &after).await?;
    change.touch_list(&before, &after)?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..saved })
}
