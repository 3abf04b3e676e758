//! A list as a board or a calendar: pages of the server alone. A script lets people drag what forms do without it.

mod bar;
mod board;
mod calendar;
mod card;
mod filters;

use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{Colour, Field, ListKind, ListQuery, Lists, Panel, Rejection, TaskDetail, TaskId, View};
use uuid::Uuid;

use crate::{
    address::{list_path, list_url, with_open},
    board::aside,
    components::{ActionForm, Failure, FormState, Layout, ROWS_FORM, view_switch},
    error::AppError,
    request::{Visitor, query_value},
    server_fns::panel_of,
    words::say,
};

/// What a view shows besides what all have.
struct Shown {
    own: Option<(String, Colour)>,
    /// The task that is open beside it.
    panel: Panel,
    /// The select that only a board has.
    group: Option<model::Group>,
    /// What stands above the tasks: where else one can go.
    head: Markup,
    /// What can be done to ticked tasks, and all tasks.
    tasks: Markup,
    /// What stands below them.
    end: Markup,
}

/// A list as its query wants it.
pub async fn page(query: ListQuery) -> AnyView {
    provide_context(query.view());
    let shown = match query.view() {
        View::Calendar => calendar::read(&query).await,
        View::Board | View::List => board::read(&query).await,
    };
    let content = match shown {
        Ok(shown) if shown.panel.look.is_empty() && query.open.is_some() => {
            view! { <Failure error=AppError::Rejected(Rejection::NotFound)/> }.into_any()
        }
        Ok(shown) => view! { <Content query shown/> }.into_any(),
        Err(error) => super::list::failure(query.list, error),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

/// The lists of whoever asks, which the parts of the page know from then on.
async fn lists() -> Result<(Visitor, Arc<Lists>), AppError> {
    let visitor = Visitor::current();
    let lists = visitor.lists().await?;
    provide_context(lists.clone());
    Ok((visitor, lists))
}

/// A task beside a view.
fn panel(query: &ListQuery, lists: &Lists, open: Option<TaskDetail>) -> Panel {
    open.map(|task| panel_of(task, lists, with_open(query, None))).unwrap_or_default()
}

#[component]
fn Content(query: ListQuery, shown: Shown) -> impl IntoView {
    let class = if shown.panel.look.is_empty() { "list-page" } else { "list-page with-panel" };
    let own = query.list.is_one().then_some("");
    let (view, list) = (query.view().slug(), query.list);
    let [above, below] =
        [html! { div { (head(&query, shown.own)) (filters::filters(&query, shown.group)) } }, shown.head];
    view! {
        {super::list::order_spoken(list)}
        <div class=class data-view=view data-own=own>
            <section class="list-column views-column">
                {InertElement::new(above.into_string())}
                <ActionForm action="add_task" class="add"><AddLine query/></ActionForm>
                {InertElement::new(below.into_string())}
                <ActionForm action="change_tasks" class="task-list" id=ROWS_FORM autocomplete_off=true>
                    // The form's default button: pressing Enter in a field changes nothing by accident.
                    <button type="submit" disabled hidden></button>
                    <Refused/>
                    {InertElement::new(shown.tasks.into_string())}
                </ActionForm>
                {InertElement::new(html! { div { (shown.end) p class="hint keys" { (say("views-keys")) } } }.into_string())}
            </section>
            {InertElement::new(aside(&shown.panel))}
        </div>
    }
}

/// What the list is called, and the ways to look at it.
fn head(query: &ListQuery, own: Option<(String, Colour)>) -> Markup {
    let edit_name = say(match query.list {
        ListKind::Label => "label-edit-this",
        ListKind::Filter(_) => "filter-edit-this",
        _ => "list-edit-this",
    });
    html! {
        header class="page-head" {
            @if let Some((name, colour)) = &own {
                span class={ "dot c-" (colour.slug()) } aria-hidden="true" {}
                h1 dir="auto" { (name) }
                a class="icon-button i-settings" href={ (list_path(query)) "/edit" } aria-label=(edit_name) title=(edit_name) {}
            } @else {
                h1 { (say(query.list.label())) }
            }
            (view_switch(query))
        }
    }
}

/// What is wrong with what was ticked, or with where it was to go.
#[component]
fn Refused() -> impl IntoView {
    let state = expect_context::<FormState>();
    let message = [Field::Selection, Field::DueDate, Field::Labels].into_iter().find_map(|field| state.message(field));
    message.map(|message| view! { <p class="form-error" role="alert">{message}</p> })
}

/// One field and Enter. A day's or a section's own link says where the task goes.
#[component]
fn AddLine(query: ListQuery) -> impl IntoView {
    let state = expect_context::<FormState>();
    let to = query_value("add").unwrap_or_default();
    let section = Uuid::try_parse(&to).ok();
    let day = (section.is_none() && is_day(&to)).then(|| format!("{to} "));
    let typed = state.typed("task[title]").or_else(|| day.clone()).unwrap_or_default();
    let message = state.message(Field::Title);
    let line = html! {
        div class="add-fields" {
            input type="hidden" name="task[id]" value=(TaskId(Uuid::now_v7()).0);
            input type="hidden" name="task[list]" value=(query.list.word());
            input type="hidden" name="task[label]" value=(query.label);
            input type="hidden" name="task[section]" value=(section.map(|id| id.simple().to_string()).unwrap_or_default());
            // What people turn back into words (public/quick-add.js).
            input type="hidden" name="task[plain]";
            div class="add-line" {
                span class="icon i-add" aria-hidden="true" {}
                input id="new-task" name="task[title]" placeholder=(say("add-any")) aria-label=(say("add-any")) dir="auto"
                    autocomplete="off" enterkeyhint="done" value=(typed) autofocus[!to.is_empty()]
                    aria-invalid=[message.as_ref().map(|_| "true")] aria-describedby="new-task-hint";
                button type="submit" { (say("add-button")) }
                a class="icon-button i-notes" href="/quick-add" aria-label=(say("title-quick-add")) title=(say("title-quick-add")) {}
            }
            div id="understood" aria-live="polite" {}
            p class="hint error" id="new-task-hint" { @if let Some(message) = &message { (message) } }
        }
    };
    InertElement::new(line.into_string())
}

/// `2026-11-27`: what goes into a field of its own words is nothing else.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Where a link on the page leads that opens a task, but for the task's id.
fn opening(query: &ListQuery) -> String {
    let url = list_url(&ListQuery { open: None, ..query.clone() });
    match url.split_once('?') {
        Some((_, query)) => format!("?{query}&open="),
        None => "?open=".to_owned(),
    }
}

/// Where a link leads with which something is added on this page.
fn adding(query: &ListQuery, to: &str) -> String {
    let url = list_url(&ListQuery { open: None, ..query.clone() });
    format!("{url}{}add={to}#new-task", if url.contains('?') { '&' } else { '?' })
}
