//! What is around a task, as its page shows it: its parts, and others that it could be a part of. Both come as JSON with the task,
//! in one statement.

use model::{PartView, TaskId};
use sea_orm::DbBackend;
use sea_orm::sea_query::Expr;
use uuid::Uuid;

use crate::Result;
use crate::entities::task;

/// How many of both are shown.
#[derive(Clone, Copy)]
pub(crate) struct Around {
    parts: u32,
    parents: u32,
}

impl Around {
    /// On a page of its own.
    pub const ALONE: Around = Around { parts: 100, parents: 100 };
    /// Beside a list, which fills most of the page.
    pub const BESIDE: Around = Around { parts: 20, parents: 20 };

    /// The parts of a row of `tasks`: what is open before what is done, in their order.
    pub fn parts(self, backend: DbBackend) -> Expr {
        let order = "CASE WHEN other.status = 2 THEN 1 ELSE 0 END, other.position, other.id";
        json(backend, "other.parent_id = tasks.id", order, self.parts)
    }

    /// Open tasks of its list that are not right below it, those that were added last.
    pub fn parents(self, backend: DbBackend) -> Expr {
        let which = "COALESCE(other.list_id, other.user_id) = COALESCE(tasks.list_id, tasks.user_id) AND other.status < 2 \
            AND other.id <> tasks.id AND (other.parent_id IS NULL OR other.parent_id <> tasks.id)";
        json(backend, which, "other.created_at DESC, other.id DESC", self.parents)
    }
}

fn json(backend: DbBackend, which: &str, order: &str, limit: u32) -> Expr {
    let (found, id) = match backend {
        DbBackend::Postgres => {
            ("CAST(json_agg(json_build_array(id, title, status, priority, seen)) AS TEXT)", "CAST(other.id AS TEXT)")
        }
        _ => ("CAST(json_group_array(json_array(id, title, status, priority, seen)) AS TEXT)", "lower(hex(other.id))"),
    };
    // PostgreSQL does not know how many stand in this list, and would rather read all and sort them than read an index in its order:
    // whose they are is asked of those that were found, and how many are wanted is not told beforehand.
    Expr::cust(format!(
        "(SELECT {found} FROM (SELECT {id} AS id, title, status, priority, user_id AS owner, \
         CASE WHEN series_id IS NOT NULL THEN version END AS seen \
         FROM tasks AS other WHERE other.deleted_at IS NULL AND {which} \
         ORDER BY {order} LIMIT (SELECT {limit})) AS others WHERE owner = tasks.user_id)"
    ))
}

/// What [`Around`] has found.
pub(crate) fn others(found: Option<&str>) -> Result<Vec<PartView>> {
    let Some(found) = found else { return Ok(Vec::new()) };
    let rows: Vec<(Uuid, String, i16, i16, Option<i64>)> = serde_json::from_str(found)?;
    let view = |(id, title, status, priority, seen)| PartView {
        id: TaskId(id),
        title,
        status: task::status(status),
        priority: task::priority(priority),
        seen,
    };
    Ok(rows.into_iter().map(view).collect())
}
