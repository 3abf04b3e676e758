use leptos::prelude::*;
use model::{ListKind, Status, TaskRow};

/// A line of a list. Its buttons belong to the form around the list.
#[component]
pub fn Row(
    row: TaskRow,
    list: ListKind,
    /// The list's address with this task open beside it.
    #[prop(into)]
    href: Signal<String>,
) -> impl IntoView {
    let id = row.id.0;
    let title = row.title;
    let completed = row.status == Status::Completed;
    let act = |change: &str| format!("{change}:{id}");
    let name = "request[act]";
    // Under the heading of its day a task says no more than its time.
    let due = row.due.and_then(|due| {
        let under_its_day = !row.group.is_empty() && !due.overdue;
        let time = due.datetime.split_once('T').map(|(_, time)| time.to_owned());
        let text = if under_its_day { time? } else { due.text.clone() };
        Some((due, text))
    });
    let check = if list == ListKind::Trash {
        None
    } else {
        let (change, label) = if completed { ("reopen", "Reopen") } else { ("complete", "Complete") };
        Some(view! {
            <button
                type="submit" name=name value=act(change) title=label aria-label=format!("{label}: {title}")
                class=format!("check p-{}", row.priority.slug()) class:done=completed
            ></button>
        })
    };
    let buttons = if list == ListKind::Trash {
        vec![("restore", "Restore", "restore")]
    } else if completed {
        vec![("delete", "Delete", "trash")]
    } else if row.status == Status::Pending {
        vec![("start", "Start", "start"), ("delete", "Delete", "trash")]
    } else {
        vec![("reopen", "Stop", "stop"), ("delete", "Delete", "trash")]
    };
    view! {
        <li class="row" class:completed=completed>
            {check}
            <div class="row-text">
                <a class="row-title" href=href dir="auto">{title.clone()}</a>
                <p class="row-meta">
                    {due.map(|(due, text)| view! {
                        <time datetime=due.datetime class:overdue=due.overdue>
                            <span class="icon i-calendar" aria-hidden="true"></span>
                            {due.overdue.then(|| view! { <span class="sr-only">"Overdue: "</span> })}
                            {text}
                        </time>
                    })}
                    {(row.status == Status::InProgress).then(|| view! { <span class="in-progress">"In progress"</span> })}
                    {(row.priority != model::Priority::None).then(|| view! {
                        <span class="sr-only">{format!("{} priority", row.priority.label())}</span>
                    })}
                    {row.has_notes.then(|| view! {
                        <span class="icon i-notes" role="img" aria-label="Has notes"></span>
                    })}
                    {row.when.map(|when| view! { <span>{when}</span> })}
                </p>
            </div>
            <div class="row-actions">
                {buttons
                    .into_iter()
                    .map(|(change, label, icon)| view! {
                        <button type="submit" class="icon-button" name=name value=act(change) title=label aria-label=format!("{label}: {title}")>
                            <span class=format!("icon i-{icon}") aria-hidden="true"></span>
                        </button>
                    })
                    .collect_view()}
            </div>
            <label class="select">
                <input type="checkbox" name="request[ids][]" value=id.to_string() aria-label=format!("Select: {title}") autocomplete="off"/>
            </label>
        </li>
    }
}
