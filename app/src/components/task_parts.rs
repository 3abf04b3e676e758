use leptos::prelude::use_context;
use maud::{Markup, html};
use model::{Field, PartView, Progress, Rejection, Status, TaskDetail, TaskRow};

use crate::{
    error::AppError,
    failed_form::FailedForm,
    words::{around, language, said, say, say_number},
};

/// What a task is a part of, its parts, and the form for another.
pub fn task_parts(task: &TaskDetail) -> Markup {
    let family = &task.family;
    let id = task.id.0.simple();
    html! {
        section class="parts" aria-labelledby="parts-title" {
            h3 id="parts-title" { (say("parts-title")) " " (count(family.progress)) }
            @if let Some((parent, title)) = &family.parent {
                p class="hint" { (say("parts-part-of")) " " a href={ "/tasks/" (parent.0.simple()) } dir="auto" { (title) } }
            }
            @if !family.parts.is_empty() {
                form method="post" {
                    input type="hidden" name="do" value="change_tasks";
                    ul { @for part in &family.parts { (line(part)) } }
                }
            }
            @if family.progress.of as usize > family.parts.len() {
                p class="hint" { a href={ "/tasks/" (id) } { (more(family.progress.of - family.parts.len() as u32)) } }
            }
            @if !task.deleted { (new_part(task)) (moving(task)) }
        }
    }
}

fn count(progress: Progress) -> Markup {
    html! { @if progress.of > 0 { span class="count" { (said_progress(progress)) } } }
}

/// `2 of 5`
fn said_progress(progress: Progress) -> String {
    language().format("parts-progress", [("done", progress.done.into()), ("of", progress.of.into())])
}

/// `3 more subtasks`
fn more(number: u32) -> String {
    say_number("parts-more", number.into())
}

fn line(part: &PartView) -> Markup {
    let completed = part.status == Status::Completed;
    let (act, message) = if completed { ("reopen", "row-reopen") } else { ("complete", "row-complete") };
    let (before, after) = around(message);
    let id = part.id.0.simple();
    html! {
        li class=[completed.then_some("completed")] {
            button name="request[act]" value={ (act) ":" (id) @if let Some(seen) = part.seen { ":" (seen) } } title={ (before) (part.title) (after) }
                class={ "check p-" (part.priority.slug()) @if completed { " done" } } {}
            a href={ "/tasks/" (id) } dir="auto" { (part.title) }
        }
    }
}

/// One field and Enter.
fn new_part(task: &TaskDetail) -> Markup {
    let failed = use_context::<FailedForm>().filter(|failed| failed.action == "add_part");
    let message = failed.as_ref().and_then(|failed| match &failed.error {
        AppError::Rejected(Rejection::Invalid(errors)) => {
            errors.get(Field::Title).map(|problem| said(problem.message()))
        }
        error => Some(error.message()),
    });
    let typed = failed.as_ref().and_then(|failed| failed.typed("task[title]")).unwrap_or_default();
    html! {
        form method="post" class="add" {
            input type="hidden" name="do" value="add_part";
            input type="hidden" name="task[id]" value=(task.family.new_part.0);
            input type="hidden" name="task[parent]" value=(task.id.0);
            div class="add-line" {
                span class="icon i-add" aria-hidden="true" {}
                input id="new-part" name="task[title]" placeholder=(say("parts-add")) aria-label=(say("parts-add")) value=(typed)
                    dir="auto" autocomplete="off" enterkeyhint="done" aria-describedby="new-part-hint"
                    aria-invalid=[message.as_ref().map(|_| "true")];
                button type="submit" { (say("add-button")) }
            }
            p class="hint error" id="new-part-hint" { @if let Some(message) = &message { (message) } }
        }
    }
}

/// In and out, one level at a time.
fn moving(task: &TaskDetail) -> Markup {
    let id = task.id.0.simple();
    html! {
        form method="post" class="quick-choices" {
            input type="hidden" name="do" value="change_tasks";
            button name="request[act]" value={ "indent:" (id) } title=(say("parts-indent-title")) { (say("parts-indent")) }
            @if task.family.parent.is_some() {
                button name="request[act]" value={ "outdent:" (id) } { (say("parts-outdent")) }
            }
        }
    }
}

/// What the task can be a part of, as options of a select: `chosen` is what was chosen in a form that was turned down.
pub fn parent_options(task: &TaskDetail) -> Markup {
    let family = &task.family;
    let failed = use_context::<FailedForm>().filter(|failed| failed.action == "save_task");
    let chosen = match failed.as_ref().and_then(|failed| failed.typed("task[parent]")) {
        Some(typed) => typed.to_owned(),
        None => family.parent.as_ref().map(|(id, _)| id.0.to_string()).unwrap_or_default(),
    };
    html! {
        option value="" { (say("parts-no-parent")) }
        @for (id, title) in family.parent.iter().chain(&family.parents) {
            @let id = id.0.to_string();
            option value=(id) selected[id == chosen] { (short(title)) }
        }
    }
}

/// A title as a choice among many.
fn short(title: &str) -> String {
    const LONGEST: usize = 60;
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => [&title[..end], "…"].concat(),
        None => title.to_owned(),
    }
}

/// What a line of a list says of a task's parts: how far they have come, and the button that folds them.
pub fn row_parts(row: &TaskRow) -> Markup {
    let id = row.id.0.simple();
    html! {
        @if let Some(parts) = row.about.parts {
            @match parts.folded {
                None => { (count(parts.progress)) }
                Some(folded) => {
                    @let (before, after) = around(if folded { "row-unfold" } else { "row-fold" });
                    button class="fold count" name="request[act]" value={ @if folded { "unfold:" } @else { "fold:" } (id) }
                        aria-expanded=(!folded) {
                        // What is seen is a part of its name.
                        (said_progress(parts.progress)) span class="sr-only" { " " (before) (row.title) (after) }
                    }
                }
            }
            @if parts.missing > 0 { a href={ "/tasks/" (id) } { (more(parts.missing)) } }
        }
    }
}
