//! A list in the order that the person gave it: what is in no section, then one section after the other. Each is a range of one
//! index, and the database ends early: what comes after a full page is not looked at.

use model::{ListKind, ListQuery, Lists, MOST_IN_SECTION, PlaceCursor, SectionHead};
use sea_orm::sea_query::{Expr, Query, SelectStatement, UnionType, Value};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, ExprTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Statement,
};
use uuid::Uuid;

use super::order::{By, pair, values};
use super::page::LIMIT;
use super::row::{Row, columns};
use crate::entities::task::{self, Column};

/// The sections that open tasks of a list name, each found by one look into the index, with how many there are. They
/// are counted in order: without it the database would look at all of them first.
const NAMED: &str = "WITH RECURSIVE named(id) AS (SELECT (SELECT section_id FROM tasks WHERE COALESCE(list_id, user_id) = $1 \
    AND section_id IS NOT NULL AND deleted_at IS NULL AND status < 2 ORDER BY section_id LIMIT 1) \
    UNION ALL SELECT (SELECT section_id FROM tasks WHERE COALESCE(list_id, user_id) = $1 \
    AND section_id > named.id AND deleted_at IS NULL AND status < 2 ORDER BY section_id LIMIT 1) \
    FROM named WHERE named.id IS NOT NULL) \
    SELECT id, (SELECT COUNT(*) FROM (SELECT 1 FROM tasks WHERE COALESCE(list_id, user_id) = $1 AND section_id = named.id \
    AND deleted_at IS NULL AND status < 2 ORDER BY position, id LIMIT $2) AS counted) AS open \
    FROM named WHERE id IS NOT NULL";

#[derive(Clone, FromQueryResult)]
pub(super) struct Named {
    pub id: Uuid,
    open: i64,
}

/// What is read after what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// In no section.
    None,
    In(Uuid),
    /// In any, of a list that has none: servers of the version before leave such tasks.
    Any,
}

/// A page of such a list, as it is read.
#[derive(Clone)]
pub(super) struct Manual {
    list: Uuid,
    /// The sections of the list, in their order.
    pub heads: Vec<SectionHead>,
    /// Which tasks.
    rows: Condition,
    after: Option<PlaceCursor>,
}

impl Manual {
    pub fn of(query: &ListQuery, lists: &Lists, rows: Condition) -> Self {
        let list = match query.list {
            ListKind::Own(id) => id,
            _ => lists.inbox,
        };
        let heads = lists.sections(list).map(|section| SectionHead { section: section.clone(), open: 0 }).collect();
        let after = query.after.as_deref().and_then(|text| text.parse().ok());
        Manual { list: list.0, heads, rows, after }
    }

    /// The rows of the page, and one more if there is another page; how much is in which section. One statement where the list
    /// has no sections, else two.
    pub async fn read(&self, db: &DatabaseConnection) -> Result<(Vec<Row>, Vec<SectionHead>), DbErr> {
        let (mut heads, mut groups) = (self.heads.clone(), vec![Group::None]);
        if heads.is_empty() {
            groups.push(Group::Any);
        } else {
            let named = named(db, self.list).await?;
            groups.extend(named.iter().map(|named| Group::In(named.id)));
            for head in &mut heads {
                let named = named.iter().find(|named| named.id == head.section.id.0);
                head.open = named.and_then(|named| u32::try_from(named.open).ok()).unwrap_or_default();
            }
        }
        groups.sort_by_key(|group| self.rank(*group));
        let from = self.after.as_ref().map(|after| self.rank(after.section.map_or(Group::None, Group::In)));
        let groups = groups.into_iter().filter(|group| from.is_none_or(|from| self.rank(*group) >= from));
        let mut parts = groups.filter(|group| !self.is_folded(*group)).map(|group| self.part(group, from));
        let Some(mut select) = parts.next() else { return Ok((Vec::new(), heads)) };
        for part in parts {
            select.union(UnionType::All, part);
        }
        let rows = db.query_all(select.limit(LIMIT)).await?;
        Ok((rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<_, _>>()?, heads))
    }

    /// What names a section that the list does not have counts as in none, and comes right after that.
    fn rank(&self, group: Group) -> (u8, u128) {
        match group {
            Group::None => (0, 0),
            Group::Any => (1, u128::MAX),
            Group::In(id) => match self.heads.iter().position(|head| head.section.id.0 == id) {
                Some(place) => (2, place as u128),
                None => (1, id.as_u128()),
            },
        }
    }

    fn is_folded(&self, group: Group) -> bool {
        self.heads.iter().any(|head| head.section.folded && group == Group::In(head.section.id.0))
    }

    /// The first of a group's rows, or those after the cursor.
    fn part(&self, group: Group, from: Option<(u8, u128)>) -> SelectStatement {
        let mut rows = self.rows.clone();
        rows = rows.add(match group {
            Group::None => Column::SectionId.is_null(),
            Group::In(id) => Column::SectionId.eq(id),
            Group::Any => Column::SectionId.is_not_null(),
        });
        if let Some(after) = self.after.as_ref() {
            let beside = pair(Column::Position).gt(values(after.position.clone(), after.id));
            match (group, after.section) {
                (Group::Any, Some(section)) => {
                    let place = [Column::SectionId, Column::Position, Column::Id].map(Expr::col);
                    let there =
                        [section.into(), after.position.clone().into(), after.id.into()].map(Expr::value::<Value>);
                    rows = rows.add(Expr::tuple(place).gt(Expr::tuple(there)));
                }
                _ if from == Some(self.rank(group)) => rows = rows.add(beside),
                _ => {}
            }
        }
        let mut part = columns(task::Entity::find(), By::Manual).filter(rows);
        for (column, order) in By::Manual.columns() {
            part = part.order_by(column, order);
        }
        Query::select().expr(Expr::cust("*")).from_subquery(part.limit(LIMIT).into_query(), "part").take()
    }
}

/// The sections that open tasks of a list name.
pub(super) async fn named(db: &DatabaseConnection, list: Uuid) -> Result<Vec<Named>, DbErr> {
    let values = [list.into(), (i64::from(MOST_IN_SECTION) + 1).into()];
    let select = Statement::from_sql_and_values(db.get_database_backend(), NAMED, values);
    Named::find_by_statement(select).all(db).await
}
