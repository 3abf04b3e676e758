//! What the columns of a board are: which tasks stand in each, and how one comes there.

use chrono::{DateTime, Utc};
use model::{Colour, DueFilter, Group, ListId, ListKind, ListQuery, Lists, Priority, Put, Sort, Status};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition};

use super::manual;
use crate::changes::label_key;
use crate::entities::task::Column as Of;
use crate::entities::task_label;
use crate::time::{DAY, NO_DATE, add_days, day_start, today, words};
use crate::{Actor, Result, Services, lists};

/// Days that have a column each.
const DAYS: u64 = 7;

/// A column before its tasks are read.
pub(super) struct Column {
    pub title: String,
    pub colour: Option<Colour>,
    /// The list that they are of, which shows those that have no room here.
    pub query: ListQuery,
    /// Which of that list's: one range after the other.
    pub rows: Vec<Condition>,
    pub put: Option<Put>,
    /// The label that all have.
    pub label: Option<String>,
    /// Whether all are due on one day.
    pub one_day: bool,
}

impl Column {
    fn new(title: &str, query: ListQuery, put: Option<Put>) -> Self {
        let rows = vec![Condition::all()];
        Column { title: title.to_owned(), colour: None, query, rows, put, label: None, one_day: false }
    }

    fn only(self, rows: impl Into<Expr>) -> Self {
        Column { rows: vec![Condition::all().add(rows.into())], ..self }
    }
}

/// All columns of a list, in their order.
pub(super) async fn columns(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Vec<Column>> {
    let group = query.columns();
    // Columns are no sections: what stands in them has an order of its own.
    let sort = if query.sort == Sort::Manual && group != Group::Section { Sort::Due } else { query.sort };
    let of = ListQuery { sort, view: Some(model::View::List), group: None, after: None, open: None, ..query.clone() };
    match group {
        Group::Section => sections(services, actor, lists, of).await,
        Group::Status => Ok(by_status(actor, of)),
        Group::Priority => Ok(by_priority(actor, of)),
        Group::Label => by_label(services, actor, of).await,
        Group::Day => Ok(by_day(actor, of, now)),
    }
}

async fn sections(services: &Services, actor: &Actor, lists: &Lists, of: ListQuery) -> Result<Vec<Column>> {
    let list = match of.list {
        ListKind::Own(id) => id,
        _ => lists.inbox,
    };
    let none = Column::new(actor.language.say("section-none"), of.clone(), Some(into(list, None)));
    let own: Vec<_> = lists.sections(list).collect();
    if own.is_empty() {
        return Ok(vec![none]);
    }
    // What names a section that is gone stands in none.
    let read = |db| async move { manual::named(&db, list.0).await };
    let named = services.read_lists(actor.wrote_lately, read).await?;
    let gone = named.into_iter().map(|named| named.id).filter(|id| own.iter().all(|section| section.id.0 != *id));
    let mut rows = vec![Condition::all().add(Of::SectionId.is_null())];
    rows.extend(gone.map(|id| Condition::all().add(Of::SectionId.eq(id))));
    let mut columns = vec![Column { rows, ..none }];
    columns.extend(own.into_iter().map(|section| {
        let put = into(list, Some(section.id.0));
        Column::new(&section.name, of.clone(), Some(put)).only(Of::SectionId.eq(section.id.0))
    }));
    Ok(columns)
}

/// To a list, or a section of it.
fn into(ListId(list): ListId, section: Option<uuid::Uuid>) -> Put {
    let value = match section {
        Some(section) => format!("{}.{}", list.simple(), section.simple()),
        None => list.simple().to_string(),
    };
    Put { act: "move", field: "list", value }
}

fn by_status(actor: &Actor, of: ListQuery) -> Vec<Column> {
    let days = matches!(of.list, ListKind::Today | ListKind::Upcoming);
    let there = Status::ALL.into_iter().filter(|status| of.status.is_none_or(|only| only == *status));
    // What is done has left those.
    there
        .filter(|status| !(days && *status == Status::Completed))
        .map(|status| {
            let query = ListQuery { status: Some(status), ..of.clone() };
            Column::new(actor.language.say(status.label()), query, Some(Put::status(status)))
        })
        .collect()
}

fn by_priority(actor: &Actor, of: ListQuery) -> Vec<Column> {
    let there = Priority::ALL.into_iter().rev().filter(|priority| of.priority.is_none_or(|only| only == *priority));
    there
        .map(|priority| {
            let query = ListQuery { priority: Some(priority), ..of.clone() };
            Column::new(actor.language.say(priority.label()), query, Some(Put::priority(priority)))
        })
        .collect()
}

async fn by_label(services: &Services, actor: &Actor, of: ListQuery) -> Result<Vec<Column>> {
    let none = Column::new(actor.language.say("board-no-label"), of.clone(), Some(Put::label("")));
    let mut columns = vec![none.only(Of::Labels.eq(""))];
    for label in lists::labels(services, actor).await? {
        let here = of.list == ListKind::Label && label_key(&of.label) == label_key(&label.word);
        if !here {
            let column = Column::new(&label.word, of.clone(), Some(Put::label(&label.word)));
            let column = column.only(task_label::at_task(actor.user.0, &label_key(&label.word)));
            columns.push(Column { colour: Some(label.colour), label: Some(label.word), ..column });
        }
    }
    Ok(columns)
}

/// What is overdue, the next days, what comes after them, and what has no date: those of them that the list can show.
fn by_day(actor: &Actor, of: ListQuery, now: DateTime<Utc>) -> Vec<Column> {
    let (language, today) = (actor.language, today(actor.zone, now));
    let of = ListQuery { sort: Sort::Due, ..of };
    let (before, days) = match of.list {
        ListKind::Today => (true, 0..1),
        ListKind::Upcoming => (false, 1..DAYS + 1),
        _ => (true, 0..DAYS),
    };
    let end = day_start(add_days(today, days.end));
    let mut columns = Vec::new();
    if before {
        let overdue = Column::new(language.say("heading-overdue"), of.clone(), None);
        columns.push(overdue.only(Of::DueSort.lt(day_start(today))));
    }
    columns.extend(days.map(|ahead| {
        let day = add_days(today, ahead);
        let title = words::heading(language, day, today);
        let column = Column::new(&title, of.clone(), Some(Put::day(Some(day))));
        let start = day_start(day);
        Column { one_day: true, ..column.only(Expr::col(Of::DueSort).between(start, start + DAY - 1)) }
    }));
    if of.list != ListKind::Today {
        let later = Column::new(language.say("board-later"), of.clone(), None);
        columns.push(later.only(Expr::col(Of::DueSort).between(end, NO_DATE - 1)));
    }
    if !matches!(of.list, ListKind::Today | ListKind::Upcoming) {
        let none = ListQuery { due: Some(DueFilter::None), ..of };
        columns.push(Column::new(language.say(DueFilter::None.label()), none, Some(Put::day(None))));
    }
    columns
}
