//! The parts of tasks as lists show them: below their tasks where a list's own page shows all that is open in it, as lines of their own
//! everywhere else.

use std::collections::HashMap;

use model::{ListQuery, PAGE_SIZE, PARTS_MAX, Progress};
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, DbBackend, QueryFilter, QueryOrder, Select, Value};
use uuid::Uuid;

use super::family::{AT_THE_TOP, READ_LEVELS};
use super::row::Row;
use crate::Actor;
use crate::entities::task::{self, Column};

/// The most parts that are read for a page: all of the one that has most, and those below the others.
const ROWS: u32 = PARTS_MAX + PAGE_SIZE;

/// Whether parts stand below their tasks.
pub(super) fn are_below(query: &ListQuery) -> bool {
    query.list.is_one() && !query.filtered()
}

/// What stands at the top of such a page.
pub(super) fn at_the_top() -> Condition {
    Condition::all().add(Expr::cust(AT_THE_TOP))
}

/// What is said of the task that a row of `tasks` is a part of, and of its parts.
pub(crate) fn parent_title() -> Expr {
    Expr::cust(
        "(SELECT title FROM tasks AS parent WHERE parent.id = tasks.parent_id AND parent.user_id = tasks.user_id)",
    )
}

/// How many parts it has right below it, and how many of them are done. All else is asked of those that were found: a database that
/// has not counted its rows yet takes next to none to be what is asked for, and would look through all of those first.
pub(crate) fn progress() -> [Expr; 2] {
    ["", " AND part.status = 2"].map(|and| {
        Expr::cust(format!(
            "(SELECT COUNT(*) FILTER (WHERE part.user_id = tasks.user_id AND part.deleted_at IS NULL{and}) \
             FROM tasks AS part WHERE part.parent_id = tasks.id)"
        ))
    })
}

impl Row {
    pub fn progress(&self) -> Progress {
        let number = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Progress { of: number(self.parts), done: number(self.parts_done) }
    }

    /// How many lines it has right below it, if all that is open has one.
    fn lines(&self) -> u32 {
        if self.folded { 0 } else { self.progress().of - self.progress().done }
    }
}

/// Those of a page's tasks whose parts have a line there: as many as fit.
pub(super) fn unfolded(rows: &[Row]) -> Vec<Uuid> {
    let mut lines = 0;
    let fitting = rows.iter().take_while(|row| {
        let fits = lines < PAGE_SIZE;
        lines += 1 + row.lines();
        fits
    });
    fitting.filter(|row| row.lines() > 0).map(|row| row.id).collect()
}

/// What is open below tasks of a list and not folded away: level by level, so that what is too much is what stands deepest.
pub(super) fn below(
    select: Select<task::Entity>,
    backend: DbBackend,
    actor: &Actor,
    list: Uuid,
    tasks: &[Uuid],
) -> Select<task::Entity> {
    let mut values: Vec<Value> = Vec::with_capacity(tasks.len() + 4);
    let mut mark = |id: Uuid| {
        values.push(id.into());
        if backend == DbBackend::Postgres { format!("${}", values.len()) } else { "?".to_owned() }
    };
    let parents = tasks.iter().map(|id| mark(*id)).collect::<Vec<_>>().join(", ");
    let mut open = || {
        format!(
            "part.user_id = {} AND part.deleted_at IS NULL AND part.status < 2 AND COALESCE(part.list_id, part.user_id) = {}",
            mark(actor.user.0),
            mark(list)
        )
    };
    let sql = format!(
        "tasks.id IN (WITH RECURSIVE below AS (\
         SELECT part.id, part.folded, 1 AS level FROM tasks AS part WHERE part.parent_id IN ({parents}) AND {} UNION ALL \
         SELECT part.id, part.folded, below.level + 1 FROM below JOIN tasks AS part ON part.parent_id = below.id \
         WHERE NOT below.folded AND below.level < {READ_LEVELS} AND {}) SELECT id FROM below LIMIT {ROWS})",
        open(),
        open()
    );
    select.filter(Expr::cust_with_values(sql, values)).order_by_asc(Column::Position).order_by_asc(Column::Id)
}

/// A line of a page, how far below the top it stands, and how many of its parts have no line.
pub(super) struct Line {
    pub row: Row,
    pub level: u8,
    pub missing: u32,
}

/// A page's tasks with their parts below them, as many lines as a page has; whether some of the tasks found no place any more.
/// One with more parts than fit stands on a page alone, with as many as do.
pub(super) fn lines(tops: Vec<Row>, parts: Vec<Row>) -> (Vec<Line>, bool) {
    let mut below: HashMap<Uuid, Vec<Row>> = HashMap::new();
    for part in parts {
        if let Some(parent) = part.parent_id {
            below.entry(parent).or_default().push(part);
        }
    }
    let mut lines = Vec::with_capacity(PAGE_SIZE as usize);
    for top in tops {
        let mut tree = Vec::new();
        add(&mut tree, top, 0, &mut below);
        if !lines.is_empty() && lines.len() + tree.len() > PAGE_SIZE as usize {
            return (lines, true);
        }
        lines.append(&mut tree);
    }
    (lines, false)
}

fn add(lines: &mut Vec<Line>, row: Row, level: u8, below: &mut HashMap<Uuid, Vec<Row>>) {
    let (id, expected, place) = (row.id, row.lines(), lines.len());
    lines.push(Line { row, level, missing: 0 });
    let mut shown = 0;
    for part in below.remove(&id).unwrap_or_default() {
        if lines.len() >= PAGE_SIZE as usize {
            break;
        }
        shown += 1;
        add(lines, part, level + 1, below);
    }
    if let Some(line) = lines.get_mut(place) {
        line.missing = expected.saturating_sub(shown);
    }
}
