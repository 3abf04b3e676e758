use model::{Colour, ListId, ListState, ListView, Lists};
use sea_orm::{FromQueryResult, Statement};
use uuid::Uuid;

use crate::cache::{self, Entry};
use crate::changes::inbox;
use crate::{Actor, Error, Result, Services};

/// The person's lists, and first of all their Inbox, which has no row before something has changed in it.
const LISTS: &str = "SELECT id, name, colour, favourite, archived, deleted, (SELECT COUNT(*) FILTER (WHERE tasks.user_id = $1) FROM tasks \
    WHERE COALESCE(tasks.list_id, tasks.user_id) = l.id AND tasks.deleted_at IS NULL AND tasks.status < 2) AS open \
    FROM (SELECT id, name, colour, favourite, position, archived_at IS NOT NULL AS archived, deleted_at IS NOT NULL AS deleted \
    FROM lists WHERE user_id = $1 AND id <> $1 UNION ALL SELECT $1, '', '', TRUE, -1, FALSE, FALSE) AS l \
    ORDER BY favourite DESC, position, id";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    colour: String,
    favourite: bool,
    archived: bool,
    deleted: bool,
    open: i64,
}

/// A person's lists with the numbers of their open tasks, as every page shows them. Costs no SQL while they are in the cache.
pub async fn lists(services: &Services, actor: &Actor) -> Result<Lists> {
    let compute = Box::pin(compute(services, actor));
    cache::get(services, Entry::Lists(actor.user), |_| true, compute).await
}

async fn compute(services: &Services, actor: &Actor) -> Result<Lists> {
    let select = Statement::from_sql_and_values(services.reads.get_database_backend(), LISTS, [actor.user.0.into()]);
    let rows = Row::find_by_statement(select).all(&services.reads).await?;
    let mut lists = Lists { inbox: ListId(inbox(actor.user)), inbox_open: 0, own: Vec::with_capacity(rows.len()) };
    for row in rows {
        let open = u32::try_from(row.open).map_err(Error::internal)?;
        if row.id == lists.inbox.0 {
            lists.inbox_open = open;
            continue;
        }
        let state = match row {
            Row { deleted: true, .. } => ListState::Deleted,
            Row { archived: true, .. } => ListState::Archived,
            _ => ListState::Open,
        };
        let colour = Colour::from_slug(&row.colour).unwrap_or_default();
        lists.own.push(ListView { id: ListId(row.id), name: row.name, colour, favourite: row.favourite, state, open });
    }
    Ok(lists)
}
