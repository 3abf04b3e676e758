//! How much a request may send and how long it may take.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use domain::{ConcurrencyPermit, security};
use http_body_util::BodyExt;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout, timeout_at},
};

use crate::{
    failure::{Failure, ResponseFormat},
    telemetry,
};

/// Longest body: notes of 20,000 characters, every one percent-encoded from four bytes, and a form around them.
pub const BODY_MAX: usize = 256 * 1024;
/// What is read and thrown away of a longer body: browsers show an answer only once they have sent everything.
const DISCARD_MAX: usize = 4 * 1024 * 1024;
const BODY_TIME: Duration = Duration::from_secs(30);
/// What of it may pass before anything came, and the least rate after that, in bytes a second.
const BODY_PAUSE: Duration = Duration::from_secs(10);
const BODY_RATE: u32 = 8 * 1024;
/// What is kept of long bodies that are not yet whole, of all together: what goes beyond so many bytes of each. Short ones,
/// nearly all there are, are read whatever others send.
const BODIES_MAX: usize = 32 * 1024 * 1024;
const SHORT: usize = 16 * 1024;
/// People get an answer within five seconds, even when what it needs is stuck.
const ANSWER_TIME: Duration = Duration::from_millis(4_500);

/// What long bodies may hold while they arrive, all together.
#[derive(Clone)]
pub struct Bodies {
    left: Arc<Semaphore>,
    log_limit: LogLimit,
}

impl Bodies {
    pub fn new() -> Self {
        Bodies { left: Arc::new(Semaphore::new(BODIES_MAX)), log_limit: LogLimit::default() }
    }

    async fn read(&self, mut body: Body) -> Result<Bytes, Failure> {
        let (mut kept, mut seen) = (Vec::new(), 0);
        let mut held: Vec<OwnedSemaphorePermit> = Vec::new();
        let begun = Instant::now();
        loop {
            let time = BODY_PAUSE + Duration::from_secs(seen as u64) / BODY_RATE;
            let Ok(frame) = timeout_at(begun + time.min(BODY_TIME), body.frame()).await else {
                return Err(Failure::TooSlow);
            };
            let Some(frame) = frame else { break };
            // A body that breaks off is never taken for a whole one.
            let Ok(data) = frame.map_err(|_| Failure::TooSlow)?.into_data() else { continue };
            let long = (seen + data.len()).saturating_sub(SHORT).min(data.len());
            seen += data.len();
            if seen <= BODY_MAX {
                held.push(self.hold(long)?);
                kept.extend_from_slice(&data);
            } else if seen > DISCARD_MAX {
                return Err(Failure::TooLarge);
            }
        }
        if seen <= BODY_MAX { Ok(kept.into()) } else { Err(Failure::TooLarge) }
    }

    fn hold(&self, bytes: usize) -> Result<OwnedSemaphorePermit, Failure> {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        self.left.clone().try_acquire_many_owned(bytes).map_err(|_| {
            if self.log_limit.is_time() {
                security::limit_met("bodies", None);
            }
            Failure::Busy
        })
    }
}

/// Reads the whole body before anything else happens, so that no slow sender holds a connection to the database.
pub async fn body<F: Future<Output = Response>>(
    bodies: &Bodies,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let format = ResponseFormat::of(&request);
    let (parts, body) = request.into_parts();
    match bodies.read(body).await {
        Ok(bytes) => next(Request::from_parts(parts, Body::from(bytes))).await,
        Err(failure) => failure.answer(&format),
    }
}

/// How long a request waits for its permit. Of what an answer may take that leaves more than half for the work, so that
/// nothing is begun that could not be finished.
const PERMIT_TIME: Duration = Duration::from_secs(2);

const LOG_AGAIN: Duration = Duration::from_secs(10);

/// Keeps out of the log what may happen a thousand times a second, but for once in a while.
#[derive(Clone, Default)]
pub struct LogLimit(Arc<Mutex<Option<Instant>>>);

impl LogLimit {
    /// Whether it is time to log it again.
    pub fn is_time(&self) -> bool {
        let mut logged = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_time = logged.is_none_or(|logged| logged.elapsed() > LOG_AGAIN);
        if is_time {
            *logged = Some(Instant::now());
        }
        is_time
    }
}

/// The requests that are worked on at once. More would not be faster: all of them would be late together, where some
/// are in time and the others wait.
#[derive(Clone)]
pub struct ConcurrencyLimit {
    permits: Arc<Semaphore>,
    /// Those and the ones that wait.
    present: Arc<Semaphore>,
    log_limit: LogLimit,
}

impl ConcurrencyLimit {
    /// For each processor. A request waits for the database and Redis more often than it computes, but not by much.
    const AT_ONCE: usize = 16;
    const PRESENT: usize = 1_280;

    pub fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, |processors| processors.get());
        Self::of(Self::AT_ONCE * processors, Self::PRESENT)
    }

    fn of(at_once: usize, present: usize) -> Self {
        let semaphore = |many| Arc::new(Semaphore::new(many));
        ConcurrencyLimit { permits: semaphore(at_once), present: semaphore(present), log_limit: LogLimit::default() }
    }
}

/// Rejects requests beyond the limit before anything is done for them, a line in the log included: what a server can do is
/// still done when more is asked of it. The log says once in a while that it happens, and `/metrics` how often.
pub async fn shed<F: Future<Output = Response>>(
    limit: &ConcurrencyLimit,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let path = request.uri().path();
    let is_limited = !["/pkg/", "/mail/", "/healthz", "/readyz", "/imports"].iter().any(|free| path.starts_with(free));
    if !is_limited || limit.present.available_permits() > 0 {
        return next(request).await;
    }
    if limit.log_limit.is_time() {
        tracing::warn!("the concurrency limit is reached: requests are rejected");
    }
    telemetry::count_rejected();
    Failure::Busy.answer(&ResponseFormat::of(&request))
}

/// Answers "away for a moment" in place of a request that takes too long, and says when to come back.
pub async fn time<F: Future<Output = Response>>(
    limit: &ConcurrencyLimit,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let format = ResponseFormat::of(&request);
    let Ok(_presence) = limit.present.try_acquire() else {
        return Failure::Busy.answer(&format);
    };
    let answer = async {
        match timeout(PERMIT_TIME, limit.permits.clone().acquire_owned()).await {
            Ok(Ok(permit)) => {
                let held = Held(ConcurrencyPermit::new(permit));
                held.0.clone().scope(next(request)).await
            }
            _ => Failure::Busy.answer(&format),
        }
    };
    let Ok(mut response) = timeout(ANSWER_TIME, answer).await else {
        tracing::warn!("a request took too long");
        return Failure::Unavailable.answer(&format);
    };
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static("5"));
    }
    response
}

/// A permit that is released when the answer is there, or when nobody waits for it any more.
struct Held(ConcurrencyPermit);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.release();
    }
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        extract::State,
        middleware::{Next, from_fn_with_state},
        routing::get,
    };
    use tokio::sync::Notify;
    use tower_service::Service;

    use super::*;

    async fn limited(State(limit): State<ConcurrencyLimit>, request: Request, next: Next) -> Response {
        shed(&limit, request, |request| time(&limit, request, |request| next.run(request))).await
    }

    /// A server where work goes on until it is let go.
    fn server(limit: &ConcurrencyLimit, let_go: &Arc<Notify>) -> Router {
        let let_go = let_go.clone();
        let work = get(async move || let_go.notified().await);
        Router::new().route("/", work).layer(from_fn_with_state(limit.clone(), limited))
    }

    fn ask(server: &Router) -> tokio::task::JoinHandle<Response> {
        let answer = server.clone().call(Request::new(Body::empty()));
        tokio::spawn(async { answer.await.unwrap_or_else(|never| match never {}) })
    }

    #[tokio::test]
    async fn a_full_server_rejects_at_once_and_finishes_what_it_has() {
        let (limit, let_go) = (ConcurrencyLimit::of(1, 2), Arc::default());
        let server = server(&limit, &let_go);
        let (works, waits) = (ask(&server), ask(&server));
        tokio::task::yield_now().await;
        let rejected = ask(&server).await.unwrap();
        assert!(!works.is_finished() && !waits.is_finished());
        assert_eq!(rejected.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(rejected.headers().contains_key(header::RETRY_AFTER));
        for asked in [works, waits] {
            let_go.notify_one();
            assert_eq!(asked.await.unwrap().status(), StatusCode::OK);
        }
        let_go.notify_one();
        assert_eq!(ask(&server).await.unwrap().status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn who_waits_for_something_else_releases_its_permit() {
        let (limit, let_go) = (ConcurrencyLimit::of(1, 2), Arc::new(Notify::new()));
        let waiting = let_go.clone();
        let wait = get(async move || {
            ConcurrencyPermit::current().release();
            waiting.notified().await;
        });
        let server =
            server(&limit, &Arc::default()).route("/wait", wait.layer(from_fn_with_state(limit.clone(), limited)));
        let ask = |path: &str| {
            let answer = server.clone().call(Request::get(path).body(Body::empty()).unwrap());
            tokio::spawn(async { answer.await.unwrap_or_else(|never| match never {}) })
        };
        let waits = ask("/wait");
        tokio::task::yield_now().await;
        assert_eq!(limit.permits.available_permits(), 1);
        let_go.notify_one();
        assert_eq!(waits.await.unwrap().status(), StatusCode::OK);
        assert_eq!(limit.permits.available_permits(), 1);
    }

    #[tokio::test]
    async fn nothing_is_begun_so_late_that_it_could_not_be_finished() {
        // On a machine that stands still the one that works takes too long: then it is tried again.
        for _ in 0..10 {
            let begun = Instant::now();
            let (limit, let_go) = (ConcurrencyLimit::of(1, 2), Arc::default());
            let server = server(&limit, &let_go);
            let (works, waits) = (ask(&server), ask(&server));
            let waited = waits.await.unwrap().status();
            let finished = works.is_finished();
            let_go.notify_one();
            let worked = works.await.unwrap().status();
            if begun.elapsed() < ANSWER_TIME {
                let expected = (StatusCode::SERVICE_UNAVAILABLE, false, StatusCode::OK);
                assert_eq!((waited, finished, worked), expected);
                return;
            }
        }
        panic!("who waits is told only when the one that works has taken too long");
    }
}
