//! The operators' page. It needs no script: it shows how things stand, and asks to be loaded again.

mod deliveries;
mod failed;
mod job;
mod queues;

use std::collections::BTreeSet;

use axum::http::request::Parts;
use leptos::{prelude::*, reactive::owner::with_context};
use model::{Console, Count, ScheduleView, Viewer, WorkerView};

use crate::{
    components::{ActionForm, Failure, Layout},
    failed_form::FailedForm,
    pages::{not_found, tabs::Tabs},
    request::query_value,
    server_fns,
    words::{around, language, say, say_with},
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

/// `1,234` or `10,000+`
fn counted(count: Count) -> String {
    let number = language().number(count.number);
    if count.more { number + "+" } else { number }
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
        ("console-refreshes", "/admin/jobs?live=off", "console-stop-refreshing")
    } else {
        ("console-refreshes-not", PATH, "console-start-refreshing")
    };
    let lead = format!("{} {} ", say_with("console-as-of", &console.at), say(says));
    let (before_email, after_email) = around("console-test-mail-explained");
    view! {
        <div class="console">
            <header class="page-head"><h1>{say("console-heading")}</h1></header>
            <Tabs/>
            <p class="lead">{lead}<a href=href>{say(offers)}</a></p>
            <Queues queues=console.queues/>
            <Rota workers=console.workers schedule=console.schedule/>
            <FailedJobs jobs=console.failed count=console.failed_count/>
            <Deliveries deliveries=console.deliveries/>
            <section>
                <h2>{say("console-test-mail")}</h2>
                <ActionForm action="send_test_mail">
                    <p>{before_email}<span dir="auto">{email}</span>{after_email}</p>
                    <button type="submit">{say("console-send-test-mail")}</button>
                </ActionForm>
            </section>
        </div>
    }
}

/// Who works, and who plans.
#[component]
fn Rota(workers: Vec<WorkerView>, schedule: ScheduleView) -> impl IntoView {
    let next = schedule.next.map(|next| format!(" {}", say_with("console-next-due", &next))).unwrap_or_default();
    let looked = match (schedule.last, schedule.alive) {
        (Some(last), true) => say_with("console-scheduler-looked", &last),
        (Some(last), false) => say_with("console-scheduler-stopped", &last),
        (None, _) => say("console-scheduler-never").to_owned(),
    };
    let faults: BTreeSet<String> = workers.iter().filter_map(|worker| worker.mail_fault.clone()).collect();
    let (before_fault, after_fault) = around("console-mail-fault");
    view! {
        <section>
            <h2>{say("console-workers")}</h2>
            {faults.into_iter().map(|fault| view! {
                <p class="overdue">{before_fault}<span dir="auto">{fault}</span>{after_fault}</p>
            }).collect_view()}
            {if workers.is_empty() {
                view! { <p class="overdue">{say("console-no-worker")}</p> }.into_any()
            } else {
                view! {
                    <div class="wide" role="region" aria-label=say("console-workers") tabindex="0">
                        <table>
                            <thead><tr>
                                <th scope="col">{say("console-process")}</th>
                                <th scope="col">{say("console-queues")}</th>
                                <th scope="col" class="figure">{say("console-running")}</th>
                                <th scope="col">{say("console-since")}</th>
                                <th scope="col">{say("console-seen")}</th>
                            </tr></thead>
                            <tbody>{workers.into_iter().map(|worker| view! {
                                <tr>
                                    <th scope="row">{worker.host}</th>
                                    <td>{worker.queues}</td>
                                    <td class="figure">{language().number(worker.running.into())}</td>
                                    <td>{worker.since}</td>
                                    <td>{worker.seen}</td>
                                </tr>
                            }).collect_view()}</tbody>
                        </table>
                    </div>
                }.into_any()
            }}
            <p class:overdue=!schedule.alive>{looked + &next}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_at_a_glance() {
        let said = |number, more| counted(Count { number, more });
        assert_eq!(said(0, false), "0");
        assert_eq!(said(999, false), "999");
        assert_eq!(said(1_234_567, false), "1,234,567");
        assert_eq!(said(10_000, true), "10,000+");
    }
}
