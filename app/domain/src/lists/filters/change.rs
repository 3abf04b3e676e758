//! What buttons do to filters.

use chrono::{DateTime, Utc};
use model::{Did, FilterAct, FilterId, FilterRequest, Outcome, UndoId};

use super::find::{locked, store};
use crate::changes::Change;
use crate::entities::filter::Model;
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// Does what a button of a filter asks for.
pub async fn change(services: &Services, actor: &Actor, form: FilterRequest, now: DateTime<Utc>) -> Result<Outcome> {
    let (FilterId(id), act) = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let filters = locked(change.transaction(), actor).await?;
    let place = filters.iter().position(|filter| filter.id == id).ok_or_else(Error::not_found)?;
    let (did, next) = match act {
        FilterAct::Up | FilterAct::Down => (Did::FiltersOrdered, None),
        FilterAct::Remove => (Did::FilterRemoved, Some("/filters".to_owned())),
    };
    let outcome = Outcome { next, ..Outcome::of(did) };
    let changed = changed(&filters, place, act, now);
    if changed.is_empty() {
        return Ok(outcome);
    }
    for (before, after) in changed {
        let after = Model { version: before.version + 1, ..after };
        store(change.transaction(), &after).await?;
        change.touch_filter(before, &after)?;
    }
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..outcome })
}

/// Which filters become what. Two change places; where others have the same, as undoing can leave them, they get places anew.
fn changed(filters: &[Model], place: usize, act: FilterAct, now: DateTime<Utc>) -> Vec<(&Model, Model)> {
    let other = match act {
        FilterAct::Remove => {
            let removed = |filter: &Model| Model { deleted_at: Some(stored(now)), ..filter.clone() };
            return filters.get(place).map(|filter| (filter, removed(filter))).into_iter().collect();
        }
        FilterAct::Up => place.checked_sub(1),
        FilterAct::Down => Some(place + 1).filter(|other| *other < filters.len()),
    };
    let Some(other) = other else { return Vec::new() };
    let mut order: Vec<&Model> = filters.iter().collect();
    order.swap(place, other);
    let anew = (1..).zip(order).filter(|(position, filter)| filter.position != *position);
    anew.map(|(position, filter)| (filter, Model { position, ..filter.clone() })).collect()
}
