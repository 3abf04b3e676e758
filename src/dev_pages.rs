//! Pages for developers: the mails that were written to files, and how many statements the database was sent. They
//! exist in development only.

use std::{
    fs, io,
    path::{Path as FilePath, PathBuf},
};

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use domain::Services;
use mail_parser::{Address, Message, MessageParser};

use crate::{config::Config, plain_page};

const SHOWN: usize = 100;

/// `/dev/mail` and `/dev/statements`.
pub fn routes(config: &Config, services: &Services) -> Router {
    let statements = get(|State(services): State<Services>| async move { services.queries().to_string() });
    Router::new()
        .route("/dev/mail", get(list))
        .route("/dev/mail/{file}", get(text))
        .route("/dev/mail/{file}/html", get(html))
        .with_state(config.mail_folder())
        .route("/dev/statements", statements.with_state(services.clone()))
}

/// The last mails, newest first.
async fn list(State(folder): State<PathBuf>) -> Response {
    let mut files = mails(&folder).unwrap_or_default();
    files.sort_by(|a, b| b.cmp(a));
    let mut items = String::new();
    for (_, file) in files.iter().take(SHOWN) {
        let Some(raw) = read(&folder, file) else { continue };
        let Some(mail) = MessageParser::default().parse(&raw) else { continue };
        let (date, to, subject) = head(&mail);
        let file = plain_page::escape(file);
        items.push_str(&format!(
            "<li><a href=\"/dev/mail/{file}\" dir=\"auto\">{subject}</a><br><small>{date}, to {to}</small></li>"
        ));
    }
    let body = if items.is_empty() { "<p>No mail was sent yet.</p>".to_owned() } else { format!("<ul>{items}</ul>") };
    plain_page::render("Mail", &body)
}

/// One mail as text, with its links.
async fn text(State(folder): State<PathBuf>, Path(file): Path<String>) -> Response {
    let Some(raw) = read(&folder, &file) else { return missing() };
    let Some(mail) = MessageParser::default().parse(&raw) else { return missing() };
    let (date, to, subject) = head(&mail);
    let text = with_links(&mail.body_text(0).unwrap_or_default());
    let file = plain_page::escape(&file);
    let mut page = plain_page::render(
        "Mail",
        &format!(
            "<p><b dir=\"auto\">{subject}</b><br><small>{date}, to {to}</small></p><pre dir=\"auto\">{text}</pre>\
             <p><a href=\"/dev/mail/{file}/html\">As HTML</a> · <a href=\"/dev/mail\">All mail</a></p>"
        ),
    );
    page.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    page
}

/// One mail as HTML, in a sandbox that runs and loads nothing.
async fn html(State(folder): State<PathBuf>, Path(file): Path<String>) -> Response {
    let Some(raw) = read(&folder, &file) else { return missing() };
    let Some(mail) = MessageParser::default().parse(&raw) else { return missing() };
    let html = mail.body_html(0).unwrap_or_default().into_owned();
    let policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
    ([(header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

/// The mails with the time each was written.
fn mails(folder: &FilePath) -> io::Result<Vec<(std::time::SystemTime, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".eml") {
            found.push((entry.metadata()?.modified()?, name));
        }
    }
    Ok(found)
}

/// A mail by its file name, never by a path.
fn read(folder: &FilePath, file: &str) -> Option<Vec<u8>> {
    let plain = file.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    (plain && file.ends_with(".eml")).then(|| fs::read(folder.join(file)).ok()).flatten()
}

fn missing() -> Response {
    let mut page = plain_page::render("No such mail", "<p><a href=\"/dev/mail\">All mail</a></p>");
    *page.status_mut() = StatusCode::NOT_FOUND;
    page
}

/// Date, receiver and subject, escaped.
fn head(mail: &Message<'_>) -> (String, String, String) {
    let date = mail.date().map(|date| date.to_rfc3339()).unwrap_or_default();
    let to = mail.to().and_then(Address::first).and_then(|to| to.address()).unwrap_or_default();
    let subject = mail.subject().filter(|subject| !subject.is_empty()).unwrap_or("(no subject)");
    (plain_page::escape(&date), plain_page::escape(to), plain_page::escape(subject))
}

/// Text as HTML in which web addresses lead somewhere.
fn with_links(text: &str) -> String {
    let word = |word: &str| {
        let shown = plain_page::escape(word);
        let url = word.trim_end();
        match url.starts_with("http://") || url.starts_with("https://") {
            true => format!("<a href=\"{}\">{shown}</a>", plain_page::escape(url)),
            false => shown,
        }
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}
