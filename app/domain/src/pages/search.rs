use chrono::{DateTime, Utc};
use model::{FoundPlaces, FoundTasks, ListState, Lists};

use crate::fold::fold;
use crate::{Actor, Result, Services, lists, tasks};

/// Labels that are shown of those that contain what was looked for.
const LABELS: u64 = 8;
/// The same of lists and of filters.
const PLACES: usize = 8;

/// What is found by a text: places by their names, and tasks; `most` of these, or those after a cursor. Two statements.
pub async fn search(
    services: &Services,
    actor: &Actor,
    own: &Lists,
    typed: &str,
    after: Option<&str>,
    most: u32,
    now: DateTime<Utc>,
) -> Result<(FoundPlaces, FoundTasks)> {
    let tasks = tasks::found(services, actor, own, typed, after, most, now).await?;
    let places = match after {
        None => places(services, actor, own, typed).await?,
        Some(_) => FoundPlaces::default(),
    };
    Ok((places, tasks))
}

async fn places(services: &Services, actor: &Actor, own: &Lists, typed: &str) -> Result<FoundPlaces> {
    if typed.trim().is_empty() {
        return Ok(FoundPlaces::default());
    }
    let named = |name: &str| is_named(name, typed);
    let lists_named = own.own.iter().filter(|list| list.state != ListState::Deleted && named(&list.name));
    Ok(FoundPlaces {
        lists: lists_named.take(PLACES).cloned().collect(),
        filters: own.filters.iter().filter(|filter| named(&filter.name)).take(PLACES).cloned().collect(),
        labels: lists::found_labels(services, actor, typed, LABELS).await?,
    })
}

/// Whether a name contains every word of a text, however both are written.
pub fn is_named(name: &str, typed: &str) -> bool {
    let name = fold(name);
    fold(typed).split_whitespace().all(|word| name.contains(word))
}
