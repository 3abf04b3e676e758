use form_urlencoded::Serializer;
use leptos::prelude::*;
use model::{AuditLine, AuditPage, AuditQuery, DoneBy, EVENTS, OUTCOMES, audit_label};

use super::{not_found, operator, session::device, tabs::Tabs};
use crate::{
    components::{Failure, Layout},
    request::query_value,
    server_fns,
    words::say,
};

const PATH: &str = "/admin/audit";

/// What happened to accounts. To whoever is no operator the page does not exist.
pub async fn page() -> AnyView {
    if !operator() {
        return not_found::page().await;
    }
    let value = |name| query_value(name).unwrap_or_default();
    let query = AuditQuery {
        person: value("person"),
        event: value("event"),
        outcome: value("outcome"),
        after: value("after").parse().ok(),
    };
    let content = match server_fns::audit(query.clone()).await {
        Ok(page) => view! { <Audit query page/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn Audit(query: AuditQuery, page: AuditPage) -> impl IntoView {
    let wanted = wanted(&query);
    let next = page.next.map(|after| format!("{PATH}?{wanted}&after={after}"));
    view! {
        <div class="console">
            <header class="page-head"><h1>{say("title-audit")}</h1></header>
            <Tabs/>
            <form method="get" action=PATH role="search" class="find" autocomplete="off">
                <input type="search" name="person" value=query.person dir="auto" maxlength="254"
                    placeholder=say("audit-person") aria-label=say("audit-person")/>
                <Choice name="event" label="audit-event" any="audit-any-event" chosen=query.event table=&EVENTS/>
                <Choice name="outcome" label="audit-outcome" any="audit-any-outcome" chosen=query.outcome table=&OUTCOMES/>
                <button type="submit">{say("people-find")}</button>
            </form>
            <Lines lines=page.lines/>
            {next.map(|next| view! { <p class="more-below"><a href=next>{say("people-more")}</a></p> })}
            <p class="quiet-text">
                {format!("{} ", say("audit-download"))}
                <a href=format!("{PATH}/file.csv?{wanted}") download>"CSV"</a>" · "
                <a href=format!("{PATH}/file.jsonl?{wanted}") download>"JSON"</a>
            </p>
        </div>
    }
}

fn wanted(query: &AuditQuery) -> String {
    let mut wanted = Serializer::new(String::new());
    wanted.append_pair("person", &query.person).append_pair("event", &query.event);
    wanted.append_pair("outcome", &query.outcome).finish()
}

#[component]
fn Choice(
    name: &'static str,
    label: &'static str,
    any: &'static str,
    chosen: String,
    table: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    view! {
        <select name=name aria-label=say(label)>
            <option value="">{say(any)}</option>
            {table.iter().map(|(word, label)| view! {
                <option value=*word selected=chosen == *word>{say(label)}</option>
            }).collect_view()}
        </select>
    }
}

/// An event and how it ended, in words.
pub fn what(event: &str, outcome: &str) -> String {
    let said = |table, word: &str| audit_label(table, word).map_or(word.to_owned(), |label| say(label).to_owned());
    format!("{} · {}", said(&EVENTS, event), said(&OUTCOMES, outcome))
}

/// Lines of the audit trail.
#[component]
pub fn Lines(lines: Vec<AuditLine>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="quiet-text">{say("audit-none-found")}</p> }.into_any();
    }
    view! {
        <div class="wide" role="region" aria-label=say("title-audit") tabindex="0">
            <table>
                <thead><tr>
                    <th scope="col">{say("audit-at")}</th>
                    <th scope="col">{say("audit-event")}</th>
                    <th scope="col">{say("people-person")}</th>
                    <th scope="col">{say("audit-by")}</th>
                    <th scope="col">{say("audit-from")}</th>
                </tr></thead>
                <tbody>{lines.into_iter().map(|line| view! { <Row line/> }).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Row(line: AuditLine) -> impl IntoView {
    let from = [line.address, line.device.map(device)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <tr>
            <td>{line.at}</td>
            <td>{what(&line.event, &line.outcome)}<span class="quiet-text" dir="auto">{line.detail.map(|detail| format!(" {detail}"))}</span></td>
            <td>{line.person.map(|person| view! { <a href=format!("/admin/people/{}", person.id) dir="auto">{person.email}</a> })}</td>
            <td dir="auto">{by(line.by, line.by_email)}</td>
            <td>{from}</td>
        </tr>
    }
}

fn by(by: DoneBy, email: Option<String>) -> String {
    email.unwrap_or_else(|| say(by.label()).to_owned())
}
