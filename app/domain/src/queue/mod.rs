//! Background work. A job is a row, written in the transaction of its cause; a list in Redis only notifies workers of it.
//! Whoever receives the notification claims the row in SQL, for a time (the lease) and under a number (the fence) without
//! which no result is written. Redis may lose everything: a sweep notifies again, and workers that receive nothing look for
//! themselves. The queue is fair: the list is of people, not of their jobs. What touches many rows goes on in steps.

mod claim;
mod control;
mod fair_queue;
mod find;
mod heartbeat;
mod kind;
mod notifications;
mod registry;
mod retries;
mod run;
mod span;
mod steps;
mod store;
mod sweep;
mod worker;

pub use control::{Which, discard, pause, resume};
pub use find::{Job, list, show, states};
pub use kind::Queue;
pub use retries::FailedAttempt;
pub use run::{JobCounts, unsent};

pub(crate) use claim::Claim;
pub(crate) use control::{cancel, cancel_all, retry};
pub(crate) use fair_queue::{Flow, last_waiting};
pub(crate) use find::finding;
pub(crate) use heartbeat::HEARTBEAT_TIMEOUT;
pub(crate) use kind::{Kind, Verdict};
pub(crate) use notifications::notify;
pub(crate) use registry::{Handler, Registry};
pub(crate) use run::drain;
pub(crate) use steps::{AT_ONCE, CHUNK, Clock, in_steps, pause as pause_between_steps};
pub(crate) use store::{NewJob, Progress, enqueue, enqueue_one, of_person, release_key};
pub(crate) use worker::work;
