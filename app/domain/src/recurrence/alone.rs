//! What is changed for the current occurrence alone: its series keeps what that was, and the next one gets it back.

use model::RuleScope;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use crate::Result;
use crate::changes::{Change, Fields};
use crate::entities::series::{self, Column};
use crate::entities::task;

/// What a series keeps of its task after a change.
pub(super) fn kept(
    series: &series::Model,
    before: &task::Model,
    after: &task::Model,
    scope: RuleScope,
) -> Result<Option<String>> {
    let ((was, _), kept) = (Fields::differing(before, after), read(series)?);
    let alone = scope == RuleScope::This;
    let kept = Fields {
        title: keep(kept.title, was.title, alone),
        notes: keep(kept.notes, was.notes, alone),
        priority: keep(kept.priority, was.priority, alone),
        labels: keep(kept.labels, was.labels, alone),
        start_on: keep(kept.start_on, was.start_on, alone),
        deadline_on: keep(kept.deadline_on, was.deadline_on, alone),
        ..Fields::default()
    };
    let kept = serde_json::to_string(&kept)?;
    Ok((kept != "{}").then_some(kept))
}

/// The first that is kept stays, until it changes for the others, too.
fn keep<T>(kept: Option<T>, was: Option<T>, alone: bool) -> Option<T> {
    match was {
        None => kept,
        Some(was) if alone => kept.or(Some(was)),
        Some(_) => None,
    }
}

/// A task with what its series keeps of it.
pub(super) fn given_back(series: &series::Model, task: task::Model) -> Result<task::Model> {
    let kept = read(series)?;
    Ok(task::Model {
        title: kept.title.unwrap_or(task.title),
        notes: kept.notes.unwrap_or(task.notes),
        priority: kept.priority.unwrap_or(task.priority),
        labels: kept.labels.unwrap_or(task.labels),
        start_on: kept.start_on.unwrap_or(task.start_on),
        deadline_on: kept.deadline_on.unwrap_or(task.deadline_on),
        ..task
    })
}

fn read(series: &series::Model) -> Result<Fields> {
    Ok(series.kept.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
}

/// Writes a series that takes the place of another one of its task. No others keep texts, however many there were.
pub(super) async fn replace(change: &Change<'_>, other: Uuid, series: series::Model) -> Result<()> {
    let emptied = series::Entity::update_many()
        .col_expr(Column::Kept, Expr::value(None::<String>))
        .filter(Column::TaskId.eq(series.task_id))
        .filter(Column::Kept.is_not_null())
        .filter(Column::Id.ne(other));
    emptied.exec(change.transaction()).await?;
    series::Entity::insert(series.into_active_model()).exec_without_returning(change.transaction()).await?;
    Ok(())
}
