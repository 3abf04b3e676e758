use leptos::prelude::*;
use model::{DeliveriesView, TroubledDelivery};

use super::{KeepLive, live};
use crate::components::ActionForm;

/// How the reminders of the day fare, and those somebody has to look after.
#[component]
pub fn Deliveries(deliveries: DeliveriesView) -> impl IntoView {
    let late = match (deliveries.median, deliveries.longest) {
        (Some(median), Some(longest)) => format!(
            "Of the latest {} sent, half were at most {median} late, and all at most {longest}.",
            deliveries.measured
        ),
        _ => "None was sent yet today.".to_owned(),
    };
    let copies = match deliveries.ambiguous.number {
        0 => "None can have arrived twice.".to_owned(),
        _ => format!("{} may have arrived twice: nobody knows whether the first copy left.", deliveries.ambiguous),
    };
    let troubled = deliveries.troubled;
    view! {
        <section>
            <h2>"Reminders of today"</h2>
            <dl class="facts counts">
                {deliveries.states.into_iter().map(|(state, count)| view! {
                    <div><dt>{state}</dt><dd class="figure">{count.to_string()}</dd></div>
                }).collect_view()}
            </dl>
            <p>{late}" "{copies}</p>
        </section>
        {(!troubled.is_empty()).then(|| view! {
            <section>
                <h2>"Reminders held or failed"</h2>
                <p class="quiet-text">"A held one may have been sent or not. Retry sends it, perhaps again."</p>
                <div class="wide" role="region" aria-label="Reminders held or failed" tabindex="0">
                    <table>
                        <thead><tr>
                            <th scope="col">"Person"</th><th scope="col">"What"</th><th scope="col">"State"</th>
                            <th scope="col">"Planned for"</th><th scope="col">"Error"</th>
                            <th scope="col"><span class="sr-only">"Decide"</span></th>
                        </tr></thead>
                        <tbody>{troubled.into_iter().map(|line| view! { <Row line/> }).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        })}
    }
}

#[component]
fn Row(line: TroubledDelivery) -> impl IntoView {
    let label = format!("Retry the reminder of {}", line.email);
    let address = if live() { "/admin/jobs?job=" } else { "/admin/jobs?live=off&job=" };
    view! {
        <tr>
            <th scope="row" dir="auto">{line.email}</th>
            <td>{match line.job {
                Some(job) => view! { <a href=format!("{address}{job}")>{line.kind}</a> }.into_any(),
                None => line.kind.into_any(),
            }}</td>
            <td>{line.state}</td>
            <td>{line.planned}</td>
            <td class="error-text" dir="auto">{line.error}</td>
            <td>{line.job.map(|job| view! {
                <ActionForm action="retry_jobs" identity=("jobs[which]", job.to_string())>
                    <KeepLive/>
                    <button type="submit" aria-label=label>"Retry"</button>
                </ActionForm>
            })}</td>
        </tr>
    }
}
