//! Forms without scripts. A page's form posts to the page's own address, with the name of a server function in `do`.
//! Success leads on to a page that says what was done; a refusal shows the same page again with what was typed, and so does
//! what makes a secret, which stands in no address.

use std::future::Future;

use app::{
    error::AppError,
    request::{FailedForm, SECRET_CACHE_CONTROL},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use model::{Outcome, Rejection};
use url::{Position, Url, form_urlencoded};

use crate::{limits::BODY_MAX, pages, telemetry::Function};

/// What a page's address says about the change before it. A new change replaces them.
const NOTICE: [&str; 3] = ["did", "count", "undo"];
/// Fields that are never sent back, whatever form they are in.
const SECRET: [&str; 4] = ["password", "current", "code", "answer"];

/// Answers a form. `render` shows the page the form is on.
pub async fn submit<F: Future<Output = Response>>(request: Request, render: impl FnOnce(Request) -> F) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_MAX).await.unwrap_or_default();
    let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let action = fields.iter().find(|(name, _)| name == "do").map(|(_, action)| action.clone()).unwrap_or_default();
    let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let function = pages::function(&format!("/api/{action}"));
    let mut response = match call(&parts, &action, body).await {
        Ok(outcome) if outcome.shown_once.is_some() => show_once(parts, outcome, render).await,
        Ok(outcome) => Redirect::to(&destination(&here, &outcome)).into_response(),
        Err(error) => {
            let failed = FailedForm { action, fields: without_secrets(fields), error };
            show_again(parts, failed, render).await
        }
    };
    if let Some(function) = function {
        response.extensions_mut().insert(Function(function));
    }
    response
}

/// Calls the server function as a script would. Only those that change something answer with an outcome.
async fn call(parts: &Parts, action: &str, body: Bytes) -> Result<Outcome, AppError> {
    let malformed = || AppError::Rejected(Rejection::Malformed);
    let known = !action.is_empty() && action.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !known || !is_form(&parts.headers) {
        return Err(malformed());
    }
    let mut call = Request::from_parts(parts.clone(), Body::from(body));
    *call.uri_mut() = format!("/api/{action}").parse::<Uri>().map_err(|_| malformed())?;
    let response = pages::call(call).await;
    let (status, answer) = (response.status(), to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default());
    match status {
        StatusCode::OK => serde_json::from_slice(&answer).map_err(|_| malformed()),
        StatusCode::NOT_FOUND if !pages::exists(action) => Err(malformed()),
        _ => Err(serde_json::from_slice(&answer).unwrap_or(AppError::Internal { request_id: String::new() })),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let form = |value: &HeaderValue| value.as_bytes().starts_with(b"application/x-www-form-urlencoded");
    headers.get(header::CONTENT_TYPE).is_some_and(form)
}

/// The page as a GET would show it, with the form that failed, under the error's status.
pub async fn show_again<F: Future<Output = Response>>(
    mut parts: Parts,
    failed: FailedForm,
    render: impl FnOnce(Request) -> F,
) -> Response {
    let status = pages::status(&failed.error);
    let retry_after = failed.error.retry_after();
    parts.extensions.insert(failed);
    let mut response = render(as_get(parts)).await;
    // A page that could not be read has a worse status of its own.
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The page with a secret that the form has made.
async fn show_once<F: Future<Output = Response>>(
    mut parts: Parts,
    made: Outcome,
    render: impl FnOnce(Request) -> F,
) -> Response {
    parts.extensions.insert(made);
    let mut response = render(as_get(parts)).await;
    response.headers_mut().insert(header::CACHE_CONTROL, SECRET_CACHE_CONTROL);
    response
}

fn as_get(mut parts: Parts) -> Request {
    parts.method = Method::GET;
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    Request::from_parts(parts, Body::empty())
}

/// The address that follows a change: the outcome's or the same again, with the notice. Never another site's.
pub fn destination(here: &str, outcome: &Outcome) -> String {
    let site = "http://taskbell.invalid";
    let wanted = outcome.next.as_deref().unwrap_or(here);
    let ours = |url: &Url| url.host_str() == Some("taskbell.invalid") && url.port().is_none();
    let parsed = Url::parse(site).and_then(|base| base.join(wanted)).ok().filter(ours);
    let Some(mut url) = parsed else { return "/".to_owned() };
    url.set_fragment(None);
    let kept: Vec<(String, String)> =
        url.query_pairs().into_owned().filter(|(name, _)| !NOTICE.contains(&name.as_str())).collect();
    url.query_pairs_mut().clear().extend_pairs(kept).append_pair("did", outcome.did.slug());
    url.query_pairs_mut().append_pair("count", &outcome.count.to_string());
    if let Some(undo) = outcome.undo {
        url.query_pairs_mut().append_pair("undo", &undo.0.to_string());
    }
    // A path may begin with two slashes, which browsers take for another host.
    format!("/{}", url[Position::BeforePath..].trim_start_matches('/'))
}

fn without_secrets(fields: Vec<(String, String)>) -> Vec<(String, String)> {
    let secret = |name: &str| {
        let last = name.trim_end_matches(']').rsplit('[').next().unwrap_or(name);
        SECRET.contains(&last)
    };
    fields.into_iter().filter(|(name, _)| !secret(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Did, UndoId};

    fn outcome(next: Option<&str>) -> Outcome {
        Outcome { next: next.map(str::to_owned), ..Outcome::of(Did::Completed) }
    }

    #[test]
    fn a_change_leads_back_to_the_same_view() {
        assert_eq!(destination("/all?q=a+b&did=deleted&undo=1", &outcome(None)), "/all?q=a+b&did=completed&count=1");
        let undo = UndoId("0195e2a0-0000-7000-8000-000000000001".parse().unwrap());
        assert_eq!(
            destination("/today", &Outcome { undo: Some(undo), count: 3, ..outcome(None) }),
            "/today?did=completed&count=3&undo=0195e2a0-0000-7000-8000-000000000001"
        );
        assert_eq!(destination("/today", &outcome(Some("/tasks/ä?x=1#y"))), "/tasks/%C3%A4?x=1&did=completed&count=1");
    }

    #[test]
    fn no_change_leads_to_another_site() {
        for next in ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:x"] {
            let place = destination("/today", &outcome(Some(next)));
            assert!(place == "/" || place.starts_with("/?"), "{next} -> {place}");
        }
        for next in ["/.//evil.example", "/a/..//evil.example", "/\n/evil.example"] {
            let place = destination("/today", &outcome(Some(next)));
            assert!(place.starts_with('/') && !place.starts_with("//"), "{next} -> {place}");
        }
    }

    #[test]
    fn passwords_never_come_back() {
        let fields = ["account[password]", "password", "passwords[current]", "current", "account[name]", "do"];
        let fields = fields.map(|name| (name.to_owned(), "x".to_owned())).to_vec();
        let names: Vec<String> = without_secrets(fields).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["account[name]", "do"]);
    }
}
