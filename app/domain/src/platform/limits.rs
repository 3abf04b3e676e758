//! What one process does at once, of what is scarce.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use model::FILE_MAX;

use super::limiter::Limiter;
use crate::UserId;

/// How many searches one person has at once.
const SEARCHES_OF_ONE: u32 = 2;
/// What a file takes, of its size: itself, and three times as much as text where every byte becomes a character of three.
const TIMES: usize = 4;
/// Permits for files are kilobytes.
const UNIT: usize = 1024;
/// How many of the largest files may be read at once, of everybody and of one person, who may go on with the next one
/// while one is imported.
const FILES: usize = 4;
const FILES_OF_ONE: usize = 2;

/// Searches at once. They have half of the connections.
pub(super) fn searches(connections: u32) -> Limiter {
    Limiter::new("searches", connections / 2, SEARCHES_OF_ONE)
}

/// The memory that files take while they are read: 320 MB.
pub(super) fn file_memory() -> Limiter {
    let largest = file_permits(FILE_MAX);
    Limiter::new("file-memory", FILES as u32 * largest, FILES_OF_ONE as u32 * largest)
}

/// As many permits as reading a file of this size takes.
pub(crate) fn file_permits(size: usize) -> u32 {
    (size * TIMES).div_ceil(UNIT) as u32
}

/// The changes of this minute that a server was asked for.
#[derive(Default)]
pub(crate) struct Changes(Mutex<(i64, HashMap<UserId, u32>)>);

impl Changes {
    /// How many there are with one more.
    pub fn count(&self, user: UserId, minute: i64) -> u32 {
        let mut changes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if changes.0 != minute {
            *changes = (minute, HashMap::new());
        }
        let count = changes.1.entry(user).or_default();
        *count = count.saturating_add(1);
        *count
    }
}
