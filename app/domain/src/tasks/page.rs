use chrono::{DateTime, Utc};
use model::{Colour, Cursor, ListKind, ListQuery, Lists, PAGE_SIZE, Panel, TaskId, TaskPage, TaskRow};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    Condition, ConnectionTrait, DatabaseConnection, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, QueryTrait,
};
use tracing::Instrument;
use uuid::Uuid;

use super::manual::Manual;
use super::order::By;
use super::parts;
use super::row::{Row, columns};
use super::row_view::View;
use super::{filter, occurrences, search};
use crate::changes::{self, label_key};
use crate::entities::task;
use crate::lists::{self, Labels};
use crate::platform::read_limits;
use crate::time::local;
use crate::{Actor, Error, Result, Services};

/// One row more than a page says whether there is another one.
pub(super) const LIMIT: u64 = PAGE_SIZE as u64 + 1;

/// One page of a list: a statement for its tasks, one for its sections and one for the parts below the tasks, as far as there are any.
/// A task that is open beside it is not read here.
pub async fn page(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<TaskPage> {
    let own = match query.list {
        ListKind::Own(id) => Some(lists.get(id).ok_or_else(Error::not_found)?),
        _ => None,
    };
    let by = By::of(query);
    let mut filter = filter::of(query, actor, lists, now)?;
    let with_parts = parts::are_below(query);
    if with_parts {
        filter = filter.add(parts::at_the_top());
    }
    let (mut rows, sections) = match by {
        By::Manual => {
            let manual = Manual::of(query, lists, filter);
            let read = move |db: DatabaseConnection| {
                let manual = manual.clone();
                async move { manual.read(&db).await }
            };
            services.read_lists(actor.wrote_lately, read).await?
        }
        by => {
            let occurrences = filter::of_occurrences(query, lists)?;
            (rows(services, actor, query, by, (filter, occurrences)).await?, Vec::new())
        }
    };
    let more = rows.len() > PAGE_SIZE as usize;
    rows.truncate(PAGE_SIZE as usize);
    let below = match with_parts {
        true => below(services, actor, own.map_or(changes::inbox(actor.user), |list| list.id.0), by, &rows).await?,
        false => Vec::new(),
    };
    let (lines, full) = parts::lines(rows, below);
    let last = lines.iter().rev().find(|line| line.level == 0).filter(|_| more || full);
    let next = last.map(|last| by.cursor(&last.row));
    let here = local(actor.zone, now);
    let (language, zone) = (actor.language, actor.zone);
    // Who has one list alone knows where a task stands.
    let (all, lists) = (lists, (!query.list.is_one() && !lists.own.is_empty()).then_some(lists));
    // Few have chosen anything; who has no labels is not asked for it.
    let labels = match query.list == ListKind::Label || lines.iter().any(|line| !line.row.labels.is_empty()) {
        true => lists::chosen_labels(services, actor).await?,
        false => Labels::default(),
    };
    let label = (query.list == ListKind::Label).then(|| label_key(&query.label));
    let own = self::own(all, query, lines.iter().map(|line| &line.row), &labels)?;
    let view = View {
        list: query.list,
        with_parts,
        by,
        lists,
        label,
        labels: &labels,
        sections: &sections,
        language,
        zone,
        now,
        here,
    };
    let mut rows: Vec<TaskRow> = lines.into_iter().map(|line| view.row(line)).collect();
    if query.list == ListKind::Completed {
        occurrences::keep_last(&mut rows, query.after.is_none());
    }
    Ok(TaskPage {
        rows,
        next,
        new_task_id: TaskId(Uuid::now_v7()),
        open: None,
        panel: Panel::default(),
        own,
        sections,
        end: String::new(),
        sidebar: String::new(),
    })
}

/// What stands below a page's tasks.
async fn below(services: &Services, actor: &Actor, list: Uuid, by: By, rows: &[Row]) -> Result<Vec<Row>> {
    let unfolded = parts::unfolded(rows);
    if unfolded.is_empty() {
        return Ok(Vec::new());
    }
    let backend = services.reads.get_database_backend();
    let select = parts::below(columns(task::Entity::find(), by), backend, actor, list, &unfolded);
    let read = |db| {
        let select = select.clone();
        async move { select.into_model::<Row>().all(&db).await }
    };
    services.read_lists(actor.wrote_lately, read).await
}

/// The rows of a page in an order of its own, and one more if there is another page. Where it shows occurrences as well, the tasks
/// are given whose they are.
async fn rows(
    services: &Services,
    actor: &Actor,
    query: &ListQuery,
    by: By,
    (filter, occurrences): (Condition, Option<Condition>),
) -> Result<Vec<Row>> {
    let mut select = columns(task::Entity::find(), by).filter(filter);
    let after = query.after.as_deref().and_then(|text| text.parse::<Cursor>().ok());
    if let Some(cursor) = after {
        select = select.filter(by.after(cursor));
    }
    for (column, order) in by.columns() {
        select = select.order_by(column, order);
    }
    let select = select.limit(LIMIT).into_query();
    let select = match occurrences {
        Some(of_tasks) => occurrences::beside(select, actor, of_tasks, after),
        None => select,
    };
    let found = find(services, actor, select, query.searches()).await?;
    Ok(found.iter().map(|row| Row::from_query_result(row, "")).collect::<std::result::Result<_, _>>()?)
}

/// What a statement for tasks finds. A search has its turn, and an end.
pub(super) async fn find(
    services: &Services,
    actor: &Actor,
    select: SelectStatement,
    searches: bool,
) -> Result<Vec<QueryResult>> {
    let read = move |db: DatabaseConnection| {
        let select = select.clone();
        async move {
            if !searches {
                return db.query_all(&select).await;
            }
            let search = read_limits::begin_search(&db).await?;
            let rows = search.query_all(&select).await?;
            search.commit().await?;
            Ok(rows)
        }
    };
    if !searches {
        return services.read_lists(actor.wrote_lately, read).await;
    }
    let permit = search::permit(services, actor).await?;
    let (services, wrote_lately) = (services.clone(), actor.wrote_lately);
    // In a task of its own: who leaves has their permit until the database is done with it.
    let search = async move {
        let _permit = permit;
        services.search_lists(wrote_lately, read).await
    };
    tokio::spawn(search.in_current_span()).await?
}

/// What the page of a list that a person made, or of a label, is called, and its colour.
pub(super) fn own<'a>(
    lists: &Lists,
    query: &'a ListQuery,
    rows: impl Iterator<Item = &'a Row>,
    labels: &Labels,
) -> Result<Option<(String, Colour)>> {
    Ok(match query.list {
        ListKind::Own(id) => {
            lists.get(id).map(|list| Some((list.name.clone(), list.colour))).ok_or_else(Error::not_found)?
        }
        ListKind::Label => Some(heading(&query.label, rows, labels)),
        ListKind::Filter(id) => lists.filter(id).map(|filter| (filter.name.clone(), filter.colour)),
        _ => None,
    })
}

/// A label as its person writes it, or as it stands at a task, and its colour.
fn heading<'a>(typed: &'a str, rows: impl Iterator<Item = &'a Row>, labels: &Labels) -> (String, Colour) {
    let key = label_key(typed);
    let at_task = || rows.flat_map(|row| row.labels.lines()).find(|word| label_key(word) == key);
    let word = labels.word(&key).or_else(at_task).unwrap_or(typed);
    (word.to_owned(), labels.colour(typed))
}
