//! The built front end and the public files, compressed ahead of time where the build did so.

use std::{convert::Infallible, path::Path};

use axum::{
    Router,
    extract::{OriginalUri, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state, map_response},
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::{compression::CompressionLayer, services::ServeDir};
use tower_service::Service;

use crate::config::{Config, Site};

/// Names that carry a hash never mean anything else.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Asked for again each time, answered with 304 while nothing changed.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// The longest name of a file that is looked for, with the ending of its compressed copy, and the longest path: systems
/// do not say of longer ones that there are none.
const NAME_MAX: usize = 250;
const PATH_MAX: usize = 1_000;

/// WASM, scripts, styles and words under `/pkg`.
pub fn package(config: &Config) -> Router {
    let site = &config.site;
    let keep = if site.hashed { FOR_EVER } else { REVALIDATE };
    let words = Router::new().route("/pkg/words/{file}", get(words)).layer(CompressionLayer::new());
    let router = Router::new().route_service("/pkg/{*file}", folder(&site.root)).merge(words);
    let router = router.layer(from_fn_with_state(keep, cache));
    let missing = Router::new().fallback(|| async { StatusCode::NOT_FOUND });
    let router = router.layer(from_fn_with_state(missing, look)).layer(map_response(say_charset));
    if config.asset_origin.is_some() { router.layer(map_response(share)) } else { router }
}

/// What the board says in a language.
async fn words(OriginalUri(address): OriginalUri) -> Response {
    let words = app::words_file(address.path());
    let words = words.map(|words| ([(header::CONTENT_TYPE, "application/json")], words));
    words.ok_or(StatusCode::NOT_FOUND).into_response()
}

/// Lets pages use it that come from another origin than the CDN it went through. It is the same for everybody.
async fn share(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

/// Everything else the site folder holds; what it does not hold goes to `otherwise`.
pub fn public(site: &Site, otherwise: Router) -> Router {
    let files = folder(&site.root).call_fallback_on_method_not_allowed(true).fallback(otherwise.clone());
    let router = Router::new().fallback_service(files).layer(from_fn_with_state(otherwise, look));
    router.layer(from_fn_with_state(AN_HOUR, cache)).layer(map_response(say_charset))
}

fn folder(root: &Path) -> ServeDir {
    ServeDir::new(root).append_index_html_on_directories(false).precompressed_br().precompressed_gzip()
}

/// Looks for a file unless no file can have this path.
async fn look(State(mut otherwise): State<Router>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.len() <= PATH_MAX && path.split('/').all(|name| name.len() <= NAME_MAX) {
        return next.run(request).await;
    }
    otherwise.call(request).await.unwrap_or_else(|never: Infallible| match never {})
}

/// All text of ours is in UTF-8, whatever a browser would guess.
async fn say_charset(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let content = headers.get(header::CONTENT_TYPE).and_then(|content| content.to_str().ok()).unwrap_or_default();
    if (content.starts_with("text/") || content.ends_with("xml"))
        && !content.contains("charset")
        && let Ok(content) = HeaderValue::from_str(&format!("{content}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, content);
    }
    response
}

/// Says how long a file that was found may be kept. Pages have said so themselves.
async fn cache(State(keep): State<HeaderValue>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status().is_redirection();
    let headers = response.headers_mut();
    if found && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, keep);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    response
}
