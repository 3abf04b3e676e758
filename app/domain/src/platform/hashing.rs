//! Hashing a password and judging a new one each take a processor for a while, and hashing 19 MiB. So there is a queue for
//! them, apart from the concurrency limit of pages: who waits here keeps nobody from reading a page. The queue is fair: with
//! n addresses waiting, nobody waits for more than n others, however many each sends.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use model::Rejection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::concurrency_limit::ConcurrencyPermit;
use super::security;
use crate::{Error, Result, UserId};

/// How many may wait for each processor: as many as it can serve in the time that they wait.
const WAITING: usize = 64;
/// How many of them may be of one address or person.
const OF_ONE: usize = 16;
/// How long. What an answer may take leaves enough for the work after it.
const WAIT: Duration = Duration::from_secs(2);
/// How many may wait before it is their time to guess: see the throttle.
const DELAYED: usize = 64;

/// The queue for hashing and judging, of one process.
pub(crate) struct Hashing {
    at_once: Arc<Semaphore>,
    waiting: Semaphore,
    of_one: usize,
    of_each: Mutex<HashMap<String, Of>>,
    /// Those who wait before they may try at all.
    pub(crate) delayed: Semaphore,
}

/// Those of one address or person who wait.
struct Of {
    waiting: usize,
    /// One of them waits among the others, the rest behind that one.
    first: Arc<Semaphore>,
}

/// A processor for as long as it is needed, work that nobody waits for any more included.
#[derive(Clone)]
pub(crate) struct HashingPermit {
    _permit: Arc<OwnedSemaphorePermit>,
}

impl Hashing {
    pub(crate) fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, |processors| processors.get());
        Hashing {
            at_once: Arc::new(Semaphore::new(processors)),
            waiting: Semaphore::new(WAITING * processors),
            of_one: OF_ONE * processors,
            of_each: Mutex::default(),
            delayed: Semaphore::new(DELAYED),
        }
    }

    /// A permit for somebody signed in.
    pub(crate) async fn permit_of(&self, user: UserId) -> Result<HashingPermit> {
        self.permit(Some(user.0.simple().to_string()), Some(user)).await
    }

    /// A permit for somebody at an address. Everybody behind a proxy on this machine may seem to be this machine.
    pub(crate) async fn permit_from(&self, address: IpAddr) -> Result<HashingPermit> {
        self.permit((!address.is_loopback()).then(|| security::line(address)), None).await
    }

    /// A permit for what no page waits for.
    pub(crate) async fn permit_for_us(&self) -> Result<HashingPermit> {
        let permit = self.at_once.clone().acquire_owned().await.map_err(Error::internal)?;
        Ok(HashingPermit { _permit: Arc::new(permit) })
    }

    async fn permit(&self, whose: Option<String>, person: Option<UserId>) -> Result<HashingPermit> {
        if let Ok(permit) = self.at_once.clone().try_acquire_owned() {
            ConcurrencyPermit::current().release();
            return Ok(HashingPermit { _permit: Arc::new(permit) });
        }
        let busy = || {
            security::limit_met("password-queue", person);
            Error::from(Rejection::Busy)
        };
        let _waits = self.waiting.try_acquire().map_err(|_| busy())?;
        let share = whose.map(|whose| self.share(whose).ok_or_else(busy)).transpose()?;
        ConcurrencyPermit::current().release();
        let permit = async {
            let _first = match &share {
                Some(share) => Some(share.first.acquire().await?),
                None => None,
            };
            self.at_once.clone().acquire_owned().await
        };
        let permit = timeout(WAIT, permit).await.map_err(|_| busy())?;
        Ok(HashingPermit { _permit: Arc::new(permit.map_err(Error::internal)?) })
    }

    fn share(&self, whose: String) -> Option<Share<'_>> {
        let mut of_each = self.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        let of = of_each.entry(whose.clone()).or_insert_with(|| Of { waiting: 0, first: Arc::new(Semaphore::new(1)) });
        if of.waiting >= self.of_one {
            return None;
        }
        of.waiting += 1;
        Some(Share { hashing: self, whose, first: of.first.clone() })
    }
}

/// One of those who wait on somebody's behalf.
struct Share<'a> {
    hashing: &'a Hashing,
    whose: String,
    first: Arc<Semaphore>,
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut of_each = self.hashing.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of) = of_each.get_mut(&self.whose) {
            of.waiting -= 1;
            if of.waiting == 0 {
                of_each.remove(&self.whose);
            }
        }
    }
}

/// Works on a thread of its own.
pub(crate) async fn blocking<T: Send + 'static>(
    permit: &HashingPermit,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let permit = permit.clone();
    let work = move || {
        let _permit = permit;
        work()
    };
    Ok(tokio::task::spawn_blocking(work).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(number: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, number])
    }

    #[tokio::test]
    async fn one_cannot_fill_the_queue_and_many_cannot_make_it_long() {
        let hashing =
            Hashing { of_one: 2, waiting: Semaphore::new(3), at_once: Arc::new(Semaphore::new(1)), ..Hashing::new() };
        let hashing = Arc::new(hashing);
        let works = hashing.permit_from(here(1)).await.unwrap();
        let wait = |number| {
            let hashing = hashing.clone();
            tokio::spawn(async move { hashing.permit_from(here(number)).await.is_ok() })
        };
        let waiting = [wait(1), wait(1)];
        tokio::task::yield_now().await;
        assert!(matches!(hashing.permit_from(here(1)).await, Err(Error::Rejected(Rejection::Busy))));
        let other = wait(2);
        tokio::task::yield_now().await;
        assert!(matches!(hashing.permit_from(here(3)).await, Err(Error::Rejected(Rejection::Busy))));
        drop(works);
        for waiting in waiting.into_iter().chain([other]) {
            assert!(waiting.await.unwrap());
        }
        assert!(hashing.of_each.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn many_of_one_address_are_no_longer_to_wait_for_than_one() {
        let hashing = Arc::new(Hashing { at_once: Arc::new(Semaphore::new(1)), ..Hashing::new() });
        let works = hashing.permit_from(here(1)).await.unwrap();
        let served = Arc::new(Mutex::new(Vec::new()));
        let wait = |number| {
            let (hashing, served) = (hashing.clone(), served.clone());
            tokio::spawn(async move {
                let _permit = hashing.permit_from(here(number)).await.unwrap();
                served.lock().unwrap().push(number);
            })
        };
        let many: Vec<_> = (0..OF_ONE).map(|_| wait(1)).collect();
        tokio::task::yield_now().await;
        let others = [wait(2), wait(3)];
        tokio::task::yield_now().await;
        drop(works);
        for waiting in many.into_iter().chain(others) {
            waiting.await.unwrap();
        }
        assert_eq!(served.lock().unwrap()[..4], [1, 2, 3, 1]);
    }

    #[tokio::test]
    async fn who_waits_here_holds_no_permit_of_a_request() {
        let hashing = Arc::new(Hashing { at_once: Arc::new(Semaphore::new(1)), ..Hashing::new() });
        let _works = hashing.permit_from(here(1)).await.unwrap();
        let permits = Arc::new(Semaphore::new(1));
        let permit = ConcurrencyPermit::new(permits.clone().try_acquire_owned().unwrap());
        let waits = permit.scope(async move { hashing.permit_from(here(2)).await.is_ok() });
        tokio::pin!(waits);
        assert!(futures_util::poll!(&mut waits).is_pending());
        assert_eq!(permits.available_permits(), 1);
    }
}
