use maud::{Markup, html};
use model::{Priority, Status, TaskRow};

use crate::{
    components::row_more,
    words::{around, say},
};

/// The name all buttons of the list share.
pub const ACT: &str = "request[act]";

/// A task in a column or on a day. `address` is where its link leads, but for the task's id.
pub fn card(row: &TaskRow, address: &str) -> Markup {
    let id = row.id.0.simple();
    let completed = row.status == Status::Completed;
    let (act, message) = if completed { ("reopen", "row-reopen") } else { ("complete", "row-complete") };
    let (before, after) = around(message);
    html! {
        li class={ "row" @if completed { " completed" } } {
            // One that recurs says which occurrence it is.
            button name=(ACT) value={ (act) ":" (id) @if row.recurs() { ":" (row.version) } } title={ (before) (row.title) (after) }
                class={ "check p-" (row.priority.slug()) @if completed { " done" } } {}
            div class="row-text" {
                a class="row-title" href={ (address) (id) } dir="auto" { (row.title) }
                p class="row-meta" {
                    (due(row))
                    @if row.status == Status::InProgress { span class="in-progress" { (say(Status::InProgress.label())) } }
                    (priority(row.priority))
                    @if row.has_notes { span class="i-notes" role="img" aria-label=(say("row-has-notes")) {} }
                    @if let Some(when) = &row.when { span { (when) } }
                    (row_more(row))
                }
            }
            (tick(row))
        }
    }
}

/// The same where there is room for a line only.
pub fn line(row: &TaskRow, address: &str) -> Markup {
    let id = row.id.0.simple();
    html! {
        li class={ "row p-" (row.priority.slug()) @if row.status == Status::Completed { " completed" } } {
            a class="row-title" href={ (address) (id) } dir="auto" { (row.title) }
            (due(row))
            (priority(row.priority))
            (tick(row))
        }
    }
}

fn due(row: &TaskRow) -> Markup {
    html! {
        @if let Some(due) = row.due.as_ref().filter(|due| !due.text.is_empty()) {
            time datetime=(due.datetime) class=[due.overdue.then_some("overdue")] {
                @if due.overdue { span class="sr-only" { (say("row-overdue")) " " } }
                (due.text)
            }
        }
    }
}

fn priority(priority: Priority) -> Markup {
    let said = match priority {
        Priority::None => return html! {},
        Priority::Low => "row-priority-low",
        Priority::Medium => "row-priority-medium",
        Priority::High => "row-priority-high",
    };
    html! { span class="sr-only" { (say(said)) } }
}

fn tick(row: &TaskRow) -> Markup {
    html! {
        label class="select" {
            input type="checkbox" name="request[ids][]" aria-label=(say("row-select"))
                value={ (row.id.0.simple()) @if row.recurs() { ":" (row.version) } };
        }
    }
}
