//! Turns pages and server functions into answers.

use std::sync::PoisonError;

use axum::{
    body::Body,
    extract::Request,
    response::{Html, IntoResponse, Response},
};
use leptos::{
    config::LeptosOptions,
    prelude::*,
    reactive::{computed::ScopedFuture, owner::Owner},
    server_fn::middleware::BoxedService,
    tachys::view::Position,
};
use leptos_axum::ResponseOptions;
use words::Language;

use crate::{pages::Page, shell::shell, words::speaking};

/// What the largest usual page takes, in bytes: a string that grows is copied again and again.
const CAPACITY: usize = 64 * 1024;

/// Reads what a page shows and then writes all of it into one string. `provide` gives it its context. Nothing is streamed:
/// without scripts nothing could put late parts in place, and a page's status is known in time.
pub async fn render(page: Page, options: LeptosOptions, language: Language, provide: impl FnOnce()) -> Response {
    let page = async move {
        let document = shell(options, page().await);
        let mut html = String::with_capacity(CAPACITY);
        html.push_str("<!DOCTYPE html>");
        document.to_html_with_buf(&mut html, &mut Position::FirstChild, true, false, Vec::new());
        Html(html).into_response()
    };
    speaking(language, answer(page, provide)).await
}

/// Runs a server function.
pub async fn run(
    mut function: BoxedService<Request, Response<Body>>,
    request: Request,
    language: Language,
    provide: impl FnOnce(),
) -> Response {
    speaking(language, answer(async move { function.run(request).await }, provide)).await
}

/// An answer with the status and headers that were asked for on the way.
async fn answer(work: impl Future<Output = Response>, provide: impl FnOnce()) -> Response {
    let (owner, asked) = (Owner::new_root(None), ResponseOptions::default());
    let work = owner.with(|| {
        provide_context(asked.clone());
        provide();
        ScopedFuture::new(work)
    });
    let mut response = work.await;
    owner.unset_with_forced_cleanup();
    let asked = std::mem::take(&mut *asked.0.write().unwrap_or_else(PoisonError::into_inner));
    if let Some(status) = asked.status {
        *response.status_mut() = status;
    }
    response.headers_mut().extend(asked.headers);
    response
}
