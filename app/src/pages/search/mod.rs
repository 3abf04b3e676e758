//! Searching over everything: lists, labels and filters by their names, tasks by their titles and notes.

mod palette;
mod places;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{FoundTask, FoundTasks, PAGE_SIZE, Status};

use crate::{
    components::{Failure, Layout},
    error::AppError,
    request::{Visitor, answer, query_value},
    words::say,
};
pub use palette::choices;
use places::{Place, marked, places};

/// What the address asks for, and what was found.
pub async fn page() -> AnyView {
    let typed = query_value("q").unwrap_or_default();
    let after = query_value("after");
    let content = match found(&typed, after.as_deref()).await {
        Ok(found) => InertElement::new(content(&typed, after.is_some(), &found).into_string()).into_any(),
        Err(error) => view! {
            {InertElement::new(html! { div class="settings" { (field(&typed)) } }.into_string())}
            <Failure error/>
        }
        .into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

struct Found {
    places: Vec<Place>,
    tasks: FoundTasks,
}

async fn found(typed: &str, after: Option<&str>) -> Result<Found, AppError> {
    let visitor = Visitor::current();
    let (actor, lists) = (answer(visitor.actor())?, visitor.lists().await?);
    let found = domain::pages::search(&visitor.services, actor, &lists, typed, after, PAGE_SIZE, visitor.now).await;
    let (found, tasks) = answer(found)?;
    Ok(Found { places: places(&found), tasks })
}

fn field(typed: &str) -> Markup {
    html! {
        header class="page-head" { h1 { (say("title-search")) } }
        form method="get" action="/search" role="search" class="search-all" autocomplete="off" {
            input type="search" name="q" value=(typed) dir="auto" maxlength="200" aria-label=(say("search-all"))
                placeholder=(say("search-all")) autofocus[typed.is_empty()];
            button type="submit" class="primary" { (say("search-button")) }
        }
    }
}

fn content(typed: &str, goes_on: bool, Found { places, tasks }: &Found) -> Markup {
    let empty = tasks.tasks.is_empty() && places.is_empty();
    html! {
        div class="settings" {
            (field(typed))
            @if typed.trim().is_empty() { p class="quiet-text" { (say("search-what")) } }
            @else if empty {
                div class="empty" { h2 { (say("nothing-matches")) } p { (say("search-nothing-hint")) } }
            } @else {
                @if !places.is_empty() { nav class="found-places" aria-label=(say("search-places")) { @for place in places { (link(place)) } } }
                @if !tasks.tasks.is_empty() { ol class="found" { @for task in &tasks.tasks { (line(task)) } } }
                @if let Some(next) = &tasks.next {
                    p class="next" { a rel="next" href=(address(typed, Some(next))) { (say("list-next-page")) } }
                }
                @if !goes_on { p class="quiet-text" { a href=(as_filter(typed)) { (say("search-save")) } } }
            }
        }
    }
}

/// The page that searches for a text, or goes on after a cursor.
fn address(typed: &str, after: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", typed).extend_pairs(after.map(|after| ("after", after)));
    ["/search?", &query.finish()].concat()
}

fn link(Place { mark, name, path, kind }: &Place) -> Markup {
    html! {
        a href=(path) { (mark) span class="nav-name" dir="auto" { (name) } small { (kind) } }
    }
}

/// The page for a new filter that finds the same.
fn as_filter(typed: &str) -> String {
    let filter = ["search: \"", &typed.replace('"', " "), "\""].concat();
    ["/filters?", &form_urlencoded::Serializer::new(String::new()).append_pair("filter", &filter).finish()].concat()
}

fn line(task: &FoundTask) -> Markup {
    let done = task.status == Status::Completed;
    html! {
        li class=[done.then_some("completed")] {
            a href={ (task.path) "?open=" (task.id.0) } dir="auto" { (marked(&task.title)) }
            @if let Some(notes) = &task.notes { p class="passage" dir="auto" { (marked(notes)) } }
            p class="row-meta" {
                span dir="auto" { (task.list) }
                @if done { span { (say(Status::Completed.label())) } }
                @if let Some(due) = &task.due { time class=[due.overdue.then_some("overdue")] { (due.text) } }
            }
        }
    }
}
