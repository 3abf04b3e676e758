use leptos::prelude::*;
use model::{Count, DeliveriesView, TroubledDelivery};

use super::{KeepLive, counted, live};
use crate::{
    components::ActionForm,
    words::{language, say, say_with},
};

/// How the mails of the day fare, and those somebody has to look after.
#[component]
pub fn Deliveries(deliveries: DeliveriesView) -> impl IntoView {
    let late = match (deliveries.median, deliveries.longest) {
        (Some(median), Some(longest)) => language().format(
            "console-lateness",
            [("count", counted(deliveries.measured).into()), ("median", median.into()), ("longest", longest.into())],
        ),
        _ => say("console-none-sent").to_owned(),
    };
    let copies = match deliveries.ambiguous {
        Count { number: 0, .. } => say("console-none-twice").to_owned(),
        count => {
            language().format("console-twice", [("number", count.number.into()), ("count", counted(count).into())])
        }
    };
    let troubled = deliveries.troubled;
    view! {
        <section>
            <h2>{say("console-mails")}</h2>
            <dl class="facts counts">
                {deliveries.states.into_iter().map(|(state, count)| view! {
                    <div><dt>{state}</dt><dd class="figure">{counted(count)}</dd></div>
                }).collect_view()}
            </dl>
            <p>{late}" "{copies}</p>
        </section>
        {(!troubled.is_empty()).then(|| view! {
            <section>
                <h2>{say("console-troubled")}</h2>
                <p class="quiet-text">{say("console-troubled-explained")}</p>
                <div class="wide" role="region" aria-label=say("console-troubled") tabindex="0">
                    <table>
                        <thead><tr>
                            <th scope="col">{say("console-person")}</th>
                            <th scope="col">{say("console-what")}</th>
                            <th scope="col">{say("console-state")}</th>
                            <th scope="col">{say("console-planned-for")}</th>
                            <th scope="col">{say("console-error")}</th>
                            <th scope="col"><span class="sr-only">{say("console-decide")}</span></th>
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
    let label = say_with("console-retry-mail", &line.email);
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
                    <button type="submit" aria-label=label>{say("console-retry")}</button>
                </ActionForm>
            })}</td>
        </tr>
    }
}
