//! What the links in mails lead to. Looking changes nothing: mail programs and filters look at links too. A button
//! sends a POST, and so does the one click of RFC 8058, which comes from no page of ours: the signed link is its proof.

use axum::{
    Router,
    extract::{Path, Request, State},
    http::StatusCode,
    middleware::{Next, from_fn_with_state},
    response::Response,
    routing::get,
};
use domain::{
    Error, Services, reminders,
    security::{self, Whom},
};
use model::{Did, Rejection};
use words::Language;

use crate::{
    failure::{Failure, ResponseFormat},
    finish,
    language::Reader,
    limits::{self, Bodies},
    plain_page,
};

pub fn routes(services: &Services, bodies: &Bodies) -> Router {
    let links = Router::new().route("/mail/{token}", get(look).post(act));
    links.layer(from_fn_with_state(bodies.clone(), bounded)).with_state(services.clone())
}

async fn bounded(State(bodies): State<Bodies>, request: Request, next: Next) -> Response {
    limits::body(&bodies, request, |request| finish::finish(request, |request| next.run(request))).await
}

async fn look(State(services): State<Services>, Path(token): Path<String>, request: Request) -> Response {
    let language = Reader::of(&request).language();
    match reminders::look(&services, &token, language, services.now()).await {
        Ok(link) => {
            let button = plain_page::escape(&link.button);
            let about = link.about.map(|title| format!("<p dir=\"auto\">{}</p>", plain_page::escape(&title)));
            let about = about.unwrap_or_default();
            let path = plain_page::escape(&format!("/mail/{}", link.token));
            plain_page::render(
                language,
                &link.question,
                &format!("{about}<form method=\"post\" action=\"{path}\"><button>{button}</button></form>"),
            )
        }
        Err(error) => refused(&error, &request),
    }
}

async fn act(State(services): State<Services>, Path(token): Path<String>, request: Request) -> Response {
    match reminders::act(&services, &token, services.now()).await {
        Ok(outcome) => {
            let language = Reader::of(&request).language();
            let way_back = match outcome.did {
                Did::MailsStopped => way(language, "", "mails-allow"),
                _ => way_home(language),
            };
            let done = language.message(outcome.message());
            plain_page::render(language, done.trim_end_matches('.'), &format!("<p>{way_back}</p>"))
        }
        Err(error) => refused(&error, &request),
    }
}

fn way_home(language: Language) -> String {
    way(language, "/today", "mail-page-open")
}

fn way(language: Language, path: &str, label: &'static str) -> String {
    format!("<a href=\"{path}\">{}</a>", plain_page::escape(language.say(label)))
}

fn refused(error: &Error, request: &Request) -> Response {
    match error {
        Error::Rejected(Rejection::NotFound) => {
            security::event("mail-link", "refused", &Whom::Nobody);
            let language = Reader::of(request).language();
            let why = plain_page::escape(language.say("mail-page-not-found-text"));
            let text = format!("<p>{why} {}</p>", way_home(language));
            let mut response = plain_page::render(language, language.say("mail-page-not-found"), &text);
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
        Error::Rejected(Rejection::Invalid(errors)) => {
            let language = Reader::of(request).language();
            let problem = errors.first().map(|problem| language.message(problem.message())).unwrap_or_default();
            let text = format!("<p>{}</p><p>{}</p>", plain_page::escape(&problem), way_home(language));
            let mut response = plain_page::render(language, language.say("mail-page-refused"), &text);
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            response
        }
        Error::Unavailable(cause) => {
            tracing::warn!(%cause, "unavailable");
            Failure::Unavailable.answer(&ResponseFormat::of(request))
        }
        error => {
            tracing::error!(%error, "a link of a mail failed");
            Failure::Internal.answer(&ResponseFormat::of(request))
        }
    }
}
