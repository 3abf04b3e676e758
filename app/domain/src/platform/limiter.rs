//! Bounds on what is had of something at once: by everybody together, and by each person.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use model::Rejection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::RedactedError;
use crate::platform::security;
use crate::{Error, Result, UserId};

/// When to try again.
const RETRY_AFTER: u32 = 5;

/// Gives out permits. Cheap to clone.
#[derive(Clone)]
pub struct Limiter(Arc<Limits>);

struct Limits {
    name: &'static str,
    all: Arc<Semaphore>,
    each: u32,
    /// Of those who have something or wait for it.
    people: Mutex<HashMap<UserId, Arc<Semaphore>>>,
}

/// What somebody was given, until it is dropped.
pub struct Permit {
    _own: OwnedSemaphorePermit,
    _of_all: OwnedSemaphorePermit,
    _person: Person,
}

impl Limiter {
    /// So many for everybody together, and of these so many for each. The name is for the log and `/metrics`.
    pub fn new(name: &'static str, all: u32, each: u32) -> Limiter {
        let all = Arc::new(Semaphore::new(all.max(each) as usize));
        Limiter(Arc::new(Limits { name, all, each, people: Mutex::default() }))
    }

    /// Takes so many for a person, and waits for them so long. Who asks for more than one may have gets as many as that.
    pub async fn take(&self, user: UserId, many: u32, wait: Duration) -> Result<Permit> {
        let limits = &self.0;
        let (until, many) = (Instant::now() + wait, many.min(limits.each));
        let person = Person::of(self, user);
        let Ok(Ok(own)) = timeout_at(until, person.permits.clone().acquire_many_owned(many)).await else {
            security::limit_met(limits.name, Some(user));
            return Err(Rejection::TooMany { retry_after_seconds: RETRY_AFTER }.into());
        };
        let Ok(Ok(of_all)) = timeout_at(until, limits.all.clone().acquire_many_owned(many)).await else {
            security::limit_met(limits.name, None);
            return Err(Error::Unavailable(RedactedError::new(format!("too much at once: {}", limits.name))));
        };
        Ok(Permit { _own: own, _of_all: of_all, _person: person })
    }
}

/// One of those who have something or wait for it.
struct Person {
    limiter: Limiter,
    user: UserId,
    permits: Arc<Semaphore>,
}

impl Person {
    fn of(limiter: &Limiter, user: UserId) -> Person {
        let each = limiter.0.each as usize;
        let mut people = limiter.0.people.lock().unwrap_or_else(PoisonError::into_inner);
        let permits = people.entry(user).or_insert_with(|| Arc::new(Semaphore::new(each))).clone();
        Person { limiter: limiter.clone(), user, permits }
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        let mut people = self.limiter.0.people.lock().unwrap_or_else(PoisonError::into_inner);
        // This one's and that of the map: nobody else has any of it.
        if Arc::strong_count(&self.permits) == 2 {
            people.remove(&self.user);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    fn somebody(number: u128) -> UserId {
        UserId(Uuid::from_u128(number))
    }

    #[tokio::test]
    async fn each_and_all_have_so_much_at_once_and_nothing_is_remembered() {
        let limiter = Limiter::new("test", 3, 2);
        let first = limiter.take(somebody(1), 2, SOON).await.unwrap();
        assert!(matches!(limiter.take(somebody(1), 1, SOON).await, Err(Error::Rejected(Rejection::TooMany { .. }))));
        let second = limiter.take(somebody(2), 1, SOON).await.unwrap();
        assert!(matches!(limiter.take(somebody(3), 1, SOON).await, Err(Error::Unavailable(_))));
        drop(first);
        let third = limiter.take(somebody(3), 9, SOON).await.unwrap();
        drop((second, third));
        assert_eq!(limiter.0.all.available_permits(), 3);
        assert!(limiter.0.people.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn who_waits_gets_what_another_gives_back() {
        let limiter = Limiter::new("test", 1, 1);
        let first = limiter.take(somebody(1), 1, SOON).await.unwrap();
        let waits = tokio::spawn({
            let limiter = limiter.clone();
            async move { limiter.take(somebody(1), 1, Duration::from_secs(60)).await.is_ok() }
        });
        tokio::task::yield_now().await;
        drop(first);
        assert!(waits.await.unwrap());
    }
}
