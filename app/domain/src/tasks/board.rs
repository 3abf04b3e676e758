//! A list as columns side by side: of each the first tasks and how many there are, all in one statement, each a range of an index.

use chrono::{DateTime, Utc};
use model::{Board, BoardColumn, ListKind, ListQuery, Lists, MOST_IN_SECTION, TaskRow};
use sea_orm::sea_query::{Expr, Query, SelectStatement, UnionType};
use sea_orm::{Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::columns::{Column, columns};
use super::order::By;
use super::parts::{self, Line};
use super::row::{self, Row};
use super::row_view::View;
use super::{filter, page};
use crate::changes::label_key;
use crate::entities::task;
use crate::lists::{self, Labels};
use crate::time::{local, sort_date, words};
use crate::{Actor, Result, Services};

/// Columns of one board: as many have room for some of their tasks.
const COLUMNS: usize = 12;
/// Cards of all columns, and the fewest and the most of one.
const CARDS: usize = 48;
const FEWEST: usize = 4;
const MOST: usize = 20;

/// The columns of a list, those of a query's page of them.
pub async fn board(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    query: &ListQuery,
    now: DateTime<Utc>,
) -> Result<Board> {
    let all = columns(services, actor, lists, query, now).await?;
    let first = query.after.as_deref().and_then(|text| text.parse().ok()).filter(|first| *first < all.len());
    let first = first.unwrap_or(0);
    let later = Some(first + COLUMNS).filter(|next| *next < all.len());
    let earlier = (first > 0).then(|| first.saturating_sub(COLUMNS));
    let shown: Vec<Column> = all.into_iter().skip(first).take(COLUMNS).collect();
    let most = (CARDS / shown.len().max(1)).clamp(FEWEST, MOST);
    let searches = query.searches();
    let (mut parts, mut owners) = (Vec::new(), Vec::new());
    for (place, column) in shown.iter().enumerate() {
        let mut rows = filter::of(&column.query, actor, lists, now)?;
        if parts::are_below(query) && query.is_manual() {
            rows = rows.add(parts::at_the_top());
        }
        let by = By::of(&column.query);
        for only in &column.rows {
            parts.push(part(parts.len(), by, rows.clone().add(only.clone()), most, searches));
            owners.push(place);
        }
    }
    let mut found: Vec<(u32, Vec<Row>)> = shown.iter().map(|_| (0, Vec::new())).collect();
    if let Some(select) = parts.into_iter().reduce(|mut all, part| all.union(UnionType::All, part).take()) {
        let mut last = None;
        for row in page::find(services, actor, select, searches).await? {
            let (part, open): (i32, i64) = (row.try_get_by_index(22)?, row.try_get_by_index(23)?);
            let place = usize::try_from(part).ok().and_then(|part| owners.get(part));
            let Some((counted, rows)) = place.and_then(|place| found.get_mut(*place)) else { continue };
            if last.replace(part) != Some(part) {
                *counted += u32::try_from(open).unwrap_or_default();
            }
            rows.push(Row::from_query_result(&row, "")?);
        }
    }
    let rows = || found.iter().flat_map(|(_, rows)| rows);
    let labelled = query.list == ListKind::Label || rows().any(|row| !row.labels.is_empty());
    let labels = if labelled { lists::chosen_labels(services, actor).await? } else { Labels::default() };
    let own = page::own(lists, query, rows(), &labels)?;
    let reader = Reader { actor, lists, query, labels: &labels, now };
    let columns = shown.into_iter().zip(found).map(|(column, found)| reader.column(column, found, most)).collect();
    Ok(Board { group: query.columns(), columns, later, earlier, own, open: None })
}

/// The first rows of a range, and how many there are.
fn part(number: usize, by: By, rows: Condition, most: usize, searches: bool) -> SelectStatement {
    let ordered = |select: Select<task::Entity>| {
        by.columns().into_iter().fold(select, |select, (column, order)| select.order_by(column, order))
    };
    let cards = ordered(row::columns(task::Entity::find(), by).filter(rows.clone())).limit(most as u64 + 1);
    // In their order, for the database to stop; what is searched for is not searched for twice.
    let counted = ordered(task::Entity::find().select_only().column(task::Column::Id).filter(rows));
    let counted = counted.limit(u64::from(MOST_IN_SECTION) + 1).into_query();
    let count = Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(counted, "counted").take();
    let count = match searches {
        true => Expr::cust("CAST(0 AS BIGINT)"),
        false => Expr::SubQuery(None, Box::new(count.into())),
    };
    Query::select()
        .expr(Expr::cust("*"))
        .expr(Expr::cust(format!("CAST({number} AS INT)")))
        .expr(count)
        .from_subquery(cards.into_query(), "part")
        .take()
}

/// Who reads which list.
pub(super) struct Reader<'a> {
    pub actor: &'a Actor,
    pub lists: &'a Lists,
    pub query: &'a ListQuery,
    pub labels: &'a Labels,
    pub now: DateTime<Utc>,
}

impl Reader<'_> {
    fn column(&self, column: Column, (counted, mut rows): (u32, Vec<Row>), most: usize) -> BoardColumn {
        let more = rows.len() > most;
        rows.truncate(most);
        let open = counted.max(rows.len() as u32);
        let by = By::of(&column.query);
        let after = rows.last().filter(|_| more).map(|row| by.cursor(row));
        let more = after.map(|after| match &column.label {
            Some(label) => ListQuery { label: label.clone(), ..ListQuery::of(ListKind::Label) },
            None => ListQuery { after: Some(after), ..column.query.clone() },
        });
        let cards = rows.into_iter().map(|row| self.card(row, by, column.label.as_deref(), column.one_day)).collect();
        BoardColumn { title: column.title, colour: column.colour, cards, open, more, put: column.put }
    }

    /// A task as it is said where its label, or that it is due on a day, is said already.
    pub fn card(&self, row: Row, by: By, label: Option<&str>, one_day: bool) -> TaskRow {
        let on_its_day = one_day && row.due_on.is_some() && sort_date(row.due_sort) == row.due_on;
        let lists = (!self.query.list.is_one() && !self.lists.own.is_empty()).then_some(self.lists);
        let label = label.or((self.query.list == ListKind::Label).then_some(self.query.label.as_str()));
        let view = View {
            // Of no list that has headings.
            list: ListKind::All,
            with_parts: false,
            by,
            lists,
            label: label.map(label_key),
            labels: self.labels,
            sections: &[],
            language: self.actor.language,
            zone: self.actor.zone,
            now: self.now,
            here: local(self.actor.zone, self.now),
        };
        let mut card = view.row(Line { row, level: 0, missing: 0 });
        if on_its_day {
            card.due = card.due.map(words::time_only);
        }
        card
    }
}
