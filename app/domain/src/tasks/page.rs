use ::words::Language;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use model::{
    Colour, Cursor, ListKind, ListQuery, Lists, PAGE_SIZE, Panel, RowAbout, RowParts, SectionHead, Status, TaskId,
    TaskPage, TaskRow,
};
use sea_orm::sea_query::Expr;
use sea_orm::{
    Condition, DatabaseConnection, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, Select,
};
use tracing::Instrument;
use uuid::Uuid;

use super::manual::Manual;
use super::order::By;
use super::parts::{self, Line};
use super::{filter, search};
use crate::changes::{self, label_key};
use crate::entities::list;
use crate::entities::task::{self, Column};
use crate::lists::{self, Labels};
use crate::platform::read_limits;
use crate::time::{local, minute_sort, sort_date, words};
use crate::{Actor, Error, Result, Services};

/// One row more than a page says whether there is another one.
pub(super) const LIMIT: u64 = PAGE_SIZE as u64 + 1;

/// What a line of a list needs; notes, which may be long, stay in the database.
pub(super) struct Row {
    pub id: Uuid,
    pub version: i64,
    pub title: String,
    pub status: i16,
    pub priority: i16,
    pub has_notes: bool,
    pub due_on: Option<NaiveDate>,
    pub due_time: Option<NaiveTime>,
    pub due_sort: i64,
    /// When it was completed or deleted in the lists of those, when it was added in the others.
    pub at: Option<DateTime<Utc>>,
    pub list: Uuid,
    pub labels: String,
    pub start_on: Option<NaiveDate>,
    pub deadline_on: Option<NaiveDate>,
    pub recurs: bool,
    pub section: Option<Uuid>,
    pub position: Vec<u8>,
    pub parent_id: Option<Uuid>,
    /// What that is called.
    pub parent: Option<String>,
    /// Whether its parts are out of sight.
    pub folded: bool,
    /// How many it has right below it, and how many of them are done.
    pub parts: i64,
    pub parts_done: i64,
}

/// The columns of a [`Row`], in the order of its fields.
pub(super) fn columns(select: Select<task::Entity>, by: By) -> Select<task::Entity> {
    let at = match by {
        By::Completion => Column::CompletedAt,
        By::Deletion => Column::DeletedAt,
        By::Manual | By::Due | By::Priority | By::Newest => Column::CreatedAt,
    };
    let [parts, parts_done] = parts::progress();
    select
        .select_only()
        .columns([Column::Id, Column::Version, Column::Title, Column::Status, Column::Priority])
        .expr_as(Expr::col(Column::Notes).ne(""), "has_notes")
        .columns([Column::DueOn, Column::DueTime, Column::DueSort, at])
        .expr_as(list::of_task(), "list")
        .columns([Column::Labels, Column::StartOn, Column::DeadlineOn])
        .expr_as(Expr::col(Column::SeriesId).is_not_null(), "recurs")
        .columns([Column::SectionId, Column::Position])
        .column(Column::ParentId)
        .expr_as(parts::parent_title(), "parent")
        .column(Column::Folded)
        .expr_as(parts, "parts")
        .expr_as(parts_done, "parts_done")
}

/// By number: hundreds of columns found by name were a tenth of what a list costs.
impl FromQueryResult for Row {
    fn from_query_result(result: &QueryResult, _: &str) -> std::result::Result<Row, DbErr> {
        Ok(Row {
            id: result.try_get_by_index(0)?,
            version: result.try_get_by_index(1)?,
            title: result.try_get_by_index(2)?,
            status: result.try_get_by_index(3)?,
            priority: result.try_get_by_index(4)?,
            has_notes: result.try_get_by_index(5)?,
            due_on: result.try_get_by_index(6)?,
            due_time: result.try_get_by_index(7)?,
            due_sort: result.try_get_by_index(8)?,
            at: result.try_get_by_index(9)?,
            list: result.try_get_by_index(10)?,
            labels: result.try_get_by_index(11)?,
            start_on: result.try_get_by_index(12)?,
            deadline_on: result.try_get_by_index(13)?,
            recurs: result.try_get_by_index(14)?,
            section: result.try_get_by_index(15)?,
            position: result.try_get_by_index(16)?,
            parent_id: result.try_get_by_index(17)?,
            parent: result.try_get_by_index(18)?,
            folded: result.try_get_by_index(19)?,
            parts: result.try_get_by_index(20)?,
            parts_done: result.try_get_by_index(21)?,
        })
    }
}

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
        by => (rows(services, actor, query, by, filter).await?, Vec::new()),
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
    let lists = (!query.list.is_one() && !lists.own.is_empty()).then_some(lists);
    // Few have chosen anything; who has no labels is not asked for it.
    let labels = match query.list == ListKind::Label || lines.iter().any(|line| !line.row.labels.is_empty()) {
        true => lists::chosen_labels(services, actor).await?,
        false => Labels::default(),
    };
    let label = (query.list == ListKind::Label).then(|| label_key(&query.label));
    let own = match query.list {
        ListKind::Label => Some(heading(&query.label, &lines, &labels)),
        _ => own.map(|list| (list.name.clone(), list.colour)),
    };
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
    Ok(TaskPage {
        rows: lines.into_iter().map(|line| view.row(line)).collect(),
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

/// The rows of a page in an order of its own, and one more if there is another page.
async fn rows(services: &Services, actor: &Actor, query: &ListQuery, by: By, filter: Condition) -> Result<Vec<Row>> {
    let searches = !query.search.trim().is_empty();
    let mut select = columns(task::Entity::find(), by).filter(filter);
    if let Some(cursor) = query.after.as_deref().and_then(|text| text.parse::<Cursor>().ok()) {
        select = select.filter(by.after(cursor));
    }
    for (column, order) in by.columns() {
        select = select.order_by(column, order);
    }
    let select = select.limit(LIMIT);
    let read = move |db: DatabaseConnection| {
        let select = select.clone();
        async move {
            if !searches {
                return select.into_model::<Row>().all(&db).await;
            }
            let search = read_limits::begin_search(&db).await?;
            let rows = select.into_model::<Row>().all(&search).await?;
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

/// A label as its person writes it, or as it stands at a task, and its colour.
fn heading(typed: &str, lines: &[Line], labels: &Labels) -> (String, Colour) {
    let key = label_key(typed);
    let at_task = || lines.iter().flat_map(|line| line.row.labels.lines()).find(|word| label_key(word) == key);
    let word = labels.word(&key).or_else(at_task).unwrap_or(typed);
    (word.to_owned(), labels.colour(typed))
}

struct View<'a> {
    list: ListKind,
    /// Whether parts stand below their tasks.
    with_parts: bool,
    by: By,
    /// Whose names stand at tasks.
    lists: Option<&'a Lists>,
    /// The label of the page, which its lines need not say.
    label: Option<String>,
    /// What their colours are.
    labels: &'a Labels,
    /// Under whose headings they stand.
    sections: &'a [SectionHead],
    language: Language,
    zone: Tz,
    now: DateTime<Utc>,
    /// The time at the reader's place.
    here: NaiveDateTime,
}

impl View<'_> {
    fn row(&self, Line { row, level, missing }: Line) -> TaskRow {
        let (language, zone, now) = (self.language, self.zone, self.now);
        let status = task::status(row.status);
        let when = match self.by {
            By::Completion => row.at.map(|at| words::happened(language, "completed-at", zone, at, now)),
            By::Deletion => row.at.map(|at| words::happened(language, "deleted-at", zone, at, now)),
            By::Manual | By::Due | By::Priority | By::Newest => None,
        };
        let list = self.lists.map(|lists| match lists.own.iter().find(|list| list.id.0 == row.list) {
            Some(list) => list.name.clone(),
            None => language.say(ListKind::Inbox.label()).to_owned(),
        });
        let section = self.sections.iter().map(|head| head.section.id).find(|section| row.section == Some(section.0));
        let completed = status == Status::Completed;
        let later = row.start_on.filter(|start| !completed && *start > self.here.date());
        let start = later.map(|start| words::begins(language, start, self.here.date()));
        let labelled = |word: &str| (word.to_owned(), self.labels.colour(word));
        let group = self.group(&row);
        let mut due = words::due(language, row.due_on, row.due_time, completed, self.here);
        // Under the heading of its day a task says no more than its time.
        if !group.is_empty() && sort_date(row.due_sort) == row.due_on {
            due = due.map(|due| if due.overdue { due } else { words::time_only(due) });
        }
        let parts = (row.parts > 0).then(|| RowParts {
            progress: row.progress(),
            folded: self.with_parts.then_some(row.folded),
            missing: if self.with_parts { missing } else { 0 },
        });
        TaskRow {
            group,
            level,
            id: TaskId(row.id),
            version: row.version,
            title: row.title,
            status,
            priority: task::priority(row.priority),
            has_notes: row.has_notes,
            due,
            when,
            about: RowAbout {
                parent: row.parent.filter(|_| level == 0),
                parts,
                list,
                labels: row
                    .labels
                    .lines()
                    .filter(|word| self.label.as_ref() != Some(&label_key(word)))
                    .map(labelled)
                    .collect(),
                start,
                deadline: words::due(language, row.deadline_on, None, completed, self.here)
                    .map(|due| words::deadline(language, due)),
                recurs: row.recurs,
                section,
            },
            more: String::new(),
        }
    }

    /// Today and Upcoming have headings while they are sorted by due date.
    fn group(&self, row: &Row) -> String {
        let date = sort_date(row.due_sort);
        let (true, ListKind::Today | ListKind::Upcoming, Some(date)) = (self.by == By::Due, self.list, date) else {
            return String::new();
        };
        if row.due_sort < minute_sort(self.here) {
            return self.language.say("heading-overdue").to_owned();
        }
        words::heading(self.language, date, self.here.date())
    }
}
