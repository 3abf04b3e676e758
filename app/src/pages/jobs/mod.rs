//! The operators' page. It needs no script: it shows how things stand, and asks to be loaded again.

mod deliveries;
mod failed;
mod job;
mod queues;

use std::collections::BTreeSet;

use axum::http::request::Parts;
use leptos::{prelude::*, reactive::owner::with_context};
use model::{Console, ScheduleView, Viewer, WorkerView};

use crate::{
    components::{ActionForm, Failure, Layout},
    failed_form::FailedForm,
    pages::not_found,
    request::query_value,
    server_fns,
};
use deliveries::Deliveries;
use failed::FailedJobs;
use job::JobSection;
use queues::Queues;

const PATH: &str = "/admin/jobs";

/// Queues, workers, failed jobs and the reminders of the day. To whoever is no operator it does not exist.
pub async fn page() -> AnyView {
    if !operator() {
        return not_found::page().await;
    }
    let content = match query_value("job") {
        Some(id) => one(&id).await,
        None => all().await,
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

async fn all() -> AnyView {
    match server_fns::console().await {
        Ok(console) => view! { <Overview console/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    }
}

async fn one(id: &str) -> AnyView {
    match server_fns::job_detail(id.parse().unwrap_or_default()).await {
        Ok(job) => view! { <JobSection job/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    }
}

/// Whether the person who asks is an operator.
pub fn operator() -> bool {
    with_context::<Viewer, _>(|viewer| viewer.operator).unwrap_or_default()
}

/// Whether the page loads itself again: the overview does, while nobody has turned that off, reads what went wrong with
/// a form, or is about to confirm something.
pub fn refreshes() -> bool {
    let Some(parts) = use_context::<Parts>() else { return false };
    let query = parts.uri.query().unwrap_or_default();
    let quiet = query.split('&').any(|pair| pair == "live=off" || pair.starts_with("job=") || pair.starts_with("all="));
    parts.uri.path() == PATH && operator() && !quiet && use_context::<FailedForm>().is_none()
}

/// The address of the overview that goes on as this page does.
fn overview() -> &'static str {
    if live() { PATH } else { "/admin/jobs?live=off" }
}

fn live() -> bool {
    query_value("live").as_deref() != Some("off")
}

/// Keeps a form from turning the refreshing on again.
#[component]
fn KeepLive() -> impl IntoView {
    (!live()).then(|| view! { <input type="hidden" name="jobs[live]" value="off"/> })
}

#[component]
fn Overview(console: Console) -> impl IntoView {
    let email = use_context::<Viewer>().map(|viewer| viewer.email);
    let (says, href, offers) = if live() {
        ("It refreshes every 10 seconds.", "/admin/jobs?live=off", "Stop refreshing")
    } else {
        ("It does not refresh.", PATH, "Refresh every 10 seconds")
    };
    view! {
        <div class="console">
            <header class="page-head"><h1>"Jobs"</h1></header>
            <p class="lead">{format!("As of {} UTC, as are all times here. {says} ", console.at)}<a href=href>{offers}</a></p>
            <Queues queues=console.queues/>
            <Rota workers=console.workers schedule=console.schedule/>
            <FailedJobs jobs=console.failed count=console.failed_count/>
            <Deliveries deliveries=console.deliveries/>
            <section>
                <h2>"Test mail"</h2>
                <ActionForm action="send_test_mail">
                    <p>"Goes to " <span dir="auto">{email}</span> " at once and past the queue, and says what the mail server said."</p>
                    <button type="submit">"Send a test mail"</button>
                </ActionForm>
            </section>
        </div>
    }
}

/// Who works, and who plans.
#[component]
fn Rota(workers: Vec<WorkerView>, schedule: ScheduleView) -> impl IntoView {
    let next = schedule.next.map(|next| format!(" The next one is due {next}.")).unwrap_or_default();
    let planned = match (schedule.last, schedule.alive) {
        (Some(last), true) => format!("The scheduler looked for due reminders {last}.{next}"),
        (Some(last), false) => format!("No scheduler is running: the last one looked {last}.{next}"),
        (None, _) => format!("No scheduler has run yet.{next}"),
    };
    let faults: BTreeSet<String> = workers.iter().filter_map(|worker| worker.mail_fault.clone()).collect();
    view! {
        <section>
            <h2>"Workers"</h2>
            {faults.into_iter().map(|fault| view! {
                <p class="overdue">"No mail can leave with these settings, and mails are held back: " <span dir="auto">{fault}</span></p>
            }).collect_view()}
            {if workers.is_empty() {
                view! { <p class="overdue">"No worker is alive. Jobs wait until one starts."</p> }.into_any()
            } else {
                view! {
                    <div class="wide" role="region" aria-label="Workers" tabindex="0">
                        <table>
                            <thead><tr>
                                <th scope="col">"Process"</th><th scope="col">"Queues"</th><th scope="col" class="figure">"Running"</th>
                                <th scope="col">"Since"</th><th scope="col">"Seen"</th>
                            </tr></thead>
                            <tbody>{workers.into_iter().map(|worker| view! {
                                <tr>
                                    <th scope="row">{worker.host}</th><td>{worker.queues}</td><td class="figure">{worker.running}</td>
                                    <td>{worker.since}</td><td>{worker.seen}</td>
                                </tr>
                            }).collect_view()}</tbody>
                        </table>
                    </div>
                }.into_any()
            }}
            <p class:overdue=!schedule.alive>{planned}</p>
        </section>
    }
}
