//! Sections by their names, as files have them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use model::{Quota, Rejection, SECTIONS_MAX, SECTIONS_OF_ONE};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryTrait};
use uuid::Uuid;

use super::find::own;
use crate::accounts::usage;
use crate::changes::Line;
use crate::entities::section::{self, Column};
use crate::entities::task;
use crate::time::stored;
use crate::{Actor, Result, Services};

/// A section that something is to stand in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub list: Uuid,
    pub name: &'a str,
    /// Whether it is folded, if it is made.
    pub folded: bool,
}

/// What a person's sections are called, by their lists and ids.
pub(crate) async fn names(connection: &impl ConnectionTrait, actor: &Actor) -> Result<HashMap<(Uuid, Uuid), String>> {
    let sections = own(actor).all(connection).await?;
    Ok(sections.into_iter().map(|section| ((section.list_id, section.id), section.name)).collect())
}

/// The sections of these lists and names, of which those are made that are not there, after the others and in the order in which
/// they are wanted; with the lines of the new ones. `id` is that of a new one.
pub(crate) async fn made(
    services: &Services,
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    wanted: Vec<Wanted<'_>>,
    id: impl Fn() -> Uuid,
    now: DateTime<Utc>,
) -> Result<(HashMap<(Uuid, String), Uuid>, Vec<Line>)> {
    let (mut found, mut rows, mut lines) = (HashMap::new(), Vec::new(), Vec::new());
    if wanted.is_empty() {
        return Ok((found, lines));
    }
    // Whoever else makes one waits.
    usage::lock(transaction, actor).await?;
    let mut sections = own(actor).all(transaction).await?;
    sections.sort_by_key(|section| (section.position, section.id));
    let mut total = sections.len();
    let mut of_list: HashMap<Uuid, (usize, i64)> = HashMap::new();
    for section in sections {
        let (number, last) = of_list.entry(section.list_id).or_default();
        (*number, *last) = (*number + 1, section.position);
        found.entry((section.list_id, section.name)).or_insert(section.id);
    }
    for Wanted { list, name, folded } in wanted {
        let key = (list, name.to_owned());
        if found.contains_key(&key) {
            continue;
        }
        let (number, last) = of_list.entry(list).or_default();
        if *number >= SECTIONS_MAX as usize {
            return Err(Rejection::Full { quota: Quota::Sections, most: SECTIONS_MAX.into() }.into());
        }
        if total >= SECTIONS_OF_ONE as usize {
            return Err(usage::full(services, actor, Quota::Sections));
        }
        (*number, *last, total) = (*number + 1, *last + 1, total + 1);
        let row = section::Model {
            id: id(),
            user_id: actor.user.0,
            list_id: list,
            name: key.1.clone(),
            position: *last,
            folded,
            version: 1,
            created_at: stored(now),
            deleted_at: None,
        };
        lines.push(Line::section_added(row.id, now)?);
        found.insert(key, row.id);
        rows.push(row.into_active_model());
    }
    if !rows.is_empty() {
        section::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok((found, lines))
}

/// Deletes for good a person's sections with ids from one to another that nobody changed since they were made, and that no task
/// names; their lines of the journal.
pub(crate) async fn remove_new(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    (first, last): (Uuid, Uuid),
) -> Result<Vec<Line>> {
    let named = Query::select()
        .column(task::Column::SectionId)
        .from(task::Entity)
        .and_where(Expr::col(task::Column::UserId).eq(person))
        .and_where(Expr::col(task::Column::SectionId).between(first, last))
        .take();
    let new = Condition::all()
        .add(Column::UserId.eq(person))
        .add(Column::Id.between(first, last))
        .add(Column::Version.eq(1))
        .add(Expr::col(Column::Id).not_in_subquery(named));
    let mut delete = section::Entity::delete_many().filter(new);
    let delete =
        QueryTrait::query(&mut delete).returning(Query::returning().columns([Column::Id, Column::Version])).take();
    let rows = transaction.query_all(&delete).await?;
    rows.iter().map(|row| Ok(Line::section_removed(row.try_get("", "id")?, row.try_get("", "version")?))).collect()
}
