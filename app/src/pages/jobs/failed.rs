use leptos::prelude::*;
use model::{Count, JobView};

use super::{KeepLive, counted, live, overview};
use crate::{
    components::ActionForm,
    request::query_value,
    words::{language, say, say_with},
};

/// The jobs that failed or were quarantined, and what can be decided about all of them.
#[component]
pub fn FailedJobs(jobs: Vec<JobView>, count: Count) -> impl IntoView {
    let asked = query_value("all").as_deref() == Some("discard");
    let shown = jobs.len() as u64;
    let latest = (count.number > shown)
        .then(|| language().format("console-latest", [("shown", shown.into()), ("count", counted(count).into())]));
    view! {
        <section id="failed">
            <h2>{say("console-failed-jobs")}</h2>
            {if jobs.is_empty() {
                view! { <p class="quiet-text">{say("console-none-failed")}</p> }.into_any()
            } else {
                view! {
                    {if asked { view! { <Confirm count/> }.into_any() } else { view! { <Decide/> }.into_any() }}
                    <div class="wide" role="region" aria-label=say("console-failed-jobs") tabindex="0">
                        <table>
                            <thead><tr>
                                <th scope="col">{say("console-job")}</th>
                                <th scope="col">{say("console-queue")}</th>
                                <th scope="col">{say("console-state")}</th>
                                <th scope="col">{say("console-tries")}</th>
                                <th scope="col">{say("console-when")}</th>
                                <th scope="col">{say("console-error")}</th>
                                <th scope="col"><span class="sr-only">{say("console-decide")}</span></th>
                            </tr></thead>
                            <tbody>{jobs.into_iter().map(|job| view! { <Row job/> }).collect_view()}</tbody>
                        </table>
                    </div>
                    {latest.map(|latest| view! { <p class="quiet-text">{latest}</p> })}
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Decide() -> impl IntoView {
    let discard = if live() { "/admin/jobs?all=discard#failed" } else { "/admin/jobs?live=off&all=discard#failed" };
    view! {
        <div class="decide">
            <ActionForm action="retry_jobs" identity=("jobs[which]", "all".to_owned())>
                <KeepLive/>
                <button type="submit">{say("console-retry-all")}</button>
            </ActionForm>
            <a class="button" href=discard>{say("console-discard-all")}</a>
        </div>
    }
}

/// What is thrown away does not come back, so it takes a second click.
#[component]
fn Confirm(count: Count) -> impl IntoView {
    let all = [("number", count.number.into()), ("count", counted(count).into())];
    view! {
        <ActionForm action="discard_jobs" identity=("jobs[which]", "all".to_owned())>
            <KeepLive/>
            <p>{say("console-discard-warning")}</p>
            <div class="decide">
                <button type="submit" class="danger">{language().format("console-discard-counted", all)}</button>
                <a href=overview()>{say("console-keep")}</a>
            </div>
        </ActionForm>
    }
}

#[component]
fn Row(job: JobView) -> impl IntoView {
    let href = format!("{}job={}", if live() { "/admin/jobs?" } else { "/admin/jobs?live=off&" }, job.id);
    let short = job.id.to_string();
    // The last part tells ids apart that were made in the same moment.
    let short = short.rsplit('-').next().unwrap_or_default().to_owned();
    view! {
        <tr>
            <th scope="row"><a href=href>{format!("{} {short}", job.name)}</a></th>
            <td>{job.queue}</td>
            <td>{job.state}</td>
            <td>{job.tries}</td>
            <td>{job.finished}</td>
            <td class="error-text" dir="auto">{job.error}</td>
            <td>
                <ActionForm action="retry_jobs" identity=("jobs[which]", job.id.to_string())>
                    <KeepLive/>
                    <button type="submit" aria-label=say_with("console-retry-job", &short)>{say("console-retry")}</button>
                </ActionForm>
            </td>
        </tr>
    }
}
