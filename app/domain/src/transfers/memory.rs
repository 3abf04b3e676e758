//! The memory that files take while they are read.

use std::time::Duration;

use model::FILE_MAX;

use crate::entities::transfer;
use crate::platform::limiter::Permit;
use crate::platform::limits::file_permits;
use crate::{Actor, Error, RedactedError, Result, Services};

/// How long a request waits for its turn, and a job.
const REQUEST_WAITS: Duration = Duration::from_secs(3);
const JOB_WAITS: Duration = Duration::from_secs(30);

/// The size of a file that was taken in. Of those that the version before took in nobody knows it.
pub(super) fn size(row: &transfer::Model) -> usize {
    usize::try_from(row.bytes).ok().filter(|bytes| *bytes > 0).unwrap_or(FILE_MAX)
}

/// Memory to read a file of this size for somebody who waits.
pub(super) async fn for_request(services: &Services, actor: &Actor, size: usize) -> Result<Permit> {
    services.file_memory.take(actor.user, file_permits(size), REQUEST_WAITS).await
}

/// The same for a job, which can also wait for the next try.
pub(super) async fn for_job(services: &Services, actor: &Actor, size: usize) -> Result<Permit> {
    let taken = services.file_memory.take(actor.user, file_permits(size), JOB_WAITS).await;
    taken.map_err(|error| match error {
        Error::Rejected(_) => Error::Unavailable(RedactedError::new("the person has as many files read as they may")),
        error => error,
    })
}
