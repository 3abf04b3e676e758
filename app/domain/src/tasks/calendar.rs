//! A list by days: a month or a week, of each day the first tasks and how many there are, and what has no date beside it.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use model::{Calendar, CalendarDay, DueFilter, ListKind, ListQuery, Lists, Sort, Span};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::board::Reader;
use super::order::By;
use super::row::{self, Row};
use super::{filter, page};
use crate::entities::task::{self, Column};
use crate::lists::{self, Labels};
use crate::time::{DAY, NO_DATE, add_days, day_start, sort_date, subtract_days, today, words};
use crate::{Actor, Result, Services};

/// Tasks of a day that have room in a month, and in a week.
const OF_MONTH: i64 = 3;
const OF_WEEK: i64 = 7;
/// Tasks without a date that have room beside the days.
const UNDATED: usize = 15;

/// A month or week of a list.
pub async fn calendar(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Calendar> {
    let today = today(actor.zone, now);
    let asked = query.from.parse().ok().filter(|day: &NaiveDate| (1970..3000).contains(&day.year())).unwrap_or(today);
    let week = |day: NaiveDate| subtract_days(day, actor.language.weekday(day).into());
    let (span, first_of_month) = (query.span, asked.with_day(1).unwrap_or(asked));
    let (first, weeks) = match span {
        Span::Week => (week(asked), 1),
        Span::Month => {
            let first = week(first_of_month);
            let days = (last_of_month(asked) - first).num_days() as u64 + 1;
            (first, days.div_ceil(7))
        }
    };
    let (after, most) = (add_days(first, 7 * weeks), if span == Span::Week { OF_WEEK } else { OF_MONTH });
    // What is upcoming is planned among everything else.
    let list = if query.list == ListKind::Upcoming { ListKind::All } else { query.list };
    let of = ListQuery { list, sort: Sort::Due, after: None, open: None, ..query.clone() };
    let select = days(filter::of(&of, actor, lists, now)?, (first, after), most);
    let (mut by_day, mut undated): (HashMap<NaiveDate, Vec<(i64, Row)>>, _) = (HashMap::new(), Vec::new());
    let mut labelled = query.list == ListKind::Label;
    for found in page::find(services, actor, select, query.searches()).await? {
        let (open, row): (i64, _) = (found.try_get_by_index(22)?, Row::from_query_result(&found, "")?);
        labelled |= !row.labels.is_empty();
        match sort_date(row.due_sort) {
            Some(day) => by_day.entry(day).or_default().push((open, row)),
            None => undated.push(row),
        }
    }
    for rows in by_day.values_mut() {
        rows.sort_by_key(|(_, row)| (row.due_sort, row.id));
    }
    undated.sort_by_key(|row| row.id);
    let labels = if labelled { lists::chosen_labels(services, actor).await? } else { Labels::default() };
    let rows = undated.iter().chain(by_day.values().flatten().map(|(_, row)| row));
    let own = page::own(lists, query, rows, &labels)?;
    let reader = Reader { actor, lists, query, labels: &labels, now };
    let list = ListQuery { view: Some(model::View::List), from: String::new(), span: Span::Month, ..of.clone() };
    let mut day = |date: NaiveDate| {
        let rows = by_day.remove(&date).unwrap_or_default();
        let open = rows.first().map_or(0, |(open, _)| u32::try_from(*open).unwrap_or(u32::MAX));
        let last = rows.last().filter(|_| open as usize > rows.len()).map(|(_, row)| By::Due.cursor(row));
        let more = last.map(|last| match span {
            Span::Month => ListQuery { span: Span::Week, from: date.to_string(), open: None, ..query.clone() },
            Span::Week => ListQuery { after: Some(last), ..list.clone() },
        });
        let cards = rows.into_iter().map(|(_, row)| reader.card(row, By::Due, None, true)).collect();
        let name = words::heading(actor.language, date, today);
        let inside = span == Span::Week || date.month() == asked.month();
        CalendarDay { date, number: date.day(), name, inside, today: date == today, cards, open, more }
    };
    let dates = |week: u64| (0..7).map(move |place| add_days(first, 7 * week + place));
    let weeks = (0..weeks).map(|week| dates(week).map(&mut day).collect()).collect();
    let more = (undated.len() > UNDATED).then(|| ListQuery { due: Some(DueFilter::None), ..list.clone() });
    undated.truncate(UNDATED);
    let undated = undated.into_iter().map(|row| reader.card(row, By::Due, None, false)).collect();
    let last = subtract_days(after, 1);
    let (title, previous, next) = match span {
        Span::Week => (words::days(actor.language, first, last), subtract_days(first, 7), after),
        Span::Month => {
            let before = subtract_days(first_of_month, 1);
            (
                words::month(actor.language, asked),
                before.with_day(1).unwrap_or(before),
                add_days(last_of_month(asked), 1),
            )
        }
    };
    let weekdays = dates(0).map(|day| words::weekday(actor.language, day)).collect();
    Ok(Calendar { title, span, weekdays, weeks, previous, next, undated, more, own, open: None })
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let next = add_days(day.with_day(28).unwrap_or(day), 4);
    subtract_days(next, next.day().into())
}

/// The first tasks of each day with how many there are, and those without a date. Only those that are shown are read whole.
fn days(rows: Condition, (first, after): (NaiveDate, NaiveDate), most: i64) -> SelectStatement {
    let shown = rows.clone().add(Expr::col(Column::DueSort).between(day_start(first), day_start(after) - 1));
    let numbered = task::Entity::find()
        .select_only()
        .column_as(Column::Id, "task")
        .expr_as(
            Expr::cust(format!("row_number() OVER (PARTITION BY due_sort / {DAY} ORDER BY due_sort, id)")),
            "place",
        )
        .expr_as(Expr::cust(format!("COUNT(*) OVER (PARTITION BY due_sort / {DAY})")), "open_of_day")
        .filter(shown)
        .into_query();
    // There are no more, and the database is told so: it then looks each up by its id.
    let most_of_all = (after - first).num_days().unsigned_abs() * most.unsigned_abs();
    let numbered = Query::select()
        .columns(["task", "open_of_day"])
        .from_subquery(numbered, "numbered")
        .and_where(Expr::col("place").lte(most))
        .limit(most_of_all)
        .take();
    let mut dated = row::columns(task::Entity::find(), By::Due).into_query();
    let dated = dated
        .expr(Expr::col(("shown", "open_of_day")))
        .join_subquery(
            JoinType::InnerJoin,
            numbered,
            "shown",
            Expr::col(("shown", "task")).eq(Expr::col((task::Entity, Column::Id))),
        )
        .take();
    let undated = row::columns(task::Entity::find(), By::Due)
        .expr(Expr::cust("CAST(0 AS BIGINT)"))
        .filter(rows.add(Column::DueSort.gte(NO_DATE)))
        .order_by_asc(Column::DueSort)
        .order_by_asc(Column::Id)
        .limit(UNDATED as u64 + 1)
        .into_query();
    let all = |select: SelectStatement, name| Query::select().expr(Expr::cust("*")).from_subquery(select, name).take();
    all(dated, "dated").union(UnionType::All, all(undated, "undated")).take()
}
