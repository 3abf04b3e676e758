use leptos::prelude::*;
use model::{Count, JobView};

use super::{KeepLive, live, overview};
use crate::{components::ActionForm, request::query_value};

/// The jobs that failed or were quarantined, and what can be decided about all of them.
#[component]
pub fn FailedJobs(jobs: Vec<JobView>, count: Count) -> impl IntoView {
    let asked = query_value("all").as_deref() == Some("discard");
    let shown = jobs.len();
    view! {
        <section id="failed">
            <h2>"Failed jobs"</h2>
            {if jobs.is_empty() {
                view! { <p class="quiet-text">"None. Jobs that were tried in vain stand here until somebody decides about them."</p> }.into_any()
            } else {
                view! {
                    {if asked { view! { <Confirm count/> }.into_any() } else { view! { <Decide/> }.into_any() }}
                    <div class="wide" role="region" aria-label="Failed jobs" tabindex="0">
                        <table>
                            <thead><tr>
                                <th scope="col">"Job"</th><th scope="col">"Queue"</th><th scope="col">"State"</th>
                                <th scope="col">"Tries"</th><th scope="col">"When"</th><th scope="col">"Error"</th>
                                <th scope="col"><span class="sr-only">"Decide"</span></th>
                            </tr></thead>
                            <tbody>{jobs.into_iter().map(|job| view! { <Row job/> }).collect_view()}</tbody>
                        </table>
                    </div>
                    {(count.number > shown as u64).then(|| view! {
                        <p class="quiet-text">{format!("The latest {shown} of {count}.")}</p>
                    })}
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
                <button type="submit">"Retry all"</button>
            </ActionForm>
            <a class="button" href=discard>"Discard all…"</a>
        </div>
    }
}

/// What is thrown away does not come back, so it takes a second click.
#[component]
fn Confirm(count: Count) -> impl IntoView {
    let what = if count.number == 1 { "job".to_owned() } else { format!("all {count} jobs") };
    view! {
        <ActionForm action="discard_jobs" identity=("jobs[which]", "all".to_owned())>
            <KeepLive/>
            <p>"They do not come back. Reminders they carried keep saying that they failed."</p>
            <div class="decide">
                <button type="submit" class="danger">{format!("Discard {what}")}</button>
                <a href=overview()>"Keep them"</a>
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
                    <button type="submit" aria-label=format!("Retry job {short}")>"Retry"</button>
                </ActionForm>
            </td>
        </tr>
    }
}
