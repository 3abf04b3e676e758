//! Failpoints: named steps at which tests end or hold up the process, or a piece of work. Compiled only with the `faults`
//! feature.

#[cfg(feature = "faults")]
pub use local::run_to_failpoint;

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
        panic!("the failpoint {name}");
    }
    if is_at("TASKBELL_PAUSE_AT") {
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    }
    local::pause(name).await;
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

#[cfg(feature = "faults")]
mod local {
    use std::cell::Cell;
    use std::future::poll_fn;
    use std::mem;
    use std::pin::Pin;
    use std::task::Poll;

    tokio::task_local! {
        /// The failpoint to pause at, and how often it is yet to be reached.
        static FAILPOINT: (&'static str, Cell<u32>);
    }

    /// Lets work of this task go on until it has reached a failpoint so many times. It pauses there: to drop it is a crash, to
    /// await it goes on. Panics when the work ends before.
    pub async fn run_to_failpoint<T>(step: &'static str, times: u32, mut work: Pin<&mut impl Future<Output = T>>) {
        let reached = poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(_) => panic!("it ended before the failpoint {step}"),
            Poll::Pending if FAILPOINT.with(|(_, left)| left.get()) == 0 => Poll::Ready(()),
            Poll::Pending => Poll::Pending,
        });
        FAILPOINT.scope((step, Cell::new(times)), reached).await;
    }

    pub(super) async fn pause(name: &str) {
        let here = FAILPOINT.try_with(|(step, left)| {
            let here = *step == name;
            left.set(left.get() - u32::from(here));
            here && left.get() == 0
        });
        let mut pauses = here.unwrap_or(false);
        poll_fn(|_| if mem::take(&mut pauses) { Poll::Pending } else { Poll::Ready(()) }).await;
    }
}
