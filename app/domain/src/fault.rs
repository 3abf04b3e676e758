//! Named steps at which tests end or hold up the process. Compiled only with the `faults` feature.

/// A step somebody may die at: `TASKBELL_CRASH_AT=name` does, `TASKBELL_PAUSE_AT=name` takes five seconds,
/// `TASKBELL_PANIC_AT=name` panics there.
#[cfg(feature = "faults")]
pub(crate) async fn point(name: &str) {
    let is_at = |variable| std::env::var(variable).as_deref() == Ok(name);
    if is_at("TASKBELL_CRASH_AT") {
        // As SIGKILL: nothing is flushed, nothing is told.
        std::process::abort();
    }
    if is_at("TASKBELL_PANIC_AT") {
        panic!("a fault at the step {name}");
    }
    if is_at("TASKBELL_PAUSE_AT") {
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    }
}

#[cfg(not(feature = "faults"))]
pub(crate) async fn point(_name: &str) {}

/// How wrong this process's clock is: `TASKBELL_CLOCK_AHEAD`, in seconds.
pub(crate) fn clock_ahead() -> chrono::TimeDelta {
    #[cfg(feature = "faults")]
    if let Some(seconds) = std::env::var("TASKBELL_CLOCK_AHEAD").ok().and_then(|seconds| seconds.parse().ok()) {
        return chrono::TimeDelta::seconds(seconds);
    }
    chrono::TimeDelta::zero()
}
