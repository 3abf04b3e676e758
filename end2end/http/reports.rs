//! Errors that are reported to somebody else's address.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::{
    collector::Collector,
    log::{provoke_internal_errors, secrets_of_a_visit},
    taskbell::Taskbell,
};

impl Collector {
    fn dsn(&self) -> String {
        format!("http://key@{}/7", self.address)
    }

    /// The reports so far. An envelope is a line about itself, one about what is in it, and that.
    fn reports(&self) -> Vec<Value> {
        let report = |(path, body): (String, Vec<u8>)| {
            assert_eq!(path, "/api/7/envelope/");
            serde_json::from_str(String::from_utf8(body).unwrap().lines().nth(2).unwrap()).unwrap()
        };
        self.posts().into_iter().map(report).collect()
    }

    async fn report_of(&self, message: &str) -> Value {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(report) = self.reports().into_iter().find(|report| report["message"] == message) {
                return report;
            }
            assert!(Instant::now() < end, "{message} was not reported: {:#?}", self.reports());
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// A visit with two errors, and the end of the program right after it: who got the reports, the log, and what they must
/// not say.
async fn errors_of_a_visit() -> (Collector, String, Vec<String>) {
    let collector = Collector::start().await;
    let taskbell = Taskbell::start_with(&[("SENTRY_DSN", &collector.dsn())]).await;
    let (mut person, id, secrets) = secrets_of_a_visit(&taskbell).await;
    assert_eq!(collector.posts(), [], "nothing went wrong yet");
    provoke_internal_errors(&taskbell, &mut person, &id).await;
    let log = taskbell.log();
    // What is on its way when the program ends still arrives.
    assert!(taskbell.stop());
    (collector, log, secrets)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_is_reported_with_its_request_and_without_what_people_wrote() {
    let (mut collector, mut log, mut secrets) = errors_of_a_visit().await;
    // A report is given three seconds, and a machine may stand still for longer.
    for _ in 0..2 {
        if collector.reports().len() < 2 {
            (collector, log, secrets) = errors_of_a_visit().await;
        }
    }
    let reports = collector.reports();
    assert_eq!(reports.len(), 2, "{reports:#?}");
    let report = &reports[0];
    assert_eq!(report["message"], "internal error");
    assert_eq!(report["logger"], "app::request");
    assert_eq!(report["level"], Value::Null, "without a word, it is an error");
    let tags = &report["tags"];
    assert!(log.contains(tags["request_id"].as_str().unwrap()), "{report}");
    assert_eq!(tags["route"], "/transfers/{id}");
    assert!(tags["cause"].as_str().unwrap().starts_with("invalid type: string …"), "{report}");
    for absent in ["user", "request", "breadcrumbs", "server_name", "contexts", "modules"] {
        assert_eq!(report[absent], Value::Null, "{absent}");
    }
    for (_, body) in collector.posts() {
        let text = String::from_utf8(body).unwrap();
        assert!(!secrets.iter().any(|secret| text.contains(secret)), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_is_reported() {
    let collector = Collector::start().await;
    let settings = [("SENTRY_DSN", collector.dsn()), ("TASKBELL_PANIC_AT", "counted".to_owned())];
    let taskbell = Taskbell::start_with(&settings.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let reply = ada.get("/dashboard").await;
    let report = collector.report_of("a panic").await;
    assert_eq!(report["tags"]["request_id"], reply.expect_header("x-request-id"));
    assert_eq!(report["tags"]["route"], "/dashboard");
    assert!(report["tags"]["place"].as_str().unwrap().contains("failpoints.rs:"), "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_an_address_that_is_away() {
    let settings = [("SENTRY_DSN", "http://key@127.0.0.1:1/7"), ("TASKBELL_PANIC_AT", "counted")];
    let taskbell = Taskbell::start_with(&settings).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for _ in 0..3 {
        assert_eq!(ada.get("/dashboard").await.status, 500);
    }
    let begun = Instant::now();
    assert!(taskbell.stop());
    assert!(begun.elapsed() < Duration::from_secs(30));
}
