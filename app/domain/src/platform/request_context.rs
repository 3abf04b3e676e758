//! What began the work that is being done: the id of a request, which the jobs it writes carry on. Unlike time and the
//! acting person it decides nothing and is only ever shown, so it is no argument of every function.

use std::sync::Arc;

tokio::task_local! {
    static REQUEST: Option<Arc<str>>;
}

/// Does work that a request began, or nobody's.
pub async fn by_request<F: Future>(id: Option<Arc<str>>, work: F) -> F::Output {
    REQUEST.scope(id, work).await
}

/// The id of the request that began what is being done.
pub fn request_id() -> Option<Arc<str>> {
    REQUEST.try_with(Clone::clone).ok().flatten()
}
