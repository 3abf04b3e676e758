use axum::http::{HeaderName, HeaderValue};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use model::{Field, FileFormat, Rejection, TransferList, TransferView};

use crate::{
    components::{ActionForm, Failure, Layout, SelectField},
    error::AppError,
    failed_form::FailedForm,
    request::query_value,
    server_fns,
};

/// How often the page looks again while it is followed, without what its address says was done.
const FOLLOWED: HeaderValue = HeaderValue::from_static("3;url=/transfers?follow=yes");

/// Taking tasks out and bringing them in.
pub async fn page() -> AnyView {
    let content = match server_fns::transfers().await {
        Ok(list) => view! { <Sections list/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

#[component]
fn Sections(list: TransferList) -> impl IntoView {
    let formats = FileFormat::EXPORTS.map(|format| (format.slug(), format.label())).to_vec();
    view! {
        <div class="settings">
            <header class="page-head"><h1>"Export and import"</h1></header>
            <section>
                <h2>"Export"</h2>
                <p class="quiet-text">
                    "All your tasks in one file, also those in the trash. JSON can be imported again without loss, CSV opens in \
                     spreadsheets, iCalendar in other task lists. Only you can fetch the file, for a week."
                </p>
                <ActionForm action="start_export">
                    <SelectField label="Format" name="format" field=Field::File value="json".to_owned() choices=formats/>
                    <button type="submit" class="primary">"Export"</button>
                </ActionForm>
            </section>
            <section>
                <h2>"Import"</h2>
                <p class="quiet-text">
                    "A JSON file of Taskbell, a CSV file with headings, or what Todoist and TickTick export as CSV. You see what \
                     is in it before anything is imported."
                </p>
                <Upload/>
            </section>
            {(!list.transfers.is_empty()).then(|| view! { <Latest list/> })}
        </div>
    }
}

/// The form for a file. It goes to an address of its own: other forms are never as long.
#[component]
fn Upload() -> impl IntoView {
    let failed = use_context::<FailedForm>().filter(|failed| failed.action == "upload").map(|failed| failed.error);
    let message = failed.map(|error| match error {
        AppError::Rejected(Rejection::Invalid(errors)) => {
            errors.get(Field::File).map(|problem| problem.to_string()).unwrap_or_default()
        }
        error => error.to_string(),
    });
    let wrong = message.is_some();
    view! {
        <form method="post" action="/imports" enctype="multipart/form-data">
            <div class="field">
                <label for="file">"File"</label>
                <input id="file" name="file" type="file" accept=".json,.csv,.tsv,.txt" aria-describedby="file-hint"
                    aria-invalid=wrong.then_some("true")/>
                <p class="hint" id="file-hint" class:error=wrong>{message.unwrap_or_else(|| "20 MB at most.".to_owned())}</p>
            </div>
            <button type="submit" class="primary">"Look at the file"</button>
        </form>
    }
}

#[component]
fn Latest(list: TransferList) -> impl IntoView {
    let followed = list.busy && query_value("follow").is_some();
    if followed && let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(HeaderName::from_static("refresh"), FOLLOWED);
    }
    let again = if followed {
        view! { <a href="/transfers">"Stop following"</a> }.into_any()
    } else {
        view! { <a href="/transfers">"Reload"</a> " or " <a href="/transfers?follow=yes">"follow it"</a> }.into_any()
    };
    view! {
        <section>
            <h2>"Latest"</h2>
            {list.busy.then(|| view! { <p class="quiet-text">"Something is under way. " {again}</p> })}
            <ul class="sessions transfers">
                {list.transfers.into_iter().map(|transfer| view! { <Transfer transfer/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Transfer(transfer: TransferView) -> impl IntoView {
    let id = transfer.id.0.to_string();
    view! {
        <li>
            <div>
                <strong dir="auto">{transfer.what.clone()}</strong>
                <p class="quiet-text">{transfer.state}</p>
                {transfer.kept.map(|kept| view! { <p class="quiet-text">{kept}</p> })}
                {transfer.progress.map(|progress| view! { <Progress progress label=transfer.what/> })}
            </div>
            <div class="transfer-acts">
                {transfer.file.map(|file| view! { <a class="button" href=file download>"Download"</a> })}
                {transfer.draft.then(|| view! { <a class="button" href=format!("/transfers/{id}")>"Look at it"</a> })}
                {transfer.undo.map(|undo| view! {
                    <ActionForm action="undo">
                        <input type="hidden" name="id" value=undo.0.to_string()/>
                        <button type="submit">"Undo"</button>
                    </ActionForm>
                })}
                {if transfer.cancellable {
                    view! { <ActionForm action="cancel_transfer" identity=("id", id)><button type="submit">"Cancel"</button></ActionForm> }
                } else {
                    view! { <ActionForm action="remove_transfer" identity=("id", id)><button type="submit">"Remove"</button></ActionForm> }
                }}
            </div>
        </li>
    }
}

#[component]
fn Progress(progress: (u64, u64), label: String) -> impl IntoView {
    let (done, of) = progress;
    match of {
        0 => view! { <progress aria-label=label></progress> }.into_any(),
        _ => view! { <progress aria-label=label max=of value=done>{format!("{done} of {of}")}</progress> }.into_any(),
    }
}
