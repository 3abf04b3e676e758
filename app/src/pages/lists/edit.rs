use std::sync::Arc;

use leptos::prelude::*;
use model::{ListForm, ListId, ListKind, ListState, ListView, Lists};
use uuid::Uuid;

use super::{ListFields, one, own, sections::Sections};
use crate::{
    components::{ActionForm, Failure, Layout},
    pages::not_found,
    request::{answer, path},
    words::say,
};

/// What a list is called and marked with, and what can become of it.
pub async fn page() -> AnyView {
    let path = path();
    let id = path.strip_prefix("/lists/").and_then(|rest| rest.strip_suffix("/edit")).and_then(|id| id.parse().ok());
    let Some(id) = id else { return not_found::page().await };
    let content = match answer(own().await) {
        // Nothing but its sections can be said of the Inbox.
        Ok(lists) if lists.inbox == ListId(id) => view! { <EditInbox lists/> }.into_any(),
        Ok(lists) => match answer(one(ListId(id)).await) {
            Ok(list) => view! { <Edit list lists/> }.into_any(),
            Err(error) => view! { <Failure error/> }.into_any(),
        },
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn EditInbox(lists: Arc<Lists>) -> impl IntoView {
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-list-edit")}</h1></header>
            <p class="quiet-text"><a href="/inbox">{say(ListKind::Inbox.label())}</a></p>
            <Sections list=lists.inbox lists=lists.clone()/>
        </div>
    }
}

#[component]
fn Edit(list: ListView, lists: Arc<Lists>) -> impl IntoView {
    let (id, path) = (list.id.0.simple().to_string(), list.id.path());
    let (away, away_label) = match list.state {
        ListState::Archived => ("unarchive", "list-unarchive-this"),
        _ => ("archive", "list-archive"),
    };
    let form = ListForm { id: list.id, name: list.name.clone(), colour: list.colour, favourite: list.favourite };
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-list-edit")}</h1></header>
            <p class="quiet-text"><a href=path dir="auto">{list.name}</a></p>
            <ActionForm action="save_list">
                <ListFields list=form/>
                <button type="submit" class="primary">{say("panel-save")}</button>
            </ActionForm>
            <Sections list=list.id lists/>
            <section>
                <h2>{say("list-duplicate")}</h2>
                <p class="quiet-text">{say("list-duplicate-what")}</p>
                <ActionForm action="duplicate_list">
                    <input type="hidden" name="list[id]" value=list.id.0.to_string()/>
                    <input type="hidden" name="list[copy]" value=Uuid::now_v7().to_string()/>
                    <button type="submit">{say("list-duplicate")}</button>
                </ActionForm>
            </section>
            <section>
                <h2>{say("list-away")}</h2>
                <p class="quiet-text">{say("list-away-what")}</p>
                <ActionForm action="change_list" class="transfer-acts">
                    <button type="submit" name="request[act]" value=format!("{away}:{id}")>{say(away_label)}</button>
                    <button type="submit" name="request[act]" value=format!("delete:{id}")>{say("list-delete-this")}</button>
                </ActionForm>
            </section>
        </div>
    }
}
