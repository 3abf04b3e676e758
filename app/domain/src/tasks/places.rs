//! Who stands beside whom in a list: its open tasks by their keys.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use uuid::Uuid;

use super::keys;
use super::order::{pair, values};
use crate::entities::list;
use crate::entities::task::{self, Column, position};
use crate::{Actor, Result, Services};

/// Tasks that have an order among themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub list: Uuid,
    pub section: Option<Uuid>,
    /// The task that they are parts of.
    pub parent: Option<Uuid>,
}

/// A task's key and id, by which it is ordered.
pub(super) type Spot = (Vec<u8>, Uuid);

impl Group {
    pub fn of(task: &task::Model) -> Self {
        Group { list: task.list(), section: task.section_id, parent: task.parent_id }
    }

    fn rows(self, actor: &Actor) -> Condition {
        let same = |column: Column, id: Option<Uuid>| id.map_or(column.is_null(), |id| column.eq(id));
        Condition::all()
            .add(Column::UserId.eq(actor.user.0))
            .add(list::of_task().eq(self.list))
            .add(same(Column::SectionId, self.section))
            .add(same(Column::ParentId, self.parent))
            .add(Column::DeletedAt.is_null())
            .add(Expr::cust("status < 2"))
    }

    /// The next one before or after a place, or the last or first one of all; but for the task that is to be moved.
    pub async fn next(
        self,
        connection: &impl ConnectionTrait,
        actor: &Actor,
        (from, backwards): (Option<&Spot>, bool),
        moved: Uuid,
    ) -> Result<Option<Spot>> {
        let mut rows = self.rows(actor).add(Column::Id.ne(moved));
        if let Some((position, id)) = from {
            let there = values(position.clone(), *id);
            rows = rows.add(match backwards {
                true => pair(Column::Position).lt(there),
                false => pair(Column::Position).gt(there),
            });
        }
        let order = if backwards { Order::Desc } else { Order::Asc };
        let next = task::Entity::find().select_only().columns([Column::Position, Column::Id]).filter(rows);
        let next = [Column::SectionId, Column::Position, Column::Id]
            .into_iter()
            .fold(next, |next, column| next.order_by(column, order.clone()));
        Ok(next.limit(1).into_tuple().one(connection).await?)
    }

    /// Gives all of them keys anew, which are short and all different, in the order that they have: where two have the same, as
    /// all that were there before have, or where keys have become long. Nobody sees a difference, and the journal none.
    pub async fn spread(self, services: &Services, actor: &Actor) -> Result<()> {
        let transaction = services.begin().await?;
        let backend = transaction.get_database_backend();
        let same = |column: &str, number: u8, id: Option<Uuid>| match id {
            Some(_) => format!("{column} = ${number}"),
            None => format!("({column} IS NULL AND ${number} IS NULL)"),
        };
        let key = match backend {
            DbBackend::Postgres => "'\\x80'::bytea || int8send(numbered.number) || '\\x80'::bytea",
            _ => "unhex('80' || printf('%016x', numbered.number) || '80')",
        };
        // In the order in which everybody locks several tasks. What comes there meanwhile keeps its key: to wait for that
        // as well would be out of order.
        let lock = if backend == DbBackend::Postgres { "FOR UPDATE OF tasks" } else { "" };
        let (section, parent) = (same("section_id", 3, self.section), same("parent_id", 4, self.parent));
        let sql = format!(
            "WITH locked AS (SELECT id, position FROM tasks WHERE user_id = $1 AND COALESCE(list_id, user_id) = $2 \
             AND {section} AND {parent} AND deleted_at IS NULL AND status < 2 ORDER BY id {lock}) \
             UPDATE tasks SET position = {key} \
             FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS number FROM locked) AS numbered \
             WHERE tasks.id = numbered.id"
        );
        let values = [actor.user.0.into(), self.list.into(), self.section.into(), self.parent.into()];
        let spread = transaction.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        transaction.commit().await?;
        tracing::debug!(tasks = spread.rows_affected(), "gave the tasks of a list keys anew");
        Ok(())
    }
}

/// After all parts of a task.
pub(super) async fn last_part(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    parent: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<u8>> {
    let last = task::Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::ParentId.eq(parent))
        .order_by_desc(Column::Position)
        .order_by_desc(Column::Id)
        .limit(1);
    let last: Option<Vec<u8>> = last.into_tuple().one(connection).await?;
    // What is added later has a later place by itself.
    Ok(match last {
        Some(last) if last >= position(now) => keys::after(&last),
        _ => position(now),
    })
}
