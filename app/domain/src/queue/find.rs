//! Finding jobs among millions: every question here is answered from one index, so the states stand in the statements
//! as they do in the indexes.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::control::Which;
use super::kind::Queue;
use super::retries::FailedAttempt;
use crate::entities::job::{self, Column, State};
use crate::platform::operator::Operator;
use crate::{Error, Result, Services};

/// Jobs that are tried again or thrown away in one transaction.
const CHUNK: u64 = 500;

/// A job as operators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub id: Uuid,
    pub queue: String,
    pub name: String,
    pub version: i32,
    /// One of [`states`].
    pub state: String,
    /// JSON: ids, and the address of who forgot the password until the job has looked for it.
    pub arguments: String,
    pub attempts: i32,
    pub max_attempts: i32,
    /// How often a process ended while it ran this.
    pub losses: i32,
    pub progress: (i64, i64),
    pub run_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub error: Option<String>,
    pub history: Vec<FailedAttempt>,
}

/// The words for where a job can stand.
pub fn states() -> Vec<&'static str> {
    State::iter().map(State::name).collect()
}

/// Jobs in a state: the longest waiting first, otherwise the latest. None are in a state that does not exist.
pub async fn list(
    services: &Services,
    _operator: &Operator,
    state: &str,
    queue: Option<Queue>,
    limit: u64,
) -> Result<Vec<Job>> {
    let Some(state) = State::iter().find(|known| known.name() == state) else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for select in in_order(state, queue) {
        rows.extend(select.limit(limit).all(&services.reads).await?);
    }
    match state {
        State::Waiting => rows.sort_by_key(|row| (row.run_at, row.id)),
        State::Running => rows.sort_by_key(|row| std::cmp::Reverse((row.lease_until, row.id))),
        _ => {}
    }
    rows.truncate(limit as usize);
    Ok(rows.into_iter().map(Job::from).collect())
}

/// One job with everything about it.
pub async fn show(services: &Services, _operator: &Operator, id: Uuid) -> Result<Job> {
    let row = job::Entity::find_by_id(id).one(&services.db).await?;
    row.map(Job::from).ok_or_else(Error::not_found)
}

/// Every select there is, so that it can be checked how databases answer them.
pub(crate) fn finding(now: DateTime<Utc>) -> Vec<SelectStatement> {
    let mut selects: Vec<Select<job::Entity>> = Vec::new();
    for queue in [None].into_iter().chain(Queue::ALL.map(Some)) {
        selects.extend(State::iter().flat_map(|state| in_order(state, queue)).map(|select| select.limit(50)));
        selects.extend(ended(&Which::Failed(queue), now));
    }
    selects.extend(ended(&Which::One(Uuid::nil()), now));
    selects.into_iter().map(|mut select| QuerySelect::query(&mut select).take()).collect()
}

/// The selects that together find the jobs of a state, each in the order of its index. What is not finished is found
/// queue by queue.
fn in_order(state: State, queue: Option<Queue>) -> Vec<Select<job::Entity>> {
    let here = || job::Entity::find().filter(is(state));
    if matches!(state, State::Waiting | State::Running) {
        let queues = queue.map_or(Queue::ALL.to_vec(), |queue| vec![queue]);
        let in_queue = |queue: &Queue| here().filter(Column::Queue.eq(queue.slug()));
        return match state {
            State::Waiting => queues
                .iter()
                .map(|queue| in_queue(queue).order_by_asc(Column::RunAt).order_by_asc(Column::Id))
                .collect(),
            _ => queues.iter().map(|queue| in_queue(queue).order_by_desc(Column::LeaseUntil)).collect(),
        };
    }
    let select = here().filter(Column::FinishedAt.is_not_null()).order_by_desc(Column::FinishedAt);
    vec![match queue {
        Some(queue) => select.filter(Column::Queue.eq(queue.slug())),
        None => select,
    }]
}

/// The selects that together find a chunk of the jobs that ended without success before `now`. What fails again
/// meanwhile is not found a second time.
pub(super) fn ended(which: &Which, now: DateTime<Utc>) -> Vec<Select<job::Entity>> {
    match which {
        Which::One(id) => {
            let ended = Expr::cust("state IN ('failed', 'poison', 'cancelled')");
            vec![job::Entity::find().filter(Column::Id.eq(*id)).filter(ended)]
        }
        Which::Failed(queue) => {
            let states = [State::Failed, State::Quarantined].into_iter();
            let before = |select: Select<job::Entity>| select.filter(Column::FinishedAt.lte(now)).limit(CHUNK);
            states.flat_map(|state| in_order(state, *queue)).map(before).collect()
        }
    }
}

fn is(state: State) -> Expr {
    Expr::cust(format!("state = '{}'", state.word()))
}

impl From<job::Model> for Job {
    fn from(row: job::Model) -> Self {
        Job {
            id: row.id,
            queue: row.queue,
            name: row.name,
            version: row.version,
            state: row.state.name().to_owned(),
            arguments: row.arguments,
            attempts: row.attempts,
            max_attempts: row.max_attempts,
            losses: row.losses,
            progress: (row.progress, row.progress_of),
            run_at: row.run_at,
            created_at: row.created_at,
            finished_at: row.finished_at,
            error: row.error,
            history: serde_json::from_str(&row.history).unwrap_or_default(),
        }
    }
}
