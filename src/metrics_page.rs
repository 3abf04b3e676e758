//! `/metrics` for Prometheus, on an address of its own: it says more than strangers should know.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use domain::{Services, console};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use metrics_process::Collector;
use tokio::{net::TcpListener, time::interval};

/// From a static file to a request that was given up, in seconds.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
/// From a reminder in time to one of yesterday, in seconds.
const LATENESS: [f64; 8] = [1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3_600.0, 21_600.0];
/// Between times when what was measured is put together.
const UPKEEP: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Page {
    services: Services,
    handle: PrometheusHandle,
    process: Collector,
}

/// Begins to measure, and shows what was measured until the process ends.
pub async fn start(address: SocketAddr, services: &Services) -> Result<(), String> {
    let problem = |error: &dyn std::fmt::Display| format!("METRICS_LISTEN: {error}");
    let builder = PrometheusBuilder::new().set_buckets(&SECONDS).and_then(|builder| {
        builder.set_buckets_for_metric(Matcher::Full("taskbell_reminder_lateness_seconds".to_owned()), &LATENESS)
    });
    let handle = builder.and_then(PrometheusBuilder::install_recorder).map_err(|error| problem(&error))?;
    let process = Collector::default();
    process.describe();
    domain::metrics::begin();
    let listener = TcpListener::bind(address).await.map_err(|error| problem(&error))?;
    let page = Page { services: services.clone(), handle: handle.clone(), process };
    let router = Router::new().route("/metrics", get(show)).with_state(page);
    tokio::spawn(async move {
        let mut ticks = interval(UPKEEP);
        loop {
            ticks.tick().await;
            handle.run_upkeep();
        }
    });
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}

/// Everything as of now. Without the database or Redis, what needs no looking there.
async fn show(State(page): State<Page>) -> (StatusCode, String) {
    page.process.collect();
    let now = page.services.now();
    let (looked, ()) = tokio::join!(console::observe(&page.services, now), console::observe_redis(&page.services, now));
    metrics::gauge!("taskbell_database_up").set(u8::from(looked.is_ok()));
    (StatusCode::OK, page.handle.render())
}
