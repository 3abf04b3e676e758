//! Work that keeps a processor busy, away from the threads that answer.

use std::time::{Duration, Instant};

use tokio_util::sync::{CancellationToken, DropGuard};

use crate::RedactedError;
use crate::{Error, Result};

/// Tells work whether anybody still waits for it. Every loop asks.
#[derive(Clone)]
pub(crate) struct Wanted {
    left: CancellationToken,
    until: Instant,
}

impl Wanted {
    /// For so long, and as long as the guard is there.
    pub fn during(limit: Duration) -> (Wanted, DropGuard) {
        let left = CancellationToken::new();
        (Wanted { left: left.clone(), until: Instant::now() + limit }, left.drop_guard())
    }

    /// An error if nobody does.
    pub fn check(&self) -> Result<()> {
        let wanted = !self.left.is_cancelled() && Instant::now() < self.until;
        if wanted { Ok(()) } else { Err(Error::Unavailable(RedactedError::new("nobody waits for this work any more"))) }
    }
}

/// Does work for so long, and as long as somebody waits for it.
pub(crate) async fn blocking<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce(&Wanted) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (wanted, _waits) = Wanted::during(limit);
    tokio::task::spawn_blocking(move || work(&wanted)).await?
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread::sleep;

    use super::*;

    const A_WHILE: Duration = Duration::from_secs(60);

    /// Goes on until it is told that nobody waits, and says so.
    fn endless(wanted: &Wanted, ended: &mpsc::Sender<()>) -> Result<()> {
        loop {
            if let Err(error) = wanted.check() {
                let _ = ended.send(());
                return Err(error);
            }
            sleep(Duration::from_millis(1));
        }
    }

    #[tokio::test]
    async fn work_ends_at_its_limit() {
        let (sender, _receiver) = mpsc::channel();
        let done = blocking(Duration::from_millis(20), move |wanted| endless(wanted, &sender)).await;
        assert!(matches!(done, Err(Error::Unavailable(_))));
    }

    #[tokio::test]
    async fn work_ends_when_nobody_waits_for_it() {
        let (sender, receiver) = mpsc::channel();
        let work = tokio::spawn(blocking(A_WHILE, move |wanted| endless(wanted, &sender)));
        tokio::time::sleep(Duration::from_millis(20)).await;
        work.abort();
        assert!(tokio::task::spawn_blocking(move || receiver.recv_timeout(A_WHILE / 2)).await.unwrap().is_ok());
    }
}
