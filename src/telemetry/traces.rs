//! Traces by OpenTelemetry. A request, what it asked of SQL and Redis, its jobs and their mails are spans of one trace,
//! whose id is the request's: what stands in the log is found among the traces, and the other way round.

use std::{
    fmt,
    future::{self, Future},
    pin::Pin,
    sync::OnceLock,
    time::{Duration, SystemTime},
};

use axum::{
    body::Bytes,
    http::{Request, Response},
};
use domain::{metrics, request_context};
use opentelemetry::{
    Context, KeyValue,
    trace::{Span, SpanId, SpanKind, Status, TraceContextExt, TraceId, Tracer, TracerProvider},
};
use opentelemetry_http::{HttpClient, HttpError};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{
    Resource,
    trace::{IdGenerator, RandomIdGenerator, SdkTracer, SdkTracerProvider},
};
use tracing::Subscriber;
use tracing_subscriber::{filter::filter_fn, layer::Layer, registry::LookupSpan};
use url::Url;

/// How long one delivery may take, and how long the end of the program waits for the last one.
const PATIENCE: Duration = Duration::from_secs(3);

static TRACER: OnceLock<SdkTracer> = OnceLock::new();

pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends traces to this collector.
    pub fn new(collector: &Url) -> Result<Traces, String> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Client::new())
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{}/v1/traces", collector.as_str().trim_end_matches('/')))
            .with_timeout(PATIENCE)
            .build()
            .map_err(|error| format!("OTEL_EXPORTER_OTLP_ENDPOINT: {error}"))?;
        let resource = Resource::builder()
            .with_service_name("taskbell")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let ids = OfRequests(RandomIdGenerator::default());
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_id_generator(ids)
            .with_resource(resource)
            .build();
        if TRACER.set(provider.tracer("taskbell")).is_ok() {
            metrics::watch_statements(statement);
        }
        Ok(Traces(provider))
    }

    /// The spans that are ours. No events: what they say is the log's.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let ours = ["taskbell", "domain"];
        let spans = filter_fn(move |about| {
            about.is_span() && ours.contains(&about.target().split("::").next().unwrap_or_default())
        });
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("taskbell"))
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(spans)
    }

    /// Waits a little for what is on its way.
    pub fn end(&self) {
        if self.0.shutdown_with_timeout(PATIENCE).is_err() {
            tracing::warn!("the last traces could not be delivered");
        }
    }
}

/// A statement is known when it was answered: its span begins in the past. Only its shape is told, never a value, and
/// only where it belongs to something.
fn statement(sql: &str, time: Duration, failed: bool) {
    let (parent, end) = (Context::current(), SystemTime::now());
    let Some(tracer) = TRACER.get().filter(|_| parent.has_active_span()) else { return };
    let operation = sql.split_whitespace().next().unwrap_or_default().to_uppercase();
    let mut span = tracer
        .span_builder(operation)
        .with_kind(SpanKind::Client)
        .with_start_time(end - time)
        .with_attributes([KeyValue::new("db.query.text", sql.to_owned())])
        .start_with_context(tracer, &parent);
    if failed {
        span.set_status(Status::error(""));
    }
    span.end_with_timestamp(end);
}

/// Makes a request's id that of its trace.
#[derive(Debug)]
struct OfRequests(RandomIdGenerator);

impl IdGenerator for OfRequests {
    fn new_trace_id(&self) -> TraceId {
        let own = request_context::request_id().and_then(|id| TraceId::from_hex(&id).ok());
        own.filter(|id| *id != TraceId::INVALID).unwrap_or_else(|| self.0.new_trace_id())
    }

    fn new_span_id(&self) -> SpanId {
        self.0.new_span_id()
    }
}

/// Delivers over the HTTP client that is there already. It blocks: deliveries have a thread of their own.
struct Client(ureq::Agent);

impl Client {
    fn new() -> Client {
        let agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).proxy(None).max_redirects(0);
        Client(agent.http_status_as_error(false).build().new_agent())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client")
    }
}

impl HttpClient for Client {
    fn send_bytes<'a, 'b>(
        &'a self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'b>>
    where
        'a: 'b,
        Self: 'b,
    {
        Box::pin(future::ready(self.deliver(request)))
    }
}

impl Client {
    fn deliver(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (parts, body) = request.into_parts();
        let answer = self.0.run(Request::from_parts(parts, body.to_vec()))?;
        let (parts, mut body) = answer.into_parts();
        Ok(Response::from_parts(parts, body.read_to_vec()?.into()))
    }
}
