use chrono::{DateTime, Utc};
use model::{ListQuery, Lists, TaskPage};

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
    let open = match query.open {
        // An id in the address that is not, or no longer, theirs just opens nothing.
        Some(id) => match shown(services, actor, id, Around::BESIDE, now).await {
            Ok(task) => Some(task),
            Err(Error::Rejected(_)) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    Ok(TaskPage { open, ..page })
}
