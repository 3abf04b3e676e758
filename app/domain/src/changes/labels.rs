//! Labels: words at tasks. Two that fold to the same are one. An index says which tasks have a word; it is written here alone,
//! in the transaction of the change, from what the journal's lines say.

use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use uuid::Uuid;

use super::Line;
use crate::entities::change::Kind;
use crate::entities::task;
use crate::entities::task_label::{ActiveModel, Column, Entity};
use crate::fold::fold;
use crate::{Result, UserId};

/// Rows of one statement.
const ROWS: usize = 1_000;

/// What is the same for all ways to write a word. A word of which folding leaves nothing is its own.
pub(crate) fn key(word: &str) -> String {
    let folded = fold(word).split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() { word.to_owned() } else { folded }
}

/// Words as a task has them: the first of those that are the same.
pub(crate) fn stored<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut keys = HashSet::new();
    words.into_iter().filter(|word| keys.insert(key(word))).collect::<Vec<_>>().join("\n")
}

/// Brings the index to what the tasks of these lines say by now.
pub(super) async fn index(transaction: &impl ConnectionTrait, UserId(person): UserId, lines: &[Line]) -> Result<()> {
    let labelled = || lines.iter().filter_map(|line| Some((line, line.labels.as_deref()?)));
    let changed: Vec<Uuid> =
        labelled().filter(|(line, _)| line.kind == Kind::Changed).map(|(line, _)| line.id).collect();
    for tasks in changed.chunks(ROWS) {
        Entity::delete_many().filter(Column::TaskId.is_in(tasks.iter().copied())).exec(transaction).await?;
    }
    insert(transaction, labelled().map(|(line, labels)| (person, line.id, labels))).await
}

/// The index of tasks that came without the journal.
pub(crate) async fn index_new(transaction: &impl ConnectionTrait, tasks: &[task::Model]) -> Result<()> {
    insert(transaction, tasks.iter().map(|task| (task.user_id, task.id, task.labels.as_str()))).await
}

/// Of people, their tasks, and the labels of those.
async fn insert<'a>(
    transaction: &impl ConnectionTrait,
    tasks: impl Iterator<Item = (Uuid, Uuid, &'a str)>,
) -> Result<()> {
    let words = tasks.flat_map(|(person, task, labels)| labels.lines().map(move |word| (person, task, word)));
    let row = |(person, task, word): (Uuid, Uuid, &str)| ActiveModel {
        user_id: Set(person),
        label: Set(key(word)),
        task_id: Set(task),
        word: Set(word.to_owned()),
    };
    let rows: Vec<ActiveModel> = words.map(row).collect();
    for rows in rows.chunks(ROWS) {
        let mut insert = Entity::insert_many(rows.iter().cloned()).on_conflict_do_nothing();
        transaction.execute(QueryTrait::query(&mut insert)).await?;
    }
    Ok(())
}
