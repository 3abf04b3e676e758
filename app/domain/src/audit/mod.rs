//! The audit trail: what happened to accounts, kept in one table to which lines are only ever added. What succeeded is
//! written in the transaction of the change itself, what failed outside of it. Nothing secret stands there, and no words of
//! tasks.

mod record;
mod trail;

pub(crate) use record::{Event, record, record_line};
pub use trail::prune;

pub(crate) use trail::{Wanted, line, lines};
