//! The permit of a request: so many are worked on at once. What waits for something scarce releases it, so that others are
//! worked on meanwhile.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedSemaphorePermit;

tokio::task_local! {
    static PERMIT: ConcurrencyPermit;
}

/// A request's permit, until it is over or was released.
#[derive(Clone, Default)]
pub struct ConcurrencyPermit(Arc<Mutex<Option<OwnedSemaphorePermit>>>);

impl ConcurrencyPermit {
    pub fn new(permit: OwnedSemaphorePermit) -> ConcurrencyPermit {
        ConcurrencyPermit(Arc::new(Mutex::new(Some(permit))))
    }

    /// The permit of the request that is answered; nobody's outside of one.
    pub fn current() -> ConcurrencyPermit {
        PERMIT.try_with(Clone::clone).unwrap_or_default()
    }

    /// Works under this permit.
    pub async fn scope<F: Future>(self, work: F) -> F::Output {
        PERMIT.scope(self, work).await
    }

    /// Lets another request have it.
    pub fn release(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
