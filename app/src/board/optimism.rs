//! What the board shows until the server has answered.

use std::sync::Arc;

use leptos::web_sys::UrlSearchParams;
use model::{
    Change, ChangeRequest, DueText, ListKind, ListQuery, NewTask, Place, Priority, RowAbout, Status, TaskId, TaskRow,
};

use crate::{browser, words::say};

/// The row a new task has until the server has answered.
pub fn row(task: NewTask) -> TaskRow {
    let due = (task.list == ListKind::Today).then(|| DueText {
        text: say("due-today").to_owned(),
        datetime: String::new(),
        overdue: false,
    });
    TaskRow {
        id: task.id,
        version: 0,
        title: task.title,
        status: Status::Pending,
        priority: Priority::None,
        has_notes: false,
        due,
        when: None,
        group: String::new(),
        level: 0,
        about: RowAbout::default(),
        more: String::new(),
    }
}

/// What the form around the list asks for.
pub fn request(fields: &UrlSearchParams) -> ChangeRequest {
    let field = |name| fields.get(name).unwrap_or_default();
    ChangeRequest {
        act: field("request[act]"),
        ids: browser::values(fields, "request[ids][]").iter().filter_map(|ticked| ticked.parse().ok()).collect(),
        date: field("request[date]"),
        priority: field("request[priority]"),
        list: field("request[list]"),
        label: field("request[label]"),
        without: String::new(),
        place: field("request[place]"),
        parent: field("request[parent]"),
    }
}

/// Shows a change before the server has made it.
pub fn apply(rows: &mut Vec<Arc<TaskRow>>, list: ListKind, ids: &[TaskId], change: &Change) {
    let leaves = match change {
        Change::Complete => list != ListKind::Completed,
        Change::Reopen => list == ListKind::Completed,
        Change::Delete | Change::Restore => true,
        Change::Move(to, _) => list.is_one() && list != ListKind::Own(*to),
        _ => false,
    };
    if leaves {
        // What stands below it goes with it.
        let mut above = None;
        return rows.retain(|row| {
            if above.is_none_or(|level| row.level <= level) {
                above = ids.contains(&row.id).then_some(row.level);
            }
            above.is_none()
        });
    }
    if let (Change::Up | Change::Down | Change::Place(_), [id]) = (change, ids) {
        return put(rows, *id, change);
    }
    for row in rows.iter_mut().filter(|row| ids.contains(&row.id)) {
        let row = Arc::make_mut(row);
        match change {
            Change::Start => row.status = Status::InProgress,
            Change::Reopen => row.status = Status::Pending,
            Change::Prioritise(priority) => row.priority = *priority,
            _ => {}
        }
    }
}

/// Shows a new row where it will stand: at the top, or last in its section where people put rows in order themselves. The
/// heading of a section names it.
pub fn insert(rows: &mut Vec<Arc<TaskRow>>, mut row: TaskRow, query: &ListQuery, section: &str) {
    let place = if !query.is_manual() {
        0
    } else if section.is_empty() {
        rows.iter().position(|row| !row.group.is_empty()).unwrap_or(rows.len())
    } else {
        let Some(last) = rows.iter().rposition(|row| row.group.contains(section)) else { return };
        row.group = rows.get(last).map(|row| row.group.clone()).unwrap_or_default();
        last + 1
    };
    rows.insert(place, row.into());
}

/// Moves a row beside another one.
fn put(rows: &mut Vec<Arc<TaskRow>>, id: TaskId, change: &Change) {
    let at = |rows: &[Arc<TaskRow>], id: TaskId| rows.iter().position(|row| row.id == id);
    let Some(from) = at(rows, id) else { return };
    let beside = match change {
        Change::Up => from.checked_sub(1),
        Change::Down => Some(from + 1),
        Change::Place(Place::Before(beside) | Place::After(beside)) => at(rows, *beside),
        _ => None,
    };
    let Some(beside) = beside.and_then(|beside| rows.get(beside)).cloned() else { return };
    // At the end of a section it goes into the next one, whose rows may be on another page.
    let steps = matches!(change, Change::Up | Change::Down);
    // What has parts below it, or is one, is left to the server.
    let nested = |place: usize| rows.get(place).is_some_and(|row| row.level > 0);
    if nested(from) || nested(from + 1) || beside.level > 0 {
        return;
    }
    if beside.id == id || steps && rows.get(from).is_some_and(|row| row.group != beside.group) {
        return;
    }
    let mut row = rows.remove(from);
    Arc::make_mut(&mut row).group = beside.group.clone();
    let after = matches!(change, Change::Down | Change::Place(Place::After(_)));
    let place = at(rows, beside.id).unwrap_or_default() + usize::from(after);
    rows.insert(place, row);
}
