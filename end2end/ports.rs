//! Ports for servers that have to be told theirs.

use std::{
    net::TcpListener,
    process,
    sync::atomic::{AtomicU16, Ordering},
};

/// A port of the loopback that nobody listens on. It lies below those that outgoing connections and listeners without a
/// wish get, and is named once, so that nobody else takes it before its server does.
pub fn free_port() -> u16 {
    static NAMED: AtomicU16 = AtomicU16::new(0);
    loop {
        let number = process::id() * 97 + u32::from(NAMED.fetch_add(1, Ordering::Relaxed));
        let port = 20_000 + (number % 12_000) as u16;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
