//! How many connections a server has at once. One too many is accepted and rejected, instead of being left to wait: a
//! connection that nobody accepts looks like any other to a load balancer, which would send a request into it and wait,
//! while another server has time. It reads `/readyz` over such a connection too, so that a full server stays in use.

use std::{
    fs,
    future::{Ready, ready},
    io,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    extract::Request,
    http::{HeaderValue, header},
    response::Response,
};
use axum_server::accept::Accept;
use tokio::{
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_util::sync::CancellationToken;
use tower_service::Service;

use crate::{
    address_limit::{AddressLimit, Share},
    config::Config,
    failure::{Failure, ResponseFormat},
    health,
    write_limit::WriteLimit,
};

/// More than the people one server has time for keep open. An idle one takes some 10 kB.
const CONNECTIONS_MAX: usize = 10_000;

/// Counts connections.
#[derive(Clone)]
pub struct ConnectionLimit {
    free: Arc<Semaphore>,
    addresses: AddressLimit,
}

impl ConnectionLimit {
    /// As many as there may be open files, but for a quarter of them: those are for files, the database, Redis, and for
    /// rejecting the others.
    pub fn new(config: &Config) -> Self {
        let files = fs::read_to_string("/proc/self/limits").ok().and_then(|limits| open_files(&limits));
        let many = files.map_or(CONNECTIONS_MAX, |files| (files / 4 * 3).min(CONNECTIONS_MAX));
        ConnectionLimit { free: Arc::new(Semaphore::new(many)), addresses: AddressLimit::new(config) }
    }
}

/// The soft limit of open files, unless there is none.
fn open_files(limits: &str) -> Option<usize> {
    limits.lines().find_map(|line| line.strip_prefix("Max open files"))?.split_whitespace().next()?.parse().ok()
}

impl<S> Accept<TcpStream, S> for ConnectionLimit {
    type Stream = WriteLimit;
    type Service = Connection<S>;
    type Future = Ready<io::Result<(WriteLimit, Connection<S>)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        ready(self.admit(stream).map(|(stream, slot)| (stream, Connection { service, slot })))
    }
}

impl ConnectionLimit {
    fn admit(&self, stream: TcpStream) -> io::Result<(WriteLimit, Arc<Slot>)> {
        let peer = stream.peer_addr()?.ip();
        let share = (!self.addresses.is_exempt(peer)).then(|| self.addresses.take(peer));
        if share.as_ref().is_some_and(Share::is_flood) {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        let served = share.as_ref().is_none_or(|share| !share.is_too_many());
        let permit = self.free.clone().try_acquire_owned().ok().filter(|_| served);
        // Without it every streamed page waits 40 ms for an acknowledgement.
        stream.set_nodelay(true)?;
        Ok((WriteLimit::new(stream), Arc::new(Slot { permit, _share: share })))
    }
}

/// What a connection has of all places, unless none was left, and of those of its address.
struct Slot {
    permit: Option<OwnedSemaphorePermit>,
    _share: Option<Share>,
}

/// Answers what comes over one connection, which has its slot until it ends.
#[derive(Clone)]
pub struct Connection<S> {
    service: S,
    slot: Arc<Slot>,
}

impl<S, B> Service<Request<B>> for Connection<S>
where
    S: Service<Request<B>>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> S::Future {
        if self.slot.permit.is_none() {
            request.extensions_mut().insert(OverLimit);
        }
        self.service.call(request)
    }
}

/// Marks what came over a connection too many.
#[derive(Clone)]
struct OverLimit;

/// ConcurrencyLimit away who has no place, and ends the connection with that.
pub async fn reject<F: Future<Output = Response>>(request: Request, next: impl FnOnce(Request) -> F) -> Response {
    // A full server is alive, and others may be just as full: the balancer must go on sending requests.
    if request.extensions().get::<OverLimit>().is_none() || health::is_asked(&request) {
        return next(request).await;
    }
    let mut response = Failure::Busy.answer(&ResponseFormat::of(&request));
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Closes each connection with its next answer once the server shuts down, so that a proxy without health checks sends
/// nothing into one that is just being closed.
pub async fn close_on_shutdown<F: Future<Output = Response>>(
    ending: &CancellationToken,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let mut response = next(request).await;
    if ending.is_cancelled() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_is_read() {
        let table = "Limit                     Soft Limit           Hard Limit           Units     \n\
                     Max processes             95012                95012                processes \n\
                     Max open files            1024                 1048576              files     \n";
        assert_eq!(open_files(table), Some(1_024));
        assert_eq!(open_files(&table.replace("1024 ", "unlimited ")), None);
    }
}
