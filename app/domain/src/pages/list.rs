use chrono::{DateTime, Utc};
use model::{Board, Calendar, ListQuery, Lists, TaskDetail, TaskPage};

use super::task::shown;
use crate::tasks::{self, Around};
use crate::{Actor, Error, Result, Services};

/// One page of a list, in one statement; with a task open beside it, in two.
pub async fn list(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<TaskPage> {
    let page = tasks::page(services, actor, lists, query, now).await?;
    Ok(TaskPage { open: open(services, actor, query, now).await?, ..page })
}

/// The columns of a list, in one statement or two; with a task open beside them, in one more.
pub async fn board(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Board> {
    let board = tasks::board(services, actor, lists, query, now).await?;
    Ok(Board { open: open(services, actor, query, now).await?, ..board })
}

/// A month or week of a list, in one statement; with a task open beside it, in two.
pub async fn calendar(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Calendar> {
    let calendar = tasks::calendar(services, actor, lists, query, now).await?;
    Ok(Calendar { open: open(services, actor, query, now).await?, ..calendar })
}

/// The task that is open beside a list. An id in the address that is not, or no longer, theirs just opens nothing.
async fn open(services: &Services, actor: &Actor, query: &ListQuery, now: DateTime<Utc>) -> Result<Option<TaskDetail>> {
    let Some(id) = query.open else { return Ok(None) };
    match shown(services, actor, id, Around::BESIDE, now).await {
        Ok(task) => Ok(Some(task)),
        Err(Error::Rejected(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
