//! What Prometheus is told.

use crate::{
    browser::{Browser, PASSWORD},
    proxies::free_address,
    taskbell::Taskbell,
};

/// The value of a line of the page, by its beginning and something its labels hold.
fn value(page: &str, name: &str, label: &str) -> f64 {
    let line = page.lines().find(|line| line.starts_with(name) && line.contains(label));
    let line = line.unwrap_or_else(|| panic!("{name} with {label} is not in\n{page}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn metrics_say_what_was_done_and_name_nobody() {
    let address = free_address();
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
    assert_eq!(value(&page, "taskbell_redis_up", ""), 1.0);
    assert!(value(&page, "taskbell_redis_seconds", "") > 0.0);
    assert!(value(&page, "taskbell_redis_connections", "state=\"up\"") >= 1.0);
    assert_eq!(value(&page, "taskbell_sessions", ""), 1.0);
    assert_eq!(value(&page, "taskbell_ambiguous_deliveries_total", ""), 0.0);
    assert_eq!(value(&page, "taskbell_mails_total", "result=\"refused\""), 0.0);
    assert!(value(&page, "process_resident_memory_bytes", "") > 1_000_000.0);
    assert!(value(&page, "process_cpu_seconds_total", "") > 0.0);
    for private in ["geheim", "Geheim", "ada@", "BREW"] {
        assert!(!page.contains(private), "{private} is in\n{page}");
    }
    // Strangers see none of it.
    assert_eq!(ada.get("/metrics").await.status, 404);
}

#[tokio::test]
async fn sessions_are_counted_while_they_live() {
    let address = free_address();
    let taskbell = Taskbell::start_with(&[("METRICS_LISTEN", &address)]).await;
    let sessions = async || {
        let page = Browser::new(&address).get("/metrics").await.text();
        value(&page, "taskbell_sessions", "")
    };
    assert_eq!(sessions().await, 0.0);
    taskbell.browser().get("/sign-in").await;
    assert_eq!(sessions().await, 0.0, "strangers have none");
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let (mut phone, mut tablet) = (taskbell.browser(), taskbell.browser());
    for other in [&mut phone, &mut tablet] {
        other.sign_in("ada@example.org", PASSWORD).await.location();
    }
    assert_eq!(sessions().await, 3.0);
    phone.submit("/settings", "sign_out", &[]).await.location();
    assert_eq!(sessions().await, 2.0);
    ada.submit("/settings", "end_other_sessions", &[]).await.location();
    assert_eq!(sessions().await, 1.0);
}
