use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::Fault;

/// Something that is asked for by one at a time and kept for a while.
pub(super) struct Kept<T> {
    value: RwLock<Option<(Instant, Arc<T>)>>,
    asking: Mutex<()>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { value: RwLock::new(None), asking: Mutex::new(()) }
    }
}

impl<T> Kept<T> {
    /// What is kept, if it is no older than that; else it is asked for.
    pub async fn get(&self, good: Duration, ask: impl AsyncFnOnce() -> Result<T, Fault>) -> Result<Arc<T>, Fault> {
        if let Some(value) = self.no_older_than(good) {
            return Ok(value);
        }
        let _asking = self.asking.lock().await;
        // Somebody else may just have asked.
        if let Some(value) = self.no_older_than(good) {
            return Ok(value);
        }
        let value = Arc::new(ask().await?);
        *self.value.write().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), value.clone()));
        Ok(value)
    }

    fn no_older_than(&self, good: Duration) -> Option<Arc<T>> {
        let kept = self.value.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(since, _)| since.elapsed() < good).map(|(_, value)| value.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    #[tokio::test]
    async fn many_at_once_ask_once_and_a_fault_is_not_kept() {
        let (kept, asked) = (Kept::default(), AtomicU32::new(0));
        let ask = || {
            kept.get(HOUR, async || {
                tokio::task::yield_now().await;
                Ok(asked.fetch_add(1, Ordering::Relaxed))
            })
        };
        assert!(kept.get(HOUR, async || Err(Fault::Away("gone".to_owned()))).await.is_err());
        let (first, second) = tokio::join!(ask(), ask());
        assert_eq!((*first.unwrap(), *second.unwrap(), asked.load(Ordering::Relaxed)), (0, 0, 1));
        assert_eq!(*kept.get(Duration::ZERO, async || Ok(7)).await.unwrap(), 7);
    }
}
