//! Pages for developers: the mails that were written to files, and how many statements the database was sent. They
//! exist in development only, and only for whoever sits at this machine.

use std::{
    fs, io,
    net::{IpAddr, SocketAddr},
    path::{Path as FilePath, PathBuf},
};

use axum::{
    Router,
    extract::{ConnectInfo, Path, Request, State},
    http::{HeaderValue, StatusCode, header, uri::Authority},
    middleware::{Next, from_fn},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use domain::Services;
use mail_parser::{Address, Message, MessageParser};
use words::Language;

use crate::{client_address::ClientAddress, config::Config, language::Reader, plain_page};

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
        .layer(from_fn(only_here))
}

/// Hides everybody's mails from who comes from elsewhere, and from pages of others whose name leads here.
async fn only_here(request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let client = extensions.get::<ClientAddress>().map(|ClientAddress(address)| *address);
    let near = [peer, client].iter().all(|address| address.is_some_and(|address| address.to_canonical().is_loopback()));
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if near && host.is_some_and(is_loopback) { next.run(request).await } else { StatusCode::NOT_FOUND.into_response() }
}

/// Whether a host is this machine whatever name servers say.
fn is_loopback(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_matches(['[', ']']).to_ascii_lowercase();
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => name == "localhost" || name.ends_with(".localhost"),
    }
}

/// The last mails, newest first.
async fn list(State(folder): State<PathBuf>, request: Request) -> Response {
    let language = Reader::of(&request).language();
    let mut files = mails(&folder).unwrap_or_default();
    files.sort_by(|a, b| b.cmp(a));
    let mut items = String::new();
    for (_, file) in files.iter().take(SHOWN) {
        let Some(raw) = read(&folder, file) else { continue };
        let Some(mail) = MessageParser::default().parse(&raw) else { continue };
        let (subject, sent) = head(language, &mail);
        let file = plain_page::escape(file);
        items.push_str(&format!(
            "<li><a href=\"/dev/mail/{file}\" dir=\"auto\">{subject}</a><br><small>{sent}</small></li>"
        ));
    }
    let body = match items.is_empty() {
        true => format!("<p>{}</p>", plain_page::escape(language.say("dev-mail-none"))),
        false => format!("<ul>{items}</ul>"),
    };
    plain_page::render(language, language.say("dev-mail"), &body)
}

/// One mail as text, with its links.
async fn text(State(folder): State<PathBuf>, Path(file): Path<String>, request: Request) -> Response {
    let language = Reader::of(&request).language();
    let Some(raw) = read(&folder, &file) else { return missing(language) };
    let Some(mail) = MessageParser::default().parse(&raw) else { return missing(language) };
    let (subject, sent) = head(language, &mail);
    let text = with_links(&mail.body_text(0).unwrap_or_default());
    let file = plain_page::escape(&file);
    let (as_html, all) = (plain_page::escape(language.say("dev-mail-html")), all_mail(language));
    let mut page = plain_page::render(
        language,
        language.say("dev-mail"),
        &format!(
            "<p><b dir=\"auto\">{subject}</b><br><small>{sent}</small></p><pre dir=\"auto\">{text}</pre>\
             <p><a href=\"/dev/mail/{file}/html\">{as_html}</a> · {all}</p>"
        ),
    );
    page.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    page
}

/// One mail as HTML, in a sandbox that runs and loads nothing.
async fn html(State(folder): State<PathBuf>, Path(file): Path<String>, request: Request) -> Response {
    let language = Reader::of(&request).language();
    let Some(raw) = read(&folder, &file) else { return missing(language) };
    let Some(mail) = MessageParser::default().parse(&raw) else { return missing(language) };
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

fn missing(language: Language) -> Response {
    let text = format!("<p>{}</p>", all_mail(language));
    let mut page = plain_page::render(language, language.say("dev-mail-missing"), &text);
    *page.status_mut() = StatusCode::NOT_FOUND;
    page
}

fn all_mail(language: Language) -> String {
    format!("<a href=\"/dev/mail\">{}</a>", plain_page::escape(language.say("dev-mail-all")))
}

/// The subject, and when and where to it was sent, escaped.
fn head(language: Language, mail: &Message<'_>) -> (String, String) {
    let date = mail.date().map(|date| date.to_rfc3339()).unwrap_or_default();
    let to = mail.to().and_then(Address::first).and_then(|to| to.address()).unwrap_or_default();
    let subject = mail.subject().filter(|subject| !subject.is_empty()).unwrap_or(language.say("dev-mail-no-subject"));
    let sent = language.format("dev-mail-sent", [("date", date.into()), ("address", to.into())]);
    (plain_page::escape(subject), plain_page::escape(&sent))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_its_own() {
        for host in ["localhost", "LOCALHOST:3000", "taskbell.localhost", "127.0.0.1:3000", "127.1.2.3", "[::1]:3000"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["tasks.example.org", "localhost.example.org", "192.0.2.1", "[2001:db8::1]:80", "0.0.0.0", "", "@"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
