//! The log: text for people, JSON for machines, one line a request. No names, addresses, query strings or form values.

use std::{
    io::IsTerminal,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};
use uuid::Uuid;

use crate::{config, identify::Who};

/// What is logged unless `RUST_LOG` says otherwise. The session layer's own lines hold session ids and say nothing that
/// the request's line does not.
const FILTER: &str = "info,tower_sessions=off,tower_sessions_core=off,fred=error,sqlx=warn,sea_orm_migration=warn";

/// The id of a request: in the response, in the log and on the page that reports a fault.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Starts the log, on standard error.
pub fn start(log: &config::Log) -> Result<(), String> {
    let filter = log.filter.as_deref().unwrap_or(FILTER);
    let filter = EnvFilter::try_new(filter).map_err(|error| format!("RUST_LOG is \"{filter}\": {error}"))?;
    let registry = tracing_subscriber::registry().with(filter);
    let started = if log.json {
        registry.with(fmt::layer().json().flatten_event(true).with_writer(std::io::stderr)).try_init()
    } else {
        let colours = std::io::stderr().is_terminal();
        let lines = fmt::layer().compact().with_target(false).with_ansi(colours).with_writer(std::io::stderr);
        registry.with(lines).try_init()
    };
    started.map_err(|error| format!("the log cannot be started: {error}"))
}

fn count(method: &Method, route: &str, status: u16, time: Duration) {
    // What people make up is no label: there must be few of them.
    let method =
        if matches!(*method, Method::GET | Method::HEAD | Method::POST) { method.to_string() } else { "other".into() };
    let labels = [("method", method), ("route", route.to_owned()), ("status", status.to_string())];
    metrics::histogram!("taskbell_http_seconds", &labels).record(time);
}

/// Gives every request an id and logs its end.
pub async fn log_request(mut request: Request, next: Next) -> Response {
    let id = Uuid::new_v4().simple().to_string();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(RequestId(id.clone()));
    let start = Instant::now();
    let mut response = next.run(request).await;
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let status = response.status();
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let user = response.extensions().get::<Who>().map(|who| tracing::field::display(who.0.0));
    let route = matched.as_ref().map_or("-", MatchedPath::as_str);
    let (status_code, ms) = (status.as_u16(), (ms * 10.0).round() / 10.0);
    count(&method, route, status_code, start.elapsed());
    if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE {
        tracing::error!(request_id = id, %method, route, status = status_code, ms, user, "request");
    } else if matches!(route, "-" | "/pkg/{*file}" | "/healthz" | "/readyz") {
        tracing::debug!(request_id = id, %method, route, status = status_code, ms, user, "request");
    } else {
        tracing::info!(request_id = id, %method, route, status = status_code, ms, user, "request");
    }
    response
}
