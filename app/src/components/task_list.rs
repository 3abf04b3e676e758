use leptos::{prelude::*, web_sys::UrlSearchParams};
use model::{
    Change, ChangeRequest, DueText, Field, ListKind, ListQuery, NewTask, Outcome, Priority, Status, TaskId, TaskPage,
    TaskRow,
};
use uuid::Uuid;

use crate::{
    browser,
    components::{ActionForm, FormState, Notice, bulk_bar::BulkBar, task_row::TaskRowView},
    error::AppError,
};

/// The rows of a list with the form that adds one. Changes show at once and are taken back when the server refuses.
#[component]
pub fn TaskList(query: ListQuery, page: TaskPage) -> impl IntoView {
    let notice = expect_context::<Notice>();
    let list = query.list;
    let rows = RwSignal::new(page.rows);
    let before = StoredValue::new(Vec::<TaskRow>::new());
    let new_id = RwSignal::new(page.new_task_id);

    let settle = move |result: Result<Outcome, AppError>| match result {
        Ok(outcome) => {
            notice.done(outcome);
            notice.changes.update(|changes| *changes += 1);
            true
        }
        Err(error) => {
            rows.set(before.get_value());
            if !matches!(error, AppError::Rejected(model::Rejection::Invalid(_))) {
                notice.failed(&error);
            }
            false
        }
    };
    let adding = Callback::new(move |fields: UrlSearchParams| {
        before.set_value(rows.get_untracked());
        let title = fields.get("task[title]").unwrap_or_default();
        if let Ok(task) = (NewTask { id: new_id.get_untracked(), title, list }).validated() {
            rows.update(|rows| rows.insert(0, row(task)));
        }
    });
    let added = Callback::new(move |result| {
        if settle(result) {
            new_id.set(TaskId(Uuid::new_v4()));
            browser::clear("#new-task");
        }
    });
    let changing = Callback::new(move |fields: UrlSearchParams| {
        before.set_value(rows.get_untracked());
        if let Ok((ids, change)) = request(&fields).validated() {
            rows.update(|rows| apply(rows, list, &ids, change));
        }
    });
    let changed = Callback::new(move |result| {
        settle(result);
    });
    let address = StoredValue::new(query.clone());
    let filtered = query.filtered() || query.after.is_some();
    let href = move |id: TaskId| address.with_value(|query| super::super::pages::list_url(query, Some(id)));
    let next = page.next.map(|after| {
        let next = ListQuery { after: Some(after), open: None, ..query.clone() };
        super::super::pages::list_url(&next, None)
    });
    view! {
        {(!matches!(list, ListKind::Completed | ListKind::Trash)).then(|| view! {
            <ActionForm action="add_task" class="add" on_send=adding on_done=added>
                <input type="hidden" name="task[id]" value=move || new_id.get().0.to_string()/>
                <input type="hidden" name="task[list]" value=list.slug()/>
                <AddField list/>
            </ActionForm>
        })}
        <ActionForm action="change_tasks" class="task-list" on_send=changing on_done=changed>
            // The form's default button: pressing Enter in a field changes nothing by accident.
            <button type="submit" disabled hidden></button>
            <SelectionMessage/>
            <BulkBar list/>
            <ul class="rows">
                <For
                    each=move || with_headings(rows.get())
                    key=|line| line.clone()
                    children=move |line| match line {
                        Line::Heading(text) => view! { <li class="group"><h2>{text}</h2></li> }.into_any(),
                        Line::Row(row) => {
                            let href = href(row.id);
                            view! { <TaskRowView row=row list href/> }.into_any()
                        }
                    }
                />
            </ul>
        </ActionForm>
        {move || rows.with(Vec::is_empty).then(|| view! { <Empty list filtered/> })}
        {next.map(|href| view! { <p class="next"><a href=href rel="next">"Next page"</a></p> })}
    }
}

#[component]
fn AddField(list: ListKind) -> impl IntoView {
    let state = expect_context::<FormState>();
    let placeholder = if list == ListKind::Today { "Add a task for today" } else { "Add a task" };
    view! {
        <div class="add-line">
            <span class="icon i-add" aria-hidden="true"></span>
            <input
                id="new-task" name="task[title]" placeholder=placeholder aria-label=placeholder dir="auto"
                autocomplete="off" enterkeyhint="done" value=state.typed("task[title]")
                aria-invalid=move || state.message(Field::Title).map(|_| "true") aria-describedby="new-task-hint"
            />
            <button type="submit">"Add"</button>
        </div>
        <p class="hint error" id="new-task-hint">{move || state.message(Field::Title)}</p>
    }
}

/// What is wrong with the selection or its new date.
#[component]
fn SelectionMessage() -> impl IntoView {
    let state = expect_context::<FormState>();
    view! {
        {move || state.message(Field::Selection).or_else(|| state.message(Field::DueDate)).map(|message| view! {
            <p class="form-error" role="alert">{message}</p>
        })}
    }
}

#[component]
fn Empty(list: ListKind, filtered: bool) -> impl IntoView {
    let (heading, hint) = match (filtered, list) {
        (true, _) => ("Nothing matches", "Try fewer filters or other words."),
        (_, ListKind::Today) => ("Nothing due today", "Add a task above, or look at what is upcoming."),
        (_, ListKind::Upcoming) => ("Nothing upcoming", "Tasks with a later due date show up here."),
        (_, ListKind::All) => ("No open tasks", "Write the first thing on your mind above and press Enter."),
        (_, ListKind::Completed) => ("Nothing completed yet", "Tick a task and it moves here."),
        (_, ListKind::Trash) => ("The trash is empty", "Deleted tasks stay here until you empty it."),
    };
    view! {
        <div class="empty">
            <span class=format!("icon i-{}", list.slug()) aria-hidden="true"></span>
            <h2>{heading}</h2>
            <p>{hint}</p>
        </div>
    }
}

/// A line of the list: a heading, or a row.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Line {
    Heading(String),
    Row(TaskRow),
}

fn with_headings(rows: Vec<TaskRow>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len() + 8);
    let mut group = String::new();
    for row in rows {
        if row.group != group {
            group.clone_from(&row.group);
            lines.push(Line::Heading(group.clone()));
        }
        lines.push(Line::Row(row));
    }
    lines
}

/// The row a new task has until the server has answered.
fn row(task: NewTask) -> TaskRow {
    let due = (task.list == ListKind::Today).then(|| DueText {
        text: "Today".to_owned(),
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
    }
}

fn request(fields: &UrlSearchParams) -> ChangeRequest {
    let field = |name| fields.get(name).unwrap_or_default();
    ChangeRequest {
        act: field("request[act]"),
        ids: browser::values(fields, "request[ids][]").iter().filter_map(|id| id.parse().ok()).map(TaskId).collect(),
        date: field("request[date]"),
        priority: field("request[priority]"),
    }
}

/// Shows a change before the server has made it.
fn apply(rows: &mut Vec<TaskRow>, list: ListKind, ids: &[TaskId], change: Change) {
    let leaves = match change {
        Change::Complete => list != ListKind::Completed,
        Change::Reopen => list == ListKind::Completed,
        Change::Delete | Change::Restore => true,
        _ => false,
    };
    if leaves {
        return rows.retain(|row| !ids.contains(&row.id));
    }
    for row in rows.iter_mut().filter(|row| ids.contains(&row.id)) {
        match change {
            Change::Start => row.status = Status::InProgress,
            Change::Reopen => row.status = Status::Pending,
            Change::Prioritise(priority) => row.priority = priority,
            _ => {}
        }
    }
}
