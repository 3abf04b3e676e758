//! Adding tasks by one line each, as `quick_add` reads it: what it says becomes the task's, and the rest its title.

mod draft;
mod reading;
mod words;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use model::{Did, Field, ListId, Lists, NewPart, NewTask, NewTasks, Outcome, Problem, ReadPart, UndoId};
use uuid::Uuid;

use crate::accounts::usage::{self, Room};
use crate::cache::{self, Entry};
use crate::changes::{self, Change, inbox};
use crate::entities::task;
use crate::{Actor, Error, Result, Services, lists, recurrence, reminders, tasks};
use draft::Draft;
use reading::{Reading, Repeats};

pub use words::said;

/// Adds what a line says. The form proposes the id: sent twice it adds one task. A list that is named and not there is made, and
/// one undo takes back both.
pub async fn add(services: &Services, actor: &Actor, form: NewTask, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.as_typed()?;
    let own = own_lists(services, actor, &form.title).await?;
    let reading = Reading::of(actor, &own, &form, now);
    if reading.parts.is_empty() {
        return tasks::add(services, actor, NewTask { title: reading.title, ..form }, now).await;
    }
    let mut draft = Draft::of(actor, &own, &form, reading, now)?;
    // What names another list stands in no section of this one.
    if draft.list.is_none() && draft.row.section_id.is_none() {
        draft.row = tasks::in_section(services, actor, &form, draft.row).await?;
    }
    let set = if draft.stands_alone() {
        tasks::add_row(services, actor, draft.row.clone(), now).await?
    } else {
        add_together(services, actor, std::slice::from_mut(&mut draft), now).await?
    };
    let repeats = draft.repeats.as_ref().map(|repeats| repeats.words.as_str());
    let words = words::added(actor, &draft.row, (draft.list.as_deref(), repeats), now);
    Ok(Outcome { undo: set.map(UndoId), words: Some(words), ..Outcome::of(Did::Understood) })
}

/// Adds what a line says as a part of a task. A part stands where that does: words that name a list or a section stay words.
pub async fn add_part(services: &Services, actor: &Actor, form: NewPart, now: DateTime<Utc>) -> Result<Outcome> {
    let line = NewTask { id: form.id, title: form.title.clone(), ..NewTask::default() }.as_typed()?;
    let own = no_lists(actor);
    let reading = Reading::of(actor, &own, &line, now).of_part(&line);
    if reading.parts.is_empty() {
        return tasks::add_part(services, actor, NewPart { title: reading.title, ..form }, now).await;
    }
    let draft = Draft { list: None, new_list: None, ..Draft::of(actor, &own, &line, reading, now)? };
    let mut change = Change::begin(services, actor.user, now).await?;
    let Some(row) = tasks::add_below(&mut change, actor, draft.row.clone(), form.parent, now).await? else {
        return Ok(Outcome::of(Did::Added));
    };
    let mut drafts = [Draft { row, ..draft }];
    let set = complete(change, actor, &mut drafts, now).await?;
    let [Draft { row, repeats, .. }] = &drafts;
    let words = words::added(actor, row, (None, repeats.as_ref().map(|repeats| repeats.words.as_str())), now);
    Ok(Outcome { undo: Some(UndoId(set)), words: Some(words), ..Outcome::of(Did::Understood) })
}

/// Adds a task for each line, all or none; one undo takes them all back.
pub async fn add_several(services: &Services, actor: &Actor, form: NewTasks, now: DateTime<Utc>) -> Result<Outcome> {
    let forms = form.validated()?;
    let own = own_lists(services, actor, &form_text(&forms)).await?;
    let drafts: Result<Vec<Draft>> =
        forms.iter().map(|form| Draft::of(actor, &own, form, Reading::of(actor, &own, form, now), now)).collect();
    let mut drafts = drafts?;
    // They are all added in one place.
    let section = match forms.first() {
        Some(form) => tasks::in_section(services, actor, form, tasks::new_row(actor, form, now)).await?.section_id,
        None => None,
    };
    for draft in drafts.iter_mut().filter(|draft| draft.list.is_none()) {
        draft.row.section_id = draft.row.section_id.or(section);
    }
    let set = add_together(services, actor, &mut drafts, now).await?;
    Ok(Outcome { count: forms.len() as u32, undo: set.map(UndoId), ..Outcome::of(Did::Added) })
}

fn form_text(forms: &[NewTask]) -> String {
    forms.iter().map(|form| form.title.as_str()).collect::<Vec<_>>().join("\n")
}

/// What of a line is understood.
pub async fn read(services: &Services, actor: &Actor, form: NewTask, now: DateTime<Utc>) -> Result<Vec<ReadPart>> {
    let form = form.as_typed()?;
    let own = own_lists(services, actor, &form.title).await?;
    Ok(words::parts(actor, &own, &form.title, &Reading::of(actor, &own, &form, now), now))
}

/// The person's lists, where a text may name one or a section.
async fn own_lists(services: &Services, actor: &Actor, text: &str) -> Result<Lists> {
    if text.contains('#') || text.replace("//", "").contains('/') {
        return lists::lists(services, actor).await;
    }
    Ok(no_lists(actor))
}

fn no_lists(actor: &Actor) -> Lists {
    Lists {
        inbox: ListId(inbox(actor.user)),
        inbox_open: 0,
        own: Vec::new(),
        sections: Vec::new(),
        filters: Vec::new(),
        views: Vec::new(),
    }
}

/// Adds tasks with what comes with them in one change, which is the set, also if they were there.
async fn add_together(
    services: &Services,
    actor: &Actor,
    drafts: &mut [Draft],
    now: DateTime<Utc>,
) -> Result<Option<Uuid>> {
    let mut change = Change::begin(services, actor.user, now).await?;
    let wanted: BTreeSet<&str> = drafts.iter().filter_map(|draft| draft.new_list.as_deref()).collect();
    let wanted = wanted.into_iter().map(lists::Wanted::named).collect();
    let (named, lines) = lists::named(services, change.transaction(), actor, wanted, Uuid::now_v7, now).await?;
    change.extend(lines);
    for draft in &mut *drafts {
        if let Some(list) = draft.new_list.as_ref().and_then(|name| named.get(name)) {
            draft.row.list_id = Some(*list);
        }
    }
    let added = match &mut *drafts {
        [one] => {
            let id = tasks::add_in(&mut change, actor, one.row.clone()).await?;
            one.row.id = id.unwrap_or(one.row.id);
            id.is_some()
        }
        several => {
            let places: BTreeSet<Uuid> = several.iter().map(|draft| draft.row.list()).collect();
            for place in places {
                lists::reach(change.transaction(), actor, place).await?;
            }
            let rows = several.iter().map(|draft| draft.row.clone()).collect();
            tasks::add_all(&mut change, actor, rows).await?
        }
    };
    if !added {
        let first = drafts.first().map(|draft| draft.row.id).unwrap_or_default();
        return changes::added_by(change.transaction(), actor.user, first).await;
    }
    complete(change, actor, drafts, now).await.map(Some)
}

/// Adds what comes with tasks that are there by now, counts them, and ends the change.
async fn complete(change: Change<'_>, actor: &Actor, drafts: &mut [Draft], now: DateTime<Utc>) -> Result<Uuid> {
    let services = change.services();
    for draft in &mut *drafts {
        if let Some(repeats) = &draft.repeats {
            draft.row = begun(&change, actor, draft.row.clone(), repeats, now).await?;
        }
        reminders::set_new(change.transaction(), actor, &draft.row, &draft.reminders, now).await?;
    }
    let room = Room {
        tasks: drafts.len() as i64,
        reminders: drafts.iter().map(|draft| draft.reminders.len() as i64).sum(),
        bytes: drafts.iter().map(|draft| draft.row.size()).sum(),
    };
    // What is there by now may be counted anew.
    usage::add(services, change.transaction(), actor, room, now).await?;
    let set = change.commit().await?;
    cache::forget(services, Entry::Dashboard(actor.user)).await;
    Ok(set)
}

/// A task that is there, as the first of a series.
async fn begun(
    change: &Change<'_>,
    actor: &Actor,
    row: task::Model,
    repeats: &Repeats,
    now: DateTime<Utc>,
) -> Result<task::Model> {
    let begun = recurrence::begin(change, actor, row, &repeats.rule, repeats.anchor, now).await;
    let begun = begun.map_err(|error| match error {
        Error::Rejected(_) => Error::invalid(Field::Title, Problem::RuleWithoutDates),
        error => error,
    })?;
    tasks::store(change.transaction(), vec![begun.clone().sorted()]).await?;
    Ok(begun.sorted())
}
