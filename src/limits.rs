//! How much a request may send and how long it may take.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use http_body_util::BodyExt;
use tokio::{sync::Semaphore, time::timeout};

use crate::failure::{Asker, Failure};

/// Longest body: notes of 20,000 characters, every one percent-encoded from four bytes, and a form around them.
pub const BODY_MAX: usize = 256 * 1024;
/// What is read and thrown away of a longer body: browsers show an answer only once they have sent everything.
const DISCARD_MAX: usize = 4 * 1024 * 1024;
const BODY_TIME: Duration = Duration::from_secs(30);
/// People get an answer within five seconds, even when what it needs is stuck.
const ANSWER_TIME: Duration = Duration::from_millis(4_500);

/// Reads the whole body before anything else happens, so that no slow sender holds a connection to the database.
pub async fn body(request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    let (parts, body) = request.into_parts();
    match timeout(BODY_TIME, read(body)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(failure)) => failure.answer(&asker),
        Err(_) => Failure::TooSlow.answer(&asker),
    }
}

async fn read(mut body: Body) -> Result<Bytes, Failure> {
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        // A body that breaks off is never taken for a whole one.
        let Ok(data) = frame.map_err(|_| Failure::TooSlow)?.into_data() else { continue };
        seen += data.len();
        if seen <= BODY_MAX {
            kept.extend_from_slice(&data);
        } else if seen > DISCARD_MAX {
            return Err(Failure::TooLarge);
        }
    }
    if seen <= BODY_MAX { Ok(kept.into()) } else { Err(Failure::TooLarge) }
}

/// The requests that are worked on at once. More would not be faster: all of them would be late together, where some
/// are in time and the others wait for their turn.
#[derive(Clone)]
pub struct Turns {
    at_once: Arc<Semaphore>,
    /// Those and the ones that wait. Whoever comes to a full house is told so at once: it costs next to nothing, so that
    /// what a server can do is still done when more is asked of it.
    present: Arc<Semaphore>,
}

impl Turns {
    const AT_ONCE: usize = 128;
    const PRESENT: usize = 1_280;

    pub fn new() -> Self {
        let semaphore = |many| Arc::new(Semaphore::new(many));
        Turns { at_once: semaphore(Self::AT_ONCE), present: semaphore(Self::PRESENT) }
    }
}

/// Answers "away for a moment" in place of a request that takes too long, and says when to come back.
pub async fn time(State(turns): State<Turns>, request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    let Ok(_presence) = turns.present.try_acquire() else {
        return Failure::Unavailable.answer(&asker);
    };
    let answer = async {
        let _turn = turns.at_once.acquire().await;
        next.run(request).await
    };
    let Ok(mut response) = timeout(ANSWER_TIME, answer).await else {
        tracing::warn!("a request took too long");
        return Failure::Unavailable.answer(&asker);
    };
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static("5"));
    }
    response
}
