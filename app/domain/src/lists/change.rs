//! What buttons do to lists: their order, the archive, the trash. The tasks of a list stay as they are and go out of sight
//! with it: however many they are, they come back as they went.

use chrono::{DateTime, Utc};
use model::{Did, ListAct, ListRequest, Outcome, UndoId};

use super::reach::{locked, not_found, store};
use crate::changes::Change;
use crate::entities::list::Model;
use crate::time::stored;
use crate::{Actor, Result, Services};

/// Does what a button of a list asks for. Doing it again changes nothing and is no error.
pub async fn change(services: &Services, actor: &Actor, form: ListRequest, now: DateTime<Utc>) -> Result<Outcome> {
    let (id, act) = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let lists = locked(change.transaction(), actor).await?;
    let Some(place) = lists.iter().position(|list| list.id == id.0) else {
        return Err(not_found(change.transaction(), actor, id.0).await);
    };
    let (did, next) = done(act);
    let outcome = Outcome { next: next.map(str::to_owned), ..Outcome::of(did) };
    let changed = changed(&lists, place, act, now);
    if changed.is_empty() {
        return Ok(outcome);
    }
    for (before, after) in changed {
        let after = Model { version: before.version + 1, ..after };
        store(change.transaction(), &after).await?;
        change.touch_list(before, &after)?;
    }
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}

/// What is said of it, and where to go: the page of a list that is in the trash is none any more.
fn done(act: ListAct) -> (Did, Option<&'static str>) {
    match act {
        ListAct::Up | ListAct::Down => (Did::ListsOrdered, None),
        ListAct::Archive => (Did::ListArchived, Some("/lists")),
        ListAct::Unarchive => (Did::ListUnarchived, None),
        ListAct::Delete => (Did::ListDeleted, Some("/lists")),
        ListAct::Restore => (Did::ListRestored, None),
    }
}

/// Which lists become what.
fn changed(lists: &[Model], place: usize, act: ListAct, now: DateTime<Utc>) -> Vec<(&Model, Model)> {
    let Some(list) = lists.get(place) else { return Vec::new() };
    let after = match act {
        ListAct::Up => return swapped(lists, place, (0..place).rev()),
        ListAct::Down => return swapped(lists, place, place + 1..lists.len()),
        ListAct::Archive => Model { archived_at: list.archived_at.or(Some(stored(now))), ..list.clone() },
        ListAct::Unarchive => Model { archived_at: None, ..list.clone() },
        ListAct::Delete => Model { deleted_at: list.deleted_at.or(Some(stored(now))), ..list.clone() },
        ListAct::Restore => Model { deleted_at: None, ..list.clone() },
    };
    if after == *list { Vec::new() } else { vec![(list, after)] }
}

/// A list and the next one that people see beside it change places. Where two have one place, as undoing can leave them, all
/// get places anew.
fn swapped(lists: &[Model], place: usize, others: impl IntoIterator<Item = usize>) -> Vec<(&Model, Model)> {
    let Some(list) = lists.get(place) else { return Vec::new() };
    let beside =
        |other: &Model| other.favourite == list.favourite && other.archived_at.is_none() && other.deleted_at.is_none();
    let mut others = others.into_iter().filter_map(|at| Some((at, lists.get(at)?)));
    let Some((at, other)) = others.find(|(_, other)| beside(other)) else { return Vec::new() };
    if other.position != list.position {
        return vec![
            (list, Model { position: other.position, ..list.clone() }),
            (other, Model { position: list.position, ..other.clone() }),
        ];
    }
    let mut order: Vec<&Model> = lists.iter().collect();
    order.swap(place, at);
    let anew = (1..).zip(order).filter(|(position, list)| list.position != *position);
    anew.map(|(position, list)| (list, Model { position, ..list.clone() })).collect()
}
