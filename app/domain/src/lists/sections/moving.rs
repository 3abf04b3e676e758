use std::collections::BTreeSet;

use model::{Quota, Rejection, SECTIONS_MAX};
use uuid::Uuid;

use super::find::{locked, one, store};
use crate::accounts::usage;
use crate::changes::Change;
use crate::entities::section::Model;
use crate::lists::reach;
use crate::{Actor, Error, Result};

/// Lets a section stand after the others of another of the person's lists, as part of a change that moves its tasks; the list that it
/// stood in. Nothing if that is the same.
pub(crate) async fn move_to(change: &mut Change<'_>, actor: &Actor, id: Uuid, to: Uuid) -> Result<Option<Uuid>> {
    // Whoever makes a section there waits.
    usage::lock(change.transaction(), actor).await?;
    let from = one(change.transaction(), actor, id).await?.list_id;
    // In the order in which everybody locks several.
    for list in BTreeSet::from([from, to]) {
        reach(change.transaction(), actor, list).await?;
    }
    if from == to {
        return Ok(None);
    }
    let sections = locked(change.transaction(), actor, [from, to]).await?;
    let before = sections.iter().find(|section| section.id == id && section.list_id == from);
    let before = before.ok_or_else(Error::not_found)?;
    let there: Vec<&Model> = sections.iter().filter(|section| section.list_id == to).collect();
    if there.len() >= SECTIONS_MAX as usize {
        return Err(Rejection::Full { quota: Quota::Sections, most: SECTIONS_MAX.into() }.into());
    }
    let position = there.last().map_or(1, |last| last.position + 1);
    let after = Model { list_id: to, position, version: before.version + 1, ..before.clone() };
    store(change.transaction(), &after).await?;
    change.touch_section(before, &after)?;
    Ok(Some(from))
}
