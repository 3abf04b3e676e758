use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::reach::{locked, store};
use super::{filters, sections};
use crate::changes::{self, Change, ListFields};
use crate::entities::change::Object;
use crate::entities::{change as line, list, task};
use crate::time::stored;
use crate::{Actor, Result};

/// Undoes what an action changed in lists, their sections and filters, as part of another; of how many, and whether one of
/// the lists is in the trash then. One that changed again since is left alone.
pub(crate) async fn undo(change: &mut Change<'_>, actor: &Actor, lines: Vec<line::Model>) -> Result<(u32, bool)> {
    if lines.is_empty() {
        return Ok((0, false));
    }
    let lists = locked(change.transaction(), actor).await?;
    let (of_sections, lines) = lines.into_iter().partition(|line| line.object == Some(Object::Section));
    let (of_filters, lines): (Vec<line::Model>, _) =
        Vec::into_iter(lines).partition(|line| line.object == Some(Object::Filter));
    let (mut count, mut away) = (sections::undo(change, actor, of_sections).await?, false);
    count += filters::undo(change, actor, of_filters).await?;
    for line in Vec::<line::Model>::into_iter(lines) {
        let Some(list) = lists.iter().find(|list| list.id == line.task_id) else { continue };
        let Some(before) = &line.before else { continue };
        if list.version == line.version {
            let restored = restored(list.clone(), serde_json::from_str(before)?);
            store(change.transaction(), &restored).await?;
            change.touch_list(list, &restored)?;
            away |= restored.deleted_at.is_some();
            count += 1;
        } else if list.version == line.version + 1 && changes::is_reversed(change.transaction(), &line).await? {
            away |= list.deleted_at.is_some();
            count += 1;
        }
    }
    Ok((count, away))
}

/// Puts lists into the trash that an action made and that hold nothing, as part of another; how many are there. All lists are locked: nobody puts a task into one meanwhile.
pub(crate) async fn undo_added(
    change: &mut Change<'_>,
    actor: &Actor,
    lines: Vec<line::Model>,
    now: DateTime<Utc>,
) -> Result<u32> {
    let mut count = 0;
    if lines.is_empty() {
        return Ok(count);
    }
    for list in locked(change.transaction(), actor).await? {
        let Some(line) = lines.iter().find(|line| line.task_id == list.id) else { continue };
        if list.deleted_at.is_some() {
            count += u32::from(list.version == line.version + 1);
            continue;
        }
        if list.version != line.version {
            continue;
        }
        let held = task::Entity::find()
            .filter(task::Column::UserId.eq(actor.user.0))
            .filter(task::Column::ListId.eq(list.id))
            .filter(task::Column::DeletedAt.is_null());
        if held.count(change.transaction()).await? == 0 {
            let away = list::Model { deleted_at: Some(stored(now)), version: list.version + 1, ..list.clone() };
            store(change.transaction(), &away).await?;
            change.touch_list(&list, &away)?;
            count += 1;
        }
    }
    Ok(count)
}

/// A list with what some of its fields were.
fn restored(list: list::Model, was: ListFields) -> list::Model {
    list::Model {
        name: was.name.unwrap_or(list.name),
        colour: was.colour.unwrap_or(list.colour),
        favourite: was.favourite.unwrap_or(list.favourite),
        position: was.position.unwrap_or(list.position),
        archived_at: was.archived_at.unwrap_or(list.archived_at),
        deleted_at: was.deleted_at.unwrap_or(list.deleted_at),
        version: list.version + 1,
        ..list
    }
}
