//! Labels of tasks: adding them to ticked ones, and renaming or taking one away wherever it stands. Few tasks change at once, and
//! that can be undone; many by a job.

use chrono::{DateTime, Utc};
use model::{Did, Field, LABELS_MAX, LabelAct, LabelForm, LabelRequest, Outcome, Problem, TaskId, UndoId};
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
use crate::{Actor, Error, Result, Services, UserId, lists};

/// Renames a label at many tasks, or takes it away.
pub(crate) const RELABEL: Kind = Kind { name: "relabel", version: 1, queue: Queue::Transfers, unique: None };

/// Adds words to tasks.
pub async fn add_labels(
    services: &Services,
    actor: &Actor,
    ids: &[TaskId],
    words: &[String],
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let change = Change::begin(services, actor.user, now).await?;
    let with = |labels: &str| stored_labels(labels.lines().chain(words.iter().map(String::as_str)));
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
    bulk::apply_in(change, actor, ids, Did::Labelled, now, changed).await
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

/// What becomes of a word.
struct Relabelling {
    /// Folded.
    from: String,
    /// Empty where it goes.
    to: String,
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

async fn relabel(
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
