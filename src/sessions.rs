//! Sessions: an id in a cookie, the rest in Redis.

use axum::{extract::Request, http::StatusCode, http::header, middleware::Next, response::Response};
use fred::clients::Pool;
use tower_sessions::{
    Expiry, SessionManagerLayer,
    cookie::{SameSite, time::Duration},
};
use tower_sessions_redis_store::RedisStore;

use crate::failure::{Asker, Failure};

/// A session ends this long after it was last written; whoever comes back earlier stays signed in.
const TERM: Duration = Duration::seconds(domain::accounts::sessions::TERM_SECONDS);

/// Opens and saves the session of each request. Under HTTPS the cookie's name makes browsers insist on its attributes:
/// no other host, not even a subdomain, can set it.
pub fn layer(redis: &Pool, https: bool) -> SessionManagerLayer<RedisStore<Pool>> {
    SessionManagerLayer::new(RedisStore::new(redis.clone()))
        .with_name(if https { "__Host-taskbell" } else { "taskbell" })
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(TERM))
}

/// The session layer answers with an empty 500 when Redis does not take the session: that is an outage, not a fault.
pub async fn name_outage(request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    let response = next.run(request).await;
    let bare = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && !response.headers().contains_key(header::CONTENT_TYPE);
    if bare { Failure::Unavailable.answer(&asker) } else { response }
}
