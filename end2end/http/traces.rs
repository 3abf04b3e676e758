//! Traces as a collector gets them.

use std::time::{Duration, Instant};

use chrono::Days;
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest, common::v1::any_value::Value, trace::v1::Span,
};
use prost::Message;
use tokio::time::sleep;

use crate::{
    collector::Collector,
    log::{TODAY, secrets_of_a_visit},
    taskbell::{Taskbell, program},
};

impl Collector {
    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for (path, body) in self.posts() {
            assert_eq!(path, "/v1/traces");
            let sent = ExportTraceServiceRequest::decode(body.as_slice()).unwrap();
            for scope in sent.resource_spans.into_iter().flat_map(|resource| resource.scope_spans) {
                spans.extend(scope.spans);
            }
        }
        spans
    }

    /// Waits until there is a span of this name in a trace: they are sent every few seconds.
    async fn until_there(&self, trace: &str, name: &str) {
        let end = Instant::now() + Duration::from_secs(60);
        while !self.spans().iter().any(|span| trace_id(span) == trace && span.name == name) {
            assert!(Instant::now() < end, "no {name} in {trace}");
            sleep(Duration::from_millis(100)).await;
        }
    }

    /// No canary is in any byte of it.
    fn assert_keeps(&self, secrets: &[String]) {
        for (_, body) in self.posts() {
            let text = String::from_utf8_lossy(&body);
            let told: Vec<_> = secrets.iter().filter(|secret| text.contains(*secret)).collect();
            assert!(told.is_empty(), "{told:?} in {text}");
        }
    }
}

fn attribute(span: &Span, name: &str) -> String {
    let found = span.attributes.iter().find(|attribute| attribute.key == name);
    match found.and_then(|attribute| attribute.value.as_ref()?.value.as_ref()) {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{name} is {other:?} in {span:?}"),
    }
}

fn trace_id(span: &Span) -> String {
    span.trace_id.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn named<'a>(spans: &'a [Span], trace: &str, name: &str) -> &'a Span {
    let names = || spans.iter().filter(|span| trace_id(span) == trace).map(|span| &span.name).collect::<Vec<_>>();
    let found = spans.iter().find(|span| trace_id(span) == trace && span.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {trace}, only {:?}", names()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_a_trace_with_its_statements_and_jobs() {
    let collector = Collector::start().await;
    let taskbell = Taskbell::start_with(&[("OTEL_EXPORTER_OTLP_ENDPOINT", &collector.url())]).await;
    let (mut person, _, secrets) = secrets_of_a_visit(&taskbell).await;
    let page = person.get("/all?q=Canaryquery").await.expect_header("x-request-id").to_owned();
    let export = person.submit("/transfers", "start_export", &[("format", "csv")]).await;
    let export = export.expect_header("x-request-id").to_owned();
    person.export("json").await;
    collector.until_there(&page, "GET /all").await;
    collector.until_there(&export, "job").await;
    assert!(taskbell.stop());
    let spans = collector.spans();

    let request = named(&spans, &page, "GET /all");
    assert_eq!((request.kind, request.parent_span_id.len()), (2, 0), "a server's span, and a root");
    assert_eq!(attribute(request, "http.route"), "/all");
    assert_eq!(attribute(request, "http.response.status_code"), "200");
    let statement = named(&spans, &page, "SELECT");
    assert_eq!((statement.kind, &statement.parent_span_id), (3, &request.span_id));
    assert!(attribute(statement, "db.query.text").contains("FROM \"tasks\""));
    assert!(statement.start_time_unix_nano >= request.start_time_unix_nano);
    assert!(statement.end_time_unix_nano > statement.start_time_unix_nano);
    let command = named(&spans, &page, "redis");
    assert_eq!((attribute(command, "command").as_str(), &command.parent_span_id), ("GET", &request.span_id));

    // Whoever signed up was counted.
    assert!(spans.iter().any(|span| span.name == "redis" && attribute(span, "command") == "INCR"));

    let job = named(&spans, &export, "job");
    assert_eq!((attribute(job, "queue"), attribute(job, "work")), ("transfers".to_owned(), "export".to_owned()));
    assert_eq!(attribute(job, "attempt"), "1");
    assert!(spans.iter().any(|span| span.parent_span_id == job.span_id && span.name == "SELECT"));
    collector.assert_keeps(&secrets);
}

/// Who got the spans of a command that sends a mail, and what they must not say.
async fn spans_of_a_mail() -> (Collector, Vec<String>) {
    let collector = Collector::start().await;
    let taskbell = Taskbell::start().await;
    let (_, _, secrets) = secrets_of_a_visit(&taskbell).await;
    let at = format!("{}T12:00:00Z", *TODAY + Days::new(2));
    let mut remind = program(&taskbell.folder.0, taskbell.postgres.as_ref());
    remind.args(["remind", "--at", &at]).env("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
    let output = tokio::task::spawn_blocking(move || remind.output().unwrap()).await.unwrap();
    assert!(output.status.success(), "{output:?}");
    (collector, secrets)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_is_a_span_of_its_job() {
    let (mut collector, mut secrets) = spans_of_a_mail().await;
    // What was not sent yet is sent at the end. It is given three seconds, and a machine may stand still for longer.
    for _ in 0..2 {
        if collector.spans().is_empty() {
            (collector, secrets) = spans_of_a_mail().await;
        }
    }
    let spans = collector.spans();
    let mail = spans.iter().find(|span| span.name == "mail").expect("a mail");
    assert_eq!(attribute(mail, "result"), "accepted");
    let job = spans.iter().find(|span| span.span_id == mail.parent_span_id).expect("its job");
    assert_eq!((job.name.as_str(), attribute(job, "queue")), ("job", "mail".to_owned()));
    collector.assert_keeps(&secrets);
}

#[tokio::test]
async fn nobody_waits_for_a_collector_that_is_away() {
    let taskbell = Taskbell::start_with(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    assert_eq!(ada.get("/all").await.status, 200);
    let begun = Instant::now();
    assert!(taskbell.stop());
    assert!(begun.elapsed() < Duration::from_secs(30));
}
