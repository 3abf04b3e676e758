//! The lists in Redis: one a queue, with the ids of jobs that are due. An id that stands there twice, or for a job that
//! is done, is harmless.

use fred::interfaces::ListInterface;
use uuid::Uuid;

use crate::Services;

pub(super) fn list(queue: &str) -> String {
    format!("taskbell:jobs:{queue}")
}

/// Rings for jobs that were just committed. When Redis is away the sweep rings later.
pub(crate) async fn ring(services: &Services, queue: &str, ids: &[Uuid]) {
    if ids.is_empty() {
        return;
    }
    let ids: Vec<String> = ids.iter().map(|id| id.simple().to_string()).collect();
    let rung: Result<(), _> = services.redis().lpush(list(queue), ids).await;
    if let Err(error) = rung {
        tracing::warn!(%error, "cannot ring for new jobs; the sweep will");
    }
}
