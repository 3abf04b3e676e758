//! The words at tasks: all of them, and what one is called and marked with.

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{Colour, Field, LabelView, ListKind, ListQuery};

use crate::{
    address::{label_path, list_query},
    components::{ActionForm, Failure, FormState, Layout, TextField, count},
    error::AppError,
    pages::{list, lists::colours, not_found},
    request::{Visitor, answer, path, query_value},
    words::{say, say_with},
};

/// Labels on one page.
const SHOWN: usize = 50;

/// All labels, in their order.
pub async fn page() -> AnyView {
    let content = match all().await {
        Ok(labels) => view! { <AllLabels labels/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

async fn all() -> Result<Vec<LabelView>, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::labels(&visitor.services, answer(visitor.actor())?).await)
}

async fn one(word: &str) -> Result<LabelView, AppError> {
    let visitor = Visitor::current();
    answer(domain::lists::label(&visitor.services, answer(visitor.actor())?, word).await)
}

/// The tasks that have one.
pub async fn tasks_page() -> AnyView {
    let Some(label) = word("") else { return not_found::page().await };
    list::page_of(ListQuery { label, ..list_query(ListKind::Label, query_value) }).await
}

/// What a label is called and marked with.
pub async fn edit_page() -> AnyView {
    let Some(word) = word("/edit") else { return not_found::page().await };
    let content = match one(&word).await {
        Ok(label) => view! { <Edit label/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

/// The word that the path names.
fn word(after: &str) -> Option<String> {
    word_of(path().strip_suffix(after)?)
}

/// The word whose page is at a path.
pub fn word_of(path: &str) -> Option<String> {
    let word = path.strip_prefix("/labels/")?;
    // It is no part of a form, where these stand for something else.
    let query = ["word=", &word.replace('+', "%2B").replace('&', "%26")].concat();
    form_urlencoded::parse(query.as_bytes()).next().map(|(_, word)| word.into_owned())
}

#[component]
fn AllLabels(labels: Vec<LabelView>) -> impl IntoView {
    let page = query_value("page").and_then(|page| page.parse().ok()).unwrap_or(0_usize);
    let first = page.saturating_mul(SHOWN);
    let last = labels.len().saturating_sub(1);
    let shown = html! {
        @for (place, label) in labels.iter().enumerate().skip(first).take(SHOWN) {
            (line(label, [("up", "list-up", place > 0), ("down", "list-down", place < last)]))
        }
    };
    let more = first.saturating_add(SHOWN) < labels.len();
    let empty = labels.is_empty();
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-labels")}</h1></header>
            {empty.then(|| view! { <p class="quiet-text">{say("labels-none")}</p> })}
            {(!empty).then(|| view! {
                <ActionForm action="change_label">
                    <ul class="own-lists">{InertElement::new(shown.into_string())}</ul>
                </ActionForm>
            })}
            {more.then(|| view! {
                <p class="next"><a href=format!("/labels?page={}", page + 1) rel="next">{say("list-next-page")}</a></p>
            })}
        </div>
    }
}

/// A label with its buttons: what each does, its name, and whether it is there.
fn line(label: &LabelView, buttons: [(&str, &'static str, bool); 2]) -> Markup {
    let path = label_path(&label.word);
    html! {
        li {
            a href=(path) { (dot(label.colour)) span class="nav-name" dir="auto" { (label.word) } (count(label.open)) }
            @for (act, name, there) in buttons {
                @if there {
                    button name="request[act]" value={ (act) ":" (label.word) } title=(say_with(name, &label.word))
                        class={ "icon-button i-" (act) } {}
                }
            }
            a class="icon-button i-settings" href={ (path) "/edit" } title=(say_with("list-edit", &label.word)) {}
        }
    }
}

fn dot(colour: Colour) -> Markup {
    html! { span class={ "dot c-" (colour.slug()) } aria-hidden="true" {} }
}

#[component]
fn Edit(label: LabelView) -> impl IntoView {
    let (path, delete) = (label_path(&label.word), ["delete:", &label.word].concat());
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-label-edit")}</h1></header>
            <p class="quiet-text"><a href=path dir="auto">{label.word.clone()}</a></p>
            <ActionForm action="save_label">
                <LabelFields label/>
                <button type="submit" class="primary">{say("panel-save")}</button>
            </ActionForm>
            <section>
                <h2>{say("label-away")}</h2>
                <p class="quiet-text">{say("label-away-what")}</p>
                <ActionForm action="change_label" class="transfer-acts">
                    <button type="submit" name="request[act]" value=delete>{say("label-delete")}</button>
                </ActionForm>
            </section>
        </div>
    }
}

/// The fields of a label, as it is or as they were sent.
#[component]
fn LabelFields(label: LabelView) -> impl IntoView {
    let state = expect_context::<FormState>();
    let colour = state.typed("label[colour]").and_then(|slug| Colour::from_slug(&slug)).unwrap_or(label.colour);
    view! {
        <input type="hidden" name="label[label]" value=label.word.clone()/>
        <TextField
            label=say("list-name") name="label[word]" field=Field::Labels value=label.word autocomplete="off"
            hint=say("label-merges")
        />
        <fieldset class="field">
            <legend>{say("list-colour")}</legend>
            <div class="colours">{InertElement::new(colours("label[colour]", colour).into_string())}</div>
        </fieldset>
    }
}
