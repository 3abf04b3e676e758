//! What one client address may have at once: connections of its own and, behind our proxies too, requests. Without a limit,
//! one machine that keeps connections open takes the places of everybody else.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{extract::Request, response::Response};
use domain::{
    request_context,
    security::{self, line},
};

use crate::{
    client_address::{ClientAddress, Proxies},
    config::Config,
    failure::{Failure, ResponseFormat},
    limits::LogLimit,
};

/// Counts what each address has.
#[derive(Clone)]
pub struct AddressLimit {
    most: usize,
    proxies: Proxies,
    held: Arc<Mutex<HashMap<String, usize>>>,
    log_limit: LogLimit,
}

impl AddressLimit {
    /// A count of its own, with the limit of the settings.
    pub fn new(config: &Config) -> Self {
        AddressLimit {
            most: config.connections_per_address,
            proxies: Proxies::new(config),
            held: Arc::default(),
            log_limit: LogLimit::default(),
        }
    }

    /// Whether the address is of our own proxies, which speak for many.
    pub fn is_exempt(&self, address: IpAddr) -> bool {
        self.proxies.include(address)
    }

    /// Counts one more of an address, until the share is dropped.
    pub fn take(&self, address: IpAddr) -> Share {
        let line = line(address);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(line.clone()).or_default();
        *count += 1;
        if *count > self.most && self.log_limit.is_time() {
            request_context::sync_with_address(address, || security::limit_met("connections-per-address", None));
        }
        Share { line, times_the_most: (*count - 1) / self.most, held: self.held.clone() }
    }
}

/// One of what an address has.
pub struct Share {
    line: String,
    times_the_most: usize,
    held: Arc<Mutex<HashMap<String, usize>>>,
}

impl Share {
    /// Whether the address had all it may have before this one.
    pub fn is_too_many(&self) -> bool {
        self.times_the_most > 0
    }

    /// Whether so many were refused already that not even an answer is due.
    pub fn is_flood(&self) -> bool {
        self.times_the_most > 1
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.line) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.line);
            }
        }
    }
}

/// Refuses requests of an address that has too many under way, their bodies included.
pub async fn refuse<F: Future<Output = Response>>(
    limit: &AddressLimit,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let client = request.extensions().get::<ClientAddress>().map(|ClientAddress(address)| *address);
    let share = client.filter(|client| !limit.is_exempt(*client)).map(|client| limit.take(client));
    if share.as_ref().is_some_and(Share::is_too_many) {
        return Failure::Busy.answer(&ResponseFormat::of(&request));
    }
    next(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_its_own_count() {
        let limit =
            AddressLimit { most: 2, proxies: Proxies::default(), held: Arc::default(), log_limit: LogLimit::default() };
        let take = |address: &str| limit.take(address.parse().unwrap());
        let (first, second, third) = (take("2001:db8::1"), take("2001:db8::2"), take("2001:db8::3"));
        assert!(!first.is_too_many() && !second.is_too_many() && third.is_too_many() && !third.is_flood());
        let (_fourth, fifth) = (take("2001:db8::1"), take("2001:db8::1"));
        assert!(fifth.is_flood());
        assert!(!take("2001:db8:0:1::1").is_too_many());
        assert!(!take("192.0.2.1").is_too_many() && !take("::ffff:192.0.2.1").is_too_many());
        drop((first, second, third, _fourth, fifth));
        assert!(limit.held.lock().unwrap().is_empty());
    }
}
