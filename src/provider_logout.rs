//! Where services elsewhere say that somebody signed out there.

use std::net::{IpAddr, Ipv4Addr};

use axum::{
    Extension, Form, Json, Router,
    extract::{Path, Request, State, rejection::FormRejection},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::post,
};
use domain::{Error, Services, accounts::providers};
use model::Rejection;
use serde::Deserialize;
use serde_json::json;

use crate::{
    client_address::ClientAddress,
    finish,
    limits::{self, Bodies, ConcurrencyLimit},
};

/// It is no page of ours that sends it: what it sends is signed.
pub fn routes(services: &Services, limit: &ConcurrencyLimit, bodies: &Bodies) -> Router {
    let logout = Router::new().route("/sign-in/with/{name}/logout", post(log_out));
    logout.layer(from_fn_with_state((limit.clone(), bodies.clone()), bounded)).with_state(services.clone())
}

async fn bounded(State((limit, bodies)): State<(ConcurrencyLimit, Bodies)>, request: Request, next: Next) -> Response {
    // A token is good once: what was begun by it is done, whether the provider waits for that or not.
    let answered = |request| finish::finish(request, |request| next.run(request));
    let answered = |request| limits::time(&limit, request, answered);
    let mut response = limits::body(&bodies, request, answered).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[derive(Deserialize)]
struct SignedOut {
    logout_token: String,
}

async fn log_out(
    State(services): State<Services>,
    Path(name): Path<String>,
    address: Option<Extension<ClientAddress>>,
    form: Result<Form<SignedOut>, FormRejection>,
) -> Response {
    let from = address.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Extension(ClientAddress(address))| address);
    let logged_out = match form {
        Ok(Form(said)) => providers::log_out(&services, &name, &said.logout_token, from, services.now()).await,
        Err(_) => Err(Rejection::Malformed.into()),
    };
    let refused = |status: StatusCode, error| (status, Json(json!({ "error": error }))).into_response();
    match logged_out {
        Ok(()) => StatusCode::OK.into_response(),
        Err(Error::Rejected(Rejection::TooMany { retry_after_seconds })) => {
            let mut response = refused(StatusCode::TOO_MANY_REQUESTS, "too_many_requests");
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
            response
        }
        Err(Error::Rejected(_)) => refused(StatusCode::BAD_REQUEST, "invalid_request"),
        Err(error) => {
            tracing::warn!(%error, "sessions that a provider wants to end cannot be ended");
            refused(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable")
        }
    }
}
