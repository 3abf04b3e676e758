//! A label that becomes another, or none, wherever it stands. Few tasks change at once, and that can be undone; many by a job.

use chrono::{DateTime, Utc};
use model::{Did, Outcome, UndoId};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IdenStatic, Iterable, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use serde_json::json;
use uuid::Uuid;

use super::bulk;
use crate::changes::{Change, label_key, stored_labels};
use crate::entities::task::{self, Column};
use crate::entities::task_label;
use crate::platform::failpoints;
use crate::queue::{self, AT_ONCE, CHUNK, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Actor, Result, Services, UserId, lists};

/// Renames a label at many tasks, or takes it away.
pub(crate) const RELABEL: Kind = Kind { name: "relabel", version: 1, queue: Queue::Transfers, unique: None };

/// What becomes of a word.
pub(super) struct Relabelling {
    /// Folded.
    pub from: String,
    /// Empty where it goes.
    pub to: String,
}

impl Relabelling {
    /// A person's tasks that it changes, without their texts.
    fn tasks(&self, UserId(person): UserId) -> Select<task::Entity> {
        let index = Query::select()
            .column(task_label::Column::TaskId)
            .from(task_label::Entity)
            .and_where(Expr::col(task_label::Column::UserId).eq(person))
            .and_where(Expr::col(task_label::Column::Label).eq(self.from.as_str()))
            .and_where(Expr::col(task_label::Column::Word).ne(self.to.as_str()))
            .take();
        let select = task::Entity::find().select_only();
        let select = Column::iter().fold(select, |select, column| match column {
            Column::Title | Column::Notes | Column::Search => select.expr_as(Expr::val(""), column.as_str()),
            column => select.column(column),
        });
        select.filter(Column::UserId.eq(person)).filter(Column::Id.in_subquery(index)).order_by_asc(Column::Id)
    }

    fn labels(&self, labels: &str) -> String {
        let words = labels.lines().map(|word| if label_key(word) == self.from { self.to.as_str() } else { word });
        stored_labels(words.filter(|word| !word.is_empty()))
    }

    /// Changes these tasks, which are locked.
    async fn apply(&self, change: &mut Change<'_>, tasks: Vec<task::Model>, now: DateTime<Utc>) -> Result<()> {
        let mut changed = Vec::with_capacity(tasks.len());
        for task in tasks {
            let labels = self.labels(&task.labels);
            let after =
                task::Model { labels, version: task.version + 1, updated_at: stored(now), ..task.clone() }.sorted();
            change.touch(&task, &after)?;
            changed.push(after);
        }
        while !changed.is_empty() {
            let rest = changed.split_off(changed.len().min(CHUNK as usize));
            bulk::store(change.transaction(), changed).await?;
            changed = rest;
        }
        Ok(())
    }
}

/// Changes few tasks at once, and leaves many to a job.
pub(super) async fn relabel(
    services: &Services,
    mut change: Change<'_>,
    actor: &Actor,
    what: Relabelling,
    did: Did,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let next = Some("/labels".to_owned());
    let tasks = what.tasks(actor.user).limit(AT_ONCE + 1).lock_exclusive().all(change.transaction()).await?;
    if tasks.len() as u64 > AT_ONCE {
        lists::put_label_off(change.transaction(), actor, &what.from, &what.to).await?;
        let whose = json!({ "person": actor.user.0 });
        let job = queue::enqueue_one(change.transaction(), RELABEL, Some(actor.user), whose, now).await?;
        change.commit().await?;
        queue::notify(services, Queue::Transfers, [job.flow]).await;
        return Ok(Outcome { next, ..Outcome::of(Did::LabelStarted) });
    }
    let some = !tasks.is_empty();
    what.apply(&mut change, tasks, now).await?;
    let set = change.commit().await?;
    Ok(Outcome { undo: some.then_some(UndoId(set)), next, ..Outcome::of(did) })
}

/// Makes of a person's labels at all tasks what was left to do.
pub(crate) async fn run_relabel(
    services: &Services,
    person: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let (done, of) = match claim.progress {
        (0, _) => match left(&services.reads, person).await? {
            Some(what) => (0, what.tasks(UserId(person)).count(&services.reads).await? as i64),
            None => (0, 0),
        },
        progress => progress,
    };
    let start = Place { label: String::new(), after: Uuid::nil(), done };
    queue::in_steps(start, now, |place, now| step(services, person, place, of, claim, now)).await
}

/// How far such a job has come.
struct Place {
    label: String,
    after: Uuid,
    done: i64,
}

async fn left(connection: &impl ConnectionTrait, person: Uuid) -> Result<Option<Relabelling>> {
    Ok(lists::label_left(connection, person).await?.map(|(from, to)| Relabelling { from, to }))
}

async fn step(
    services: &Services,
    person: Uuid,
    place: Place,
    of: i64,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Option<Place>> {
    let mut change = Change::of_set(services, UserId(person), claim.id, now).await?;
    let Some(what) = left(change.transaction(), person).await? else { return Ok(None) };
    // Another may have been left meanwhile.
    let after = if place.label == what.from { place.after } else { Uuid::nil() };
    let some = what.tasks(UserId(person)).filter(Column::Id.gt(after)).limit(CHUNK);
    let tasks = some.lock_exclusive().all(change.transaction()).await?;
    let (last, done) = (tasks.last().map(|task| task.id), place.done + tasks.len() as i64);
    what.apply(&mut change, tasks, now).await?;
    if last.is_none() {
        lists::label_became(change.transaction(), person, &what.from).await?;
    }
    if !claim.proceed(change.transaction(), done, Ord::max(of, done), now).await? {
        return Ok(None);
    }
    change.commit().await?;
    failpoints::point("relabelled").await;
    Ok(Some(Place { label: what.from, after: last.unwrap_or(after), done }))
}
