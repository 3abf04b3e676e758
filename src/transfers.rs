//! Files that come in and go out. Their forms and answers are longer than any other: they have addresses of their own.

use std::{sync::Arc, time::Duration};

use app::{
    error::AppError,
    request::{FailedForm, Visitor},
};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request, State},
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use leptos::config::LeptosOptions;
use model::{FILE_MAX, Field, FieldErrors, Outcome, Problem, Rejection, TransferId};
use tokio::{sync::Semaphore, time::timeout};

use crate::{
    failure::{Asker, Failure},
    forms, pages,
};

/// Where the page with the form is.
const PAGE: &str = "/transfers";
/// What is read and thrown away of a longer file: browsers show an answer only once they have sent everything.
const DISCARD_MAX: usize = 4 * FILE_MAX;
/// Files that are held in memory at once.
const AT_ONCE: usize = 6;
const TURN_TIME: Duration = Duration::from_secs(4);
const BODY_TIME: Duration = Duration::from_secs(120);

/// The address of downloads.
pub fn downloads(options: &LeptosOptions) -> Router {
    Router::new().route("/transfers/{id}/file", get(send).with_state(pages::renderer(options)))
}

/// The address files are sent to. Only people who are signed in get as far as to have a file read.
pub fn uploads(options: &LeptosOptions) -> Router {
    let state = Uploads { turns: Arc::new(Semaphore::new(AT_ONCE)), renderer: pages::renderer(options) };
    let receive = get(|| async { Redirect::to(PAGE) }).post(receive).with_state(state);
    Router::new().route("/imports", receive).layer(DefaultBodyLimit::disable())
}

#[derive(Clone)]
struct Uploads {
    turns: Arc<Semaphore>,
    renderer: pages::Renderer,
}

/// Why a file was not taken in.
enum Refused {
    /// Said at the form.
    At(AppError),
    /// Said in place of everything.
    With(Failure),
}

async fn receive(State(uploads): State<Uploads>, request: Request) -> Response {
    let asker = Asker::of(&request);
    let (mut parts, body) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else { return Failure::Internal.answer(&asker) };
    let Ok(Ok(_turn)) = timeout(TURN_TIME, uploads.turns.acquire()).await else {
        return Failure::Unavailable.answer(&asker);
    };
    let taken = match timeout(BODY_TIME, read(Request::from_parts(parts.clone(), body))).await {
        Ok(Ok((name, file))) => take_in(&visitor, &name, file).await.map_err(Refused::At),
        Ok(Err(refused)) => Err(refused),
        Err(_) => Err(Refused::With(Failure::TooSlow)),
    };
    match taken {
        Ok(outcome) => Redirect::to(&forms::destination(PAGE, &outcome)).into_response(),
        Err(Refused::With(failure)) => failure.answer(&asker),
        Err(Refused::At(error)) => {
            parts.uri = Uri::from_static(PAGE);
            let failed = FailedForm { action: "upload".to_owned(), fields: Vec::new(), error };
            forms::show_again(parts, failed, |request| (uploads.renderer)(request)).await
        }
    }
}

/// The file's name and bytes; of one that is too large, a byte more than is allowed.
async fn read(request: Request) -> Result<(String, Vec<u8>), Refused> {
    let malformed = || Refused::At(AppError::Rejected(Rejection::Malformed));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| malformed())?;
    let mut found = None;
    let mut seen = 0;
    while let Some(mut field) = form.next_field().await.map_err(|_| malformed())? {
        let name = (field.name() == Some("file")).then(|| field.file_name().unwrap_or_default().to_owned());
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| malformed())? {
            seen += chunk.len();
            if seen > DISCARD_MAX {
                return Err(Refused::With(Failure::TooLarge));
            }
            let room = FILE_MAX + 1 - bytes.len();
            if name.is_some() {
                bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            }
        }
        if let Some(name) = name {
            found = Some((name, bytes));
        }
    }
    match found {
        None => Err(malformed()),
        Some((name, bytes)) if name.is_empty() && bytes.is_empty() => {
            let errors = FieldErrors::one(Field::File, Problem::Required);
            Err(Refused::At(AppError::Rejected(Rejection::Invalid(errors))))
        }
        Some(found) => Ok(found),
    }
}

async fn take_in(visitor: &Visitor, name: &str, file: Vec<u8>) -> Result<Outcome, AppError> {
    let actor = visitor.actor()?;
    let taken = domain::transfers::upload(&visitor.services, actor, name, file, visitor.now).await;
    taken.map_err(|error| travelling(visitor, error))
}

/// An export's file, to its owner. To everybody else it does not exist.
async fn send(State(renderer): State<pages::Renderer>, Path(id): Path<String>, request: Request) -> Response {
    let asker = Asker::of(&request);
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else { return Failure::Internal.answer(&asker) };
    let (Ok(actor), Ok(id)) = (visitor.actor(), id.parse()) else { return renderer(request).await };
    match domain::transfers::download(&visitor.services, actor, TransferId(id), visitor.now).await {
        Ok(file) => answer(file),
        Err(error) => match travelling(&visitor, error) {
            AppError::Rejected(_) => renderer(request).await,
            AppError::Unavailable => Failure::Unavailable.answer(&asker),
            _ => Failure::Internal.answer(&asker),
        },
    }
}

fn answer(file: domain::transfers::Download) -> Response {
    let mut response = Body::from_stream(file.pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.bytes));
    // The name is ours: letters, digits, dots and dashes.
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", file.name)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// What may be told of an error; the rest goes to the log.
fn travelling(visitor: &Visitor, error: domain::Error) -> AppError {
    match error {
        domain::Error::Rejected(rejection) => AppError::Rejected(rejection),
        domain::Error::Unavailable(cause) => {
            tracing::warn!(request_id = visitor.request_id, %cause, "unavailable");
            AppError::Unavailable
        }
        domain::Error::Internal(cause) => {
            tracing::error!(request_id = visitor.request_id, %cause, "internal error");
            AppError::Internal { request_id: visitor.request_id.clone() }
        }
    }
}
