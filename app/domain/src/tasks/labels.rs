//! Labels of tasks: at ticked ones, and what the page of labels does to one.

use chrono::{DateTime, Utc};
use model::{Did, Field, LABELS_MAX, LabelAct, LabelForm, LabelRequest, Outcome, Problem, TaskId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::bulk;
use super::relabel::{Relabelling, relabel};
use crate::changes::{Change, label_key, stored_labels};
use crate::entities::task::{self, Column};
use crate::{Actor, Error, Result, Services, lists};

/// Adds words to tasks.
pub async fn add_labels(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    words: &[String],
    now: DateTime<Utc>,
) -> Result<Outcome> {
    give(services, actor, ids, (&[], words), Did::Labelled, now).await
}

/// Takes one word from tasks and gives them another.
pub async fn change_labels(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    (without, with): (&Option<String>, &Option<String>),
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let did = if with.is_some() { Did::Labelled } else { Did::Unlabelled };
    give(services, actor, ids, (without.as_slice(), with.as_slice()), did, now).await
}

/// Takes words from tasks, and adds others.
async fn give(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    (without, words): (&[String], &[String]),
    did: Did,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let taken: Vec<String> = without.iter().map(|word| label_key(word)).collect();
    let with = |labels: &str| {
        let left = labels.lines().filter(|word| !taken.contains(&label_key(word)));
        stored_labels(left.chain(words.iter().map(String::as_str)))
    };
    let there: Vec<String> = task::Entity::find()
        .select_only()
        .column(Column::Labels)
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(change.transaction())
        .await?;
    if there.iter().any(|labels| with(labels).lines().count() > LABELS_MAX) {
        return Err(Error::invalid(Field::Labels, Problem::TooManyLabels { max: LABELS_MAX as u32 }));
    }
    let changed = |task: &task::Model| task::Model { labels: with(&task.labels), ..task.clone() };
    bulk::apply_in(change, actor, ids, did, now, changed).await
}

/// Takes words from tasks.
pub async fn remove_labels(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    words: &[String],
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let keys: Vec<String> = words.iter().map(|word| label_key(word)).collect();
    let changed = |task: &task::Model| {
        let left = task.labels.lines().filter(|word| !keys.contains(&label_key(word)));
        task::Model { labels: stored_labels(left), ..task.clone() }
    };
    bulk::apply(services, actor, ids, Did::Unlabelled, now, changed).await
}

/// Saves what a label is called, wherever it stands, and what it is marked with. Where there is one of that name, they become
/// one, marked as that is.
pub async fn save_label(services: &Services, actor: &Actor, form: LabelForm, now: DateTime<Utc>) -> Result<Outcome> {
    let form = form.validated()?;
    let change = Change::begin(services, actor.user, now).await?;
    let is_same = label_key(&form.label) == label_key(&form.word);
    lists::choose_label(change.transaction(), actor, &form.word, form.colour, is_same).await?;
    let to = Relabelling { from: label_key(&form.label), to: form.word };
    let outcome = relabel(services, change, actor, to, Did::LabelSaved, now).await?;
    lists::chose_label(services, actor).await;
    Ok(outcome)
}

/// Does what a button of a label asks for.
pub async fn change_label(
    services: &Services,
    actor: &Actor,
    form: LabelRequest,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let (word, act) = form.validated()?;
    if act != LabelAct::Delete {
        return lists::order_labels(services, actor, &word, act).await;
    }
    let change = Change::begin(services, actor.user, now).await?;
    let nothing = Relabelling { from: label_key(&word), to: String::new() };
    relabel(services, change, actor, nothing, Did::LabelDeleted, now).await
}
