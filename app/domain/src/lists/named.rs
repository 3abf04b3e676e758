//! Lists by their names, as files have them.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use model::{Colour, LISTS_MAX, ListForm, ListId, Quota};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::form::{insert, next_position};
use super::reach::{counted, own};
use crate::accounts::usage;
use crate::changes::{Line, inbox};
use crate::entities::list::{self, Column};
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// What a person's lists are called that are no Inbox, and since when those are in the trash that are.
pub(crate) async fn names(
    connection: &impl ConnectionTrait,
    person: Uuid,
) -> Result<HashMap<Uuid, (String, Option<DateTime<Utc>>)>> {
    let lists: Vec<(Uuid, String, Option<DateTime<Utc>>)> = list::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Name, Column::DeletedAt])
        .filter(Column::UserId.eq(person))
        .filter(Column::Id.ne(person))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(lists.into_iter().map(|(id, name, deleted_at)| (id, (name, deleted_at))).collect())
}

/// Whether there is room for those lists of these names that are not there.
pub(crate) async fn expect(services: &Services, actor: &Actor, wanted: &BTreeSet<String>) -> Result<()> {
    let lists = own(actor).all(&services.db).await?;
    let found: BTreeSet<&String> = in_sight(&lists).map(|list| &list.name).collect();
    let new = wanted.iter().filter(|name| !found.contains(name)).count();
    if new > 0 && lists.len() + new > LISTS_MAX as usize {
        return Err(usage::full(services, actor, Quota::Lists));
    }
    Ok(())
}

fn in_sight(lists: &[list::Model]) -> impl Iterator<Item = &list::Model> {
    lists.iter().filter(|list| list.archived_at.is_none() && list.deleted_at.is_none())
}

/// A list that something is to stand in: what it is like if it is made.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// That of the Inbox is empty.
    pub name: &'a str,
    pub colour: Colour,
    pub favourite: bool,
    /// One that is archived may be so already.
    pub archived: bool,
}

impl<'a> Wanted<'a> {
    pub fn named(name: &'a str) -> Self {
        Wanted { name, ..Wanted::default() }
    }
}

/// The lists of these names, of which those are made that are not there; with the lines of the new ones. What is archived or in
/// the trash stays there, and whatever comes is in sight unless it was archived. `id` is that of a new one.
pub(crate) async fn named(
    services: &Services,
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    wanted: Vec<Wanted<'_>>,
    id: impl Fn() -> Uuid,
    now: DateTime<Utc>,
) -> Result<(HashMap<String, Uuid>, Vec<Line>)> {
    let (mut found, mut lines) = (HashMap::from([(String::new(), inbox(actor.user))]), Vec::new());
    if wanted.iter().all(|wanted| wanted.name.is_empty()) {
        return Ok((found, lines));
    }
    let lists = counted(transaction, actor).await?;
    let mut position = next_position(&lists);
    for list in in_sight(&lists) {
        found.entry(list.name.clone()).or_insert(list.id);
    }
    for Wanted { name, colour, favourite, archived } in wanted {
        if found.contains_key(name) {
            continue;
        }
        let away =
            lists.iter().find(|list| list.name == name && list.archived_at.is_some() && list.deleted_at.is_none());
        if let Some(list) = away.filter(|_| archived) {
            found.insert(name.to_owned(), list.id);
            continue;
        }
        if lists.len() + lines.len() >= LISTS_MAX as usize {
            return Err(usage::full(services, actor, Quota::Lists));
        }
        let id = id();
        let form = ListForm { id: ListId(id), name: name.to_owned(), colour, favourite };
        if !insert(transaction, actor, form, (position, archived.then_some(stored(now))), now).await? {
            return Err(Error::internal("the id of a new list is taken"));
        }
        lines.push(Line::list_added(id));
        found.insert(name.to_owned(), id);
        position += 1;
    }
    Ok((found, lines))
}
