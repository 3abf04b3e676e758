//! The language that a request is answered in.

use app::request::Visitor;
use axum::{
    extract::Request,
    http::{HeaderValue, header},
};
use words::Language;

/// Who reads the answer. Most answers say nothing by themselves: what a browser asks for is only read where one does.
#[derive(Clone, Debug)]
pub enum Reader {
    Known(Language),
    Stranger { accepts: Option<HeaderValue> },
}

impl Reader {
    /// The sender of a request.
    pub fn of(request: &Request) -> Reader {
        match request.extensions().get::<Visitor>() {
            Some(visitor) => Reader::Known(visitor.language),
            None => Reader::Stranger { accepts: request.headers().get(header::ACCEPT_LANGUAGE).cloned() },
        }
    }

    /// The language they read best, of those there are.
    pub fn language(&self) -> Language {
        match self {
            Reader::Known(language) => *language,
            Reader::Stranger { accepts } => {
                let accepts = accepts.as_ref().and_then(|value| value.to_str().ok());
                Language::accepted(accepts.unwrap_or_default())
            }
        }
    }
}
