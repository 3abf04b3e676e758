//! The application's pages, their forms, and the server functions behind both.

use std::{
    collections::HashSet,
    future::Future,
    pin::Pin,
    sync::{Arc, OnceLock},
};

use app::{
    AssetOrigin,
    error::AppError,
    request::{FailedForm, Visitor, provide_request},
    server_fns::is_counted,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use leptos::{
    config::LeptosOptions,
    nonce::Nonce,
    prelude::{provide_context, use_context},
    server_fn::axum::server_fn_paths,
};
use leptos_axum::AxumRouteListing;
use model::{ListKind, Rejection};

use crate::{failure::ResponseFormat, forms};

pub type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// Every page of the application, with GET to show it and POST for its forms, and `/api` for scripts.
pub fn routes(options: &LeptosOptions) -> Router {
    let render = renderer(options);
    // `/` has no page of its own: identifying the visitor leads on from there.
    let mut router =
        Router::new().route("/", any(|| async { StatusCode::NOT_FOUND })).route("/api/{*name}", post(call_for_script));
    for path in leptos_axum::generate_route_list(app::App).iter().flat_map(paths).filter(|path| path != "/") {
        let (show, show_again) = (render.clone(), render.clone());
        let submit = move |request: Request| -> Answer {
            let render = show_again.clone();
            Box::pin(forms::submit(request, move |request| render(request)))
        };
        router = router.route(&path, get(move |request: Request| show(request)).post(submit));
    }
    router
}

/// The application knows its lists by one pattern, which any word would match. Here only the lists themselves are
/// pages: everything else is left to the public files and to the page for what does not exist.
fn paths(listed: &AxumRouteListing) -> Vec<String> {
    match listed.path() {
        "/{list}" => ListKind::ALL.map(|list| list.path().to_owned()).to_vec(),
        path => vec![path.to_owned()],
    }
}

/// Shows the page of an address.
pub type Renderer = Arc<dyn Fn(Request) -> Answer + Send + Sync>;

/// The renderer of all pages. It is shared: a copy of what it holds for every request would cost more than the request.
pub fn renderer(options: &LeptosOptions) -> Renderer {
    let options = options.clone();
    Arc::new(leptos_axum::render_app_async_with_context(provide, move || app::shell(options.clone())))
}

/// The application's page for what does not exist.
pub fn not_found(options: &LeptosOptions) -> Router {
    Router::new().fallback_service(leptos_axum::ErrorHandler::new_with_context(provide, app::shell, options.clone()))
}

/// Hands over what the middleware found out: to pages and to server functions.
fn provide() {
    let Some(extensions) = use_context::<Parts>().map(|parts| parts.extensions) else { return };
    if let Some(visitor) = extensions.get::<Visitor>() {
        provide_request(visitor.clone(), extensions.get::<FailedForm>().cloned());
    }
    if let Some(assets) = extensions.get::<AssetOrigin>() {
        provide_context(assets.clone());
    }
    if let Some(nonce) = extensions.get::<Nonce>() {
        provide_context(nonce.clone());
    }
}

async fn call_for_script(request: Request) -> Response {
    call(request).await
}

/// Runs the server function a request names by its path. An error's status always says the same as its body.
pub async fn call(mut request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let Some(function) = function(request.uri().path()) else {
        return refuse(&AppError::Rejected(Rejection::NotFound));
    };
    let visitor = request.extensions().get::<Visitor>().filter(|_| is_counted(function)).cloned();
    if let Some(visitor) = visitor
        && let Err(error) = visitor.count_change().await
    {
        return refuse(&error);
    }
    // Whoever accepts HTML would be sent back with the error in the address: that is not how our forms work.
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let response = leptos_axum::handle_server_fns_with_context(provide, request).await.into_response();
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
