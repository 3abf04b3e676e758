mod person;

use form_urlencoded::Serializer;
use leptos::prelude::*;
use model::{PeopleFilter, PeoplePage, PeopleQuery, Person};

use crate::{
    components::{Failure, Layout},
    pages::{not_found, operator, tabs::Tabs},
    request::query_value,
    server_fns,
    words::{language, say},
};

pub use person::page as person_page;

const PATH: &str = "/admin/people";

/// Everybody with an account. To whoever is no operator the page does not exist.
pub async fn page() -> AnyView {
    if !operator() {
        return not_found::page().await;
    }
    let query = PeopleQuery {
        search: query_value("q").unwrap_or_default(),
        filter: query_value("filter").and_then(|filter| PeopleFilter::from_slug(&filter)).unwrap_or_default(),
        after: query_value("after").and_then(|id| id.parse().ok()),
    };
    let content = match server_fns::people(query.clone()).await {
        Ok(people) => view! { <People query page=people/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn People(query: PeopleQuery, page: PeoplePage) -> impl IntoView {
    let next = page.next.map(|after| {
        let mut address = Serializer::new(format!("{PATH}?"));
        address.append_pair("q", &query.search).append_pair("filter", query.filter.slug());
        address.append_pair("after", &after.to_string()).finish()
    });
    view! {
        <div class="console">
            <header class="page-head"><h1>{say("title-people")}</h1></header>
            <Tabs/>
            <form method="get" action=PATH role="search" class="find" autocomplete="off">
                <input type="search" name="q" value=query.search dir="auto" maxlength="100"
                    placeholder=say("people-search") aria-label=say("people-search")/>
                <select name="filter" aria-label=say("people-which")>
                    {PeopleFilter::ALL.into_iter().map(|filter| view! {
                        <option value=filter.slug() selected=filter == query.filter>{say(filter.label())}</option>
                    }).collect_view()}
                </select>
                <button type="submit">{say("people-find")}</button>
            </form>
            {if page.people.is_empty() {
                view! { <p class="quiet-text">{say("people-none")}</p> }.into_any()
            } else {
                view! {
                    <div class="wide" role="region" aria-label=say("title-people") tabindex="0">
                        <table>
                            <thead><tr>
                                <th scope="col">{say("people-person")}</th>
                                <th scope="col">{say("people-state")}</th>
                                <th scope="col">{say("people-last-seen")}</th>
                                <th scope="col">{say("people-joined")}</th>
                                <th scope="col" class="figure">{say("people-tasks")}</th>
                            </tr></thead>
                            <tbody>{page.people.into_iter().map(|person| view! { <Row person/> }).collect_view()}</tbody>
                        </table>
                    </div>
                }.into_any()
            }}
            {next.map(|next| view! { <p class="more-below"><a href=next>{say("people-more")}</a></p> })}
        </div>
    }
}

#[component]
fn Row(person: Person) -> impl IntoView {
    let state = state(&person);
    view! {
        <tr>
            <th scope="row">
                <a href=format!("{PATH}/{}", person.id) dir="auto">{person.name}</a>
                <p class="quiet-text" dir="auto">{person.email}</p>
            </th>
            <td>{state}</td>
            <td>{person.last_seen.unwrap_or_else(|| say("people-never").to_owned())}</td>
            <td>{person.joined}</td>
            <td class="figure">{person.tasks.map(|tasks| language().number(tasks))}</td>
        </tr>
    }
}

/// What is special about somebody, in words.
fn state(person: &Person) -> String {
    let marks = [
        (person.disabled.is_some(), "people-is-disabled"),
        (person.unconfirmed, "people-is-unconfirmed"),
        (person.operator, "people-is-operator"),
        (person.second_factor, "people-has-second-factor"),
    ];
    let active = person.disabled.is_none() && !person.unconfirmed;
    let marks: Vec<_> = [(active, "people-is-active")]
        .into_iter()
        .chain(marks)
        .filter(|(is, _)| *is)
        .map(|(_, mark)| say(mark))
        .collect();
    marks.join(", ")
}
