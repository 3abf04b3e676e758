//! What browsers are told to refuse on our behalf.

use app::AssetOrigin;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};
use leptos::nonce::Nonce;

use crate::config::Config;

/// What is no page of ours may do nothing, should a browser ever take it for one.
const NOT_A_PAGE: HeaderValue =
    HeaderValue::from_static("default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox");

/// The headers that do not depend on the request.
pub struct SecurityHeaders {
    https: bool,
    /// Where pages may connect to: the server itself, and the reload server of `cargo leptos watch`.
    connect: String,
    assets: AssetOrigin,
}

impl SecurityHeaders {
    /// Headers as the settings have it.
    pub fn new(config: &Config) -> Self {
        let reload = config.site.reload_port.map(|port| format!(" ws://127.0.0.1:{port} ws://localhost:{port}"));
        let assets = AssetOrigin(config.asset_origin.as_deref().unwrap_or_default().into());
        SecurityHeaders { https: config.https(), connect: format!("'self'{}", reload.unwrap_or_default()), assets }
    }

    fn policy(&self, nonce: &Nonce) -> String {
        let connect = &self.connect;
        let assets = if self.assets.0.is_empty() { String::new() } else { format!(" {}", self.assets.0) };
        format!(
            "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
             style-src 'self'{assets}; img-src 'self' data:{assets}; font-src 'self'; manifest-src 'self'; \
             connect-src {connect}{assets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
    }
}

/// Adds the headers to every response. A page's scripts carry a nonce that is new with each request.
pub async fn add<F: Future<Output = Response>>(
    settings: &SecurityHeaders,
    mut request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let nonce = Nonce::new();
    request.extensions_mut().insert(nonce.clone());
    request.extensions_mut().insert(settings.assets.clone());
    let mut response = next(request).await;
    let headers = response.headers_mut();
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Own pages see each other's address: without it, forms lose the Origin that proves where they come from.
    set(headers, header::REFERRER_POLICY, "same-origin");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    // What a CDN passes on is for pages of another origin.
    headers
        .entry(HeaderName::from_static("cross-origin-resource-policy"))
        .or_insert(HeaderValue::from_static("same-origin"));
    set(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
    if settings.https {
        set(headers, header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let policy = is_html(headers).then(|| HeaderValue::from_str(&settings.policy(&nonce)).ok()).flatten();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy.unwrap_or(NOT_A_PAGE));
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

fn is_html(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
}
