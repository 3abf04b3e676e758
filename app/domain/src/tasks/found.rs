//! Searching over everything that a person has, whatever list it stands in and whether it is done.

use chrono::{DateTime, Utc};
use model::{Cursor, FoundTask, FoundTasks, ListId, ListKind, Lists, PAGE_SIZE, Status, TaskId};
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{
    ColumnTrait, Condition, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::marks::{marked, passage};
use super::order::{By, values};
use super::page::find;
use super::search::{containing, folded_words};
use crate::entities::list;
use crate::entities::task::{self, Column, Entity};
use crate::time::{local, words};
use crate::{Actor, Result, Services};

/// Notes are looked through for what is shown of them up to here.
const NOTES_READ: u32 = 20_000;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    title: String,
    status: i16,
    due_on: Option<chrono::NaiveDate>,
    due_time: Option<chrono::NaiveTime>,
    list: Uuid,
    updated_at: DateTime<Utc>,
    notes: String,
    rank: i32,
}

/// The tasks that contain every word, the first so many or those after a cursor: titles before notes, what is open before what is
/// done, and the last changed first. One statement; none where nothing is looked for.
pub async fn found(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    typed: &str,
    after: Option<&str>,
    most: u32,
    now: DateTime<Utc>,
) -> Result<FoundTasks> {
    let most = Ord::min(most, PAGE_SIZE);
    let condition = containing(typed)?;
    let words = folded_words(typed);
    if words.is_empty() {
        return Ok(FoundTasks::default());
    }
    let rank = rank(services.reads.get_database_backend(), &words);
    let own = Condition::all().add(Column::UserId.eq(actor.user.0)).add(Column::DeletedAt.is_null());
    let cursor = after.and_then(|text| text.parse::<Cursor>().ok());
    let notes = Expr::case(rank.clone().lt(2), "").finally(Expr::cust(format!("SUBSTR(notes, 1, {NOTES_READ})")));
    let select = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, Column::Status, Column::DueOn, Column::DueTime])
        .expr_as(list::of_task(), "list")
        .column(Column::UpdatedAt)
        .expr_as(notes, "notes")
        .expr_as(rank.clone(), "rank")
        .filter(own.add(condition).add_option(cursor.and_then(|cursor| later(&rank, cursor))))
        .order_by(rank, Order::Asc)
        .order_by(Column::UpdatedAt, Order::Desc)
        .order_by(Column::Id, Order::Desc)
        .limit(u64::from(most) + 1);
    let rows = find(services, actor, select.into_query(), true).await?;
    let rows = rows.iter().map(|row| Row::from_query_result(row, ""));
    let mut rows: Vec<Row> = rows.collect::<std::result::Result<_, _>>()?;
    let more = rows.len() > most as usize;
    rows.truncate(most as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let second = last.updated_at.timestamp_micros();
        Cursor { first: last.rank.into(), second, id: last.id }.to_string()
    });
    let here = local(actor.zone, now);
    let tasks = rows.into_iter().map(|row| shown(row, actor, lists, &words, here)).collect();
    Ok(FoundTasks { tasks, next })
}

/// 0 and 1 where the title alone contains all words, else 2 and 3; the second of each where the task is done.
fn rank(backend: DbBackend, words: &[String]) -> Expr {
    let title = match backend {
        DbBackend::Postgres => "SPLIT_PART(search, CHR(10), 1)",
        _ => "SUBSTR(search, 1, INSTR(search, CHAR(10)))",
    };
    let in_title =
        words.iter().fold(Condition::all(), |all, word| all.add(Expr::cust(title).like(super::search::pattern(word))));
    let done = Expr::case(Expr::cust(super::filter::COMPLETED), 1).finally(0);
    Expr::case(in_title, 0).finally(2).add(done)
}

/// What comes after a cursor.
fn later(rank: &Expr, cursor: Cursor) -> Option<Condition> {
    let at = By::moment(Cursor { first: cursor.second, ..cursor })?;
    let pair = Expr::tuple([Expr::col(Column::UpdatedAt), Expr::col(Column::Id)]);
    let beside = Condition::all().add(rank.clone().eq(cursor.first)).add(pair.lt(values(at, cursor.id)));
    Some(Condition::any().add(rank.clone().gt(cursor.first)).add(beside))
}

/// The titles of those of these tasks that are the person's and not in the trash, in the order asked for; a statement.
pub async fn titles(services: &Services, actor: &Actor, ids: &[TaskId]) -> Result<Vec<(TaskId, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    let found: Vec<(Uuid, String)> = select.into_tuple().all(&services.reads).await?;
    let title = |id: &TaskId| found.iter().find(|(found, _)| *found == id.0).map(|(_, title)| (*id, title.clone()));
    Ok(ids.iter().filter_map(title).collect())
}

fn shown(row: Row, actor: &Actor, lists: &Lists, found: &[String], here: chrono::NaiveDateTime) -> FoundTask {
    let status = task::status(row.status);
    let own = lists.own.iter().find(|list| list.id.0 == row.list);
    let kind = own.map_or(ListKind::Inbox, |list| ListKind::Own(ListId(list.id.0)));
    FoundTask {
        id: TaskId(row.id),
        title: marked(row.title, found),
        notes: passage(&row.notes, found),
        status,
        due: words::due(actor.language, row.due_on, row.due_time, status == Status::Completed, here),
        list: own.map_or_else(|| actor.language.say(ListKind::Inbox.label()).to_owned(), |list| list.name.clone()),
        path: kind.path().into_owned(),
    }
}
