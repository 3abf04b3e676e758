//! Background work. A job is a row, written in the transaction of its cause; a line in Redis only rings for it. Whoever
//! hears the bell claims the row in SQL, for a time (the lease) and under a number (the fence) without which no result
//! is written. Redis may lose everything: a sweep rings again, and workers that hear nothing look for themselves. People
//! have their turns: the line is of them, not of their jobs. What touches many rows goes on in steps.

mod claim;
mod control;
mod fair;
mod find;
mod heartbeat;
mod kind;
mod notifications;
mod registry;
mod run;
mod steps;
mod store;
mod sweep;
mod worker;

pub use claim::Mishap;
pub use control::{Which, discard, pause, resume};
pub use find::{Job, list, show, states};
pub use kind::Queue;
pub use run::{Tally, unsent};

pub(crate) use claim::Claim;
pub(crate) use control::{cancel, cancel_all, retry};
pub(crate) use fair::{Turn, last_waiting};
pub(crate) use find::finding;
pub(crate) use heartbeat::SILENCE;
pub(crate) use kind::{Kind, Verdict};
pub(crate) use notifications::ring;
pub(crate) use registry::{Handler, Registry};
pub(crate) use run::drain;
pub(crate) use steps::{AT_ONCE, CHUNK, Clock, in_steps, pause as pause_between_steps};
pub(crate) use store::{NewJob, Progress, enqueue, enqueue_one, of_person, release_key};
pub(crate) use worker::work;
