//! What programs ask for, by an access token. No session counts here, and no password.

use std::net::{IpAddr, Ipv4Addr};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    Error, Services,
    accounts::tokens::{TokenActor, actor_of_token},
    request_context,
};
use model::{Rejection, Scope};
use serde_json::json;

use crate::{
    authentication::SignedInUser,
    client_address::ClientAddress,
    device,
    failure::{Failure, ResponseFormat},
    limits::{self, Bodies, ConcurrencyLimit},
};

/// How programs are to say who they are.
const BEARER: &str = "Bearer realm=\"Taskbell\"";
const BASIC: HeaderValue = HeaderValue::from_static("Basic realm=\"Taskbell\", charset=\"UTF-8\"");

pub fn routes(services: &Services, limit: &ConcurrencyLimit, bodies: &Bodies) -> Router {
    let bounds = (limit.clone(), bodies.clone());
    let api = Router::new().route("/api/v1/me", get(me));
    api.layer(from_fn_with_state(bounds, bounded)).with_state(services.clone())
}

async fn bounded(State((limit, bodies)): State<(ConcurrencyLimit, Bodies)>, request: Request, next: Next) -> Response {
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let device = device::describe(user_agent.unwrap_or_default()).into();
    let answered = |request| limits::time(&limit, request, |request| next.run(request));
    let answered = limits::body(&bodies, request, answered);
    let mut response = request_context::with_device(device, answered).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Who acts by the token.
async fn me(State(services): State<Services>, request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let address = request.extensions().get::<ClientAddress>().map(|ClientAddress(address)| *address);
    let token = match authenticate(&services, presented(request.headers()), address).await {
        Ok(token) => token,
        Err(refused) => return refused.answer(&format),
    };
    let mut response = match token.acting(Scope::AccountRead) {
        Some(actor) => {
            let viewer = actor.viewer();
            let scopes: Vec<&str> = token.scopes().iter().map(|scope| scope.slug()).collect();
            Json(json!({
                "id": actor.user_id(),
                "name": viewer.name,
                "email": viewer.email,
                "language": actor.language().slug(),
                "zone": actor.zone().name(),
                "scopes": scopes,
            }))
            .into_response()
        }
        None => Refused::OutOfScope(Scope::AccountRead).answer(&format),
    };
    response.extensions_mut().insert(SignedInUser(token.user_id()));
    response
}

/// Why a request is not answered.
enum Refused {
    Missing,
    Wrong,
    OutOfScope(Scope),
    Because(Error),
}

async fn authenticate(
    services: &Services,
    presented: Option<String>,
    address: Option<IpAddr>,
) -> Result<TokenActor, Refused> {
    let presented = presented.ok_or(Refused::Missing)?;
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let token = actor_of_token(services, &presented, address, services.now()).await;
    token.map_err(Refused::Because)?.ok_or(Refused::Wrong)
}

/// The token of a request, or what stands in its place: whatever name stands before Basic's password.
fn presented(headers: &HeaderMap) -> Option<String> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    // Of two, nobody knows which one a proxy has looked at.
    let (Some(one), None) = (all.next(), all.next()) else { return None };
    let (scheme, rest) = one.to_str().ok()?.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.trim().to_owned());
    }
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(rest.trim()))?.ok()?;
    Some(String::from_utf8(decoded).ok()?.split_once(':')?.1.to_owned())
}

impl Refused {
    fn answer(self, format: &ResponseFormat) -> Response {
        match self {
            Refused::Missing => challenge(StatusCode::UNAUTHORIZED, "token_missing", BEARER),
            Refused::Wrong => {
                let bearer = format!("{BEARER}, error=\"invalid_token\"");
                challenge(StatusCode::UNAUTHORIZED, "invalid_token", &bearer)
            }
            Refused::OutOfScope(scope) => {
                let bearer = format!("{BEARER}, error=\"insufficient_scope\", scope=\"{}\"", scope.slug());
                challenge(StatusCode::FORBIDDEN, "insufficient_scope", &bearer)
            }
            Refused::Because(Error::Rejected(Rejection::TooMany { retry_after_seconds })) => {
                let mut response = error(StatusCode::TOO_MANY_REQUESTS, "too_many_requests");
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
                response
            }
            Refused::Because(Error::Unavailable(cause)) => {
                tracing::warn!(%cause, "unavailable");
                Failure::Unavailable.answer(format)
            }
            Refused::Because(error) => {
                tracing::error!(%error, "a token cannot be checked");
                Failure::Internal.answer(format)
            }
        }
    }
}

/// Says what a program has to present.
fn challenge(status: StatusCode, why: &str, bearer: &str) -> Response {
    let mut response = error(status, why);
    let headers = response.headers_mut();
    headers.extend(HeaderValue::from_str(bearer).ok().map(|bearer| (header::WWW_AUTHENTICATE, bearer)));
    if status == StatusCode::UNAUTHORIZED {
        headers.append(header::WWW_AUTHENTICATE, BASIC);
    }
    response
}

/// An error for a program, in a word of ours or of RFC 6750.
fn error(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[&str]) -> Option<String> {
        let headers = headers.iter().map(|value| (header::AUTHORIZATION, value.parse().unwrap()));
        presented(&headers.collect())
    }

    #[test]
    fn a_token_is_found_in_either_place() {
        let basic = |credentials: &str| format!("Basic {}", STANDARD.encode(credentials));
        for said in [
            "Bearer abc",
            "bearer  abc",
            &basic("ada@example.org:abc"),
            &basic(":abc"),
            &basic(":abc").replace('B', "b"),
        ] {
            assert_eq!(found(&[said]).as_deref(), Some("abc"), "{said}");
        }
        assert_eq!(found(&[&basic("ada:a:c")]).as_deref(), Some("a:c"));
        for said in ["abc", "Bearer", "Token abc", "Basic abc:abc", "Basic YWJj", "Basic /w=="] {
            assert_eq!(found(&[said]), None, "{said}");
        }
        assert_eq!((found(&[]), found(&["Bearer abc", "Bearer abc"])), (None, None));
    }
}
