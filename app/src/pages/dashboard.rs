use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::Dashboard;

use crate::{
    components::{Failure, Layout, chart},
    server_fns,
    words::language,
};

/// How the person signed in is doing.
pub async fn page() -> AnyView {
    let content = match server_fns::dashboard().await {
        Ok(dashboard) => InertElement::new(numbers(&dashboard).into_string()).into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

/// Nothing in it changes by itself: a template.
fn numbers(dashboard: &Dashboard) -> Markup {
    let language = language();
    let numbers = [
        ("dashboard-overdue", dashboard.overdue, "/today?due=overdue", "overdue"),
        ("dashboard-due-today", dashboard.due_today, "/today?due=today", ""),
        ("dashboard-due-week", dashboard.due_week, "/all?due=week&sort=due", ""),
        ("dashboard-pending", dashboard.pending, "/all?status=pending", ""),
        ("dashboard-in-progress", dashboard.in_progress, "/all?status=in_progress", ""),
        ("dashboard-completed", dashboard.completed, "/completed", ""),
    ];
    let (completed, total) = (dashboard.completed, dashboard.total);
    let share = (completed * 100).checked_div(total).unwrap_or_default();
    let share = [("completed", completed.into()), ("total", total.into()), ("share", share.into())];
    html! {
        div class="dashboard" {
            header class="page-head" { h1 { (language.say("title-dashboard")) } }
            p class="lead" { (language.format("dashboard-share", share)) }
            ul class="numbers" {
                @for (label, number, href, class) in numbers {
                    li class={ "number " (class) @if number == 0 { " zero" } } {
                        a href=(href) { strong { (language.number(number.into())) } span { (language.say(label)) } }
                    }
                }
            }
            (chart(language, &dashboard.days))
            section class="recent" {
                h2 { (language.say("dashboard-last-completed")) }
                @if dashboard.recent.is_empty() {
                    p class="quiet-text" { (language.say("dashboard-nothing")) }
                }
                ul {
                    @for task in &dashboard.recent {
                        li {
                            a href={ "/tasks/" (task.id.0) } dir="auto" { (task.title) }
                            span class="quiet-text" { (task.when) }
                        }
                    }
                }
            }
        }
    }
}
