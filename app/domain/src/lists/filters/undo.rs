use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::find::store;
use crate::changes::{self, Change, FilterFields};
use crate::entities::change as line;
use crate::entities::filter::{Column, Entity, Model};
use crate::{Actor, Result};

/// Undoes what an action changed in filters, as part of another; of how many. One that changed again since is left alone.
pub(in super::super) async fn undo(change: &mut Change<'_>, actor: &Actor, lines: Vec<line::Model>) -> Result<u32> {
    let lines: HashMap<Uuid, line::Model> = lines.into_iter().map(|line| (line.task_id, line)).collect();
    if lines.is_empty() {
        return Ok(0);
    }
    let filters = Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(lines.keys().copied()))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(change.transaction())
        .await?;
    let mut count = 0;
    for filter in filters {
        let Some((line, Some(before))) = lines.get(&filter.id).map(|line| (line, &line.before)) else { continue };
        if filter.version == line.version {
            let restored = restored(filter.clone(), serde_json::from_str(before)?);
            store(change.transaction(), &restored).await?;
            change.touch_filter(&filter, &restored)?;
            count += 1;
        } else if filter.version == line.version + 1 && changes::is_reversed(change.transaction(), line).await? {
            count += 1;
        }
    }
    Ok(count)
}

/// A filter with what some of its fields were.
fn restored(filter: Model, was: FilterFields) -> Model {
    Model {
        name: was.name.unwrap_or(filter.name),
        filter: was.filter.unwrap_or(filter.filter),
        colour: was.colour.unwrap_or(filter.colour),
        position: was.position.unwrap_or(filter.position),
        deleted_at: was.deleted_at.unwrap_or(filter.deleted_at),
        version: filter.version + 1,
        ..filter
    }
}
