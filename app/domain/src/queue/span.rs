//! The span of a job in the log and in traces.

use std::sync::Arc;

use tracing::Instrument;
use uuid::Uuid;

use super::kind::Queue;
use crate::platform::request_context;

/// What the log says of a job while it is worked on, and the request that wrote it.
pub(super) struct JobSpan {
    pub job: Uuid,
    pub queue: Queue,
    pub kind: Option<&'static str>,
    pub attempt: i32,
    pub request_id: Option<Arc<str>>,
}

impl JobSpan {
    /// What is logged meanwhile names the job, and what it enqueues its request.
    pub async fn instrument<F: Future>(self, work: F) -> F::Output {
        request_context::with_request_id(self.request_id.clone(), async move {
            let JobSpan { job, queue, kind, attempt, request_id } = self;
            let (queue, request_id) = (queue.slug(), request_id.as_deref());
            let span = tracing::info_span!(
                "job", otel.kind = "consumer", %job, queue, work = kind, attempt, request_id
            );
            work.instrument(span).await
        })
        .await
    }
}
