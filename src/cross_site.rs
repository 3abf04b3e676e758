//! Only pages of ours may change anything: requests that other sites cause are refused before anything reads them.

use std::sync::Arc;

use axum::{
    extract::Request,
    http::{HeaderMap, Method, Uri, header, uri::Scheme},
    response::Response,
};
use url::Url;

use domain::security::{self, Whom};

use crate::{
    config::Config,
    failure::{Failure, ResponseFormat},
};

/// The origin of `PUBLIC_URL`, where it is known: what its pages send is ours, whatever host a proxy in between names.
#[derive(Clone)]
pub struct Ours(Option<Arc<str>>);

impl Ours {
    pub fn new(config: &Config) -> Ours {
        Ours(config.public_url.as_ref().map(|url| url.origin().ascii_serialization().into()))
    }
}

/// Refuses what another site sent. Requests that only read pass, WebSocket handshakes do not count as reading.
pub async fn refuse<F: Future<Output = Response>>(
    ours: &Ours,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        && !request.headers().contains_key(header::UPGRADE);
    if reads || same_site(ours, request.uri(), request.headers()) {
        return next(request).await;
    }
    security::event("cross-site", "refused", &Whom::Nobody);
    Failure::CrossSite.answer(&ResponseFormat::of(&request))
}

/// Browsers say where a request comes from: in `Sec-Fetch-Site`, over plain HTTP and in old ones only in `Origin`.
/// Without either, nothing shows that it is ours.
fn same_site(ours: &Ours, uri: &Uri, headers: &HeaderMap) -> bool {
    if headers.contains_key("sec-fetch-site") {
        return matches!(text(headers, "sec-fetch-site"), Some("same-origin" | "none"));
    }
    text(headers, "origin").is_some_and(|origin| is_ours(ours, origin, uri, headers))
}

/// Whether a page of ours led here, by a link, a form or a redirect. What an address says is only believed then.
pub fn led_here(ours: &Ours, uri: &Uri, headers: &HeaderMap) -> bool {
    if headers.contains_key("sec-fetch-site") {
        return text(headers, "sec-fetch-site") == Some("same-origin");
    }
    let page = text(headers, "referer").and_then(|page| Url::parse(page).ok());
    page.is_some_and(|page| is_ours(ours, &page.origin().ascii_serialization(), uri, headers))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn is_ours(Ours(ours): &Ours, origin: &str, uri: &Uri, headers: &HeaderMap) -> bool {
    if ours.as_deref().is_some_and(|ours| origin.eq_ignore_ascii_case(ours)) {
        return true;
    }
    let Ok(origin) = origin.parse::<Uri>() else { return false };
    // A page that came unencrypted may be anybody's, whatever host it names.
    if ours.as_ref().is_some_and(|ours| ours.starts_with("https:")) && origin.scheme() != Some(&Scheme::HTTPS) {
        return false;
    }
    // HTTP/2 names the host in the URI.
    let host = text(headers, "host").or(uri.authority().map(|authority| authority.as_str()));
    match (origin.authority(), host) {
        (Some(origin), Some(host)) => origin.as_str().eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed_at(ours: Option<&str>, headers: &[(&'static str, &str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        same_site(&Ours(ours.map(Arc::from)), &Uri::from_static("/today"), &headers)
    }

    fn allowed(headers: &[(&'static str, &str)]) -> bool {
        allowed_at(None, headers)
    }

    #[test]
    fn our_public_address_passes_whatever_host_a_proxy_names() {
        let nas = Some("http://nas.lan:8080");
        for host in ["nas.lan", "taskbell", "127.0.0.1:3000"] {
            assert!(allowed_at(nas, &[("origin", "http://nas.lan:8080"), ("host", host)]), "{host}");
            assert!(allowed_at(nas, &[("origin", "http://NAS.lan:8080"), ("host", host)]), "{host}");
            for origin in ["http://nas.lan", "https://nas.lan:8080", "http://nas.lan:8081", "http://nas.lan.evil:8080"]
            {
                let same = origin.ends_with(&format!("//{host}"));
                assert_eq!(allowed_at(nas, &[("origin", origin), ("host", host)]), same, "{origin} at {host}");
            }
        }
        let certain = [("sec-fetch-site", "cross-site"), ("origin", "http://nas.lan:8080"), ("host", "nas.lan:8080")];
        assert!(!allowed_at(nas, &certain));
    }

    #[test]
    fn what_came_unencrypted_does_not_pass_for_ours() {
        let tasks = Some("https://tasks.example.org");
        for host in ["tasks.example.org", "192.0.2.7:3000"] {
            assert!(allowed_at(tasks, &[("origin", &format!("https://{host}")), ("host", host)]));
            assert!(!allowed_at(tasks, &[("origin", &format!("http://{host}")), ("host", host)]));
        }
    }

    #[test]
    fn what_an_address_says_is_ours_when_a_page_of_ours_led_there() {
        let led = |headers: &[(&'static str, &str)]| {
            let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
            led_here(&Ours(Some("https://tasks.example.org".into())), &Uri::from_static("/today"), &headers)
        };
        assert!(led(&[("sec-fetch-site", "same-origin")]));
        assert!(led(&[("referer", "https://tasks.example.org/settings?x"), ("host", "taskbell")]));
        assert!(led(&[("referer", "https://192.0.2.7/settings"), ("host", "192.0.2.7")]));
        assert!(!led(&[]));
        assert!(!led(&[("sec-fetch-site", "none")]));
        assert!(!led(&[("sec-fetch-site", "cross-site"), ("referer", "https://tasks.example.org/")]));
        assert!(!led(&[("referer", "https://evil.example/https://tasks.example.org/")]));
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
