//! What buttons do to sections. The tasks of one that is removed stay as they are and count as in none: however many they
//! are, undoing brings them back as they were.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, SectionAct, SectionId, SectionRequest, UndoId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

use super::find::{locked, one, store};
use crate::cache::{self, Entry};
use crate::changes::Change;
use crate::entities::section::Model;
use crate::lists::reach;
use crate::time::stored;
use crate::{Actor, Error, Result, Services};

/// Does what a button of a section asks for. Doing it again changes nothing and is no error.
pub async fn change(services: &Services, actor: &Actor, form: SectionRequest, now: DateTime<Utc>) -> Result<Outcome> {
    let (SectionId(id), act) = form.validated()?;
    let mut change = Change::begin(services, actor.user, now).await?;
    let list = one(change.transaction(), actor, id).await?.list_id;
    reach(change.transaction(), actor, list).await?;
    let sections = locked(change.transaction(), actor, [list]).await?;
    let place = sections.iter().position(|section| section.id == id).ok_or_else(Error::not_found)?;
    let did = match act {
        SectionAct::Up | SectionAct::Down => Did::SectionsOrdered,
        SectionAct::Remove => Did::SectionRemoved,
    };
    let changed = changed(&sections, place, act, now);
    if changed.is_empty() {
        return Ok(Outcome::of(did));
    }
    for (before, after) in changed {
        let after = Model { version: before.version + 1, ..after };
        store(change.transaction(), &after).await?;
        change.touch_section(before, &after)?;
    }
    Ok(Outcome { undo: Some(UndoId(change.commit().await?)), ..Outcome::of(did) })
}

/// Which sections become what. Two change places; where others have the same, as undoing can leave them, they get places anew.
fn changed(sections: &[Model], place: usize, act: SectionAct, now: DateTime<Utc>) -> Vec<(&Model, Model)> {
    let other = match act {
        SectionAct::Remove => {
            let removed = |section: &Model| Model { deleted_at: Some(stored(now)), ..section.clone() };
            return sections.get(place).map(|section| (section, removed(section))).into_iter().collect();
        }
        SectionAct::Up => place.checked_sub(1),
        SectionAct::Down => Some(place + 1).filter(|other| *other < sections.len()),
    };
    let Some(other) = other else { return Vec::new() };
    let mut order: Vec<&Model> = sections.iter().collect();
    order.swap(place, other);
    let anew = (1..).zip(order).filter(|(position, section)| section.position != *position);
    anew.map(|(position, section)| (section, Model { position, ..section.clone() })).collect()
}

/// Lets the tasks of a section out of sight on its list's page, or back. That is how one looks at it, and no change of it.
pub async fn fold(services: &Services, actor: &Actor, SectionId(id): SectionId, folded: bool) -> Result<Outcome> {
    one(&services.db, actor, id).await?;
    let update = Query::update()
        .table("sections")
        .value("folded", folded)
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("user_id").eq(actor.user.0))
        .take();
    services.db.execute(&update).await?;
    // The same generation as of the lists, which know their sections.
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(Outcome::of(if folded { Did::SectionFolded } else { Did::SectionUnfolded }))
}
