//! The memory that files take while they are read.

use std::time::Duration;

use model::FILE_MAX;

use crate::discreet::Cause;
use crate::entities::transfer;
use crate::limiter::{Limiter, Permit};
use crate::{Actor, Error, Result, Services};

/// What a file takes, of its size: itself, and three times as much as text where every byte becomes a character of three.
const TIMES: usize = 4;
/// Permits are kilobytes.
const UNIT: usize = 1024;
/// How many of the largest files may be read at once, of everybody and of one person, who may go on with the next one
/// while one is imported.
const ALL: usize = 4;
const EACH: usize = 2;
/// How long a request waits for its turn, and a job.
const REQUEST_WAITS: Duration = Duration::from_secs(3);
const JOB_WAITS: Duration = Duration::from_secs(30);

/// The bound for a server: 320 MB.
pub(crate) fn limiter() -> Limiter {
    let largest = FILE_MAX * TIMES / UNIT;
    Limiter::new("file-memory", (ALL * largest) as u32, (EACH * largest) as u32)
}

/// The size of a file that was taken in. Of those that the version before took in nobody knows it.
pub(super) fn size(row: &transfer::Model) -> usize {
    usize::try_from(row.bytes).ok().filter(|bytes| *bytes > 0).unwrap_or(FILE_MAX)
}

/// Memory to read a file of this size for somebody who waits.
pub(super) async fn for_request(services: &Services, actor: &Actor, size: usize) -> Result<Permit> {
    services.file_memory.take(actor.user, permits(size), REQUEST_WAITS).await
}

/// The same for a job, which can also wait for the next try.
pub(super) async fn for_job(services: &Services, actor: &Actor, size: usize) -> Result<Permit> {
    let taken = services.file_memory.take(actor.user, permits(size), JOB_WAITS).await;
    taken.map_err(|error| match error {
        Error::Rejected(_) => Error::Unavailable(Cause::new("the person has as many files read as they may")),
        error => error,
    })
}

fn permits(size: usize) -> u32 {
    (size * TIMES).div_ceil(UNIT) as u32
}
