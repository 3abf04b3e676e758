use leptos::prelude::*;

use crate::{
    components::{Chart, Failure, Layout},
    server_fns,
};

/// How the person signed in is doing.
#[component]
pub fn DashboardPage() -> impl IntoView {
    view! {
        <Layout>
            {Suspend::new(async {
                match server_fns::dashboard().await {
                    Ok(dashboard) => view! { <Numbers dashboard/> }.into_any(),
                    Err(error) => view! { <Failure error/> }.into_any(),
                }
            })}
        </Layout>
    }
}

#[component]
fn Numbers(dashboard: model::Dashboard) -> impl IntoView {
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
    view! {
        <div class="dashboard">
            <header class="page-head"><h1>"Dashboard"</h1></header>
            <p class="lead">{format!("{} of {total} tasks completed, {share} %", dashboard.completed)}</p>
            <ul class="numbers">
                {numbers
                    .map(|(label, number, href, class)| view! {
                        <li class=format!("number {class}") class:zero=number == 0>
                            <a href=href><strong>{number}</strong><span>{label}</span></a>
                        </li>
                    })
                    .collect_view()}
            </ul>
            <Chart days=dashboard.days/>
            <section class="recent">
                <h2>"Last completed"</h2>
                {dashboard.recent.is_empty().then(|| view! { <p class="quiet-text">"Nothing yet. The first tick will show up here."</p> })}
                <ul>
                    {dashboard
                        .recent
                        .into_iter()
                        .map(|task| view! {
                            <li>
                                <a href=format!("/tasks/{}", task.id.0) dir="auto">{task.title}</a>
                                <span class="quiet-text">{task.when}</span>
                            </li>
                        })
                        .collect_view()}
                </ul>
            </section>
        </div>
    }
}
