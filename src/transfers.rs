//! Files that come in and go out. Their forms and answers are longer than any other: they have addresses of their own.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use app::{
    NOT_FOUND, TRANSFERS,
    error::AppError,
    request::{FailedForm, Visitor},
};
use axum::{
    Router,
    body::{Body, HttpBody},
    extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request, State},
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::{Limiter, Permit, UserId, security};
use http_body_util::BodyExt;
use leptos::config::LeptosOptions;
use model::{FILE_MAX, Field, FieldErrors, Outcome, Problem, Rejection, TransferId};
use tokio::time::{sleep, timeout};

use crate::{
    failure::{Failure, ResponseFormat},
    forms,
    pages::Renderer,
};

/// Where the page with the form is.
const PAGE: &str = "/transfers";
/// What is read and thrown away of a longer file: browsers show an answer only once they have sent everything.
const DISCARD_MAX: usize = 4 * FILE_MAX;
/// Memory for files on their way is counted in kilobytes: of everybody, and of each.
const UNIT: usize = 1024;
const ALL: usize = 12 * FILE_MAX / UNIT;
const EACH: usize = 2 * FILE_MAX / UNIT;
/// What the shortest file counts as.
const LEAST: usize = 1024 * 1024;
const TURN_TIME: Duration = Duration::from_secs(4);
const BODY_TIME: Duration = Duration::from_secs(120);
/// How slowly a file may come, in bytes a second, after it was given time to begin.
const LEAST_RATE: f64 = 16.0 * 1024.0;
const GRACE: Duration = Duration::from_secs(10);
const LOOK: Duration = Duration::from_secs(1);

/// The address of downloads.
pub fn downloads(options: &LeptosOptions) -> Router {
    Router::new().route("/transfers/{id}/file", get(send).with_state(Renderer::of(NOT_FOUND, options)))
}

/// The address files are sent to. Only people who are signed in get as far as to have a file read.
pub fn uploads(options: &LeptosOptions) -> Router {
    let memory = Limiter::new("uploads", ALL as u32, EACH as u32);
    let state = Uploads { memory, renderer: Renderer::of(TRANSFERS, options) };
    let receive = get(|| async { Redirect::to(PAGE) }).post(receive).with_state(state);
    Router::new().route("/imports", receive).layer(DefaultBodyLimit::disable())
}

#[derive(Clone)]
struct Uploads {
    memory: Limiter,
    renderer: Renderer,
}

/// Why a file was not taken in.
enum Refused {
    /// Said at the form.
    At(AppError),
    /// Said in place of everything.
    With(Failure),
}

async fn receive(State(uploads): State<Uploads>, request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let (mut parts, body) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else { return Failure::Internal.answer(&format) };
    let length = body.size_hint().exact().and_then(|length| usize::try_from(length).ok());
    let length = length.map_or(FILE_MAX, |length| length.clamp(LEAST, FILE_MAX));
    let user = visitor.actor().ok().map(|actor| actor.user_id());
    let taken = match permit(&uploads, &visitor, length).await {
        Ok(_memory) => match read_in_time(Request::from_parts(parts.clone(), body), length, user).await {
            Ok((name, file)) => take_in(&visitor, &name, file).await.map_err(Refused::At),
            Err(refused) => Err(refused),
        },
        Err(error) => Err(Refused::At(error)),
    };
    match taken {
        Ok(outcome) => Redirect::to(&forms::destination(PAGE, &outcome)).into_response(),
        Err(Refused::With(failure)) => failure.answer(&format),
        Err(Refused::At(error)) => {
            parts.uri = Uri::from_static(PAGE);
            let failed = FailedForm { action: "upload".to_owned(), fields: Vec::new(), error };
            forms::show_again(parts, failed, |request| uploads.renderer.render(request)).await
        }
    }
}

/// Memory for a file of this length.
async fn permit(uploads: &Uploads, visitor: &Visitor, length: usize) -> Result<Permit, AppError> {
    visitor.count_change().await?;
    let permits = length.div_ceil(UNIT) as u32;
    let taken = uploads.memory.take(visitor.actor()?.user_id(), permits, TURN_TIME).await;
    taken.map_err(|error| travelling(visitor, error))
}

/// Reads a file as long as it comes fast enough to be whole in time.
async fn read_in_time(request: Request, length: usize, user: Option<UserId>) -> Result<(String, Vec<u8>), Refused> {
    let received = Arc::new(AtomicUsize::new(0));
    let counter = received.clone();
    let request = request.map(|body| {
        Body::new(body.map_frame(move |frame| {
            counter.fetch_add(frame.data_ref().map_or(0, |data| data.len()), Ordering::Relaxed);
            frame
        }))
    });
    tokio::select! {
        read = timeout(BODY_TIME, read(request, length)) => read.unwrap_or(Err(Refused::With(Failure::TooSlow))),
        () = falls_behind(&received, length) => {
            security::limit_met("slow-upload", user);
            Err(Refused::With(Failure::TooSlow))
        }
    }
}

/// Ends when a body of this length comes too slowly.
async fn falls_behind(received: &AtomicUsize, length: usize) {
    let begun = Instant::now();
    let rate = LEAST_RATE.max(length as f64 / BODY_TIME.as_secs_f64());
    loop {
        sleep(LOOK).await;
        let least = begun.elapsed().saturating_sub(GRACE).as_secs_f64() * rate;
        if (received.load(Ordering::Relaxed) as f64) < least {
            return;
        }
    }
}

/// The file's name and bytes; of one that is too large, a byte more than is allowed.
async fn read(request: Request, length: usize) -> Result<(String, Vec<u8>), Refused> {
    let malformed = || Refused::At(AppError::Rejected(Rejection::Malformed));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| malformed())?;
    let mut found = None;
    let mut seen = 0;
    while let Some(mut field) = form.next_field().await.map_err(|_| malformed())? {
        let wanted = found.is_none() && field.name() == Some("file");
        let name = wanted.then(|| field.file_name().unwrap_or_default().to_owned());
        let mut bytes = Vec::with_capacity(if wanted { length + 1 } else { 0 });
        while let Some(chunk) = field.chunk().await.map_err(|_| malformed())? {
            seen += chunk.len();
            if seen > DISCARD_MAX {
                return Err(Refused::With(Failure::TooLarge));
            }
            if wanted {
                let room = FILE_MAX + 1 - bytes.len();
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
async fn send(State(renderer): State<Renderer>, Path(id): Path<String>, request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else {
        return Failure::Internal.answer(&format);
    };
    let (Ok(actor), Ok(id)) = (visitor.actor(), id.parse()) else { return renderer.render(request).await };
    match domain::transfers::download(&visitor.services, actor, TransferId(id), visitor.now).await {
        Ok(file) => answer(file),
        Err(error) => match travelling(&visitor, error) {
            AppError::Rejected(_) => renderer.render(request).await,
            AppError::Unavailable => Failure::Unavailable.answer(&format),
            _ => Failure::Internal.answer(&format),
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
