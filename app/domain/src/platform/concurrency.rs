//! The turn of a request: its place among those that are worked on at once. What waits for something scarce gives it
//! back, so that others are worked on meanwhile.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedSemaphorePermit;

tokio::task_local! {
    static TURN: Turn;
}

/// A request's turn, until it is over or was given back.
#[derive(Clone, Default)]
pub struct Turn(Arc<Mutex<Option<OwnedSemaphorePermit>>>);

impl Turn {
    pub fn new(place: OwnedSemaphorePermit) -> Turn {
        Turn(Arc::new(Mutex::new(Some(place))))
    }

    /// The turn of the request that is answered; nobody's outside of one.
    pub fn current() -> Turn {
        TURN.try_with(Clone::clone).unwrap_or_default()
    }

    /// Works in this turn.
    pub async fn hold<F: Future>(self, work: F) -> F::Output {
        TURN.scope(self, work).await
    }

    /// Lets somebody else have it.
    pub fn give_back(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
