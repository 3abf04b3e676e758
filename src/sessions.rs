//! Sessions: an id in a cookie, the rest in Redis.

use app::session_store::StoredSessions;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use domain::Services;
use tower_sessions::{
    Expiry, SessionManagerLayer,
    cookie::{SameSite, time::Duration},
};

use crate::failure::{Failure, ResponseFormat};

/// A session ends this long after it was last written; whoever comes back earlier stays signed in.
const TERM: Duration = Duration::seconds(domain::accounts::sessions::TERM_SECONDS);

const SECURE_NAME: &str = "__Host-taskbell";
/// Kinds of data that a browser is to forget.
const SEEN: &str = r#""cache", "prefetchCache", "prerenderCache""#;

/// Opens and saves the session of each request. Under HTTPS the cookie's name makes browsers insist on its attributes:
/// no other host, not even a subdomain, can set it.
pub fn layer(services: &Services, https: bool) -> SessionManagerLayer<StoredSessions> {
    SessionManagerLayer::new(StoredSessions(services.clone()))
        .with_name(if https { SECURE_NAME } else { "taskbell" })
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(TERM))
}

/// The session layer answers with an empty 500 when Redis does not take the session: that is an outage, not a fault. And it
/// removes a cookie as if it had been set without `Secure`, which browsers ignore under the name that it has.
pub async fn mend<F: Future<Output = Response>>(request: Request, next: impl FnOnce(Request) -> F) -> Response {
    let format = ResponseFormat::of(&request);
    let mut response = next(request).await;
    let bare = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && !response.headers().contains_key(header::CONTENT_TYPE);
    if bare {
        return Failure::Unavailable.answer(&format);
    }
    let headers = response.headers_mut();
    let removal = |cookie: &HeaderValue| {
        let cookie = cookie.to_str().ok().filter(|cookie| cookie.starts_with(SECURE_NAME) && is_removal(cookie))?;
        HeaderValue::from_str(&format!("{cookie}; Secure")).ok()
    };
    if headers.get_all(header::SET_COOKIE).iter().any(|cookie| removal(cookie).is_some()) {
        let cookies: Vec<HeaderValue> = headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|cookie| removal(cookie).unwrap_or(cookie.clone()))
            .collect();
        headers.remove(header::SET_COOKIE);
        for cookie in cookies {
            headers.append(header::SET_COOKIE, cookie);
        }
        // Nothing that the person saw is left behind. What stands in the storage are choices of the browser's.
        headers.insert("clear-site-data", HeaderValue::from_static(SEEN));
    }
    response
}

fn is_removal(cookie: &str) -> bool {
    let mut attributes = cookie.split("; ");
    attributes.next().is_some_and(|pair| pair.ends_with('=')) && attributes.all(|attribute| attribute != "Secure")
}
