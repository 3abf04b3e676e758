use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::find::store;
use crate::changes::{self, Change, SectionFields};
use crate::entities::change as line;
use crate::entities::section::{self, Column};
use crate::lists::is_there;
use crate::{Actor, Result};

/// Undoes what an action changed in sections, as part of another; of how many. One that changed again since is left alone.
pub(in super::super) async fn undo(change: &mut Change<'_>, actor: &Actor, lines: Vec<line::Model>) -> Result<u32> {
    let lines: HashMap<Uuid, line::Model> = lines.into_iter().map(|line| (line.task_id, line)).collect();
    if lines.is_empty() {
        return Ok(0);
    }
    let sections = section::Entity::find()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(lines.keys().copied()))
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .all(change.transaction())
        .await?;
    let mut count = 0;
    for section in sections {
        let Some((line, Some(before))) = lines.get(&section.id).map(|line| (line, &line.before)) else { continue };
        if section.version == line.version {
            let mut was: SectionFields = serde_json::from_str(before)?;
            // A list that is in the trash by now, or gone, is no place to go back to.
            if let Some(list) = was.list_id
                && !is_there(change.transaction(), actor, list).await?
            {
                was.list_id = None;
            }
            let restored = restored(section.clone(), was);
            store(change.transaction(), &restored).await?;
            change.touch_section(&section, &restored)?;
            count += 1;
        } else if section.version == line.version + 1 && changes::is_reversed(change.transaction(), line).await? {
            count += 1;
        }
    }
    Ok(count)
}

/// A section with what some of its fields were.
fn restored(section: section::Model, was: SectionFields) -> section::Model {
    section::Model {
        list_id: was.list_id.unwrap_or(section.list_id),
        name: was.name.unwrap_or(section.name),
        position: was.position.unwrap_or(section.position),
        deleted_at: was.deleted_at.unwrap_or(section.deleted_at),
        version: section.version + 1,
        ..section
    }
}
