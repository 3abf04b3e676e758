//! The journal: every change to a task or a list writes a line in its own transaction.
//!
//! A person has one, however many lists: it stands in their first one, so that moving a task between two of them is one line,
//! and whoever follows it follows all. Lines are numbered within it. The number is raised in the list's row, which stays locked until the end of the
//! transaction: whoever has read all lines up to one misses none before it. One action's lines are a set, which is what
//! undoing takes back.

mod change;
mod fields;
mod labels;
mod trim;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::change::{ActiveModel, Column, Entity, Kind, Model, Object};
use crate::entities::{filter, list, section, task};
use crate::time::stored;
use crate::{Error, Result, UserId};

pub(crate) use change::Change;
pub(crate) use fields::{Fields, FilterFields, ListFields, SectionFields};
pub(crate) use labels::{index_new as index_labels, key as label_key, stored as stored_labels};
pub(crate) use trim::{count, delete_some, remove_words};

pub use trim::prune;

/// What a line takes beside the fields that changed, in bytes.
const LINE_BYTES: i64 = 150;

/// Lines of one statement: it can have only so many values.
const ROWS: usize = 1_000;

/// A line to be written.
pub(crate) struct Line {
    /// A task, a list, a section, or a filter.
    id: Uuid,
    object: Option<Object>,
    kind: Kind,
    version: i64,
    before: Option<String>,
    after: Option<String>,
    /// The labels that a task has by it, if they are others than before.
    labels: Option<String>,
}

impl Line {
    /// A task that is new, with its labels. Its row says everything about it.
    pub fn added(task: Uuid, labels: &str) -> Self {
        let labels = (!labels.is_empty()).then(|| labels.to_owned());
        Line { id: task, object: None, kind: Kind::Added, version: 1, before: None, after: None, labels }
    }

    /// A list that is new.
    pub fn list_added(list: Uuid) -> Self {
        Line { object: Some(Object::List), ..Line::added(list, "") }
    }

    /// A list that came with its tasks: undone, it goes to the trash with them.
    pub fn list_copied(list: Uuid, now: DateTime<Utc>) -> Result<Self> {
        let fields =
            |deleted_at| serde_json::to_string(&ListFields { deleted_at: Some(deleted_at), ..ListFields::default() });
        Ok(Line { before: Some(fields(Some(stored(now)))?), after: Some(fields(None)?), ..Line::list_added(list) })
    }

    /// A section that is new: undone, it is removed.
    pub fn section_added(section: Uuid, now: DateTime<Utc>) -> Result<Self> {
        let fields = |deleted_at| {
            serde_json::to_string(&SectionFields { deleted_at: Some(deleted_at), ..SectionFields::default() })
        };
        let (before, after) = (Some(fields(Some(stored(now)))?), Some(fields(None)?));
        Ok(Line { object: Some(Object::Section), before, after, ..Line::added(section, "") })
    }

    /// A filter that is new: undone, it is removed.
    pub fn filter_added(filter: Uuid, now: DateTime<Utc>) -> Result<Self> {
        let fields = |deleted_at| {
            serde_json::to_string(&FilterFields { deleted_at: Some(deleted_at), ..FilterFields::default() })
        };
        let (before, after) = (Some(fields(Some(stored(now)))?), Some(fields(None)?));
        Ok(Line { object: Some(Object::Filter), before, after, ..Line::added(filter, "") })
    }

    /// A task that is gone for good, with its words.
    pub fn removed(task: Uuid, version: i64) -> Self {
        Line { id: task, object: None, kind: Kind::Removed, version, before: None, after: None, labels: None }
    }

    /// A list that is gone for good.
    pub fn list_removed(list: Uuid, version: i64) -> Self {
        Line { object: Some(Object::List), ..Line::removed(list, version) }
    }

    /// A section that is gone for good.
    pub fn section_removed(section: Uuid, version: i64) -> Self {
        Line { object: Some(Object::Section), ..Line::removed(section, version) }
    }

    /// A task that differs.
    fn changed(before: &task::Model, after: &task::Model) -> Result<Self> {
        let (was, is) = Fields::differing(before, after);
        Ok(Line {
            id: after.id,
            object: None,
            kind: Kind::Changed,
            version: after.version,
            before: Some(serde_json::to_string(&was)?),
            after: Some(serde_json::to_string(&is)?),
            labels: is.labels,
        })
    }

    /// A list that differs.
    fn list_changed(before: &list::Model, after: &list::Model) -> Result<Self> {
        let (was, is) = ListFields::differing(before, after);
        Ok(Line {
            id: after.id,
            object: Some(Object::List),
            kind: Kind::Changed,
            version: after.version,
            before: Some(serde_json::to_string(&was)?),
            after: Some(serde_json::to_string(&is)?),
            labels: None,
        })
    }

    /// A section that differs.
    fn section_changed(before: &section::Model, after: &section::Model) -> Result<Self> {
        let (was, is) = SectionFields::differing(before, after);
        Ok(Line {
            id: after.id,
            object: Some(Object::Section),
            kind: Kind::Changed,
            version: after.version,
            before: Some(serde_json::to_string(&was)?),
            after: Some(serde_json::to_string(&is)?),
            labels: None,
        })
    }

    /// A filter that differs.
    fn filter_changed(before: &filter::Model, after: &filter::Model) -> Result<Self> {
        let (was, is) = FilterFields::differing(before, after);
        Ok(Line {
            id: after.id,
            object: Some(Object::Filter),
            kind: Kind::Changed,
            version: after.version,
            before: Some(serde_json::to_string(&was)?),
            after: Some(serde_json::to_string(&is)?),
            labels: None,
        })
    }

    /// Whether it is about a task that is there before and after it.
    fn changes_task(&self) -> bool {
        self.object.is_none() && self.kind == Kind::Changed
    }

    fn size(&self) -> i64 {
        let fields = [&self.before, &self.after].into_iter().flatten();
        LINE_BYTES + fields.map(|fields| fields.len() as i64).sum::<i64>()
    }
}

/// A person's first list, in which their tasks stand that are in no other; it has their journal.
pub(crate) fn inbox(person: UserId) -> Uuid {
    person.0
}

/// Makes the first lists of people who have none yet.
pub(crate) async fn make_inboxes(
    transaction: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
    now: DateTime<Utc>,
) -> Result<()> {
    let people: BTreeSet<Uuid> = people.into_iter().collect();
    let mut insert = Query::insert();
    insert.into_table("lists").columns(["id", "user_id", "seq", "journal_bytes", "created_at"]);
    for person in people {
        insert.values_panic([inbox(UserId(person)).into(), person.into(), 0.into(), 0.into(), stored(now).into()]);
    }
    transaction.execute(insert.on_conflict(OnConflict::column("id").do_nothing().to_owned())).await?;
    Ok(())
}

/// Writes the lines of one action of a person's, at the end of its transaction: until that ends, nobody else changes
/// anything in the list.
pub(crate) async fn record(
    transaction: &impl ConnectionTrait,
    person: UserId,
    set: Uuid,
    lines: Vec<Line>,
    now: DateTime<Utc>,
) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    labels::index(transaction, person, &lines).await?;
    let (list, number) = (inbox(person), lines.len() as i64);
    let added: i64 = lines.iter().map(Line::size).sum();
    let (last, bytes) = raise(transaction, person, number, added, now).await?;
    let first = last - number + 1;
    let rows = (first..).zip(lines).map(|(seq, line)| ActiveModel {
        list_id: Set(list),
        seq: Set(seq),
        set_id: Set(set),
        actor_id: Set(Some(person.0)),
        at: Set(stored(now)),
        task_id: Set(line.id),
        object: Set(line.object),
        kind: Set(line.kind),
        version: Set(line.version),
        before: Set(line.before),
        after: Set(line.after),
    });
    let rows: Vec<_> = rows.collect();
    for rows in rows.chunks(ROWS) {
        Entity::insert_many(rows.to_vec()).exec_without_returning(transaction).await?;
    }
    trim::trim(transaction, list, first, number, bytes).await
}

/// Raises the number of a person's list; the latest number, and the bytes of its journal.
async fn raise(
    transaction: &impl ConnectionTrait,
    person: UserId,
    number: i64,
    bytes: i64,
    now: DateTime<Utc>,
) -> Result<(i64, i64)> {
    let more = |column: &'static str| Expr::col(("lists", column)).add(Expr::col(("excluded", column)));
    let insert = Query::insert()
        .into_table("lists")
        .columns(["id", "user_id", "seq", "journal_bytes", "created_at"])
        .values_panic([inbox(person).into(), person.0.into(), number.into(), bytes.into(), stored(now).into()])
        .on_conflict(
            OnConflict::column("id").value("seq", more("seq")).value("journal_bytes", more("journal_bytes")).to_owned(),
        )
        .returning(Query::returning().columns(["seq", "journal_bytes"]))
        .take();
    let row = transaction.query_one(&insert).await?.ok_or_else(|| Error::internal("the list's row is missing"))?;
    Ok((row.try_get("", "seq")?, row.try_get("", "journal_bytes")?))
}

/// [`raise`] by a line without fields, as text: the person is `$1`, the time `$9`.
pub(crate) fn raise_by_one(from: &str) -> String {
    format!(
        "INSERT INTO lists (id, user_id, seq, journal_bytes, created_at) SELECT $1, $1, 1, {LINE_BYTES}, $9 {from} \
         ON CONFLICT (id) DO UPDATE SET seq = lists.seq + 1, journal_bytes = lists.journal_bytes + {LINE_BYTES}"
    )
}

/// The line of a task that is added, as text: the person is `$1`, the time `$9`, the task `$10`, the set `$11`.
pub(crate) fn insert_added(seq: &str, from: &str) -> String {
    format!(
        "INSERT INTO changes (list_id, seq, set_id, actor_id, at, task_id, kind, version) \
         SELECT $1, {seq}, $11, $1, $9, $10, 'added', 1 {from}"
    )
}

/// Whether the next change of what a line is about made of it what it was before this one.
pub(crate) async fn is_reversed(transaction: &impl ConnectionTrait, line: &Model) -> Result<bool> {
    let next = Entity::find()
        .filter(Column::ListId.eq(line.list_id))
        .filter(Column::Seq.gt(line.seq))
        .filter(Column::TaskId.eq(line.task_id))
        .filter(Column::Version.eq(line.version + 1))
        .one(transaction)
        .await?;
    Ok(next.is_some_and(|next| (next.before, next.after) == (line.after.clone(), line.before.clone())))
}

/// The action that added a task, if it is remembered.
pub(crate) async fn added_by(transaction: &impl ConnectionTrait, person: UserId, task: Uuid) -> Result<Option<Uuid>> {
    let line = Entity::find().select_only().column(Column::SetId).filter(Column::ListId.eq(inbox(person)));
    let line = line.filter(Column::TaskId.eq(task)).filter(Column::Kind.eq(Kind::Added));
    Ok(line.into_tuple().one(transaction).await?)
}

/// The lines of one action in a person's list.
pub(crate) async fn set(transaction: &impl ConnectionTrait, person: UserId, set: Uuid) -> Result<Vec<Model>> {
    let lines = Entity::find().filter(Column::SetId.eq(set)).filter(Column::ListId.eq(inbox(person)));
    Ok(lines.all(transaction).await?)
}
