//! The occurrences of recurring tasks that were done: on the page of what is completed each has a line of its own, among the tasks.

use std::collections::HashSet;

use model::{Cursor, TaskRow};
use sea_orm::sea_query::{Asterisk, Expr, Order, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, Condition, ExprTrait};

use super::order::{By, values};
use super::page::LIMIT;
use crate::Actor;
use crate::entities::list;
use crate::entities::task::{self, Column};

/// Rows of completed tasks, with the occurrences that were done of tasks which are so and so: together in the order of the page.
pub(super) fn beside(
    mut tasks: SelectStatement,
    actor: &Actor,
    of_tasks: Condition,
    after: Option<Cursor>,
) -> SelectStatement {
    let all = |select: SelectStatement, name| Query::select().column(Asterisk).from_subquery(select, name).take();
    let occurrences = done(actor, of_tasks, after);
    all(tasks.take(), "of_tasks")
        .union(UnionType::All, all(occurrences, "of_occurrences"))
        .order_by("completed_at", Order::Desc)
        .order_by("id", Order::Desc)
        .limit(LIMIT)
        .take()
}

/// The columns of a row, in its order. At one moment one of a task is done: its id decides between equals.
fn done(actor: &Actor, of_tasks: Condition, after: Option<Cursor>) -> SelectStatement {
    // Under names that tasks do not have. Both tables say whose they are: one of them is not to.
    let of_person = Query::select()
        .columns(["task_id", "ended_at"])
        .expr_as(Expr::col("version"), "was_version")
        .expr_as(Expr::cust("COALESCE(due_on, original_on)"), "was_due_on")
        .expr_as(Expr::col("due_time"), "was_due_at")
        .from("occurrences")
        .and_where(Expr::col("user_id").eq(actor.user.0))
        // Said as a constant, for the database to see that its index serves.
        .and_where(Expr::cust("state = 'done'"))
        .and_where_option(after.and_then(|after| {
            let here = Expr::tuple(["ended_at", "task_id"].map(Expr::col));
            Some(here.lt(values(By::moment(after)?, after.id)))
        }))
        .take();
    let of = |column: Column| Expr::col((task::Entity, column));
    Query::select()
        .expr(of(Column::Id))
        // That of the task after it, by which it is known.
        .column("was_version")
        .expr(of(Column::Title))
        .expr(Expr::cust("CAST(2 AS SMALLINT)"))
        .expr(of(Column::Priority))
        .expr(Column::Notes.into_expr().ne(""))
        .columns(["was_due_on", "was_due_at"])
        .expr(of(Column::DueSort))
        .column("ended_at")
        .expr(list::of_task())
        .expr(of(Column::Labels))
        .exprs(["DATE", "DATE"].map(|of| Expr::cust(format!("CAST(NULL AS {of})"))))
        .expr(Expr::cust("TRUE"))
        .exprs([Column::SectionId, Column::Position, Column::ParentId].map(of))
        .expr(super::parts::parent_title())
        .expr(of(Column::Folded))
        // Its parts are those of the current one.
        .exprs(["0", "0"].map(|none| Expr::cust(format!("CAST({none} AS BIGINT)"))))
        .from_subquery(of_person, "done")
        .inner_join("tasks", of(Column::Id).eq(Expr::col("task_id")))
        .cond_where(of_tasks)
        .order_by("ended_at", Order::Desc)
        .order_by("task_id", Order::Desc)
        .limit(LIMIT)
        .take()
}

/// Leaves their versions to those occurrences alone that can come back: what was done of a task last stands first.
pub(super) fn keep_last(rows: &mut [TaskRow], first_page: bool) {
    let mut seen = HashSet::new();
    for row in rows.iter_mut().filter(|row| !seen.insert(row.id) || !first_page) {
        if row.recurs() {
            row.version = 0;
        }
    }
}
