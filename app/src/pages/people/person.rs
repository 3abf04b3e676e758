use domain::accounts::signs_in_by_password;
use leptos::prelude::*;
use model::{Person, PersonAct, PersonView};
use uuid::Uuid;

use super::state;
use crate::{
    components::{ActionForm, Failure, Layout},
    failed_form::FailedForm,
    pages::{audit::Lines, not_found, operator, tabs::Tabs},
    request::{Visitor, path_id},
    server_fns,
    words::{language, say},
};

/// One person and what operators can do about them.
pub async fn page() -> AnyView {
    let Some(id) = path_id::<Uuid>().filter(|_| operator()) else { return not_found::page().await };
    let content = match server_fns::person(id).await {
        Ok(view) => view! { <Somebody view/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn Somebody(view: PersonView) -> impl IntoView {
    let (person, proven) = (view.person, view.proven);
    let (id, acts) = (person.id, person.clone());
    let facts = [
        (say("people-email"), person.email.clone()),
        (say("people-state"), state(&person)),
        (say("people-disabled-since"), person.disabled.clone().unwrap_or_default()),
        (say("people-last-seen"), person.last_seen.clone().unwrap_or_else(|| say("people-never").to_owned())),
        (say("people-joined"), person.joined.clone()),
        (say("people-tasks"), person.tasks.map(|tasks| language().number(tasks)).unwrap_or_default()),
    ];
    view! {
        <div class="console">
            <header class="page-head"><h1 dir="auto">{person.name}</h1></header>
            <Tabs/>
            <dl class="facts">
                {facts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| view! {
                    <div><dt>{label}</dt><dd dir="auto">{value}</dd></div>
                }).collect_view()}
            </dl>
            <section>
                <h2>{say("person-acts")}</h2>
                {if proven {
                    view! { <Acts person=acts/> }.into_any()
                } else {
                    view! {
                        <p><a class="button" href=format!("/sign-in/again?next=/admin/people/{id}")>{say("person-prove")}</a></p>
                    }.into_any()
                }}
            </section>
            <section>
                <h2>{say("title-audit")}</h2>
                <Lines lines=view.audit/>
            </section>
        </div>
    }
}

#[component]
fn Acts(person: Person) -> impl IntoView {
    let id = person.id;
    let plain = match person.disabled {
        Some(_) => vec![PersonAct::Enable],
        None => vec![PersonAct::SendResetLink, PersonAct::EndSessions],
    };
    let mut careful = Vec::new();
    if person.second_factor {
        careful.push((PersonAct::RemoveFactors, "person-remove-factors-what"));
    }
    if person.disabled.is_none() {
        careful.push((PersonAct::Disable, "person-disable-what"));
        careful.push(match person.operator {
            true => (PersonAct::Withdraw, "person-withdraw-what"),
            false => (PersonAct::Grant, "person-grant-what"),
        });
    }
    careful.push((PersonAct::Delete, "person-delete-what"));
    view! {
        <div class="decide">
            {plain.into_iter().map(|act| view! {
                <ActionForm action="administer" identity=("choice[act]", act.slug().to_owned())>
                    <input type="hidden" name="choice[id]" value=id.to_string()/>
                    <button type="submit">{say(label(act))}</button>
                </ActionForm>
            }).collect_view()}
        </div>
        {careful.into_iter().map(|(act, what)| view! { <Careful id act what/> }).collect_view()}
    }
}

/// What an act is called. Where passwords are not used, the link is one to sign in by.
fn label(act: PersonAct) -> &'static str {
    match act {
        PersonAct::SendResetLink if !signs_in_by_password(&Visitor::current().services) => "person-send-sign-in-link",
        act => act.label(),
    }
}

/// What takes a second click.
#[component]
fn Careful(id: Uuid, act: PersonAct, what: &'static str) -> impl IntoView {
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.typed("choice[act]") == Some(act.slug()));
    view! {
        <details class="confirm" open=refused>
            <summary>{say(act.label())}</summary>
            <ActionForm action="administer" identity=("choice[act]", act.slug().to_owned())>
                <p>{say(what)}</p>
                <input type="hidden" name="choice[id]" value=id.to_string()/>
                <button type="submit" class="danger">{say(act.label())}</button>
            </ActionForm>
        </details>
    }
}
