//! Named steps at which tests end the process, as a crash would. Compiled only with the `faults` feature.

/// A step somebody may die at: `TASKBELL_CRASH_AT=name` does.
#[cfg(feature = "faults")]
pub(crate) fn point(name: &str) {
    if std::env::var("TASKBELL_CRASH_AT").as_deref() == Ok(name) {
        // As SIGKILL: nothing is flushed, nothing is told.
        std::process::abort();
    }
}

#[cfg(not(feature = "faults"))]
pub(crate) fn point(_name: &str) {}

/// How wrong this process's clock is: `TASKBELL_CLOCK_AHEAD`, in seconds.
pub(crate) fn clock_ahead() -> chrono::TimeDelta {
    #[cfg(feature = "faults")]
    if let Some(seconds) = std::env::var("TASKBELL_CLOCK_AHEAD").ok().and_then(|seconds| seconds.parse().ok()) {
        return chrono::TimeDelta::seconds(seconds);
    }
    chrono::TimeDelta::zero()
}
