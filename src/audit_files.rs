//! The audit trail as a file, to operators. It is written as it is sent: nothing of it is held.

use app::{NOT_FOUND, request::Visitor};
use axum::{
    Router,
    body::Body,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    accounts::Operator,
    console::{self, AuditFormat},
};
use leptos::config::LeptosOptions;
use model::AuditQuery;

use crate::pages::Renderer;

/// The addresses of the files.
pub fn routes(options: &LeptosOptions) -> Router {
    Router::new().route("/admin/audit/{file}", get(send).with_state(Renderer::of(NOT_FOUND, options)))
}

/// To others the file does not exist.
async fn send(
    State(renderer): State<Renderer>,
    Path(file): Path<String>,
    query: Result<Query<AuditQuery>, QueryRejection>,
    request: Request,
) -> Response {
    let format = match file.as_str() {
        "file.csv" => Some((AuditFormat::Csv, "text/csv; charset=utf-8")),
        "file.jsonl" => Some((AuditFormat::JsonLines, "application/jsonl; charset=utf-8")),
        _ => None,
    };
    let visitor = request.extensions().get::<Visitor>().cloned();
    let operator = visitor.as_ref().and_then(|visitor| Operator::of(visitor.actor.as_ref()?).ok());
    let (Some((format, content_type)), Some(visitor), Some(operator), Ok(Query(query))) =
        (format, visitor, operator, query)
    else {
        return renderer.render(request).await;
    };
    let mut response =
        Body::from_stream(console::audit_file(visitor.services.clone(), operator, query, format)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    let name = if format == AuditFormat::Csv { "audit.csv" } else { "audit.jsonl" };
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
