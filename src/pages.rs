//! The application's pages, their forms, and the server functions behind both.

use std::{collections::HashSet, sync::OnceLock};

use app::{
    AssetOrigin, NOT_FOUND, Page,
    error::AppError,
    request::{Visitor, provide_page, provide_visitor},
    server_fns::is_counted,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use leptos::{
    config::LeptosOptions,
    nonce::Nonce,
    prelude::provide_context,
    server_fn::axum::{get_server_fn_service, server_fn_paths},
};
use model::Rejection;

use crate::{failure::ResponseFormat, forms};

/// Every page of the application, with GET to show it and POST for its forms, and `/api` for scripts.
pub fn routes(options: &LeptosOptions) -> Router {
    // `/` has no page of its own: identifying the visitor leads on from there.
    let mut router =
        Router::new().route("/", any(|| async { StatusCode::NOT_FOUND })).route("/api/{*name}", post(call_for_script));
    for (route, page) in app::PAGES {
        let renderer = Renderer::of(page, options);
        let submit = async |State(renderer): State<Renderer>, request: Request| {
            forms::submit(request, |request| renderer.render(request)).await
        };
        router = router.route(route, get(show).post(submit).with_state(renderer));
    }
    router
}

async fn show(State(renderer): State<Renderer>, request: Request) -> Response {
    renderer.render(request).await
}

/// Shows a page.
#[derive(Clone)]
pub struct Renderer {
    page: Page,
    options: LeptosOptions,
}

impl Renderer {
    pub fn of(page: Page, options: &LeptosOptions) -> Self {
        Renderer { page, options: options.clone() }
    }

    /// Answers a request with the page.
    pub async fn render(self, request: Request) -> Response {
        let (parts, _) = request.into_parts();
        let visitor = parts.extensions.get::<Visitor>();
        let language = visitor.map(|visitor| visitor.language).unwrap_or_default();
        if let Some(visitor) = visitor.filter(|visitor| visitor.actor().is_ok()) {
            // What stands beside the page. Without it the page says itself why nothing can be read.
            let _ = visitor.lists().await;
        }
        app::render(self.page, self.options, language, || provide(parts)).await
    }
}

/// The application's page for what does not exist.
pub fn not_found(options: &LeptosOptions) -> Router {
    Router::new().fallback(show).with_state(Renderer::of(NOT_FOUND, options))
}

/// Hands over to a page what the middleware found out.
fn provide(parts: Parts) {
    let extensions = &parts.extensions;
    if let Some(visitor) = extensions.get::<Visitor>() {
        provide_page(visitor.clone(), extensions.get().cloned(), extensions.get().cloned());
    }
    if let Some(assets) = extensions.get::<AssetOrigin>() {
        provide_context(assets.clone());
    }
    if let Some(nonce) = extensions.get::<Nonce>() {
        provide_context(nonce.clone());
    }
    provide_context(parts);
}

async fn call_for_script(request: Request) -> Response {
    call(request).await
}

/// Runs the server function a request names by its path. An error's status always says the same as its body.
pub async fn call(mut request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let Some((path, function)) = function(request.uri().path())
        .and_then(|path| Some((path, get_server_fn_service(path, request.method().clone())?)))
    else {
        return refuse(&AppError::Rejected(Rejection::NotFound));
    };
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else { return refuse(&format.internal()) };
    if is_counted(path)
        && let Err(error) = visitor.count_change().await
    {
        return refuse(&error);
    }
    // Whoever accepts HTML would be sent back with the error in the address: that is not how our forms work.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let response = app::run(function, request, visitor.language, || provide_visitor(visitor)).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    // Arguments that do not fit end here: the function that would have set the status was never called.
    match read_error(response).await {
        Some(AppError::Internal { .. }) | None => refuse(&format.internal()),
        Some(error) => refuse(&error),
    }
}

/// Whether there is a server function of this name.
pub fn exists(name: &str) -> bool {
    function(&format!("/api/{name}")).is_some()
}

/// The path of a server function, if it is one: there are few of them.
pub fn function(path: &str) -> Option<&'static str> {
    static PATHS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    PATHS.get_or_init(|| server_fn_paths().map(|(path, _)| path).collect()).get(path).copied()
}

async fn read_error(response: Response) -> Option<AppError> {
    let body: Body = response.into_body();
    serde_json::from_slice(&to_bytes(body, 64 * 1024).await.ok()?).ok()
}

fn refuse(error: &AppError) -> Response {
    let mut response = axum::Json(error).into_response();
    *response.status_mut() = status(error);
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The status that says the same as an error.
pub fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
