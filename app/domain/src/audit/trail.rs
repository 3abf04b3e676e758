//! What is read of the audit trail, and what is forgotten of it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entities::audit::{Column, Entity, Model};
use crate::queue::CHUNK;
use crate::time::stored;
use crate::{Result, Services};

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub person: Option<Uuid>,
    pub event: Option<String>,
    pub outcome: Option<String>,
    /// Lines before this one.
    pub before: Option<Uuid>,
}

/// The latest lines, newest first. Their ids are in the order of time.
pub(crate) async fn lines(services: &Services, wanted: &Wanted, most: u64) -> Result<Vec<Model>> {
    Ok(select(wanted).limit(most).all(&services.reads).await?)
}

/// One line.
pub(crate) async fn line(services: &Services, id: Uuid) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(&services.db).await?)
}

/// The statement that finds them.
pub(crate) fn select(wanted: &Wanted) -> Select<Entity> {
    let mut select = Entity::find().order_by_desc(Column::Id);
    if let Some(person) = wanted.person {
        select = select.filter(Column::UserId.eq(person));
    }
    if let Some(event) = &wanted.event {
        select = select.filter(Column::Event.eq(event));
    }
    if let Some(outcome) = &wanted.outcome {
        select = select.filter(Column::Outcome.eq(outcome));
    }
    if let Some(before) = wanted.before {
        select = select.filter(Column::Id.lt(before));
    }
    select
}

/// Forgets lines that are old, a little at a time; whether there may be more.
pub async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let end = stored(now - TimeDelta::days(services.quotas.audit_days.into()));
    let oldest: Vec<(Uuid, DateTime<Utc>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::At])
        .order_by_asc(Column::Id)
        .limit(CHUNK)
        .into_tuple()
        .all(&services.db)
        .await?;
    let old: Vec<Uuid> = oldest.into_iter().filter(|(_, at)| *at < end).map(|(id, _)| id).collect();
    let more = old.len() as u64 == CHUNK;
    if !old.is_empty() {
        Entity::delete_many().filter(Column::Id.is_in(old)).exec(&services.db).await?;
    }
    Ok(more)
}
