//! Answers to requests that never reach a page or server function, or whose answer was lost on the way.

use app::error::AppError;
use axum::{
    Json,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::request_context;
use model::Rejection;
use words::Language;

use crate::{language::Reader, plain_page, telemetry::RequestId};

/// Why there is no better answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Another site's page sent the form.
    CrossSite,
    /// It is not clear whom a proxy means.
    ProxyHeader,
    /// Whom a proxy names has no account here, or was shut out.
    NotLetIn,
    /// The body is longer than any form of ours.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The database or Redis is away, or too slow.
    Unavailable,
    /// More is asked than can be done.
    Busy,
    /// A fault of ours.
    Internal,
}

/// In which format a failure is answered: people read a page in their language, scripts read JSON.
#[derive(Clone, Debug)]
pub struct ResponseFormat {
    script: bool,
    reader: Reader,
    request_id: String,
}

impl ResponseFormat {
    /// The one that a request wants.
    pub fn of(request: &Request) -> ResponseFormat {
        ResponseFormat {
            script: request.uri().path().starts_with("/api/"),
            reader: Reader::of(request),
            request_id: request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        }
    }

    /// A fault of ours, with the reference that finds it in the log.
    pub fn internal(&self) -> AppError {
        AppError::Internal { request_id: self.request_id.clone() }
    }

    /// Whether it is for a script, which asks through `/api`.
    pub fn is_script(&self) -> bool {
        self.script
    }
}

impl Failure {
    /// The whole answer.
    pub fn answer(self, format: &ResponseFormat) -> Response {
        let mut response = if format.script { Json(self.error(format)).into_response() } else { self.page(format) };
        *response.status_mut() = self.status();
        if matches!(self, Failure::Unavailable | Failure::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if self == Failure::TooLarge || self == Failure::TooSlow {
            // The rest of the body is still on its way: this connection cannot carry another request.
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    fn status(self) -> StatusCode {
        match self {
            Failure::CrossSite | Failure::NotLetIn => StatusCode::FORBIDDEN,
            Failure::ProxyHeader => StatusCode::BAD_REQUEST,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Failure::Unavailable | Failure::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Failure::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error(self, format: &ResponseFormat) -> AppError {
        match self {
            Failure::CrossSite | Failure::ProxyHeader | Failure::TooLarge | Failure::TooSlow => {
                AppError::Rejected(Rejection::Malformed)
            }
            Failure::NotLetIn => AppError::Rejected(Rejection::SignUpClosed),
            Failure::Unavailable | Failure::Busy => AppError::Unavailable,
            Failure::Internal => format.internal(),
        }
    }

    fn page(self, format: &ResponseFormat) -> Response {
        let (heading, text) = match self {
            Failure::CrossSite => ("failure-cross-site", "failure-cross-site-text"),
            Failure::ProxyHeader => ("failure-proxy-header", "failure-proxy-header-text"),
            Failure::NotLetIn => ("failure-not-let-in", "failure-not-let-in-text"),
            Failure::TooLarge => ("failure-too-large", "failure-too-large-text"),
            Failure::TooSlow => ("failure-too-slow", "failure-too-slow-text"),
            Failure::Unavailable => ("failure-unavailable", "failure-unavailable-text"),
            Failure::Busy => ("failure-busy", "failure-busy-text"),
            Failure::Internal => ("failure-internal", "failure-internal-text"),
        };
        let language = format.reader.language();
        let text = plain_page::escape(language.say(text));
        let reference = plain_page::escape(&language.say_with("failure-reference", &format.request_id));
        let body = format!("<p>{text}</p><p><small>{reference}</small></p>");
        plain_page::render(language, language.say(heading), &body)
    }
}

/// The answer in place of one that panicked; the panic itself is in the log, and the request is gone.
pub fn after_panic() -> Response {
    Failure::Internal.answer(&ResponseFormat {
        script: false,
        reader: Reader::Known(Language::default()),
        request_id: request_context::request_id().unwrap_or_default().to_string(),
    })
}
