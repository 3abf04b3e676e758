//! Pages without the application around them: what can still be said when the application cannot.

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use leptos::nonce::Nonce;
use words::Language;

const STYLE: &str = "\
    :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif }\
    body { max-width: 38rem; margin: 12vh auto; padding: 0 1.25rem }\
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem }\
    button { font: inherit; padding: .5rem 1.25rem; border-radius: .5rem }\
    small { opacity: .7 } pre { white-space: pre-wrap; overflow-wrap: anywhere } li { margin: .75rem 0 }";

/// A page with a heading. `body` is HTML: [`escape`] what is written in it.
pub fn render(language: Language, heading: &str, body: &str) -> Response {
    let title = escape(&language.say_with("page-title", heading));
    let (heading, nonce) = (escape(heading), Nonce::new());
    let (tag, direction) = (language.slug(), language.direction());
    let html = format!(
        "<!DOCTYPE html><html lang=\"{tag}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style nonce=\"{nonce}\">{STYLE}</style></head>\
         <body><main><h1>{heading}</h1>{body}</main></body></html>"
    );
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    let mut response = Html(html).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Text as HTML, good between tags and inside quoted attributes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}
