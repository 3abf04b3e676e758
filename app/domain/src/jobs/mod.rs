//! Background work.

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use crate::{Error, Result, Services};

/// What running jobs came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: u32,
    /// Will be tried again.
    pub retried: u32,
    pub failed: u32,
}

/// Runs jobs until `shutdown`, then finishes what runs.
pub async fn work(_: &Services, _shutdown: CancellationToken) -> Result<()> {
    Err(Error::internal("not yet"))
}
/// Runs every job that is due, one after another, until none is left.
pub async fn drain(_: &Services, _now: DateTime<Utc>) -> Result<Tally> {
    Err(Error::internal("not yet"))
}
