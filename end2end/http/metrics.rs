//! What Prometheus is told.

use std::net::TcpListener;

use crate::{browser::Browser, taskbell::Taskbell};

/// The value of a line of the page, by its beginning and something its labels hold.
fn value(page: &str, name: &str, label: &str) -> f64 {
    let line = page.lines().find(|line| line.starts_with(name) && line.contains(label));
    let line = line.unwrap_or_else(|| panic!("{name} with {label} is not in\n{page}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn metrics_say_what_was_done_and_name_nobody() {
    // Nobody listens there any more once it is known.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let taskbell = Taskbell::start_with(&[("METRICS_LISTEN", &address)]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    ada.add_task("Geheim").await;
    for _ in 0..3 {
        assert_eq!(ada.get("/dashboard").await.status, 200);
    }
    ada.get("/geheim").await;
    assert_eq!(ada.send("BREW", "/today", &[], b"").await.status, 403);

    let page = Browser::new(&address).get("/metrics").await;
    assert_eq!(page.status, 200);
    let page = page.text();
    assert_eq!(value(&page, "taskbell_http_seconds_count", "route=\"/dashboard\",status=\"200\""), 3.0);
    assert!(value(&page, "taskbell_http_seconds_sum", "route=\"/dashboard\"") > 0.0);
    assert_eq!(value(&page, "taskbell_http_seconds_count", "method=\"other\""), 1.0);
    assert!(value(&page, "taskbell_sql_seconds_count", "failed=\"no\"") > 3.0);
    assert!(value(&page, "taskbell_sql_connections", "pool=\"reads\"") >= 0.0);
    assert!(value(&page, "taskbell_cache_reads_total", "result=\"hit\"") >= 2.0);
    assert_eq!(value(&page, "taskbell_jobs{", "queue=\"mail\",state=\"due\""), 0.0);
    assert_eq!(value(&page, "taskbell_jobs_oldest_seconds", "queue=\"mail\""), 0.0);
    assert_eq!(value(&page, "taskbell_database_up", ""), 1.0);
    assert!(value(&page, "process_resident_memory_bytes", "") > 1_000_000.0);
    for private in ["geheim", "Geheim", "ada@", "BREW"] {
        assert!(!page.contains(private), "{private} is in\n{page}");
    }
    // Strangers see none of it.
    assert_eq!(ada.get("/metrics").await.status, 404);
}
