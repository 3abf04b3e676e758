//! Background work. A job is a row, written in the transaction of its cause; a line in Redis only rings for it. Whoever
//! hears the bell claims the row in SQL, for a time (the lease) and under a number (the fence) without which no result
//! is written. Redis may lose everything: a sweep rings again, and workers that hear nothing look for themselves. People
//! have their turns: the line is of them, not of their jobs. What touches many rows goes on in steps.

mod bell;
mod claim;
mod control;
mod find;
mod roll;
mod run;
mod steps;
mod store;
mod sweep;
mod turns;
mod work;
mod worker;

pub use claim::Mishap;
pub use control::*;
pub use find::{Job, list, show, states};
pub use run::{Tally, drain, drain_queue, unsent};
pub use work::Queue;
pub use worker::work;

pub(crate) use bell::ring;
pub(crate) use claim::Claim;
pub(crate) use find::finding;
pub(crate) use roll::SILENCE;
pub(crate) use steps::{AT_ONCE, CHUNK, Clock, in_steps, pause as pause_between_steps};
pub(crate) use store::{NewJob, Progress, enqueue, enqueue_one, of_person};
pub(crate) use turns::{Turn, last_waiting};
pub(crate) use work::{EMPTY_TRASH, RESCHEDULE_REMINDERS, Verdict, Work};
