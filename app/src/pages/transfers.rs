use axum::http::{HeaderName, HeaderValue};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use model::{FILE_MAX, Field, FileFormat, Rejection, TransferList, TransferView};

use crate::{
    components::{ActionForm, Failure, Layout, SelectField},
    error::AppError,
    failed_form::FailedForm,
    request::query_value,
    server_fns,
    words::{language, said, say, say_number},
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
    let formats = FileFormat::EXPORTS.map(|format| (format.slug(), say(format.label()))).to_vec();
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("transfers-heading")}</h1></header>
            <section>
                <h2>{say("transfers-export")}</h2>
                <p class="quiet-text">{say("transfers-export-explained")}</p>
                <ActionForm action="start_export">
                    <SelectField label=say("transfers-format") name="format" field=Field::File value="json".to_owned() choices=formats/>
                    <button type="submit" class="primary">{say("transfers-start-export")}</button>
                </ActionForm>
            </section>
            <section>
                <h2>{say("transfers-import")}</h2>
                <p class="quiet-text">{say("transfers-import-explained")}</p>
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
            errors.get(Field::File).map(|problem| said(problem.message())).unwrap_or_default()
        }
        error => error.message(),
    });
    let wrong = message.is_some();
    let hint = message.unwrap_or_else(|| say_number("transfers-largest", (FILE_MAX / 1024 / 1024) as u64));
    view! {
        <form method="post" action="/imports" enctype="multipart/form-data">
            <div class="field">
                <label for="file">{say("transfers-file")}</label>
                <input id="file" name="file" type="file" accept=".json,.csv,.tsv,.ics,.txt" aria-describedby="file-hint"
                    aria-invalid=wrong.then_some("true")/>
                <p class="hint" id="file-hint" class:error=wrong>{hint}</p>
            </div>
            <button type="submit" class="primary">{say("transfers-look-at-file")}</button>
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
        view! { <a href="/transfers">{say("transfers-stop-following")}</a> }.into_any()
    } else {
        let or = format!(" {} ", say("transfers-or"));
        view! {
            <a href="/transfers">{say("transfers-reload")}</a>{or}<a href="/transfers?follow=yes">{say("transfers-follow")}</a>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{say("transfers-latest")}</h2>
            {list.busy.then(|| view! { <p class="quiet-text">{format!("{} ", say("transfers-under-way"))}{again}</p> })}
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
                {transfer.file.map(|file| view! { <a class="button" href=file download>{say("transfers-download")}</a> })}
                {transfer.draft.then(|| view! { <a class="button" href=format!("/transfers/{id}")>{say("transfers-look-at-it")}</a> })}
                {transfer.undo.map(|undo| view! {
                    <ActionForm action="undo">
                        <input type="hidden" name="id" value=undo.0.to_string()/>
                        <button type="submit">{say("transfers-undo")}</button>
                    </ActionForm>
                })}
                {if transfer.cancellable {
                    view! { <ActionForm action="cancel_transfer" identity=("id", id)><button type="submit">{say("transfers-cancel")}</button></ActionForm> }
                } else {
                    view! { <ActionForm action="remove_transfer" identity=("id", id)><button type="submit">{say("transfers-remove")}</button></ActionForm> }
                }}
            </div>
        </li>
    }
}

#[component]
fn Progress(progress: (u64, u64), label: String) -> impl IntoView {
    let (done, of) = progress;
    let how_far = || language().format("transfers-progress", [("number", done.into()), ("of", of.into())]);
    match of {
        0 => view! { <progress aria-label=label></progress> }.into_any(),
        _ => view! { <progress aria-label=label max=of value=done>{how_far()}</progress> }.into_any(),
    }
}
