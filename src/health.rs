//! Whether the server lives, and whether it should be sent requests: for load balancers and people.

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use domain::Services;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::schema;

#[derive(Clone)]
struct Parts {
    services: Services,
    ending: CancellationToken,
}

/// `/healthz` and `/readyz`. `ending` is cancelled as soon as the server was asked to end.
pub fn routes(services: &Services, ending: &CancellationToken) -> Router {
    let parts = Parts { services: services.clone(), ending: ending.clone() };
    Router::new()
        // That it answers is the answer: a server is no better for being restarted while the database is away.
        .route("/healthz", get(|| async { ([(header::CACHE_CONTROL, "no-store")], "alive\n") }))
        .route("/readyz", get(ready))
        .with_state(parts)
}

/// Whether a request asks for one of them.
pub fn is_asked(request: &Request) -> bool {
    matches!(request.uri().path(), "/healthz" | "/readyz")
}

/// `{"database":"ok","redis":"down","migrations":"ok","ending":false}`, with 503 unless everything is well.
async fn ready(State(Parts { services, ending }): State<Parts>) -> impl IntoResponse {
    let health = services.health().await;
    let migrated = health.database.is_ok() && schema::pending(&services).await.is_ok_and(|pending| pending.is_empty());
    let ending = ending.is_cancelled();
    let well = health.database.is_ok() && health.redis.is_ok() && migrated && !ending;
    let status = if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let word = |ok: bool| if ok { "ok" } else { "down" };
    let body = json!({
        "database": word(health.database.is_ok()),
        "redis": word(health.redis.is_ok()),
        "migrations": word(migrated),
        "ending": ending,
    });
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body))
}
