use super::reach::{locked, store};
use crate::changes::{self, Change, ListFields};
use crate::entities::{change as line, list};
use crate::{Actor, Result};

/// Undoes what an action changed in lists, as part of another; of how many. One that changed again since is left alone.
pub(crate) async fn undo(change: &mut Change<'_>, actor: &Actor, lines: Vec<line::Model>) -> Result<u32> {
    if lines.is_empty() {
        return Ok(0);
    }
    let lists = locked(change.transaction(), actor).await?;
    let mut count = 0;
    for line in lines {
        let Some(list) = lists.iter().find(|list| list.id == line.task_id) else { continue };
        let Some(before) = &line.before else { continue };
        if list.version == line.version {
            let restored = restored(list.clone(), serde_json::from_str(before)?);
            store(change.transaction(), &restored).await?;
            change.touch_list(list, &restored)?;
            count += 1;
        } else if list.version == line.version + 1 && changes::is_reversed(change.transaction(), &line).await? {
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
