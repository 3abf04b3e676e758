use model::{Colour, FilterId, FilterView, ListId, ListState, ListView, Lists, MOST_COUNTED, SectionId, SectionView};
use sea_orm::{FromQueryResult, Statement};
use uuid::Uuid;

use crate::cache::{self, Entry};
use crate::changes::inbox;
use crate::{Actor, Error, Result, Services};

/// The person's lists, and first of all their Inbox, which has no row before something has changed in it; then their sections,
/// their filters, and how they look at lists.
/// No more tasks are counted than are told apart, in an order in which the database can stop.
const LISTS: &str = "SELECT id, name, colour, favourite, archived, deleted, (SELECT COUNT(*) FILTER (WHERE counted.user_id = $1) \
    FROM (SELECT tasks.user_id FROM tasks WHERE COALESCE(tasks.list_id, tasks.user_id) = l.id \
    AND tasks.deleted_at IS NULL AND tasks.status < 2 ORDER BY tasks.due_sort, tasks.id LIMIT $2) AS counted) AS open, NULL AS list_id, NULL AS filter, position \
    FROM (SELECT id, name, colour, favourite, position, archived_at IS NOT NULL AS archived, deleted_at IS NOT NULL AS deleted \
    FROM lists WHERE user_id = $1 AND id <> $1 UNION ALL SELECT $1, '', '', TRUE, -1, FALSE, FALSE) AS l \
    UNION ALL SELECT id, name, '', folded, FALSE, FALSE, 0, list_id, NULL, position FROM sections \
    WHERE user_id = $1 AND deleted_at IS NULL \
    UNION ALL SELECT id, name, colour, FALSE, FALSE, FALSE, 0, NULL, filter, position FROM filters \
    WHERE user_id = $1 AND deleted_at IS NULL \
    UNION ALL SELECT user_id, list, view, FALSE, FALSE, FALSE, -1, NULL, NULL, -1 FROM list_views WHERE user_id = $1 ORDER BY position, id";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    name: String,
    colour: String,
    /// Of a section, whether it is folded.
    favourite: bool,
    archived: bool,
    deleted: bool,
    /// Less than none: it is how the list is looked at that `name` says, as `colour` says.
    open: i64,
    /// The list of a section.
    list_id: Option<Uuid>,
    /// Which tasks a filter is about.
    filter: Option<String>,
}

/// A person's lists with the numbers of their open tasks, as every page shows them. Costs no SQL while they are in the cache.
pub async fn lists(services: &Services, actor: &Actor) -> Result<Lists> {
    let compute = Box::pin(compute(services, actor));
    cache::get(services, Entry::Lists(actor.user), |_| true, compute).await
}

async fn compute(services: &Services, actor: &Actor) -> Result<Lists> {
    let values = [actor.user.0.into(), (i64::from(MOST_COUNTED) + 1).into()];
    let select = Statement::from_sql_and_values(services.reads.get_database_backend(), LISTS, values);
    let rows = Row::find_by_statement(select).all(&services.reads).await?;
    let inbox = ListId(inbox(actor.user));
    let own = Vec::with_capacity(rows.len());
    let mut lists = Lists { inbox, inbox_open: 0, own, sections: Vec::new(), filters: Vec::new(), views: Vec::new() };
    for mut row in rows {
        if row.open < 0 {
            lists.views.push((row.name, row.colour));
            continue;
        }
        if let Some(list) = row.list_id {
            let (id, list) = (SectionId(row.id), ListId(list));
            lists.sections.push(SectionView { id, list, name: row.name, folded: row.favourite });
            continue;
        }
        let colour = Colour::from_slug(&row.colour).unwrap_or_default();
        if let Some(filter) = row.filter.take() {
            lists.filters.push(FilterView { id: FilterId(row.id), name: row.name, colour, filter });
            continue;
        }
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
        lists.own.push(ListView { id: ListId(row.id), name: row.name, colour, favourite: row.favourite, state, open });
    }
    // Favourites first.
    lists.own.sort_by_key(|list| !list.favourite);
    Ok(lists)
}
