//! Making sections, and saying what they are called.

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, ListId, Outcome, Quota, Rejection, SECTIONS_MAX, SECTIONS_OF_ONE, SectionForm, UndoId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};
use uuid::Uuid;

use super::find::{locked, one, store};
use crate::accounts::usage;
use crate::changes::{Change, Line};
use crate::entities::section::{self, Column};
use crate::lists::reach;
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// Makes a section, after the others of its list. The form proposes the id: sent twice it makes one section.
pub async fn add(services: &Services, actor: &Actor, form: SectionForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    // Whoever else makes one waits.
    usage::lock(change.transaction(), actor).await?;
    reach(change.transaction(), actor, form.list.0).await?;
    let sections = locked(change.transaction(), actor, [form.list.0]).await?;
    if sections.iter().any(|section| section.id == form.id.0 && section.name == form.name) {
        return Ok(Outcome::of(Did::SectionAdded));
    }
    if sections.len() >= SECTIONS_MAX as usize {
        return Err(Rejection::Full { quota: Quota::Sections, most: SECTIONS_MAX.into() }.into());
    }
    let own = section::Entity::find().filter(Column::UserId.eq(actor.user.0)).filter(Column::DeletedAt.is_null());
    if own.count(change.transaction()).await? >= SECTIONS_OF_ONE.into() {
        return Err(usage::full(services, actor, Quota::Sections));
    }
    forget(services, change.transaction(), actor, form.list, now).await?;
    // An id that was used: the form was shown again by Back.
    let used = section::Entity::find_by_id(form.id.0).count(change.transaction()).await? > 0;
    let row = section::Model {
        id: if used { Uuid::now_v7() } else { form.id.0 },
        user_id: actor.user.0,
        list_id: form.list.0,
        name: form.name,
        position: sections.last().map_or(1, |last| last.position + 1),
        folded: false,
        version: 1,
        created_at: stored(now),
        deleted_at: None,
    };
    let id = row.id;
    row.into_active_model().reset_all().insert(change.transaction()).await?;
    change.extend(vec![Line::section_added(id, now)?]);
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..Outcome::of(Did::SectionAdded) })
}

/// Forgets what was removed from a list so long ago that nobody undoes it any more.
async fn forget(
    services: &Services,
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    ListId(list): ListId,
    now: DateTime<Utc>,
) -> Result<()> {
    section::Entity::delete_many()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::ListId.eq(list))
        .filter(Column::DeletedAt.lt(stored(now - TimeDelta::days(services.quotas.journal_days.into()))))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Saves a section's name.
pub async fn save(services: &Services, actor: &Actor, form: SectionForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let list = one(change.transaction(), actor, form.id.0).await?.list_id;
    reach(change.transaction(), actor, list).await?;
    let sections = locked(change.transaction(), actor, [list]).await?;
    let before = sections.into_iter().find(|section| section.id == form.id.0);
    let Some(before) = before else { return Err(Error::not_found()) };
    let saved = Outcome::of(Did::SectionSaved);
    if before.name == form.name {
        return Ok(saved);
    }
    let after = section::Model { name: form.name, version: before.version + 1, ..before.clone() };
    store(change.transaction(), &after).await?;
    change.touch_section(&before, &after)?;
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..saved })
}
