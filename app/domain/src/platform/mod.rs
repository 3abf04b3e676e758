//! What everything else stands on: the parts that Taskbell works with and the connections to them, and what is known,
//! counted, limited and logged wherever something is done. Nothing here knows what it is done for.

pub(crate) mod blocking;
pub(crate) mod concurrency_limit;
mod databases;
pub(crate) mod failpoints;
pub(crate) mod hashing;
pub(crate) mod invalidations;
pub(crate) mod keys;
pub mod leases;
pub(crate) mod limiter;
pub(crate) mod limits;
pub(crate) mod listeners;
pub mod metrics;
pub(crate) mod operator;
pub(crate) mod parts;
pub(crate) mod providers;
pub(crate) mod read_limits;
pub(crate) mod redis;
pub(crate) mod replica;
pub mod request_context;
pub(crate) mod sealing;
pub mod security;
pub(crate) mod services;
pub(crate) mod settings;
pub(crate) mod smtp;
