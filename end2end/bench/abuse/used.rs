//! What an attack uses.

use std::sync::{Arc, Mutex, PoisonError};

/// Counts what is asked, from everywhere at once.
#[derive(Clone, Default)]
pub struct Used(Arc<Mutex<Numbers>>);

#[derive(Clone, Copy, Default)]
pub struct Numbers {
    pub asked: u64,
    /// Answered by an error, or not at all.
    pub refused: u64,
    pub bytes: u64,
}

impl Used {
    pub fn count(&self, status: Option<u16>, bytes: usize) {
        let mut numbers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        numbers.asked += 1;
        numbers.refused += u64::from(status.is_none_or(|status| status >= 400));
        numbers.bytes += bytes as u64;
    }

    pub fn numbers(&self) -> Numbers {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
