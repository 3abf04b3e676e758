use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::Dashboard;

use crate::{
    components::{Failure, Layout, chart},
    server_fns,
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
    let numbers = [
        ("Overdue", dashboard.overdue, "/today?due=overdue", "overdue"),
        ("Due today", dashboard.due_today, "/today?due=today", ""),
        ("Next 7 days", dashboard.due_week, "/all?due=week&sort=due", ""),
        ("Pending", dashboard.pending, "/all?status=pending", ""),
        ("In progress", dashboard.in_progress, "/all?status=in_progress", ""),
        ("Completed", dashboard.completed, "/completed", ""),
    ];
    let total = dashboard.total;
    let share = (dashboard.completed * 100).checked_div(total).unwrap_or_default();
    html! {
        div class="dashboard" {
            header class="page-head" { h1 { "Dashboard" } }
            p class="lead" { (dashboard.completed) " of " (total) " tasks completed, " (share) " %" }
            ul class="numbers" {
                @for (label, number, href, class) in numbers {
                    li class={ "number " (class) @if number == 0 { " zero" } } {
                        a href=(href) { strong { (number) } span { (label) } }
                    }
                }
            }
            (chart(&dashboard.days))
            section class="recent" {
                h2 { "Last completed" }
                @if dashboard.recent.is_empty() {
                    p class="quiet-text" { "Nothing yet. The first tick will show up here." }
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
