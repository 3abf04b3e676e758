//! The request that began the work that is being done: its id, which the jobs it writes carry on, the address it came
//! from and the browser. Unlike time and the acting person these decide nothing and are only ever shown, so they are no arguments of every
//! function.

use std::net::IpAddr;
use std::sync::Arc;

tokio::task_local! {
    static REQUEST: Option<Arc<str>>;
    static ADDRESS: Option<IpAddr>;
    static DEVICE: Arc<str>;
}

/// Does work that a request began, or nobody's.
pub async fn with_request_id<F: Future>(id: Option<Arc<str>>, work: F) -> F::Output {
    REQUEST.scope(id, work).await
}

/// The id of the request that began what is being done.
pub fn request_id() -> Option<Arc<str>> {
    REQUEST.try_with(Clone::clone).ok().flatten()
}

/// Does work for a request from an address.
pub async fn with_address<F: Future>(address: Option<IpAddr>, work: F) -> F::Output {
    ADDRESS.scope(address, work).await
}

/// The same for what waits for nothing.
pub fn sync_with_address<T>(address: IpAddr, work: impl FnOnce() -> T) -> T {
    ADDRESS.sync_scope(Some(address), work)
}

/// Where the request came from that is being answered.
pub fn address() -> Option<IpAddr> {
    ADDRESS.try_with(Clone::clone).ok().flatten()
}

/// Does work for a request from a browser, in words: `Firefox on Linux`.
pub async fn with_device<F: Future>(device: Arc<str>, work: F) -> F::Output {
    DEVICE.scope(device, work).await
}

/// The browser whose request is being answered.
pub fn device() -> Option<Arc<str>> {
    DEVICE.try_with(Clone::clone).ok()
}
