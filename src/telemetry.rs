//! The log: text for people, JSON for machines, one line a request. No names, e-mail addresses, query strings or form values.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    io::IsTerminal,
    panic::PanicHookInfo,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, Method, StatusCode},
    response::Response,
};
use domain::{ConcurrencyPermit, request_context};
use tokio::task_local;
use tracing::{Instrument, field};
use tracing_subscriber::{EnvFilter, Layer, filter::LevelFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};
use uuid::Uuid;

use crate::{authentication::SignedInUser, config::Config, pages};

mod reports;
mod traces;

use reports::Reports;
use traces::Traces;

/// What is logged unless `RUST_LOG` says otherwise. The session layer's own lines hold session ids and say nothing that
/// the request's line does not.
const FILTER: &str = "info,tower_sessions=off,tower_sessions_core=off,fred=error,sqlx=warn,sea_orm_migration=warn";

/// Never logged, whatever `RUST_LOG` says: spans of connecting that hold the address of a database, password included.
const NEVER: &str = "sea_orm::driver=off";

/// The id of a request: in the response, in the log and on the page that reports a fault.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

task_local! {
    /// The route of the request that is answered.
    static ROUTE: Option<Route>;
}

/// What is asked for: a pattern of addresses, or a server function.
#[derive(Clone)]
enum Route {
    Matched(MatchedPath),
    Function(&'static str),
}

impl Route {
    fn of(request: &Request) -> Option<Route> {
        let function = pages::function(request.uri().path()).map(Route::Function);
        function.or_else(|| request.extensions().get::<MatchedPath>().cloned().map(Route::Matched))
    }

    fn as_str(&self) -> &str {
        match self {
            Route::Matched(path) => path.as_str(),
            Route::Function(path) => path,
        }
    }
}

/// The server function that a form without scripts was for, for the log.
#[derive(Clone, Copy, Debug)]
pub struct Function(pub &'static str);

/// The route of the request that is answered, if one is.
fn route() -> Option<String> {
    ROUTE.try_with(|route| route.as_ref().map(|route| route.as_str().to_owned())).ok().flatten()
}

/// Work as a part of the request that is answered, for a task of its own.
pub fn of_this_request<F: Future>(work: F) -> impl Future<Output = F::Output> {
    let route = ROUTE.try_with(Clone::clone).ok().flatten();
    let work = ConcurrencyPermit::current().scope(request_context::with_address(request_context::address(), work));
    ROUTE.scope(route, request_context::with_request_id(request_context::request_id(), work)).in_current_span()
}

/// What looks on while the program runs.
pub struct Telemetry {
    traces: Option<Traces>,
    reports: Option<Reports>,
}

impl Telemetry {
    /// Sends what was not sent yet, within a few seconds.
    pub fn end(self) {
        if let Some(traces) = self.traces {
            traces.end();
        }
        if let Some(reports) = self.reports {
            reports.end();
        }
    }
}

/// Starts the log, on standard error, and whatever else was asked for.
pub fn start(config: &Config) -> Result<Telemetry, String> {
    let (log, reports) = (&config.log, config.reports.as_ref().map(Reports::new));
    let traces = config.traces.as_ref().map(Traces::new).transpose()?;
    let filter = log.filter.as_deref().unwrap_or(FILTER);
    let filter = EnvFilter::try_new(format!("{filter},{NEVER}"))
        .map_err(|error| format!("RUST_LOG is \"{filter}\": {error}"))?;
    let lines = if log.json {
        fmt::layer().json().flatten_event(true).with_writer(std::io::stderr).boxed()
    } else {
        let colours = std::io::stderr().is_terminal();
        fmt::layer().compact().with_target(false).with_ansi(colours).with_writer(std::io::stderr).boxed()
    };
    // Each with a filter of its own: spans that only traces want are none where there are no traces. A layer that is there
    // but empty would want them all.
    let mut layers = vec![lines.with_filter(filter).boxed()];
    layers.extend(reports.as_ref().map(|reports| reports.layer().with_filter(LevelFilter::ERROR).boxed()));
    layers.extend(traces.as_ref().map(|traces| traces.layer().boxed()));
    let started = tracing_subscriber::registry().with(layers).try_init();
    started.map_err(|error| format!("the log cannot be started: {error}"))?;
    std::panic::set_hook(Box::new(log_panic));
    Ok(Telemetry { traces, reports })
}

/// A panic is a line like any other. Words that were put together at run time may quote what people wrote: those that
/// stand in the program do not.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(tracing::field::display);
    let words = panic.payload().downcast_ref::<&'static str>();
    let backtrace = Backtrace::capture();
    let backtrace = (backtrace.status() == BacktraceStatus::Captured).then_some(tracing::field::display(backtrace));
    tracing::error!(request_id = request_context::request_id().as_deref(), place, words, backtrace, "a panic");
}

/// What people make up is no label: there must be few of them.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn count(method: &Method, route: &str, status: u16, time: Duration) {
    let method = name(method).to_owned();
    let labels = [("method", method), ("route", route.to_owned()), ("status", status.to_string())];
    metrics::histogram!("taskbell_http_seconds", &labels).record(time);
}

/// A request was rejected before it had a route.
pub fn count_rejected() {
    metrics::histogram!("taskbell_http_seconds", "method" => "other", "route" => "rejected", "status" => "503")
        .record(0.0);
}

/// Answers a request within a span of its own, where anybody wants to see it.
async fn traced<F: Future<Output = Response>>(request: Request, next: impl FnOnce(Request) -> F) -> Response {
    let span = tracing::trace_span!(
        "request",
        otel.kind = "server",
        otel.name = format!("{} {}", name(request.method()), route().as_deref().unwrap_or("-")),
        http.request.method = name(request.method()),
        http.route = route(),
        http.response.status_code = field::Empty,
    );
    let response = next(request).instrument(span.clone()).await;
    span.record("http.response.status_code", response.status().as_u16());
    response
}

/// Gives every request an id and logs its end.
pub async fn log_request<F: Future<Output = Response>>(
    mut request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let id = Uuid::new_v4().simple().to_string();
    let method = request.method().clone();
    let route = Route::of(&request);
    request.extensions_mut().insert(RequestId(id.clone()));
    let start = Instant::now();
    let mut response = ROUTE
        .scope(route.clone(), request_context::with_request_id(Some(id.as_str().into()), traced(request, next)))
        .await;
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    let status = response.status();
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let user = response.extensions().get::<SignedInUser>().map(|user| tracing::field::display(user.0.0));
    let route = route.as_ref().map_or("-", Route::as_str);
    let function = response.extensions().get::<Function>().map(|function| function.0);
    let (status_code, ms) = (status.as_u16(), (ms * 10.0).round() / 10.0);
    count(&method, route, status_code, start.elapsed());
    if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE {
        tracing::error!(request_id = id, %method, route, function, status = status_code, ms, user, "request");
    } else if matches!(route, "-" | "/pkg/{*file}" | "/healthz" | "/readyz") {
        tracing::debug!(request_id = id, %method, route, function, status = status_code, ms, user, "request");
    } else {
        tracing::info!(request_id = id, %method, route, function, status = status_code, ms, user, "request");
    }
    response
}
