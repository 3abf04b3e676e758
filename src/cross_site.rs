//! Only pages of ours may change anything: requests that other sites cause are refused before anything reads them.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, Uri, header},
    middleware::Next,
    response::Response,
};

use crate::failure::{Asker, Failure};

/// Refuses what another site sent. Requests that only read pass, WebSocket handshakes do not count as reading.
pub async fn refuse(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        && !request.headers().contains_key(header::UPGRADE);
    if reads || same_site(request.uri(), request.headers()) {
        return next.run(request).await;
    }
    Failure::CrossSite.answer(&Asker::of(&request))
}

/// Browsers say where a request comes from: in `Sec-Fetch-Site`, over plain HTTP and in old ones only in `Origin`.
/// Without either, nothing shows that it is ours.
fn same_site(uri: &Uri, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key("sec-fetch-site") {
        return matches!(text("sec-fetch-site"), Some("same-origin" | "none"));
    }
    let origin = text("origin").and_then(|origin| origin.parse::<Uri>().ok());
    // HTTP/2 names the host in the URI.
    let host = text("host").or(uri.authority().map(|authority| authority.as_str()));
    match (origin.as_ref().and_then(Uri::authority), host) {
        (Some(origin), Some(host)) => origin.as_str().eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(headers: &[(&'static str, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        same_site(&Uri::from_static("/today"), &headers)
    }

    #[test]
    fn our_own_pages_pass() {
        assert!(allowed(&[("sec-fetch-site", "same-origin")]));
        assert!(allowed(&[("sec-fetch-site", "none")]));
        assert!(allowed(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")]));
        assert!(allowed(&[("origin", "https://Tasks.example.org"), ("host", "tasks.example.org")]));
    }

    #[test]
    fn others_do_not() {
        assert!(!allowed(&[]));
        assert!(!allowed(&[("host", "127.0.0.1:3000")]));
        assert!(!allowed(&[("sec-fetch-site", "cross-site")]));
        assert!(!allowed(&[("sec-fetch-site", "same-site")]));
        assert!(!allowed(&[("sec-fetch-site", "ü")]));
        assert!(!allowed(&[("origin", "null"), ("host", "127.0.0.1:3000")]));
        assert!(!allowed(&[("origin", "http://127.0.0.1:3001"), ("host", "127.0.0.1:3000")]));
        // What the browser says for certain counts, not what looks right beside it.
        assert!(!allowed(&[("sec-fetch-site", "cross-site"), ("origin", "http://a"), ("host", "a")]));
    }
}
