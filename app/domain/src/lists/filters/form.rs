//! Making filters, and saying what they are called and which tasks they are about. Whether that can be read, their callers know.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, FILTERS_MAX, FilterForm, FilterId, Outcome, Quota, UndoId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use super::find::{locked, store};
use crate::accounts::usage;
use crate::changes::{Change, Line};
use crate::entities::filter::{Column, Entity, Model};
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// Makes a filter, after the others. The form proposes the id: sent twice it makes one.
pub async fn add(services: &Services, actor: &Actor, form: FilterForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    // Whoever else makes one waits.
    usage::lock(change.transaction(), actor).await?;
    let filters = locked(change.transaction(), actor).await?;
    let added = |id| Outcome { next: Some(FilterId(id).path()), ..Outcome::of(Did::FilterAdded) };
    let there = |filter: &Model| filter.id == form.id.0 && (&filter.name, &filter.filter) == (&form.name, &form.filter);
    if filters.iter().any(there) {
        return Ok(added(form.id.0));
    }
    if filters.len() >= FILTERS_MAX as usize {
        return Err(usage::full(services, actor, Quota::Filters));
    }
    forget(services, change.transaction(), actor, now).await?;
    // An id that was used: the form was shown again by Back.
    let used = Entity::find_by_id(form.id.0).count(change.transaction()).await? > 0;
    let row = Model {
        id: if used { Uuid::now_v7() } else { form.id.0 },
        user_id: actor.user.0,
        name: form.name,
        filter: form.filter,
        colour: form.colour.slug().to_owned(),
        position: filters.last().map_or(1, |last| last.position + 1),
        version: 1,
        created_at: stored(now),
        deleted_at: None,
    };
    let id = row.id;
    row.into_active_model().reset_all().insert(change.transaction()).await?;
    change.extend(vec![Line::filter_added(id, now)?]);
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..added(id) })
}

/// Forgets what was removed so long ago that nobody undoes it any more.
async fn forget(
    services: &Services,
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.lt(stored(now - TimeDelta::days(services.quotas.journal_days.into()))))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Saves a filter's name and colour, and which tasks it is about.
pub async fn save(services: &Services, actor: &Actor, form: FilterForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let filters = locked(change.transaction(), actor).await?;
    let before = filters.into_iter().find(|filter| filter.id == form.id.0).ok_or_else(Error::not_found)?;
    let after = Model { name: form.name, filter: form.filter, colour: form.colour.slug().to_owned(), ..before.clone() };
    let saved = Outcome { next: Some(form.id.path()), ..Outcome::of(Did::FilterSaved) };
    if after == before {
        return Ok(saved);
    }
    let after = Model { version: before.version + 1, ..after };
    store(change.transaction(), &after).await?;
    change.touch_filter(&before, &after)?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..saved })
}
