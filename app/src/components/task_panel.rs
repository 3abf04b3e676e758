use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;
use maud::html;
use model::{Field, ListId, Panel, Priority, SectionId, SectionView, Status, TaskDetail};

use crate::{
    components::{
        ActionForm, FieldHint, FormState, NotesField, Occurrences, RecurrenceFields, SelectField, TaskReminders,
        TextField, list_options,
    },
    words::say,
};

/// A task as the board shows it: the browser sends its forms in the background, and needs no more than their HTML.
pub fn panel(task: TaskDetail, close: String) -> Panel {
    let html = view! { <TaskPanel task close/> }.to_html();
    let mut look = DefaultHasher::new();
    html.hash(&mut look);
    Panel { look: format!("{:x}", look.finish()), html }
}

/// One task: read and edited beside the list or on its own page.
#[component]
pub fn TaskPanel(
    task: TaskDetail,
    /// The address without the panel.
    close: String,
) -> impl IntoView {
    let id = task.id.0.to_string();
    let version = task.version;
    let completed = task.status == Status::Completed;
    let (toggle, toggle_label) = if completed { ("reopen", "act-reopen") } else { ("complete", "act-complete") };
    let mut actions = if task.deleted {
        vec![("restore", "act-restore")]
    } else {
        vec![(toggle, toggle_label), ("up", "act-up"), ("down", "act-down"), ("delete", "act-delete")]
    };
    let recurs = !task.recurrence.rule.is_empty();
    if recurs && !task.deleted {
        actions.extend([("skip", "act-skip"), ("end", "act-end")]);
    }
    // Which occurrence it is.
    let meant = if recurs { format!(":{version}") } else { String::new() };
    let (done, history) = (task.recurrence.done.clone(), task.recurrence.history.clone());
    let dated = task.due.is_some() || task.deadline.is_some();
    let has_notes = !task.notes.is_empty();
    view! {
        <article class="panel" aria-label=say("panel-label")>
            <header class="panel-head">
                <h2 class="panel-title" class:completed=completed dir="auto">{task.title.clone()}</h2>
                <a class="icon-button" href=close aria-label=say("panel-close") title=say("panel-close")>
                    <span class="icon i-close" aria-hidden="true"></span>
                </a>
            </header>
            {task.due.map(|due| view! {
                <p class="panel-due" class:overdue=due.overdue>
                    <span class="icon i-calendar" aria-hidden="true"></span>
                    {due.overdue.then(|| view! { <span class="sr-only">{[say("row-overdue"), " "].concat()}</span> })}
                    <time datetime=due.datetime>{due.text}</time>
                </p>
            })}
            {task.deadline.map(|deadline| view! {
                <p class="panel-due" class:overdue=deadline.overdue>{deadline.text}</p>
            })}
            {has_notes.then(|| view! { <div class="notes" dir="auto" inner_html=task.notes_html></div> })}
            <ActionForm action="save_task" class="panel-form" identity=("task[id]", id.clone())>
                <VersionField version/>
                <TextField label=say("panel-title") name="task[title]" field=Field::Title value=task.title/>
                <NotesField label=say("panel-notes") name="task[notes]" field=Field::Notes value=task.notes/>
                <div class="field-pair">
                    <SelectField label=say("panel-status") name="task[status]" value=task.status.slug().to_owned()
                        choices=Status::ALL.map(|s| (s.slug(), say(s.label()))).to_vec()/>
                    <SelectField label=say("panel-priority") name="task[priority]" value=task.priority.slug().to_owned()
                        choices=Priority::ALL.map(|p| (p.slug(), say(p.label()))).to_vec()/>
                </div>
                <div class="field-pair">
                    <TextField label=say("panel-due-date") name="task[due_date]" field=Field::DueDate kind="date" value=task.due_date/>
                    <TextField label=say("panel-due-time") name="task[due_time]" field=Field::DueTime kind="time" value=task.due_time/>
                </div>
                <div class="field-pair">
                    <TextField label=say("panel-start-date") name="task[start_date]" field=Field::StartDate kind="date" value=task.start_date/>
                    <TextField label=say("panel-deadline") name="task[deadline]" field=Field::Deadline kind="date" value=task.deadline_date/>
                </div>
                <TextField label=say("panel-labels") name="task[labels]" field=Field::Labels value=task.labels autocomplete="off"/>
                <RecurrenceFields recurrence=task.recurrence/>
                <ListField list=task.list/>
                <SectionField section=task.section sections=task.sections/>
                <ParentField options=task.parents/>
                <button type="submit" class="primary">{say("panel-save")}</button>
            </ActionForm>
            <div inner_html=task.parts></div>
            {(!task.deleted && !completed).then(|| view! {
                <TaskReminders task=id.clone() dated reminders=task.reminders deliveries=task.deliveries/>
            })}
            <ActionForm action="change_tasks" class="panel-actions">
                {actions
                    .into_iter()
                    .map(|(change, label)| view! {
                        <button type="submit" name="request[act]" value=format!("{change}:{id}{meant}")>{say(label)}</button>
                    })
                    .collect_view()}
            </ActionForm>
            <Occurrences done history/>
            <p class="history">{task.history}</p>
        </article>
    }
}

/// The list that the task stands in.
#[component]
fn ListField(list: ListId) -> impl IntoView {
    const NAME: &str = "task[list]";
    let typed = expect_context::<FormState>().typed(NAME).and_then(|id| id.parse().ok()).map(ListId);
    view! {
        <div class="field">
            <label for=NAME>{say("panel-list")}</label>
            <select id=NAME name=NAME autocomplete="off" inner_html=list_options(Some(typed.unwrap_or(list))).into_string()></select>
        </div>
    }
}

/// The section of that list, if it has any. Whoever chooses another list leaves it behind.
#[component]
fn SectionField(section: Option<SectionId>, sections: Vec<SectionView>) -> impl IntoView {
    const NAME: &str = "task[section]";
    let typed = expect_context::<FormState>().typed(NAME);
    let chosen = typed.map_or(section, |id| id.parse().ok().map(SectionId));
    let options = html! {
        option value="" { (say("section-none")) }
        @for section in &sections {
            option value=(section.id.0.simple()) selected[chosen == Some(section.id)] { (section.name) }
        }
    };
    (!sections.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for=NAME>{say("panel-section")}</label>
                <select id=NAME name=NAME autocomplete="off" inner_html=options.into_string()></select>
            </div>
        }
    })
}

/// The task that it is a part of.
#[component]
fn ParentField(options: String) -> impl IntoView {
    const NAME: &str = "task[parent]";
    view! {
        <div class="field">
            <label for=NAME>{say("panel-parent")}</label>
            <select id=NAME name=NAME autocomplete="off" aria-describedby=format!("{NAME}-hint") inner_html=options></select>
            <FieldHint name=NAME field=Field::Parent/>
        </div>
    }
}

/// The version the form was opened with, or the newer one it was told of: saving again then replaces it knowingly.
#[component]
fn VersionField(version: i64) -> impl IntoView {
    let state = expect_context::<FormState>();
    view! {
        <input type="hidden" name="task[version]" value=state.current_version().unwrap_or(version).to_string()/>
    }
}
