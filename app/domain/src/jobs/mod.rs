//! Background work. A job is a row, written in the transaction of its cause; a list in Redis only rings for it. Whoever
//! hears the bell claims the row in SQL, for a time (the lease) and under a number (the fence) without which no result
//! is written. Redis may lose everything: a sweep rings again.

mod bell;
mod run;
mod store;
mod work;
mod worker;

pub use run::{Tally, drain, run_one};
pub use worker::work;

pub(crate) use bell::ring;
pub(crate) use store::{Claim, NewJob, enqueue};
pub(crate) use work::{MAIL, Verdict, Work};
