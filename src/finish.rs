//! A change that was begun is finished, also when nobody waits for its answer any more: because the connection broke, the
//! browser was closed, or the answer took too long. What is committed and what is forgotten and released after it belong
//! together.

use std::{panic::resume_unwind, time::Duration};

use axum::{extract::Request, http::Method, response::Response};
use tokio::time::timeout;

use crate::{
    failure::{Failure, ResponseFormat},
    providers, telemetry,
};

/// How long a change may go on. Longer than anybody waits for the answer, and no longer than connections are kept whose
/// other end is silent.
const FINISH_TIME: Duration = Duration::from_secs(10);

/// Does what changes something in a task of its own. What only reads ends with whoever asked.
pub async fn finish<F>(request: Request, next: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response> + Send + 'static,
{
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads && !providers::leads_back(request.uri().path()) {
        return next(request).await;
    }
    let format = ResponseFormat::of(&request);
    let work = telemetry::of_this_request(timeout(FINISH_TIME, next(request)));
    match tokio::spawn(work).await.map_err(tokio::task::JoinError::try_into_panic) {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => Failure::Unavailable.answer(&format),
        Err(Ok(panic)) => resume_unwind(panic),
        Err(Err(_)) => Failure::Internal.answer(&format),
    }
}
