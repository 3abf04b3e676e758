//! Whether the server's parts answer, for load balancers and people.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::Services;
use serde_json::json;

/// `{"database":"ok","redis":"down"}`, with 503 when one of them is down.
pub async fn answer(State(services): State<Services>) -> impl IntoResponse {
    let health = services.health().await;
    let word = |part: Result<(), &str>| if part.is_ok() { "ok" } else { "down" };
    let all = health.database.is_ok() && health.redis.is_ok();
    let status = if all { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({ "database": word(health.database), "redis": word(health.redis) });
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body))
}
