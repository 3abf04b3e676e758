//! What the board shows until the server has answered.

use std::sync::Arc;

use leptos::web_sys::UrlSearchParams;
use model::{Change, ChangeRequest, DueText, ListKind, NewTask, Priority, RowAbout, Status, TaskId, TaskRow};

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
        about: RowAbout::default(),
        more: String::new(),
    }
}

/// What the form around the list asks for.
pub fn request(fields: &UrlSearchParams) -> ChangeRequest {
    let field = |name| fields.get(name).unwrap_or_default();
    ChangeRequest {
        act: field("request[act]"),
        ids: browser::values(fields, "request[ids][]").iter().filter_map(|id| id.parse().ok()).map(TaskId).collect(),
        date: field("request[date]"),
        priority: field("request[priority]"),
        list: field("request[list]"),
    }
}

/// Shows a change before the server has made it.
pub fn apply(rows: &mut Vec<Arc<TaskRow>>, list: ListKind, ids: &[TaskId], change: Change) {
    let leaves = match change {
        Change::Complete => list != ListKind::Completed,
        Change::Reopen => list == ListKind::Completed,
        Change::Delete | Change::Restore => true,
        Change::Move(to) => list.is_one() && list != ListKind::Own(to),
        _ => false,
    };
    if leaves {
        return rows.retain(|row| !ids.contains(&row.id));
    }
    for row in rows.iter_mut().filter(|row| ids.contains(&row.id)) {
        let row = Arc::make_mut(row);
        match change {
            Change::Start => row.status = Status::InProgress,
            Change::Reopen => row.status = Status::Pending,
            Change::Prioritise(priority) => row.priority = priority,
            _ => {}
        }
    }
}
